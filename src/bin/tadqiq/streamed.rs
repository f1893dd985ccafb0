//! The audit of a file of pairs that need not fit in memory.

use std::path::Path;
use std::process::ExitCode;

use indicatif::{ProgressBar, ProgressStyle};
use tadqiq::audit::{self, Audit, Config};
use tadqiq::config::Settings;
use tadqiq::document::Document;
use tadqiq::output::{Output, Writing};
use tadqiq::read::{self, Records};
use tadqiq::report::{
    Format, Style, Summary, segment_rows, write_findings, write_head, write_segments_head,
    write_segments_rows,
};
use tadqiq::{Error, Result};

use crate::audit::{Targets, exit_code, style, tell_summary};
use crate::texts::tell_left_out;

/// From how many bytes on a file is long work.
const LONG: u64 = 16 << 20;

/// One or two files of records, which can be read twice.
pub struct Source<'a> {
    mt: &'a Path,
    edited: Option<&'a Path>,
}

impl<'a> Source<'a> {
    /// The files, where they hold records and are no pipes.
    pub fn new(mt: &'a Path, edited: Option<&'a Path>) -> Result<Option<Self>> {
        let can_be_read_again = |path: &Path| path.metadata().is_ok_and(|about| about.is_file());
        let holds_records = match edited {
            None => read::holds_pairs(mt),
            Some(edited) => read::joined(mt, edited)?.is_some(),
        };
        let paths = std::iter::once(mt).chain(edited);
        Ok((holds_records && paths.clone().all(can_be_read_again)).then_some(Self { mt, edited }))
    }

    fn open(&self) -> Result<Records> {
        let unjoined = || Error::Usage(format!("{}: no file that can be joined", self.mt.display()));
        match self.edited {
            None => read::records(self.mt),
            Some(edited) => read::joined(self.mt, edited)?.ok_or_else(unjoined),
        }
    }

    /// A progress bar for two rounds, on a terminal and for long work alone.
    fn progress(&self) -> ProgressBar {
        let size = std::iter::once(self.mt).chain(self.edited).filter_map(|path| path.metadata().ok());
        let size: u64 = size.map(|about| about.len()).sum();
        if size < LONG {
            return ProgressBar::hidden();
        }
        let style = ProgressStyle::with_template("{bar:40} {percent:>3}%  {eta} left");
        ProgressBar::new(2 * size).with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
    }
}

/// Audits the records and writes what was asked for, piece by piece.
pub fn run(
    source: &Source<'_>,
    related: Vec<Document>,
    config: &Config,
    settings: &Settings,
    targets: &Targets,
    timings: bool,
) -> anyhow::Result<ExitCode> {
    let mut sinks = Sinks::open(settings, targets)?;
    let bar = source.progress();
    let totals = audit::stream(&|| source.open(), related, config, &|bytes| bar.inc(bytes), |audits| {
        audits.into_iter().try_for_each(|mut audit| {
            audit.retain(|finding| config.reports(finding));
            sinks.write(&audit)
        })
    });
    bar.finish_and_clear();
    let totals = totals?;
    tell_left_out(totals.left_out);
    let mut summary = sinks.finish()?;
    (summary.mt_words, summary.segments) = (totals.mt_words, totals.segments.mt);
    tell_summary(&summary, timings.then_some(&totals.timings));
    Ok(exit_code(settings.fail_on.value, &summary))
}

/// Reports that grow. Nothing is written before there is something to report, lest standard output has half a table
/// where the file is malformed.
struct Sinks {
    reports: Vec<(Writing, Format, Style)>,
    segments: Option<(Writing, Format, Style)>,
    has_begun: bool,
    summary: Summary,
}

impl Sinks {
    fn open(settings: &Settings, targets: &Targets) -> Result<Self> {
        let open = |(output, format): &(Output, Format)| {
            Ok((output.open()?, *format, style(settings, output, *format)))
        };
        Ok(Self {
            reports: targets.reports.iter().map(open).collect::<Result<_>>()?,
            segments: targets.segments.as_ref().map(open).transpose()?,
            has_begun: false,
            summary: Summary::default(),
        })
    }

    fn begin(&mut self) -> Result<()> {
        for (writing, format, style) in &mut self.reports {
            let written = write_head(*format, *style, writing);
            writing.checked(written)?;
        }
        if let Some((writing, format, style)) = &mut self.segments {
            let written = write_segments_head(*format, *style, writing);
            writing.checked(written)?;
        }
        self.has_begun = true;
        Ok(())
    }

    /// Writes the findings and the segments of the next piece.
    fn write(&mut self, audit: &Audit) -> Result<()> {
        if !self.has_begun {
            self.begin()?;
        }
        let before = self.summary.total();
        for (writing, format, style) in &mut self.reports {
            let written = write_findings(*format, *style, &audit.findings, before, writing);
            writing.checked(written)?;
        }
        if let Some((writing, format, _)) = &mut self.segments {
            let written = write_segments_rows(&segment_rows(audit), *format, writing);
            writing.checked(written)?;
        }
        self.summary.add(&audit.findings);
        Ok(())
    }

    /// Ends them all: files appear now.
    fn finish(mut self) -> Result<Summary> {
        if !self.has_begun {
            self.begin()?;
        }
        for (writing, ..) in self.reports.into_iter().chain(self.segments) {
            writing.finish()?;
        }
        Ok(self.summary)
    }
}
