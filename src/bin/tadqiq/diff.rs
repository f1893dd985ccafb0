//! `tadqiq diff`: two audits compared.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::ValueEnum;
use tadqiq::diff::{self, Status};
use tadqiq::output::{self, Output};
use tadqiq::report::{Bom, Format, Style};

use crate::forms::form_of;
use crate::terminal::tell;

/// Compare two audits: what is new, fixed, moved, still there
///
/// Findings are told by their fingerprints, so that a finding whose line moved is no new one.
#[derive(clap::Args)]
#[command(before_help = "Examples:
  tadqiq diff old.csv new.csv                    what changed, for reading
  tadqiq diff old.xlsx new.jsonl -o diff.csv     all of it, as a table
  tadqiq diff old.csv new.csv --fail-on new      exit with 1 where something is new")]
pub struct Args {
    /// The earlier report (CSV, TSV, JSONL or XLSX)
    old: PathBuf,
    /// The later report
    new: PathBuf,
    /// Where to, as a whole or not at all [default: standard output]
    #[arg(short, long, value_name = "FILE", default_value = "-", hide_default_value = true)]
    output: PathBuf,
    /// The comparison's form; text leaves out what is still in its place [default: the output's extension, else text]
    #[arg(long, value_name = "FORM", value_enum)]
    format: Option<DiffFormat>,
    /// Exit with 1 where there are findings that the earlier report has not
    #[arg(long, value_name = "WHEN", value_enum, default_value = "none")]
    fail_on: FailOn,
}

/// What to do about an extension of another form.
const REMEDY: &str = "name it .txt, .csv, .tsv or .jsonl, or give --format";

/// The forms of a comparison.
#[derive(Clone, Copy, ValueEnum)]
enum DiffFormat {
    Text,
    Csv,
    Tsv,
    Jsonl,
}

/// What makes the comparison fail.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum FailOn {
    None,
    New,
}

impl DiffFormat {
    fn to_format(self) -> Format {
        match self {
            Self::Text => Format::Text,
            Self::Csv => Format::Csv,
            Self::Tsv => Format::Tsv,
            Self::Jsonl => Format::Jsonl,
        }
    }
}

/// Reads both reports, writes the comparison.
pub fn run(args: &Args) -> anyhow::Result<ExitCode> {
    let output = Output::from_path(&args.output);
    output::check(&[&output], &[&args.old, &args.new])?;
    let format = match args.format {
        Some(format) => format.to_format(),
        None => form_of(&output, &diff::FORMATS, REMEDY)?.unwrap_or(Format::Text),
    };
    let diff = diff::compare(diff::read(&args.old)?, diff::read(&args.new)?);
    let style = Style { bom: Bom::Auto.applies(format, output.is_file()), ..Style::default() };
    output.write(|out| diff.write(format, style, out))?;
    let [new, fixed, moved, same] = Status::ALL.map(|status| diff.count(status));
    tell(format_args!("{new} new, {fixed} fixed, {moved} moved, {same} still in place"));
    let failed = args.fail_on == FailOn::New && new > 0;
    Ok(ExitCode::from(u8::from(failed)))
}
