//! Rows of a reviewed table that could not be used, and why.

use std::fmt;
use std::path::PathBuf;

use super::Decision;
use crate::error::named;

/// A row of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Location {
    /// The table's file.
    pub path: PathBuf,
    /// 1-based line, or row of a sheet.
    pub line: usize,
}

impl fmt::Display for Location {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}:{}", named(&self.path), self.line)
    }
}

/// A row that could not be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The row.
    pub at: Location,
    /// What is wrong with it.
    pub kind: ProblemKind,
}

/// What can be wrong with a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ProblemKind {
    /// The decision is none of the four words.
    UnknownDecision(String),
    /// The fingerprint is empty or was changed.
    BadFingerprint(String),
    /// There is a comment and no decision.
    CommentAlone,
    /// This row says the same.
    Repeated(Location),
    /// Rows decide one finding differently.
    Conflict {
        /// The first of them.
        first: Location,
        /// What they say.
        decisions: Vec<Decision>,
    },
    /// The audit that was given has no finding of this fingerprint.
    Stale(String),
}

impl Problem {
    /// Whether a decision was lost to it.
    pub fn loses_decision(&self) -> bool {
        !matches!(self.kind, ProblemKind::Repeated(_) | ProblemKind::CommentAlone)
    }
}

/// One line: the file, the row, what is wrong, what to do.
impl fmt::Display for Problem {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}: ", self.at)?;
        match &self.kind {
            ProblemKind::UnknownDecision(word) => {
                write!(out, "unknown decision ‘{}’; ", shown(word))?;
                match nearest(word) {
                    Some(decision) => write!(out, "did you mean ‘{}’?", decision.id()),
                    None => write!(out, "write accept, reject, fix or unsure"),
                }
            }
            ProblemKind::BadFingerprint(cell) if cell.is_empty() => {
                write!(out, "a decision without a fingerprint")
            }
            ProblemKind::BadFingerprint(cell) => {
                let cell = shown(cell);
                write!(out, "‘{cell}’ is no fingerprint; copy the cell from the report, as a text")
            }
            ProblemKind::CommentAlone => write!(out, "a comment without a decision is not kept"),
            ProblemKind::Repeated(first) => write!(out, "the same decision as at {first}"),
            ProblemKind::Conflict { first, decisions } => {
                let words: Vec<&str> = decisions.iter().map(|decision| decision.id()).collect();
                write!(out, "another decision than at {first} ({}); neither holds", words.join(", "))
            }
            ProblemKind::Stale(fingerprint) => {
                write!(out, "stale: the audit has no finding {fingerprint} any more")
            }
        }
    }
}

/// A cell in one line.
fn shown(cell: &str) -> String {
    cell.chars().map(|ch| if ch.is_control() { '\u{FFFD}' } else { ch }).collect()
}

/// The decision that a mistyped word most likely means.
fn nearest(word: &str) -> Option<Decision> {
    let word = word.to_lowercase();
    let distance = |decision: &Decision| strsim::osa_distance(&word, decision.id());
    let most = word.chars().count().saturating_sub(1).min(2);
    Decision::ALL.into_iter().min_by_key(distance).filter(|decision| distance(decision) <= most)
}
