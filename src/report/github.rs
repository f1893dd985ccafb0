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

/// Writes the annotations.
///
/// # Errors
/// Whatever `out` says.
pub fn write(findings: &[Finding], out: &mut dyn Write) -> io::Result<()> {
    let mut worst: Vec<&Finding> = findings.iter().collect();
    // Stable: reading order within a severity.
    worst.sort_by_key(|finding| std::cmp::Reverse(finding.severity));
    let mut shown = 0;
    for level in LEVELS {
        // The last notice is kept free for the count of what was left out.
        let limit = if level == "notice" { SHOWN - 1 } else { SHOWN };
        for finding in worst.iter().filter(|finding| level_of(finding.severity) == level).take(limit) {
            write_annotation(level, finding, out)?;
            shown += 1;
        }
    }
    let left_out = findings.len() - shown;
    if left_out > 0 {
        let (is, s) = if left_out == 1 { ("is", "") } else { ("are", "s") };
        writeln!(
            out,
            "::notice title=tadqiq::{left_out} more finding{s} {is} not shown here; see the full report"
        )?;
    }
    Ok(())
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
