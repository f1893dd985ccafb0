//! A reviewer's decisions: read out of the table that came back, kept in a file, applied to the next audit.
//!
//! The decisions file is JSON Lines, one decision a line, sorted by fingerprint: two versions of it can be compared
//! and merged line by line.

mod problem;
mod stats;
mod table;

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write};
use std::path::Path;

use serde::Serialize;

pub use crate::report::Decision;
pub use problem::{Location, Problem, ProblemKind};
pub use stats::{Precision, PrecisionTable, precision};
pub use table::{Column, Row, Table};

use crate::Result;
use crate::finding::{Category, Finding};

/// How many hexadecimal digits a fingerprint has.
const FINGERPRINT: usize = 16;

/// One decision, with enough of the finding to know it again.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Decided {
    /// The finding's stable name.
    pub fingerprint: String,
    /// What the reviewer said.
    pub decision: Decision,
    /// The finding's category, where the table told it.
    pub category: Option<Category>,
    /// The suspect text.
    pub mt_span: String,
    /// What the edited version has there.
    pub suggestion: String,
    /// The reviewer's comment.
    pub comment: String,
}

/// The decisions on findings, one for each fingerprint.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Decisions {
    by_fingerprint: BTreeMap<String, Decided>,
}

/// What came back from review.
#[derive(Clone, Debug, Default)]
pub struct Reviewed {
    /// The decisions.
    pub decisions: Decisions,
    /// How many rows the tables have.
    pub rows: usize,
    /// The rows that could not be used, in order.
    pub problems: Vec<Problem>,
}

/// An audit that is held against decisions, finding by finding.
#[derive(Clone, Debug)]
pub struct Comparison<'a> {
    decisions: &'a Decisions,
    /// The decided findings that the audit has.
    present: BTreeSet<&'a str>,
}

impl<'a> Comparison<'a> {
    /// Whether the next finding was rejected.
    pub fn is_rejected(&mut self, finding: &Finding) -> bool {
        let decided: Option<&'a Decided> = self.decisions.get(&finding.fingerprint);
        self.present.extend(decided.map(|decided| decided.fingerprint.as_str()));
        decided.is_some_and(|decided| decided.decision == Decision::Reject)
    }

    /// Decisions on none of these findings, where they were all. `is_checked` says whether the audit looks for a
    /// category: a decision of another one is not stale for having no finding.
    pub fn stale(&self, is_checked: impl Fn(Category) -> bool) -> Vec<&'a Decided> {
        let is_absent = |decided: &&Decided| !self.present.contains(decided.fingerprint.as_str());
        let absent = self.decisions.iter().filter(is_absent);
        absent.filter(|decided| decided.category.is_none_or(&is_checked)).collect()
    }
}

impl Decisions {
    /// Reads decisions: from a decisions file, or from a reviewed table in any form that [`Table::read`] knows.
    ///
    /// # Errors
    /// As [`Table::read_reviewed`].
    pub fn read(path: &Path) -> Result<Reviewed> {
        Ok(collect(&[Table::read_reviewed(path)?], None))
    }

    /// Writes the decisions file.
    ///
    /// # Errors
    /// Whatever `out` says.
    pub fn write(&self, out: &mut dyn Write) -> io::Result<()> {
        for decided in self.iter() {
            serde_json::to_writer(&mut *out, decided)?;
            out.write_all(b"\n")?;
        }
        Ok(())
    }

    /// The decisions, sorted by fingerprint.
    pub fn iter(&self) -> impl Iterator<Item = &Decided> {
        self.by_fingerprint.values()
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.by_fingerprint.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.by_fingerprint.is_empty()
    }

    /// The decision on a finding.
    pub fn get(&self, fingerprint: &str) -> Option<&Decided> {
        self.by_fingerprint.get(fingerprint)
    }

    /// Adds later decisions; they hold where both decide.
    pub fn update(&mut self, later: Self) {
        self.by_fingerprint.extend(later.by_fingerprint);
    }

    /// Begins to hold an audit against the decisions.
    pub fn compare(&self) -> Comparison<'_> {
        Comparison { decisions: self, present: BTreeSet::new() }
    }
}

