//! `tadqiq ter`: translation edit rate, and word-level tags.

use std::fmt::Write as _;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;
use rayon::prelude::*;
use tadqiq::Error;
use tadqiq::output::{self, Output};
use tadqiq::ter::{self, Edits, Options, Tagger};

use crate::options::threads;
use crate::terminal::{set_threads, tell};
use crate::texts::{read_both, unequal_lines};

/// How long a row of the table is, in bytes, or so.
const ROW: usize = 24;

/// Count the edits that turn each line of MT into that line of REF (TER; HTER where REF is post-edited)
///
/// Prints for each line: its number, edits, reference words, and edits for every hundred of them, parted by tabs;
/// then the same for the whole, called `corpus`. The counts are those of sacrebleu 2.6.0 and of tercom before it:
/// a block of words that stands elsewhere is one edit. A line on stderr says which settings they were made with.
#[derive(Debug, Args)]
#[command(before_help = "Examples:
  tadqiq ter mt.txt ref.txt                        figures for each line, and for all
  tadqiq ter mt.txt ref.txt | tail -1              the corpus alone
  tadqiq ter --tags --no-shifts mt.txt ref.txt     OK/BAD tags as in the WMT shared tasks")]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch on the command line")]
pub struct Ter {
    /// The machine translation, a segment a line (`-`: standard input)
    mt: PathBuf,
    /// The reference, line by line (`-`: standard input)
    #[arg(value_name = "REF")]
    reference: PathBuf,
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
    #[arg(long, value_name = "N", value_parser = threads)]
    threads: Option<u16>,
}

impl Ter {
    /// Does it.
    ///
    /// # Errors
    /// Where a file cannot be read or written, or the two differ in their count of lines.
    pub fn run(self) -> anyhow::Result<ExitCode> {
        let output = Output::from_path(&self.output);
        output::check(&[&output], &[&self.mt, &self.reference])?;
        set_threads(self.threads)?;
        let texts = read_both(&self.mt, &self.reference)?;
        if let Some(unequal) = unequal_lines(&texts) {
            let message = format!("{unequal}; line by line comparison needs as many on both sides");
            return Err(Error::Usage(message).into());
        }
        let (mt, reference) = (texts.mt, texts.edited);
        let pairs: Vec<_> = mt
            .lines
            .iter()
            .zip(&reference.lines)
            .map(|(a, b)| (mt.slice(a.span), reference.slice(b.span)))
            .collect();

        let text = if self.tags { self.tag(&pairs) } else { self.score(&pairs) };
        output.write(|out| out.write_all(text.as_bytes()))?;
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

    /// The table of figures.
    fn score(&self, pairs: &[(&str, &str)]) -> String {
        let segments = ter::segments(pairs, &self.options());
        let mut table = String::with_capacity((segments.len() + 1) * ROW);
        for (number, segment) in (1..).zip(&segments) {
            let _: std::fmt::Result = writeln!(table, "{number}\t{segment}");
        }
        let corpus: Edits = segments.into_iter().sum();
        let _: std::fmt::Result = writeln!(table, "corpus\t{corpus}");
        table
    }

    /// The lines of tags.
    fn tag(&self, pairs: &[(&str, &str)]) -> String {
        let line = |tagger: &mut Tagger, (mt, reference): &(&str, &str)| {
            let tags: Vec<_> = tagger.tags(mt, reference).into_iter().map(ter::Tag::as_str).collect();
            tags.join(" ") + "\n"
        };
        let lines: Vec<String> =
            pairs.par_iter().with_min_len(32).map_init(|| Tagger::new(!self.no_shifts), line).collect();
        lines.concat()
    }
}
