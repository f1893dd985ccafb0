//! Where the results of an audit go, as they come.

use tadqiq::Result;
use tadqiq::config::Settings;
use tadqiq::finding::Finding;
use tadqiq::output::{Output, Writing};
use tadqiq::report::{
    Format, Growing, Report, SegmentRow, Style, Summary, write_segments_head, write_segments_rows,
};

use crate::is_broken_pipe;
use crate::terminal::is_colored;

/// What is to be written, and where.
pub struct Targets {
    /// The reports, each with its form.
    pub reports: Vec<(Output, Format)>,
    /// The segments table, where it is asked for.
    pub segments: Option<(Output, Format)>,
}

/// Reports that are being written. Those that grow are written as findings come; the others wait for all of them.
pub struct Sinks {
    growing: Vec<(Writing, Growing)>,
    segments: Option<Segments>,
    waiting: Vec<(Output, Format, Style)>,
    /// What those that wait wait for.
    findings: Vec<Finding>,
    rows: Vec<SegmentRow>,
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
    /// Opens all that grow. `has_other_ends` says that the audit is for something else, too.
    ///
    /// # Errors
    /// Where the system fails.
    pub fn open(settings: &Settings, targets: &Targets, has_other_ends: bool) -> Result<Self> {
        let (mut growing, mut waiting) = (Vec::new(), Vec::new());
        for (output, format) in &targets.reports {
            let style = style(settings, output, *format);
            if format.grows() {
                growing.push((output.open()?, Growing::new(*format, style)));
            } else {
                waiting.push((output.clone(), *format, style));
            }
        }
        let segments = targets.segments.as_ref().map(|(output, format)| {
            let style = style(settings, output, *format);
            Ok(Segments { writing: output.open()?, format: *format, style, has_begun: false })
        });
        let segments = segments.transpose()?;
        Ok(Self {
            growing,
            segments,
            waiting,
            findings: Vec::new(),
            rows: Vec::new(),
            summary: Summary::default(),
            goes_on: has_other_ends || targets.reports.len() + usize::from(targets.segments.is_some()) > 1,
        })
    }

    /// Whether anything shows the aligned pairs. (Their TER is the dearest thing after the audit itself.)
    pub fn show_rows(&self) -> bool {
        self.segments.is_some() || !self.waiting.is_empty()
    }

    /// Takes the next findings.
    ///
    /// # Errors
    /// Where something cannot be written.
    pub fn add_findings(&mut self, findings: Vec<Finding>) -> Result<()> {
        self.summary.add(&findings);
        let goes_on = self.goes_on;
        let mut result = Ok(());
        self.growing.retain_mut(|(writing, growing)| {
            let written = growing.add(&findings, writing);
            is_read(goes_on, writing.checked(written)).unwrap_or_else(|error| {
                result = Err(error);
                true
            })
        });
        result?;
        if !self.waiting.is_empty() {
            self.findings.extend(findings);
        }
        Ok(())
    }

    /// Takes the next aligned pairs.
    ///
    /// # Errors
    /// Where something cannot be written.
    pub fn add_rows(&mut self, rows: Vec<SegmentRow>) -> Result<()> {
        if let Some(segments) = &mut self.segments
            && !is_read(self.goes_on, segments.add(&rows))?
        {
            self.segments = None;
        }
        if !self.waiting.is_empty() {
            self.rows.extend(rows);
        }
        Ok(())
    }

    /// Ends them all: files appear now. The MT has so many words and segments.
    ///
    /// # Errors
    /// Where something cannot be written.
    pub fn finish(mut self, mt_words: usize, mt_segments: usize) -> Result<Summary> {
        (self.summary.mt_words, self.summary.segments) = (mt_words, mt_segments);
        let report = Report { findings: &self.findings, segments: &self.rows, summary: &self.summary };
        let goes_on = self.goes_on;
        for (mut writing, growing) in self.growing {
            let written = growing.finish(&mut writing);
            is_read(goes_on, writing.checked(written).and_then(|()| writing.finish()))?;
        }
        if let Some(mut segments) = self.segments {
            is_read(goes_on, segments.add(&[]).and_then(|()| segments.writing.finish()))?;
        }
        for (output, format, style) in &self.waiting {
            is_read(goes_on, output.write(|out| report.write(*format, *style, out)))?;
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
