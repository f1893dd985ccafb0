//! Where the results of an audit go, as they come.

use tadqiq::Result;
use tadqiq::config::Settings;
use tadqiq::error::named;
use tadqiq::finding::Finding;
use tadqiq::output::{Output, Writing};
use tadqiq::report::{Format, Growing, SegmentRow, Style, Summary, write_segments_head, write_segments_rows};

use crate::is_broken_pipe;
use crate::terminal::{is_colored, tell};

/// What is to be written, and where.
pub struct Targets {
    /// The reports, each with its form.
    pub reports: Vec<(Output, Format)>,
    /// The segments table, where it is asked for.
    pub segments: Option<(Output, Format)>,
}

/// Reports that are being written as findings come.
pub struct Sinks {
    reports: Vec<(Writing, Growing)>,
    segments: Option<Segments>,
    summary: Summary,
    /// Whether the work goes on where the reader of one output goes away, since it has other ends.
    goes_on: bool,
}

/// The segments table. Its head is not written before there is a row, or it ends.
struct Segments {
    writing: Writing,
    format: Format,
    style: Style,
    has_begun: bool,
}

impl Sinks {
    /// Opens all of them. `has_other_ends` says that the audit is for something else, too.
    ///
    /// # Errors
    /// Where the system fails.
    pub fn open(settings: &Settings, targets: &Targets, has_other_ends: bool) -> Result<Self> {
        let open = |(output, format): &(Output, Format)| {
            Ok((output.open()?, Growing::new(*format, style(settings, output, *format))))
        };
        let segments = targets.segments.as_ref().map(|(output, format)| {
            let style = style(settings, output, *format);
            Ok(Segments { writing: output.open()?, format: *format, style, has_begun: false })
        });
        Ok(Self {
            reports: targets.reports.iter().map(open).collect::<Result<_>>()?,
            segments: segments.transpose()?,
            summary: Summary::default(),
            goes_on: has_other_ends || targets.reports.len() + usize::from(targets.segments.is_some()) > 1,
        })
    }

    /// Whether anything shows further aligned pairs. (Their TER is the dearest thing after the audit itself.)
    pub fn show_rows(&self) -> bool {
        self.segments.is_some() || self.reports.iter().any(|(_, report)| report.takes_segments())
    }

    /// Takes the next findings.
    ///
    /// # Errors
    /// Where something cannot be written.
    pub fn add_findings(&mut self, findings: &[Finding]) -> Result<()> {
        self.summary.add(findings);
        let goes_on = self.goes_on;
        let mut result = Ok(());
        self.reports.retain_mut(|(writing, report)| {
            let written = report.add(findings, writing);
            is_read(goes_on, writing.checked(written)).unwrap_or_else(|error| {
                result = Err(error);
                true
            })
        });
        result
    }

    /// Takes the next aligned pairs.
    ///
    /// # Errors
    /// Where something cannot be written.
    pub fn add_rows(&mut self, rows: &[SegmentRow]) -> Result<()> {
        if let Some(segments) = &mut self.segments
            && !is_read(self.goes_on, segments.add(rows))?
        {
            self.segments = None;
        }
        self.reports.iter_mut().try_for_each(|(writing, report)| writing.checked(report.add_segments(rows)))
    }

    /// Ends them all: files appear now. The MT has so many words and segments.
    ///
    /// # Errors
    /// Where something cannot be written.
    pub fn finish(mut self, mt_words: usize, mt_segments: usize) -> Result<Summary> {
        (self.summary.mt_words, self.summary.segments) = (mt_words, mt_segments);
        let goes_on = self.goes_on;
        for (mut writing, report) in self.reports {
            let written = report.finish(&self.summary, &mut writing);
            let left_out = writing.checked(written);
            if let Ok(Some(left_out)) = &left_out {
                tell(format_args!("warning: {}: {left_out}", named(writing.path())));
            }
            is_read(goes_on, left_out.and_then(|_| writing.finish()))?;
        }
        if let Some(mut segments) = self.segments {
            is_read(goes_on, segments.add(&[]).and_then(|()| segments.writing.finish()))?;
        }
        Ok(self.summary)
    }
}

impl Segments {
    fn add(&mut self, rows: &[SegmentRow]) -> Result<()> {
        if !std::mem::replace(&mut self.has_begun, true) {
            let written = write_segments_head(self.format, self.style, &mut self.writing);
            self.writing.checked(written)?;
        }
        let written = write_segments_rows(rows, self.format, &mut self.writing);
        self.writing.checked(written)
    }
}

/// Whether an output is still read, from what writing to it gave; that its reader went away is an error where the work
/// does not go on.
fn is_read(goes_on: bool, written: Result<()>) -> Result<bool> {
    match written {
        Err(error) if goes_on && is_broken_pipe(&error) => Ok(false),
        written => written.map(|()| true),
    }
}

/// How a report looks at its place.
fn style(settings: &Settings, output: &Output, format: Format) -> Style {
    let color = !output.is_file() && is_colored(settings.color.value);
    Style { bom: settings.bom.value.applies(format, output.is_file()), color }
}
