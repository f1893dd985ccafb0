//! `tadqiq audit`: the main job.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use tadqiq::Error;
use tadqiq::audit::{self, Audit, Config, Texts, examine_by_pieces};
use tadqiq::config::{FailOn, Settings};
use tadqiq::document::{Document, Pair};
use tadqiq::error::named;
use tadqiq::finding::Severity;
use tadqiq::output::{self, Output};
use tadqiq::read::{self, Content, PairFiles, Source};
use tadqiq::report::{Summary, Tallies, segment_rows};
use tadqiq::timings::Timings;

use crate::known::{Comparison, Known};
use crate::options::{Options, related_takes_all};
use crate::sinks::{Sinks, Targets};
use crate::terminal::{progress_in_bytes, set_threads, tell};
use crate::texts::{both, tell_empty, tell_pairs, text, unequal_lines};

/// Find suspect spans in a machine translation, given its edited version
#[derive(clap::Args)]
#[command(before_help = "Examples:
  tadqiq audit mt.txt edited.txt                         a table on standard output
  tadqiq audit mt.txt edited.txt -o r.xlsx -o r.html     for a spreadsheet and for a browser
  tadqiq audit mt.txt edited.txt --related wire.txt      with a trusted text on the same subject
  tadqiq audit mt.txt                                    no edited version yet
  tadqiq audit pairs.tsv --format jsonl                  pairs in one file
  cat pairs.tsv | tadqiq audit -                         the same from a pipe
  tadqiq audit mt.xlf edited.xlf                         two files joined by their units
  tadqiq audit mt.txt edited.txt --select name,number    names and numbers alone
  tadqiq audit mt.txt edited.txt --fail-on major         exit with 1 where something is that bad")]
pub struct Args {
    /// The machine translation, or one file of pairs (.tsv .csv .jsonl .xlf .tmx); `-` is standard input, either of them
    mt: PathBuf,
    /// The edited version; without it the MT is checked by itself, and against `--related`. Two .xlf, .tmx or .po files
    /// are joined by their units
    edited: Option<PathBuf>,
    #[command(flatten)]
    options: Options,
    /// Rewrite the baseline from this run
    #[arg(long)]
    update_baseline: bool,
    /// Tell on stderr how long each stage of the audit took (no other command tells it)
    #[arg(long)]
    timings: bool,
}

/// Runs the audit and writes what was asked for.
pub fn run(args: &Args) -> anyhow::Result<ExitCode> {
    let settings = args.options.settings(Some(&args.mt))?;
    let targets = Targets { reports: settings.targets()?, segments: settings.segments_target()? };
    check_targets(args, &settings, &targets)?;
    set_threads(settings.threads.value)?;
    let known = Known::read(&settings, args.update_baseline)?;
    let paths = &settings.related.value;
    let related = paths.iter().map(|path| read::related(path)).collect::<Result<Vec<_>, Error>>()?;
    paths.iter().zip(&related).for_each(|(path, document)| tell_empty(path, document));
    let config = settings.to_audit();
    if let Some(silence) = settings.silence() {
        tell(format_args!("warning: {silence}"));
    }
    let given = Given::new(args)?;
    if matches!(given, Given::Alone(_)) {
        tell_alone(&args.mt, args.options.related());
    }
    let mut run =
        Run { known: known.compare(&config), sinks: Sinks::open(&settings, &targets, args.update_baseline)? };
    let (counts, timings) = match given {
        Given::Alone(mt) => run.texts(|| Ok(Texts::Alone(text(&mt)?)), related, &config)?,
        Given::Texts(texts) => run.texts(|| Ok(Texts::Both(pair(&texts, &settings)?)), related, &config)?,
        Given::Pairs(files) => run.pairs(&files, related, &config)?,
    };
    let summary = run.sinks.finish(counts.words, counts.segments)?;
    run.known.finish()?;
    tell(&summary);
    if args.timings {
        tell(timings);
    }
    Ok(exit_code(settings.fail_on.value, &summary))
}

/// What is to be audited.
enum Given {
    /// A machine translation without edited version.
    Alone(Source),
    /// A machine translation and its edited version.
    Texts(Pair<Source>),
    /// Pairs of both.
    Pairs(PairFiles),
}

impl Given {
    fn new(args: &Args) -> Result<Self, Error> {
        let Some(edited) = &args.edited else {
            return Ok(match Content::of_one(&args.mt)? {
                Content::Texts(mt) => Self::Alone(mt),
                Content::Pairs(files) => Self::Pairs(files),
            });
        };
        Ok(match Content::of_two(&args.mt, edited)? {
            Content::Texts(texts) => Self::Texts(texts),
            Content::Pairs(files) => Self::Pairs(files),
        })
    }
}

