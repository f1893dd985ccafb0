//! Annotations of GitHub Actions: one workflow command a finding.
//!
//! GitHub shows ten annotations of each level for a step and drops the rest without a word. So at most as many are
//! written, the worst first, and a last one says how many were left out.

use std::io::{self, Write};

use crate::finding::{Finding, Severity};

/// How many annotations of a level are shown for a step.
const SHOWN: usize = 10;

/// The levels, worst first.
const LEVELS: [&str; 3] = ["error", "warning", "notice"];

/// What is kept of findings until they all are there.
#[derive(Debug, Default)]
pub struct Annotations {
    /// The first of each severity, as many as could be shown.
    first: [Vec<Finding>; Severity::ALL.len()],
    count: usize,
}

impl Annotations {
    /// Takes the next findings.
    pub fn add(&mut self, findings: &[Finding]) {
        self.count += findings.len();
        for finding in findings {
            let first = &mut self.first[finding.severity as usize];
            if first.len() < SHOWN {
                first.push(finding.clone());
            }
        }
    }

    /// Writes the annotations.
    ///
    /// # Errors
    /// Whatever `out` says.
    pub fn write(&self, out: &mut dyn Write) -> io::Result<()> {
        let mut shown = 0;
        for level in LEVELS {
            // The last notice is kept free for the count of what was left out.
            let limit = if level == "notice" { SHOWN - 1 } else { SHOWN };
            let worst = self.first.iter().rev().flatten();
            for finding in worst.filter(|finding| level_of(finding.severity) == level).take(limit) {
                write_annotation(level, finding, out)?;
                shown += 1;
            }
        }
        let left_out = self.count - shown;
        if left_out > 0 {
            let (is, s) = if left_out == 1 { ("is", "") } else { ("are", "s") };
            writeln!(
                out,
                "::notice title=tadqiq::{left_out} more finding{s} {is} not shown here; see the full report"
            )?;
        }
        Ok(())
    }
}

fn level_of(severity: Severity) -> &'static str {
    match severity {
        Severity::Neutral => "notice",
        Severity::Minor => "warning",
        Severity::Major | Severity::Critical => "error",
    }
}

fn write_annotation(level: &str, finding: &Finding, out: &mut dyn Write) -> io::Result<()> {
    write!(out, "::{level} ")?;
    if let Some(place) = &finding.mt {
        write!(out, "file={},", property(&place.file))?;
        if !place.is_unit {
            write!(out, "line={},col={},", place.line, place.start + 1)?;
            if place.end > place.start {
                write!(out, "endColumn={},", place.end)?;
            }
        }
    }
    let mut title = format!("{} ({})", finding.category.id(), finding.severity.id());
    if let Some(place) = finding.mt.as_ref().filter(|place| place.is_unit) {
        title = format!("{title}, unit {}", place.line);
    }
    writeln!(out, "title={}::{}", property(&title), data(&finding.reason))
}

/// A message, escaped as the runner wants it.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// A property's value, escaped as the runner wants it.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
