//! Where the results of an audit go, as they come.

use tadqiq::Result;
use tadqiq::config::Settings;
use tadqiq::finding::Finding;
use tadqiq::output::{Output, Writing};
use tadqiq::report::{
    Format, Growing, Report, SegmentRow, Style, Summary, write_segments_head, write_segments_rows,
};

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
}

/// The segments table. Its head is not written before there is a row, or it ends.
struct Segments {
    writing: Writing,
    format: Format,
    style: Style,
    has_begun: bool,
}

impl Sinks {
    /// Opens all that grow.
    ///
    /// # Errors
    /// Where the system fails.
    pub fn open(settings: &Settings, targets: &Targets) -> Result<Self> {
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
        for (writing, growing) in &mut self.growing {
            let written = growing.add(&findings, writing);
            writing.checked(written)?;
        }
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
        if let Some(segments) = &mut self.segments {
            segments.add(&rows)?;
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
        for (output, format, style) in &self.waiting {
            output.write(|out| report.write(*format, *style, out))?;
        }
        for (mut writing, growing) in self.growing {
            let written = growing.finish(&mut writing);
            writing.checked(written)?;
            writing.finish()?;
        }
        if let Some(mut segments) = self.segments {
            segments.add(&[])?;
            segments.writing.finish()?;
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

/// How a report looks at its place.
fn style(settings: &Settings, output: &Output, format: Format) -> Style {
    let color = !output.is_file() && is_colored(settings.color.value);
    Style { bom: settings.bom.value.applies(format, output.is_file()), color }
}
