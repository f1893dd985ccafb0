//! `tadqiq audit`: the main job.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::bail;
use tadqiq::audit::{Audit, Config, audit};
use tadqiq::document::{Document, Pair};
use tadqiq::finding::{Category, Severity};
use tadqiq::output::Output;
use tadqiq::report::{Bom, Format, Report, Style, Summary, segment_rows, write_segments};
use tadqiq::{Error, read};

use crate::explain::unknown;
use crate::known::KnownArgs;
use crate::terminal::{ColorChoice, set_threads};

/// Arguments of `tadqiq audit`.
#[derive(clap::Args)]
pub struct Args {
    /// The machine translation, or one file of pairs (.tsv, .csv, .jsonl); `-` is standard input
    mt: PathBuf,
    /// The edited version
    edited: Option<PathBuf>,
    /// Write the report here; the form follows from the extension [may be given several times]
    #[arg(short, long, value_name = "FILE")]
    output: Vec<PathBuf>,
    /// The report's form [default: the output's extension, else csv]
    #[arg(long, value_name = "FORM")]
    format: Option<Format>,
    /// Begin CSV and TSV with a byte order mark: auto (CSV files, not pipes), yes, no
    #[arg(long, value_name = "WHEN", default_value = "auto", value_parser = bom)]
    bom: Bom,
    /// Also write one row for each aligned pair (.csv, .tsv or .jsonl)
    #[arg(long, value_name = "FILE")]
    segments: Option<PathBuf>,
    /// Line i of MT pairs with line i of EDITED; nothing is split or aligned
    #[arg(long)]
    aligned: bool,
    /// Trusted texts on the same subject, evidence for the spelling of names
    #[arg(long, value_name = "FILE", num_args = 1..)]
    related: Vec<PathBuf>,
    /// Report these categories alone; `all` names every one [default: all but edit]
    #[arg(long, value_name = "CAT", value_delimiter = ',')]
    select: Vec<String>,
    /// Do not report these categories
    #[arg(long, value_name = "CAT", value_delimiter = ',')]
    ignore: Vec<String>,
    /// The mildest severity to report: neutral, minor, major, critical
    #[arg(long, value_name = "SEVERITY", default_value = "minor", value_parser = severity)]
    min_severity: Severity,
    /// The least confidence to report, 0 to 1
    #[arg(long, value_name = "P", default_value_t = 0.5, value_parser = probability)]
    min_confidence: f64,
    #[command(flatten)]
    known: KnownArgs,
    /// Exit with 1 when a reported finding is at or above this: none, minor, major, critical
    #[arg(long, value_name = "SEVERITY", default_value = "none", value_parser = fail_on)]
    fail_on: FailOn,
    /// How many threads to use [default: one for each core]
    #[arg(long, value_name = "N")]
    threads: Option<usize>,
    /// Colour the text form: auto (on a terminal), always, never
    #[arg(long, value_name = "WHEN", default_value = "auto")]
    color: ColorChoice,
}

/// What makes the run fail.
#[derive(Clone, Copy)]
struct FailOn(Option<Severity>);

fn severity(text: &str) -> Result<Severity, String> {
    Severity::from_id(text).ok_or_else(|| "expected neutral, minor, major or critical".to_owned())
}

fn fail_on(text: &str) -> Result<FailOn, String> {
    match text {
        "none" => Ok(FailOn(None)),
        "minor" | "major" | "critical" => Ok(FailOn(Severity::from_id(text))),
        _ => Err("expected none, minor, major or critical".to_owned()),
    }
}

fn bom(text: &str) -> Result<Bom, String> {
    match text {
        "auto" => Ok(Bom::Auto),
        "yes" => Ok(Bom::Yes),
        "no" => Ok(Bom::No),
        _ => Err("expected auto, yes or no".to_owned()),
    }
}

fn probability(text: &str) -> Result<f64, String> {
    text.parse()
        .ok()
        .filter(|p| (0.0..=1.0).contains(p))
        .ok_or_else(|| "expected a number from 0 to 1".to_owned())
}

