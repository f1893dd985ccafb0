//! `tadqiq ter`: translation edit rate, and word-level tags.

use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Args;
use rayon::prelude::*;
use tadqiq::Error;
use tadqiq::document::Pair;
use tadqiq::output::{self, Output, Writing};
use tadqiq::read::{Content, PairFiles, Record, Source};
use tadqiq::report::Format;
use tadqiq::ter::{self, Edits, Options, Tagger};

use crate::forms::form_of;
use crate::options::threads;
use crate::terminal::{set_threads, tell};
use crate::texts::{both, compared, tell_pairs, unequal_lines};

/// How many pairs are scored at a time, and how many records of a file of pairs are in memory.
const PIECE: usize = 16 << 10;
/// And how many bytes of records, or so.
const BYTES: usize = 16 << 20;

/// Count the edits that turn each line of MT into that line of REF (TER; HTER where REF is post-edited)
///
/// Prints for each line, or pair: its number, edits, reference words, and edits for every hundred of them, parted by tabs;
/// then the same for the whole, called `corpus`. The counts are those of sacrebleu 2.6.0 and of tercom before it:
/// a block of words that stands elsewhere is one edit. A line on stderr says which settings they were made with.
#[derive(Debug, Args)]
#[command(before_help = "Examples:
  tadqiq ter mt.txt ref.txt                        figures for each line, and for all
  tadqiq ter mt.txt ref.txt | tail -1              the corpus alone
  tadqiq ter --tags --no-shifts mt.txt ref.txt     OK/BAD tags as in the WMT shared tasks
  tadqiq ter pairs.tsv                             the columns mt and edited of one file")]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch on the command line")]
pub struct Ter {
    /// The machine translation, a segment a line, or one file of pairs (.tsv .csv .jsonl .xlf .tmx), of which the edited
    /// version is the reference (`-`: standard input)
    mt: PathBuf,
    /// The reference, line by line (`-`: standard input)
    #[arg(value_name = "REF")]
    reference: Option<PathBuf>,
    /// Split punctuation off words and decode XML entities first
    #[arg(long)]
    normalized: bool,
    /// Keep capitals and small letters apart
    #[arg(long)]
    case_sensitive: bool,
    /// Drop punctuation
    #[arg(long)]
    no_punct: bool,
    /// Chinese and Japanese: with --normalized a character is a word, with --no-punct drop their marks too
    #[arg(long)]
    asian: bool,
    /// Let no block of words move
    #[arg(long)]
    no_shifts: bool,
    /// Print tags instead: 2n+1 of OK or BAD for n words, gap word gap … word gap
    #[arg(long, conflicts_with_all = ["normalized", "case_sensitive", "no_punct", "asian"])]
    tags: bool,
    /// Where to, as a whole or not at all [default: standard output]
    #[arg(short, long, value_name = "FILE", default_value = "-", hide_default_value = true)]
    output: PathBuf,
    /// How many threads to use; the output is the same [default: as many as there are cores]
    #[arg(long, value_name = "N", allow_negative_numbers = true, value_parser = threads)]
    threads: Option<u16>,
}

impl Ter {
    /// Does it.
    ///
    /// # Errors
    /// Where a file cannot be read or written, or the two differ in their count of lines.
    pub fn run(self) -> anyhow::Result<ExitCode> {
        let output = Output::from_path(&self.output);
        let read: Vec<&Path> = [&self.mt].into_iter().chain(&self.reference).map(PathBuf::as_path).collect();
        output::check(&[&output], &read)?;
        form_of(&output, &[Format::Tsv], "lines parted by tabs are: name it .tsv or .txt")?;
        set_threads(self.threads)?;
        match compared(&self.mt, self.reference.as_deref())? {
            Content::Texts(texts) => self.compare_lines(&texts, &output)?,
            Content::Pairs(files) => self.compare_pairs(&files, &output)?,
        }
        if !self.tags {
            tell(self.options().signature());
        }
        Ok(ExitCode::SUCCESS)
    }

