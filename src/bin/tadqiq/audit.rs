//! `tadqiq audit`: the main job.

use std::path::PathBuf;
use std::process::ExitCode;

use tadqiq::audit::{Audit, examine, examine_alone};
use tadqiq::config::{FailOn, Settings};
use tadqiq::document::{Document, Pair};
use tadqiq::finding::Severity;
use tadqiq::output::Output;
use tadqiq::report::{Format, Report, Style, Summary, segment_rows, write_segments};
use tadqiq::{Error, read};

use crate::known::Known;
use crate::options::Options;
use crate::terminal::{is_colored, set_threads};
use crate::texts::{read_both, unequal_lines};

/// Arguments of `tadqiq audit`.
#[derive(clap::Args)]
pub struct Args {
    /// The machine translation, or one file of pairs (.tsv, .csv, .jsonl); `-` is standard input
    mt: PathBuf,
    /// The edited version; without it the MT is checked by itself, and against `--related`
    edited: Option<PathBuf>,
    #[command(flatten)]
    options: Options,
    /// Rewrite the baseline from this run
    #[arg(long)]
    update_baseline: bool,
}

/// Where the results go.
struct Targets {
    reports: Vec<(Output, Format)>,
    segments: Option<(Output, Format)>,
}

/// Runs the audit and writes what was asked for.
pub fn run(args: &Args) -> anyhow::Result<ExitCode> {
    let settings = args.options.settings(Some(&args.mt))?;
    let targets = Targets { reports: settings.targets()?, segments: settings.segments_target()? };
    set_threads(settings.threads.value)?;
    let known = Known::read(&settings, args.update_baseline)?;
    let related = settings.related.value.iter().map(|path| read::text(path));
    let related = related.collect::<Result<Vec<_>, Error>>()?;
    let mut config = settings.to_audit();
    let mut audit = match &args.edited {
        None if !read::holds_pairs(&args.mt) => examine_alone(read::text(&args.mt)?, related, &config),
        edited => {
            config.aligned |= edited.is_none();
            examine(pair(args, &settings)?, related, &config)
        }
    };
    let baseline = known.apply(&mut audit, &config);
    write(&settings, &targets, &audit)?;
    known.update(baseline.as_ref())?;
    eprintln!("{}", summary(&audit));
    Ok(exit_code(settings.fail_on.value, &audit))
}

/// The two documents.
fn pair(args: &Args, settings: &Settings) -> Result<Pair<Document>, Error> {
    let Some(edited) = &args.edited else { return read::pairs(&args.mt) };
    let pair = read_both(&args.mt, edited, "EDITED")?;
    match unequal_lines(&pair) {
        Some(unequal) if settings.aligned.value => {
            Err(Error::Usage(format!("--aligned: {unequal}; they must have as many")))
        }
        _ => Ok(pair),
    }
}

fn summary(audit: &Audit) -> Summary {
    Summary::new(&audit.findings, audit.mt_words, audit.texts.mt.segments.len())
}

fn write(settings: &Settings, targets: &Targets, audit: &Audit) -> Result<(), Error> {
    // TER is the dearest thing after the audit itself: the rows are made for those alone who show them.
    let shown =
        targets.segments.is_some() || targets.reports.iter().any(|(_, format)| format.shows_segments());
    let segments = if shown { segment_rows(audit) } else { Vec::new() };
    let report = Report { findings: &audit.findings, segments: &segments, summary: &summary(audit) };
    let bom = settings.bom.value;
    for (output, format) in &targets.reports {
        let color = !output.is_file() && is_colored(settings.color.value);
        let style = Style { bom: bom.applies(*format, output.is_file()), color };
        output.write(|out| report.write(*format, style, out))?;
    }
    if let Some((output, format)) = &targets.segments {
        let style = Style { bom: bom.applies(*format, output.is_file()), color: false };
        output.write(|out| write_segments(&segments, *format, style, out))?;
    }
    Ok(())
}

fn exit_code(fail_on: FailOn, audit: &Audit) -> ExitCode {
    let reached = |least: Severity| audit.findings.iter().any(|finding| finding.severity >= least);
    ExitCode::from(u8::from(fail_on.0.is_some_and(reached)))
}