/// Runs the audit and writes what was asked for.
pub fn run(args: &Args) -> anyhow::Result<ExitCode> {
    set_threads(args.threads)?;
    let config = config(args)?;
    let targets = targets(args)?;
    let related = args.related.iter().map(|path| read::text(path)).collect::<Result<Vec<_>, Error>>()?;
    let known = args.known.read()?;
    let mut audit = audit(pair(args)?, related, &config);
    let baseline = known.apply(&mut audit, &config);
    let summary = Summary::new(&audit.findings, audit.mt_words, audit.texts.mt.segments.len());
    let segments = segment_rows(&audit);
    write(args, &targets, &Report { findings: &audit.findings, segments: &segments, summary: &summary })?;
    args.known.update(&baseline)?;
    eprintln!("{summary}");
    Ok(exit_code(args.fail_on, &audit))
}

/// The two documents, and whether they come aligned.
fn pair(args: &Args) -> Result<Pair<Document>, Error> {
    match &args.edited {
        Some(edited) => {
            let pair = Pair { mt: read::text(&args.mt)?, edited: read::text(edited)? };
            let (mt, theirs) = (pair.mt.lines.len(), pair.edited.lines.len());
            if args.aligned && mt != theirs {
                let (a, b) = (args.mt.display(), edited.display());
                let problem =
                    format!("--aligned: {a} has {mt} lines and {b} has {theirs}; they must have as many");
                return Err(Error::Usage(problem));
            }
            Ok(pair)
        }
        None => read::pairs(&args.mt),
    }
}

fn config(args: &Args) -> anyhow::Result<Config> {
    let category = |id: &String| Category::from_id(id.trim()).ok_or_else(|| anyhow::anyhow!(unknown(id)));
    let set = |ids: &[String]| -> anyhow::Result<Vec<Category>> {
        if ids.iter().any(|id| id.trim() == "all") {
            Ok(Category::ALL.to_vec())
        } else {
            ids.iter().map(category).collect()
        }
    };
    let mut config = Config { aligned: args.aligned || args.edited.is_none(), ..Config::default() };
    if !args.select.is_empty() {
        config.categories = set(&args.select)?;
    }
    let ignored = set(&args.ignore)?;
    config.categories.retain(|category| !ignored.contains(category));
    (config.min_severity, config.min_confidence) = (args.min_severity, args.min_confidence);
    Ok(config)
}

/// Where the report goes and in which forms, checked before any work is done.
fn targets(args: &Args) -> anyhow::Result<Vec<(Output, Format)>> {
    if args.output.is_empty() {
        return Ok(vec![(Output::Stdout, args.format.unwrap_or_default())]);
    }
    if let Some(path) = &args.segments
        && !matches!(Format::from_path(path), Some(Format::Csv | Format::Tsv | Format::Jsonl))
    {
        bail!("--segments {}: the name must end with .csv, .tsv or .jsonl", path.display());
    }
    let target = |path: &PathBuf| {
        let format = args
            .format
            .or_else(|| Format::from_path(path))
            .or((path == Path::new("-")).then(Format::default));
        let Some(format) = format else {
            bail!("{}: the extension names no report form; give --format", path.display());
        };
        Ok((Output::from_path(path), format))
    };
    args.output.iter().map(target).collect()
}

fn write(args: &Args, targets: &[(Output, Format)], report: &Report<'_>) -> Result<(), Error> {
    for (output, format) in targets {
        let color = !output.is_file() && args.color.applies();
        let style = Style { bom: args.bom.applies(*format, output.is_file()), color };
        output.write(|out| report.write(*format, style, out))?;
    }
    if let Some(path) = &args.segments {
        let format = Format::from_path(path).unwrap_or_default();
        let style = Style { bom: args.bom.applies(format, true), color: false };
        Output::from_path(path).write(|out| write_segments(report.segments, format, style, out))?;
    }
    Ok(())
}

fn exit_code(fail_on: FailOn, audit: &Audit) -> ExitCode {
    let reached = |least: Severity| audit.findings.iter().any(|finding| finding.severity >= least);
    ExitCode::from(u8::from(fail_on.0.is_some_and(reached)))
}