/// Says that an MT is checked by itself where that may not be what was meant: `--related` takes every file after it, and so
/// an edited version, too.
fn tell_alone(mt: &Path, related: &[PathBuf]) {
    if related.len() > 1 && related_takes_all() {
        let files: Vec<String> = related.iter().map(|path| named(path).to_string()).collect();
        tell(format_args!(
            "note: {} is checked by itself, for --related takes every file after it ({}); an edited version stands before it",
            named(mt),
            files.join(", ")
        ));
    }
}

/// Refuses outputs that would replace what is read, or one another.
fn check_targets(args: &Args, settings: &Settings, targets: &Targets) -> Result<(), Error> {
    let baseline = settings.baseline.value.as_deref();
    let rewritten = baseline.filter(|_| args.update_baseline).map(Output::from_path);
    let written = targets.reports.iter().chain(&targets.segments).map(|(output, _)| output);
    let read = [&args.mt].into_iter().chain(&args.edited).chain(&settings.related.value);
    let read = read.chain(&settings.decisions.value).chain(&settings.file).map(PathBuf::as_path);
    let read = read.chain(baseline.filter(|_| !args.update_baseline));
    output::check(&written.chain(&rewritten).collect::<Vec<_>>(), &read.collect::<Vec<_>>())
}

/// An audit under way.
struct Run<'a> {
    known: Comparison<'a>,
    sinks: Sinks,
}

/// What the MT has.
struct Counts {
    words: usize,
    segments: usize,
}

impl Run<'_> {
    /// Audits texts that are in memory as wholes.
    fn texts(
        &mut self,
        read: impl FnOnce() -> Result<Texts, Error>,
        related: Vec<Document>,
        config: &Config,
    ) -> Result<(Counts, Timings), Error> {
        let mut timings = Timings::default();
        let texts = timings.time("read", read)?;
        let bytes = match &texts {
            Texts::Both(pair) => pair.mt.text.len(),
            Texts::Alone(mt) => mt.text.len(),
        };
        let bar = progress_in_bytes(Some(bytes as u64));
        let mut tallies = Tallies::default();
        let audit = examine_by_pieces(texts, related, config, &|bytes| bar.inc(bytes), |findings, beads| {
            let mut beads = beads.into_iter();
            let mut kept = Vec::with_capacity(findings.len());
            for finding in findings {
                let bead = beads.next();
                if self.known.reports(&finding) {
                    tallies.add(bead.unwrap_or_default(), &finding);
                    kept.push(finding);
                }
            }
            self.sinks.add_findings(&kept)
        });
        bar.finish_and_clear();
        let audit = audit?;
        timings.extend(&audit.timings);
        timings.time("report", || self.add_rows(&audit, &tallies))?;
        Ok((Counts { words: audit.mt_words, segments: audit.texts.mt.segments.len() }, timings))
    }

    /// Hands on the aligned pairs, as long as something shows them.
    fn add_rows(&mut self, audit: &Audit, tallies: &Tallies) -> Result<(), Error> {
        let mut pieces = segment_rows(audit, tallies);
        while self.sinks.show_rows()
            && let Some(rows) = pieces.next()
        {
            self.sinks.add_rows(&rows)?;
        }
        Ok(())
    }

    /// Audits pairs piece by piece.
    fn pairs(
        &mut self,
        files: &PairFiles,
        related: Vec<Document>,
        config: &Config,
    ) -> Result<(Counts, Timings), Error> {
        let opened = files.records()?;
        let (bar, names) = (progress_in_bytes(opened.size().map(|size| 2 * size)), opened.documents());
        let totals = audit::stream(&|| files.records(), related, config, &|bytes| bar.inc(bytes), |audits| {
            audits.into_iter().try_for_each(|mut audit| {
                audit.retain(|finding| self.known.reports(finding));
                self.add_rows(&audit, &Tallies::of(&audit))?;
                self.sinks.add_findings(&audit.findings)
            })
        });
        bar.finish_and_clear();
        let totals = totals?;
        tell_pairs(&names, totals.records, totals.left_out);
        Ok((Counts { words: totals.mt_words, segments: totals.segments.mt }, totals.timings))
    }
}

/// The two texts, of as many lines where these belong together.
fn pair(texts: &Pair<Source>, settings: &Settings) -> Result<Pair<Document>, Error> {
    let pair = both(texts)?;
    match unequal_lines(&pair) {
        Some(unequal) if settings.aligned.value => Err(Error::Usage(format!(
            "--aligned: {unequal}; they must have as many; without --aligned they are \
                                       aligned"
        ))),
        _ => Ok(pair),
    }
}

/// Whether what was found fails the run.
fn exit_code(fail_on: FailOn, summary: &Summary) -> ExitCode {
    let reached = |least: Severity| {
        Severity::ALL.into_iter().any(|severity| severity >= least && summary.of_severity(severity) > 0)
    };
    ExitCode::from(u8::from(fail_on.0.is_some_and(reached)))
}
