//! How often the audit was right, by category, as far as reviewers decided.

use std::fmt;

use super::{Decision, Decisions};
use crate::finding::Category;

/// Decisions on the findings of one category, or of all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Precision {
    /// The category; absent for findings whose table did not tell it, and in the last line for all.
    pub category: Option<Category>,
    counts: [usize; Decision::ALL.len()],
}

impl Precision {
    /// How often reviewers decided so.
    pub fn count(&self, decision: Decision) -> usize {
        self.counts[decision as usize]
    }

    /// Findings that are real: accepted, or to be fixed in another way.
    pub fn right(&self) -> usize {
        self.count(Decision::Accept) + self.count(Decision::Fix)
    }

    /// Findings that were decided: all but the unsure ones.
    pub fn decided(&self) -> usize {
        self.right() + self.count(Decision::Reject)
    }

    /// The share of real findings among the decided ones; absent where none is decided.
    pub fn value(&self) -> Option<f64> {
        (self.decided() > 0).then(|| self.right() as f64 / self.decided() as f64)
    }

    /// Wilson's 95% interval of the share: between which values it may well lie, given how few were decided.
    pub fn interval(&self) -> Option<(f64, f64)> {
        const Z: f64 = 1.96;
        let share = self.value()?;
        let number = self.decided() as f64;
        let scale = 1.0 + Z * Z / number;
        let middle = (share + Z * Z / (2.0 * number)) / scale;
        let half = Z / scale * (share * (1.0 - share) / number + Z * Z / (4.0 * number * number)).sqrt();
        Some(((middle - half).max(0.0), (middle + half).min(1.0)))
    }
}

/// Precision by category, in the order of the documentation, then over all.
pub fn precision(decisions: &Decisions) -> PrecisionTable {
    let mut all = Precision { category: None, counts: [0; Decision::ALL.len()] };
    let categories = Category::ALL.into_iter().map(Some).chain([None]);
    let mut lines: Vec<Precision> =
        categories.map(|category| Precision { category, ..all.clone() }).collect();
    for decided in decisions.iter() {
        let at = decided.category.map_or(Category::ALL.len(), |category| category as usize);
        lines[at].counts[decided.decision as usize] += 1;
        all.counts[decided.decision as usize] += 1;
    }
    lines.retain(|line| line.counts.iter().any(|&count| count > 0));
    PrecisionTable { lines, all }
}

/// Precision by category, and over all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PrecisionTable {
    /// One line for each category that has decisions.
    pub lines: Vec<Precision>,
    /// All decisions.
    pub all: Precision,
}

/// A table for a terminal.
impl fmt::Display for PrecisionTable {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{:<18}", "category")?;
        for decision in Decision::ALL {
            write!(out, "{:>8}", decision.id())?;
        }
        writeln!(out, "{:>11}   95% interval", "precision")?;
        for line in &self.lines {
            write_line(out, line.category.map_or("unknown", Category::id), line)?;
        }
        write_line(out, "all", &self.all)
    }
}

fn write_line(out: &mut fmt::Formatter<'_>, name: &str, line: &Precision) -> fmt::Result {
    write!(out, "{name:<18}")?;
    for decision in Decision::ALL {
        write!(out, "{:>8}", line.count(decision))?;
    }
    match (line.value(), line.interval()) {
        (Some(value), Some((low, high))) => writeln!(out, "{value:>11.2}   {low:.2}–{high:.2}"),
        _ => writeln!(out, "{:>11}", "–"),
    }
}
