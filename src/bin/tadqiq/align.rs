//! `tadqiq align`: sentence beads and word links.

use std::fmt::Write as _;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Args, ValueEnum};
use indicatif::ProgressBar;
use rayon::prelude::*;
use serde::Serialize;
use tadqiq::align::{self, Bead, Exchanges, Link};
use tadqiq::document::{Document, Pair, Segmented, Token};
use tadqiq::output::{self, Output};
use tadqiq::read::Content;
use tadqiq::segment::{TokenUnit, Unit, segment};
use tadqiq::vocabulary::Vocabulary;
use tadqiq::{Error, language};

use crate::options::threads;
use crate::terminal::{progress, set_threads};
use crate::texts::{both, compared, gathered, unequal_lines};

/// From how many sentences on alignment is long work.
const LONG: usize = 50_000;

/// How many rows are made before they are written, how many of them in one piece of work, and how many bytes one takes,
/// or so.
const CHUNK: usize = 2048;
const ROWS: usize = 64;
const WIDTH: usize = 512;

/// Pair the sentences of MT with those of EDITED, and their words
///
/// Prints a row for each group of sentences that say the same, and for each that has no counterpart: the 0-based
/// numbers of the MT's sentences and of the edited version's, how likely the row is right (0 to 1), and both texts.
/// Every sentence of both texts is in exactly one row.
#[derive(Debug, Args)]
#[command(before_help = "Examples:
  tadqiq align mt.txt edited.txt                         sentences
  tadqiq align --lines mt.txt edited.txt                 lines as they are
  tadqiq align --words --format jsonl mt.txt edited.txt  sentences, tokens, word links
  tadqiq align --words --aligned mt.txt edited.txt       `i-j` links of aligned, tokenised lines
  tadqiq align --words pairs.tsv                         word links of pairs in one file")]
pub struct Align {
    /// The machine translation, or one file of pairs (.tsv .csv .jsonl .xlf .tmx), which stay the pairs that they are
    /// (`-`: standard input)
    mt: PathBuf,
    /// The edited version (`-`: standard input)
    edited: Option<PathBuf>,
    /// Take each line as a segment; do not look for sentences
    #[arg(long)]
    lines: bool,
    /// Link words, too
    #[arg(long)]
    words: bool,
    /// Line i of MT pairs with line i of EDITED. With --words: words are what white space parts, and each line of the
    /// output holds the `i-j` links of a pair
    #[arg(long)]
    aligned: bool,
    /// Form of the output [default: the output's extension, where it is .jsonl; else tsv, and `i-j` with --words --aligned]
    #[arg(long)]
    format: Option<Format>,
    /// Where to, as a whole or not at all [default: standard output]
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// How many threads to use; the output is the same [default: as many as there are cores]
    #[arg(long, value_name = "N", value_parser = threads)]
    threads: Option<u16>,
}

/// Forms of the output.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// Columns parted by tabs, with a header.
    Tsv,
    /// One JSON object a line.
    Jsonl,
}

impl Align {
    /// The form that was asked for, by name or by the output's extension.
    fn asked(&self) -> Option<Format> {
        let extension = self.output.as_ref().and_then(|path| path.extension());
        let jsonl = extension.is_some_and(|extension| extension.eq_ignore_ascii_case("jsonl"));
        self.format.or(jsonl.then_some(Format::Jsonl))
    }

    /// Does it.
    ///
    /// # Errors
    /// Where a file cannot be read or written, or `--aligned` texts differ in their count of lines.
    pub fn run(self) -> anyhow::Result<ExitCode> {
        let output = self.output.clone().map_or(Output::Stdout, Output::from_path);
        let read: Vec<&Path> = [&self.mt].into_iter().chain(&self.edited).map(PathBuf::as_path).collect();
        output::check(&[&output], &read)?;
        set_threads(self.threads)?;
        let pair = match compared(&self.mt, self.edited.as_deref())? {
            Content::Texts(texts) => both(&texts)?,
            Content::Pairs(files) => gathered(files.read()?),
        };
        if let Some(unequal) = unequal_lines(&pair).filter(|_| self.aligned) {
            let message = format!("{unequal}; --aligned needs as many on both sides");
            return Err(Error::Usage(message).into());
        }
        let texts = Texts::new(pair.mt, pair.edited, &self);
        output.write(|out| texts.write(out, &self))?;
        Ok(ExitCode::SUCCESS)
    }
}

/// Both texts, cut and aligned.
struct Texts {
    mt: Segmented,
    edited: Segmented,
    vocabulary: Vocabulary,
    beads: Vec<Bead>,
    exchanges: Exchanges,
}

/// A row of the output.
#[derive(Serialize)]
struct Row<'a> {
    mt_ids: Vec<u32>,
    edited_ids: Vec<u32>,
    score: f32,
    moved: bool,
    mt_text: String,
    edited_text: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    words: Option<Vec<(u32, u32)>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    mt_tokens: Option<Vec<&'a str>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    edited_tokens: Option<Vec<&'a str>>,
}