/// Reads the decisions out of tables. What comes out does not depend on the order of rows or tables: where two rows
/// decide on one finding differently, neither holds. Where an audit's fingerprints are given, decisions on findings
/// that are not among them are stale, and left out.
pub fn collect(tables: &[Table], present: Option<&BTreeSet<String>>) -> Reviewed {
    let mut reviewed = Reviewed::default();
    let mut found: BTreeMap<String, Vec<(Location, Decided)>> = BTreeMap::new();
    for table in tables {
        let columns = Columns::of(table);
        reviewed.rows += table.rows.len();
        for row in &table.rows {
            let at = Location { path: table.path.clone(), line: row.line };
            match columns.decided(row, present) {
                Ok(None) => {}
                Ok(Some(decided)) => {
                    found.entry(decided.fingerprint.clone()).or_default().push((at, decided));
                }
                Err(kind) => reviewed.problems.push(Problem { at, kind }),
            }
        }
    }
    for (fingerprint, rows) in found {
        let (decided, problem) = settle(rows);
        reviewed.problems.extend(problem);
        if let Some(decided) = decided {
            reviewed.decisions.by_fingerprint.insert(fingerprint, decided);
        }
    }
    let order = |location: &Location| tables.iter().position(|table| table.path == location.path);
    reviewed.problems.sort_by_key(|problem| (order(&problem.at), problem.at.line));
    reviewed
}

/// Where a table has what a decision is made of.
struct Columns {
    fingerprint: Option<Column>,
    decision: Option<Column>,
    category: Option<Column>,
    comment: Option<Column>,
    mt_span: Option<Column>,
    suggestion: Option<Column>,
}

impl Columns {
    fn of(table: &Table) -> Self {
        let column = |name| table.column(name);
        Self {
            fingerprint: column("fingerprint"),
            decision: column("decision"),
            category: column("category"),
            comment: column("comment"),
            mt_span: column("mt_span"),
            suggestion: column("suggestion"),
        }
    }

    /// The decision in a row: none where the reviewer left it open.
    fn decided(
        &self,
        row: &Row,
        present: Option<&BTreeSet<String>>,
    ) -> std::result::Result<Option<Decided>, ProblemKind> {
        let (word, comment) = (row.get(self.decision), row.get(self.comment));
        let cell = row.get(self.fingerprint);
        let decision = match Decision::from_word(word) {
            Some(decision) => decision,
            None if !word.is_empty() => return Err(ProblemKind::UnknownDecision(word.to_owned())),
            None if comment.is_empty() => return Ok(None),
            None => return Err(ProblemKind::CommentAlone),
        };
        let Some(fingerprint) = fingerprint_of(cell) else {
            return Err(ProblemKind::BadFingerprint(cell.to_owned()));
        };
        if present.is_some_and(|present| !present.contains(&fingerprint)) {
            return Err(ProblemKind::Stale(fingerprint));
        }
        Ok(Some(Decided {
            fingerprint,
            decision,
            category: Category::from_id(row.get(self.category)),
            mt_span: row.raw(self.mt_span).to_owned(),
            suggestion: row.raw(self.suggestion).to_owned(),
            comment: comment.to_owned(),
        }))
    }
}

/// The fingerprint that a cell holds, in capitals or behind the apostrophe of a text; none where a spreadsheet made
/// something else of it: a number (`1.2E+15`), one without the zeros before it, or rounded.
fn fingerprint_of(cell: &str) -> Option<String> {
    let cell = cell.strip_prefix('\'').unwrap_or(cell);
    let is_whole = cell.len() == FINGERPRINT && cell.chars().all(|ch| ch.is_ascii_hexdigit());
    is_whole.then(|| cell.to_ascii_lowercase())
}

/// One decision out of all rows on one finding. Rows that agree become one, with the comments of all.
fn settle(rows: Vec<(Location, Decided)>) -> (Option<Decided>, Option<Problem>) {
    let words: BTreeSet<Decision> = rows.iter().map(|(_, decided)| decided.decision).collect();
    let mut comments = BTreeSet::new();
    let mut rows = rows.into_iter();
    let Some((first, mut settled)) = rows.next() else { return (None, None) };
    comments.insert(std::mem::take(&mut settled.comment));
    let mut last = None;
    for (at, mut decided) in rows {
        comments.insert(std::mem::take(&mut decided.comment));
        settled = settled.min(decided);
        last = Some(at);
    }
    let conflict = words.len() > 1;
    let problem = last.map(|at| {
        let decisions = words.into_iter().collect();
        let kind =
            if conflict { ProblemKind::Conflict { first, decisions } } else { ProblemKind::Repeated(first) };
        Problem { at, kind }
    });
    comments.remove("");
    settled.comment = comments.into_iter().collect::<Vec<_>>().join("\n");
    ((!conflict).then_some(settled), problem)
}
