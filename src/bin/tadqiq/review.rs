//! `tadqiq review`: reviewed tables in, decisions out.

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::bail;
use tadqiq::output::{self, Output};
use tadqiq::report::Format;
use tadqiq::review::{self, Reviewed, Table, precision};

use crate::forms::form_of;
use crate::terminal::tell;

/// Read reviewed tables back, write the decisions in them
///
/// The tables are reports that came back with the columns `decision` (accept, reject, fix or unsure) and `comment`
/// filled in, from a spreadsheet or from the HTML report: CSV with commas, semicolons or tabs, XLSX, ODS or JSONL, with
/// rows and columns in any order. `tadqiq audit --decisions` leaves out what was rejected.
///
/// Rows that cannot be used are told on stderr, and the rest is written.
#[derive(clap::Args)]
#[command(before_help = "Examples:
  tadqiq review report.xlsx -o decisions.jsonl                   what was decided
  tadqiq review a.csv b.csv --decisions old.jsonl -o new.jsonl   on top of earlier decisions
  tadqiq review report.xlsx --stats                              how right the findings were")]
pub struct Args {
    /// Reviewed tables
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// Where the decisions go: one JSON object a line, sorted by fingerprint [default: standard output]
    #[arg(short, long, value_name = "FILE", default_value = "-", hide_default_value = true)]
    output: PathBuf,
    /// Earlier decisions to start from; where both decide on a finding, FILE holds [default: none]
    #[arg(long, value_name = "FILE")]
    decisions: Option<PathBuf>,
    /// A later report: decisions on findings that it no longer has are reported and left out. Make it without
    /// --decisions and --baseline, which leave findings out [default: none]
    #[arg(long, value_name = "REPORT")]
    audit: Option<PathBuf>,
    /// Print precision by category instead of the decisions; these are written only with --output
    #[arg(long)]
    stats: bool,
    /// Write nothing, and exit with 2, where a decision would be lost
    #[arg(long)]
    strict: bool,
}

/// Reads the tables and writes what was asked for.
pub fn run(args: &Args) -> anyhow::Result<ExitCode> {
    let output = Output::from_path(&args.output);
    let read = args.files.iter().chain(&args.audit).chain(&args.decisions).map(PathBuf::as_path);
    output::check(&[], &read.collect::<Vec<_>>())?;
    // Earlier decisions may be brought up to date where they stand; a reviewed table may not be lost.
    let tables = args.files.iter().chain(&args.audit).map(PathBuf::as_path);
    output::check(&[&output], &tables.collect::<Vec<_>>())?;
    if !args.output.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("json")) {
        form_of(&output, &[Format::Jsonl], "decisions are JSON Lines: name it .jsonl")?;
    }
    let reviewed = collected(args)?;
    for problem in &reviewed.problems {
        tell(format_args!("warning: {problem}"));
    }
    let lost = reviewed.problems.iter().filter(|problem| problem.loses_decision()).count();
    if args.strict && lost > 0 {
        bail!("rows whose decision would be lost: {lost} of {}; nothing was written", reviewed.rows);
    }
    let decisions = reviewed.decisions;
    if args.stats {
        Output::Stdout.write(|out| write!(out, "{}", precision(&decisions)))?;
    }
    if !args.stats || output.is_file() {
        output.write(|out| decisions.write(out))?;
    }
    let count = |number: usize, of: &str| format!("{number} {of}{}", if number == 1 { "" } else { "s" });
    let (decided, rows) = (count(decisions.len(), "decision"), count(reviewed.rows, "row"));
    tell(format_args!("{decided} in {rows}, {} left out", count(lost, "row")));
    Ok(ExitCode::SUCCESS)
}

/// All decisions: the earlier ones, and over them those of the tables.
fn collected(args: &Args) -> tadqiq::Result<Reviewed> {
    let audit = args.audit.as_deref().map(Table::read).transpose()?;
    let present = audit.map(|audit| audit.fingerprints());
    let collect = |paths: &[PathBuf]| -> tadqiq::Result<Reviewed> {
        let tables =
            paths.iter().map(|path| Table::read_reviewed(path)).collect::<tadqiq::Result<Vec<Table>>>()?;
        Ok(review::collect(&tables, present.as_ref()))
    };
    let mut all = collect(args.decisions.as_slice())?;
    let tables = collect(&args.files)?;
    all.decisions.update(tables.decisions);
    all.problems.extend(tables.problems);
    all.rows += tables.rows;
    Ok(all)
}
