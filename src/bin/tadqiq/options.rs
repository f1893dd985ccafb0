//! The options of an audit, as they are typed; together with the configuration file they become settings.

use std::path::{Path, PathBuf};
use std::str::FromStr;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use tadqiq::Error;
use tadqiq::config::{self, Color, FailOn, Origin, Settings};
use tadqiq::finding::Severity;
use tadqiq::report::{Bom, Format};

/// What the command line can say. What it leaves open the configuration file may say, and then the defaults.
#[derive(clap::Args)]
pub struct Options {
    /// Write the report here; the form follows from the extension. May be given several times [default: standard
    /// output]
    #[arg(short, long, value_name = "FILE")]
    output: Vec<PathBuf>,
    /// The report's form [default: the output's extension, else csv]
    #[arg(long, value_name = "FORM", value_parser = words::<Format>(Format::ALL.map(Format::id)))]
    format: Option<Format>,
    /// Begin CSV and TSV with a byte order mark; auto: CSV files, not pipes [default: auto]
    #[arg(long, value_name = "WHEN", value_parser = words::<Bom>(["auto", "yes", "no"]))]
    bom: Option<Bom>,
    /// Also write one row for each aligned pair (.csv, .tsv or .jsonl) [default: none]
    #[arg(long, value_name = "FILE")]
    segments: Option<PathBuf>,
    /// Line i of MT pairs with line i of EDITED; nothing is split or aligned (--aligned=false undoes `aligned = true` of a
    /// configuration file) [default: false]
    #[arg(
        long,
        value_name = "BOOL",
        num_args = 0..=1,
        require_equals = true,
        default_missing_value = "true",
        hide_possible_values = true
    )]
    aligned: Option<bool>,
    /// Trusted texts on the same subject, evidence for the spelling of names. All files that follow are taken for such:
    /// MT and EDITED stand before it [default: none]
    #[arg(long, value_name = "FILE", num_args = 1..)]
    related: Vec<PathBuf>,
    /// Report these categories alone; `all` names every one. (edit wants --min-severity neutral, too) [default: all but
    /// edit]
    #[arg(long, value_name = "CAT,...", value_delimiter = ',')]
    select: Vec<String>,
    /// Do not report these categories [default: none]
    #[arg(long, value_name = "CAT,...", value_delimiter = ',')]
    ignore: Vec<String>,
    /// The mildest severity to report [default: minor]
    #[arg(long, value_name = "SEVERITY", value_parser = words::<Severity>(Severity::ALL.map(Severity::id)))]
    min_severity: Option<Severity>,
    /// The least confidence to report, 0 to 1 [default: 0.5]
    #[arg(long, value_name = "P", allow_negative_numbers = true, value_parser = confidence)]
    min_confidence: Option<f64>,
    /// Findings in this file are known: only new ones are reported [default: none]
    #[arg(long, value_name = "FILE")]
    baseline: Option<PathBuf>,
    /// Leave out what a reviewer rejected: a decisions file, or a reviewed table [default: none]
    #[arg(long, value_name = "FILE")]
    decisions: Option<PathBuf>,
    /// Exit with 1 when a reported finding is at or above this [default: none]
    #[arg(long, value_name = "SEVERITY", value_parser = words::<FailOn>(["none", "minor", "major", "critical"]))]
    fail_on: Option<FailOn>,
    /// How many threads to use [default: one for each core]
    #[arg(long, value_name = "N", allow_negative_numbers = true, value_parser = threads)]
    threads: Option<u16>,
    /// Colour the text form; auto: on a terminal, unless `NO_COLOR` is set [default: auto]
    #[arg(long, value_name = "WHEN", value_parser = words::<Color>(["auto", "always", "never"]))]
    color: Option<Color>,
    /// The configuration file [default: tadqiq.toml here or in a folder above]
    #[arg(long, value_name = "FILE", conflicts_with = "no_config")]
    config: Option<PathBuf>,
    /// Read no configuration file
    #[arg(long)]
    no_config: bool,
}

/// One of a few words, which help and completions list.
fn words<T>(words: impl Into<PossibleValuesParser>) -> impl TypedValueParser<Value = T>
where
    T: FromStr<Err = Error> + Clone + Send + Sync + 'static,
{
    words.into().try_map(|word: String| word.parse::<T>())
}

fn confidence(text: &str) -> Result<f64, String> {
    let number = text.parse().map_err(|_| "expected a number from 0 to 1, such as 0.8".to_owned())?;
    config::confidence(number).map_err(|error| error.to_string())
}

/// Reads a number of threads.
pub fn threads(text: &str) -> Result<u16, String> {
    let number = text.parse().map_err(|_| "expected a whole number".to_owned())?;
    config::threads(number).map_err(|error| error.to_string())
}

/// Whether the program was called with a `--related` that takes every file after it; one with `=` takes that alone.
pub fn related_takes_all() -> bool {
    std::env::args_os().any(|argument| argument == "--related")
}

/// A list, where there is one.
fn listed<T: Clone>(list: &[T]) -> Option<Vec<T>> {
    (!list.is_empty()).then(|| list.to_vec())
}

impl Options {
    /// What is in force for an MT file: what the command line says, where it is silent what the configuration file says,
    /// where both are the default.
    pub fn settings(&self, mt: Option<&Path>) -> Result<Settings, Error> {
        let mut settings = match self.config_file() {
            Some(file) => Settings::read(&file, mt)?,
            None => Settings::default(),
        };
        let categories = |ids: &[String]| {
            let named = config::categories(ids.iter().map(String::as_str));
            if ids.is_empty() { Ok(None) } else { named.map(Some) }
        };
        settings.choose(categories(&self.select)?, categories(&self.ignore)?, |_| Origin::Option);
        settings.min_severity.overwrite(self.min_severity);
        settings.min_confidence.overwrite(self.min_confidence);
        settings.fail_on.overwrite(self.fail_on);
        settings.aligned.overwrite(self.aligned);
        settings.related.overwrite(listed(&self.related));
        settings.format.overwrite(self.format.map(Some));
        settings.output.overwrite(listed(&self.output));
        settings.segments.overwrite(self.segments.clone().map(Some));
        settings.bom.overwrite(self.bom);
        settings.threads.overwrite(self.threads.map(Some));
        settings.baseline.overwrite(self.baseline.clone().map(Some));
        settings.decisions.overwrite(self.decisions.clone().map(Some));
        settings.color.overwrite(self.color);
        Ok(settings)
    }

    /// The related texts that the command line names.
    pub fn related(&self) -> &[PathBuf] {
        &self.related
    }

    fn config_file(&self) -> Option<PathBuf> {
        if self.no_config {
            return None;
        }
        self.config.clone().or_else(|| config::find(Path::new(".")))
    }
}