    fn options(&self) -> Options {
        Options {
            normalized: self.normalized,
            case_sensitive: self.case_sensitive,
            no_punct: self.no_punct,
            asian: self.asian,
            shifts: !self.no_shifts,
        }
    }

    /// Compares two plain texts line by line.
    fn compare_lines(&self, texts: &Pair<Source>, output: &Output) -> Result<(), Error> {
        let texts = both(texts)?;
        if let Some(unequal) = unequal_lines(&texts) {
            let message = format!(
                "{unequal}; line by line comparison needs as many on both sides; `tadqiq align` \
                 tells which belong together"
            );
            return Err(Error::Usage(message));
        }
        let (mt, reference) = (texts.mt, texts.edited);
        let pairs: Vec<_> = mt
            .lines
            .iter()
            .zip(&reference.lines)
            .map(|(a, b)| (mt.slice(a.span), reference.slice(b.span)))
            .collect();
        let mut table = Table::new(self, output.open()?);
        pairs.chunks(PIECE).try_for_each(|piece| table.add(piece))?;
        table.finish()
    }

    /// Compares the two sides of pairs, a piece of them in memory at a time. They are read twice: nothing is written
    /// where a record turns out to be malformed.
    fn compare_pairs(&self, files: &PairFiles, output: &Output) -> Result<(), Error> {
        let mut records = files.records()?;
        let found = records.by_ref().try_fold(0, |count, record| record.map(|_| count + 1))?;
        tell_pairs(&records.documents(), found, records.left_out());
        let mut table = Table::new(self, output.open()?);
        let (mut piece, mut bytes): (Vec<Record>, usize) = (Vec::new(), 0);
        for record in files.records()? {
            let record = record?;
            bytes += record.mt.len() + record.edited.len();
            piece.push(record);
            if piece.len() == PIECE || bytes >= BYTES {
                table.add_records(&piece)?;
                piece.clear();
                bytes = 0;
            }
        }
        table.add_records(&piece)?;
        table.finish()
    }
}

/// The output: figures, or tags.
struct Table<'a> {
    ter: &'a Ter,
    writing: Writing,
    /// How many segments were scored, and what they come to.
    segments: usize,
    corpus: Edits,
}

impl<'a> Table<'a> {
    fn new(ter: &'a Ter, writing: Writing) -> Self {
        Self { ter, writing, segments: 0, corpus: Edits::default() }
    }

    fn add_records(&mut self, records: &[Record]) -> Result<(), Error> {
        let pairs: Vec<_> = records.iter().map(|record| (&*record.mt, &*record.edited)).collect();
        self.add(&pairs)
    }

    /// Writes what the next pairs come to.
    fn add(&mut self, pairs: &[(&str, &str)]) -> Result<(), Error> {
        let written = if self.ter.tags { self.tag(pairs) } else { self.score(pairs) };
        self.writing.checked(written)
    }

    /// Rows of figures.
    fn score(&mut self, pairs: &[(&str, &str)]) -> io::Result<()> {
        for segment in ter::segments(pairs, &self.ter.options()) {
            self.segments += 1;
            writeln!(self.writing, "{}\t{segment}", self.segments)?;
            self.corpus = self.corpus + segment;
        }
        Ok(())
    }

    /// Lines of tags.
    fn tag(&mut self, pairs: &[(&str, &str)]) -> io::Result<()> {
        let line = |tagger: &mut Tagger, (mt, reference): &(&str, &str)| {
            let tags: Vec<_> = tagger.tags(mt, reference).into_iter().map(ter::Tag::as_str).collect();
            tags.join(" ") + "\n"
        };
        let tagger = || Tagger::new(!self.ter.no_shifts);
        let lines: Vec<String> = pairs.par_iter().with_min_len(32).map_init(tagger, line).collect();
        lines.iter().try_for_each(|line| self.writing.write_all(line.as_bytes()))
    }

    /// Writes the row of the whole.
    fn finish(mut self) -> Result<(), Error> {
        if !self.ter.tags {
            let written = writeln!(self.writing, "corpus\t{}", self.corpus);
            self.writing.checked(written)?;
        }
        self.writing.finish()
    }
}
