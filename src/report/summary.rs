//! What an audit comes to: counts by category and severity, and the MQM score.

use std::fmt;

use crate::finding::{Category, Finding, Severity};

/// Counts and penalties of the findings in a report.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    counts: [[usize; Severity::ALL.len()]; Category::ALL.len()],
    /// Words of the MT.
    pub mt_words: usize,
    /// Segments of the MT.
    pub segments: usize,
}

impl Summary {
    /// Counts findings.
    pub fn add(&mut self, findings: &[Finding]) {
        for finding in findings {
            self.counts[finding.category as usize][finding.severity as usize] += 1;
        }
    }

    /// How many findings are of a category and a severity.
    pub fn count(&self, category: Category, severity: Severity) -> usize {
        self.counts[category as usize][severity as usize]
    }

    /// How many findings are of a category.
    pub fn of_category(&self, category: Category) -> usize {
        self.counts[category as usize].iter().sum()
    }

    /// How many findings are of a severity.
    pub fn of_severity(&self, severity: Severity) -> usize {
        self.counts.iter().map(|row| row[severity as usize]).sum()
    }

    /// How many findings there are.
    pub fn total(&self) -> usize {
        self.counts.iter().flatten().sum()
    }

    /// The categories that have findings, in the order of the documentation.
    pub fn categories(&self) -> impl Iterator<Item = Category> {
        Category::ALL.into_iter().filter(|&category| self.of_category(category) > 0)
    }

    /// The MQM penalty of a category: the sum over its findings of 0, 1, 5 or 25.
    pub fn penalty_of(&self, category: Category) -> u64 {
        let penalty =
            |severity: Severity| u64::from(severity.penalty()) * self.count(category, severity) as u64;
        Severity::ALL.into_iter().map(penalty).sum()
    }

    /// The MQM penalty of all findings.
    pub fn penalty(&self) -> u64 {
        Category::ALL.into_iter().map(|category| self.penalty_of(category)).sum()
    }

    /// The MQM penalty for each 1,000 words of the MT; absent where it has no word.
    pub fn penalty_per_thousand(&self) -> Option<f64> {
        (self.mt_words > 0).then(|| self.penalty() as f64 * 1000.0 / self.mt_words as f64)
    }
}

/// A short table, a line for each category that has findings, and a line for the whole.
impl fmt::Display for Summary {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.total() > 0 {
            write!(out, "{:<18}", "category")?;
            for severity in Severity::ALL.into_iter().rev() {
                write!(out, "{:>10}", severity.id())?;
            }
            writeln!(out, "{:>10}", "penalty")?;
        }
        for category in self.categories() {
            write!(out, "{:<18}", category.id())?;
            for severity in Severity::ALL.into_iter().rev() {
                write!(out, "{:>10}", self.count(category, severity))?;
            }
            writeln!(out, "{:>10}", self.penalty_of(category))?;
        }
        let noun = |count, one: &'static str, many: &'static str| if count == 1 { one } else { many };
        write!(
            out,
            "{} {} in {} {}, {} {} of MT",
            self.total(),
            noun(self.total(), "finding", "findings"),
            self.segments,
            noun(self.segments, "segment", "segments"),
            self.mt_words,
            noun(self.mt_words, "word", "words"),
        )?;
        match self.penalty_per_thousand() {
            Some(rate) => write!(out, "; MQM penalty {}, {rate:.1} per 1,000 words", self.penalty()),
            None => Ok(()),
        }
    }
}
