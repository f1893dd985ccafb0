//! `tadqiq audit`: the main job.

use std::path::PathBuf;
use std::process::ExitCode;

use tadqiq::audit::{Audit, Config, examine, examine_alone};
use tadqiq::config::{FailOn, Settings};
use tadqiq::document::{Document, Pair};
use tadqiq::finding::Severity;
use tadqiq::output::{self, Output};
use tadqiq::report::{Format, Report, Style, Summary, segment_rows, write_segments};
use tadqiq::timings::Timings;
use tadqiq::{Error, read};

use crate::known::Known;
use crate::options::Options;
use crate::streamed::{self, Source};
use crate::terminal::{is_colored, set_threads, tell};
use crate::texts::{gathered, read_both, unequal_lines};

/// Arguments of `tadqiq audit`.
#[derive(clap::Args)]
pub struct Args {
    /// The machine translation, or one file of pairs (.tsv .csv .jsonl .xlf .tmx); `-` is standard input
    mt: PathBuf,
    /// The edited version; without it the MT is checked by itself, and against `--related`. Two .xlf, .tmx or .po files
    /// are joined by their units
    edited: Option<PathBuf>,
    #[command(flatten)]
    options: Options,
    /// Rewrite the baseline from this run
    #[arg(long)]
    update_baseline: bool,
    /// Tell on stderr how long each stage took
    #[arg(long)]
    timings: bool,
}

/// Where the results go.
pub struct Targets {
    /// The reports, each with its form.
    pub reports: Vec<(Output, Format)>,
    /// The segments table, where it is asked for.
    pub segments: Option<(Output, Format)>,
}

/// Runs the audit and writes what was asked for.
pub fn run(args: &Args) -> anyhow::Result<ExitCode> {
    let settings = args.options.settings(Some(&args.mt))?;
    let targets = Targets { reports: settings.targets()?, segments: settings.segments_target()? };
    check_targets(args, &settings, &targets)?;
    set_threads(settings.threads.value)?;
    let known = Known::read(&settings, args.update_baseline)?;
    let related = settings.related.value.iter().map(|path| read::text(path));
    let related = related.collect::<Result<Vec<_>, Error>>()?;
    let config = settings.to_audit();
    let source = Source::new(&args.mt, args.edited.as_deref())?;
    match source.filter(|_| known.is_nothing() && targets.are_streamed()) {
        Some(source) => streamed::run(&source, related, &config, &settings, &targets, args.timings),
        None => run_whole(args, related, config, &settings, &targets, &known),
    }
}

/// Refuses outputs that would replace what is read, or one another.
fn check_targets(args: &Args, settings: &Settings, targets: &Targets) -> Result<(), Error> {
    let baseline = settings.baseline.value.as_deref();
    let rewritten = baseline.filter(|_| args.update_baseline).map(Output::from_path);
    let written = targets.reports.iter().chain(&targets.segments).map(|(output, _)| output);
    let read = [&args.mt].into_iter().chain(&args.edited).chain(&settings.related.value);
    let read = read.chain(&settings.decisions.value).map(PathBuf::as_path);
    let read = read.chain(baseline.filter(|_| !args.update_baseline));
    output::check(&written.chain(&rewritten).collect::<Vec<_>>(), &read.collect::<Vec<_>>())
}

/// Audits texts that are in memory as wholes.
fn run_whole(
    args: &Args,
    related: Vec<Document>,
    mut config: Config,
    settings: &Settings,
    targets: &Targets,
    known: &Known,
) -> anyhow::Result<ExitCode> {
    let mut timings = Timings::default();
    let mut audit = if args.edited.is_none() && !read::holds_pairs(&args.mt) {
        let mt = timings.time("read", || read::text(&args.mt))?;
        examine_alone(mt, related, &config)
    } else {
        let pair = timings.time("read", || pair(args, settings))?;
        config.aligned |= pair.mt.has_units;
        examine(pair, related, &config)
    };
    timings.extend(&audit.timings);
    timings.time("report", || {
        let baseline = known.apply(&mut audit, &config);
        write(settings, targets, &audit)?;
        known.update(baseline.as_ref())
    })?;
    let summary = summary(&audit);
    tell_summary(&summary, args.timings.then_some(&timings));
    Ok(exit_code(settings.fail_on.value, &summary))
}

/// Tells on stderr what the audit comes to, and what it took where that was asked for.
pub fn tell_summary(summary: &Summary, timings: Option<&Timings>) {
    tell(summary);
    if let Some(timings) = timings {
        tell(timings);
    }
}

impl Targets {
    /// Whether all of them grow finding by finding.
    fn are_streamed(&self) -> bool {
        self.reports.iter().all(|(_, format)| format.is_streamed())
    }
}

/// How a report looks at its place.
pub fn style(settings: &Settings, output: &Output, format: Format) -> Style {
    let color = !output.is_file() && is_colored(settings.color.value);
    Style { bom: settings.bom.value.applies(format, output.is_file()), color }
}

/// The two documents.
fn pair(args: &Args, settings: &Settings) -> Result<Pair<Document>, Error> {
    let Some(edited) = &args.edited else { return read::pairs(&args.mt).map(gathered) };
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
    for (output, format) in &targets.reports {
        output.write(|out| report.write(*format, style(settings, output, *format), out))?;
    }
    if let Some((output, format)) = &targets.segments {
        output.write(|out| write_segments(&segments, *format, style(settings, output, *format), out))?;
    }
    Ok(())
}

/// Whether what was found fails the run.
pub fn exit_code(fail_on: FailOn, summary: &Summary) -> ExitCode {
    let reached = |least: Severity| {
        Severity::ALL.into_iter().any(|severity| severity >= least && summary.of_severity(severity) > 0)
    };
    ExitCode::from(u8::from(fail_on.0.is_some_and(reached)))
}