impl Texts {
    fn new(mt: Document, edited: Document, options: &Align) -> Self {
        let are_paired = options.aligned || options.edited.is_none();
        let unit = if options.lines || are_paired { Unit::Line } else { Unit::Sentence };
        let tokens = if options.aligned && options.words { TokenUnit::WhiteSpace } else { TokenUnit::Word };
        let mut vocabulary = Vocabulary::new(language::detect([edited.text.as_str(), mt.text.as_str()]));
        let [mt, edited] = [mt, edited].map(|text| segment(text, unit, tokens, &mut vocabulary));
        let beads = if are_paired {
            (0..mt.segments.len() as u32)
                .map(|i| Bead { mt: i..i + 1, edited: i..i + 1, score: 1.0, moved: false })
                .collect()
        } else {
            let steps = mt.segments.len();
            let bar = if steps < LONG { ProgressBar::hidden() } else { progress(steps as u64) };
            let beads = align::sentences_with(&mt, &edited, &vocabulary, &|done| bar.inc(done as u64));
            bar.finish_and_clear();
            beads
        };
        let exchanges = if options.words {
            Exchanges::learn(&Pair { mt: &mt, edited: &edited }, &beads, &vocabulary)
        } else {
            Exchanges::default()
        };
        Self { mt, edited, vocabulary, beads, exchanges }
    }

    fn write(&self, out: &mut dyn Write, options: &Align) -> io::Result<()> {
        let format = options.asked();
        let links_alone = options.words && options.aligned && format.is_none();
        let format = format.unwrap_or(Format::Tsv);
        if !links_alone && format == Format::Tsv {
            let more = if options.words { "\tmt_tokens\tedited_tokens\twords" } else { "" };
            writeln!(out, "mt_ids\tedited_ids\tscore\tmt_text\tedited_text{more}")?;
        }
        // A chunk at a time: its rows are made in parallel and written in order.
        for beads in self.beads.chunks(CHUNK) {
            let rows: Vec<io::Result<Vec<u8>>> = beads
                .par_chunks(ROWS)
                .map(|beads| {
                    let mut rows = Vec::with_capacity(beads.len() * WIDTH);
                    for bead in beads {
                        match format {
                            _ if links_alone => rows.extend(join_links(&self.links(bead)).into_bytes()),
                            Format::Tsv => rows.extend(tsv(&self.row(bead, options.words)).into_bytes()),
                            Format::Jsonl => {
                                serde_json::to_writer(&mut rows, &self.row(bead, options.words))?;
                            }
                        }
                        rows.push(b'\n');
                    }
                    Ok(rows)
                })
                .collect();
            for rows in rows {
                out.write_all(&rows?)?;
            }
        }
        Ok(())
    }

    fn tokens(&self, bead: &Bead) -> (&[Token], &[Token]) {
        let range = |range: &std::ops::Range<u32>| range.start as usize..range.end as usize;
        (self.mt.tokens_in(range(&bead.mt)), self.edited.tokens_in(range(&bead.edited)))
    }

    fn links(&self, bead: &Bead) -> Vec<Link> {
        let (mt, edited) = self.tokens(bead);
        align::words_with(mt, edited, &self.vocabulary, &self.exchanges)
    }

    fn row(&self, bead: &Bead, words: bool) -> Row<'_> {
        let text = |side: &Segmented, ids: &std::ops::Range<u32>| {
            ids.clone().map(|i| side.segment_text(i as usize)).collect::<Vec<_>>().join(" ")
        };
        let mut row = Row {
            mt_ids: bead.mt.clone().collect(),
            edited_ids: bead.edited.clone().collect(),
            score: (bead.score * 1e4).round() / 1e4,
            moved: bead.moved,
            mt_text: text(&self.mt, &bead.mt),
            edited_text: text(&self.edited, &bead.edited),
            words: None,
            mt_tokens: None,
            edited_tokens: None,
        };
        if words {
            let (mt, edited) = self.tokens(bead);
            row.words = Some(self.links(bead).iter().map(|link| (link.mt, link.edited)).collect());
            row.mt_tokens = Some(mt.iter().map(|token| self.mt.document.slice(token.span)).collect());
            row.edited_tokens =
                Some(edited.iter().map(|token| self.edited.document.slice(token.span)).collect());
        }
        row
    }
}

fn join_links(links: &[Link]) -> String {
    let mut line = String::with_capacity(links.len() * 6);
    for (at, link) in links.iter().enumerate() {
        let space = if at == 0 { "" } else { " " };
        let _: std::fmt::Result = write!(line, "{space}{}-{}", link.mt, link.edited);
    }
    line
}

fn tsv(row: &Row<'_>) -> String {
    let ids = |ids: &[u32]| ids.iter().map(u32::to_string).collect::<Vec<_>>().join(",");
    let cell = |text: &str| text.replace(['\t', '\n', '\r'], " ");
    let mut line = String::with_capacity(row.mt_text.len() + row.edited_text.len() + 64);
    let _: std::fmt::Result = write!(
        line,
        "{}\t{}\t{:.4}\t{}\t{}",
        ids(&row.mt_ids),
        ids(&row.edited_ids),
        row.score,
        cell(&row.mt_text),
        cell(&row.edited_text)
    );
    if let (Some(words), Some(mt), Some(edited)) = (&row.words, &row.mt_tokens, &row.edited_tokens) {
        let links: Vec<String> = words.iter().map(|(i, j)| format!("{i}-{j}")).collect();
        let _: std::fmt::Result =
            write!(line, "\t{}\t{}\t{}", cell(&mt.join(" ")), cell(&edited.join(" ")), links.join(" "));
    }
    line
}
