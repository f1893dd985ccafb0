//! `tadqiq train-align`: learns the weights of the sentence aligner.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;
use tadqiq::align::train::{COPIES, copies, train};
use tadqiq::error::named;
use tadqiq::output::Output;
use tadqiq::read::PairFiles;
use tadqiq::{Error, language};

use crate::terminal::tell;

/// Learn the weights of the sentence aligner from pairs of lines
///
/// The pairs stand in document order. Copies of them are damaged as documents get damaged (lines lost, joined, cut
/// elsewhere, words replaced), which tells which lines belong together.
#[derive(Debug, Args)]
pub struct TrainAlign {
    /// Files of pairs (.tsv, .csv, .jsonl with `mt` and `edited`), each of one language
    #[arg(required = true)]
    pairs: Vec<PathBuf>,
    /// Where the table goes [default: standard output]
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

impl TrainAlign {
    /// Does it.
    ///
    /// # Errors
    /// Where a file cannot be read or written.
    pub fn run(self) -> anyhow::Result<ExitCode> {
        let mut sets = Vec::new();
        for (number, path) in (0..).zip(&self.pairs) {
            let pair = PairFiles::of_one(path)?.read()?.documents;
            let language = language::detect([pair.edited.text.as_str()]);
            let lines: Vec<(&str, &str)> = pair
                .mt
                .lines
                .iter()
                .zip(&pair.edited.lines)
                .map(|(a, b)| (pair.mt.slice(a.span), pair.edited.slice(b.span)))
                .collect();
            if lines.is_empty() {
                return Err(Error::Usage(format!("{}: no pairs to learn from", named(path))).into());
            }
            let damaged = copies(&lines, number * COPIES);
            sets.extend(damaged.into_iter().map(|set| (set, language)));
        }
        let table =
            train(&sets, |step, likelihood| tell(format_args!("{step} steps: {likelihood:.4} nats a bead")));
        let output = self.output.map_or(Output::Stdout, Output::from_path);
        output.write(|out| out.write_all(table.as_bytes()))?;
        Ok(ExitCode::SUCCESS)
    }
}
