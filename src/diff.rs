//! Two audits compared: which findings are new, fixed, moved, still there.

use std::collections::{BTreeMap, VecDeque};
use std::io::{self, Write};
use std::path::Path;

use crate::Result;
use crate::report::{Cell, Delimiter, Format, Style, isolated, write_json_object, write_table};
use crate::review::{Column, Row, Table};

/// A finding as a report tells it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reported {
    /// Its stable name.
    pub fingerprint: String,
    /// Its category.
    pub category: String,
    /// Its severity.
    pub severity: String,
    /// The suspect text.
    pub mt_span: String,
    /// What the edited version has there.
    pub suggestion: String,
    /// The MT's file.
    pub file: String,
    /// Line, first and last column in it.
    pub place: [String; 3],
}

/// What became of a finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Status {
    /// Only the new audit has it.
    New,
    /// Only the old audit has it.
    Fixed,
    /// Both have it, on another line or in other columns. The file's name does not count.
    Moved,
    /// Both have it in the same place.
    Same,
}

impl Status {
    /// All of them, in the order in which a comparison lists them.
    pub const ALL: [Self; 4] = [Self::New, Self::Fixed, Self::Moved, Self::Same];

    /// Its id, as it stands in reports.
    pub fn id(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Fixed => "fixed",
            Self::Moved => "moved",
            Self::Same => "same",
        }
    }
}

/// A finding in two audits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// What became of it.
    pub status: Status,
    /// As the old audit has it.
    pub old: Option<Reported>,
    /// As the new audit has it.
    pub new: Option<Reported>,
}

/// Two audits compared.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Diff {
    /// The findings: new ones, fixed ones, moved ones, those still there; each in the order of its report.
    pub changes: Vec<Change>,
}

/// The columns of the comparison's table.
pub const DIFF_COLUMNS: [&str; 14] = [
    "status",
    "category",
    "severity",
    "mt_span",
    "suggestion",
    "old_file",
    "old_line",
    "old_start",
    "old_end",
    "new_file",
    "new_line",
    "new_start",
    "new_end",
    "fingerprint",
];

/// The forms of a comparison.
pub const FORMATS: [Format; 4] = [Format::Text, Format::Csv, Format::Tsv, Format::Jsonl];

/// Reads the findings of a report: CSV, TSV, JSONL or a workbook.
///
/// # Errors
/// As [`Table::read`].
pub fn read(path: &Path) -> Result<Vec<Reported>> {
    let table = Table::read(path)?;
    let columns = [
        "fingerprint",
        "category",
        "severity",
        "mt_span",
        "suggestion",
        "mt_file",
        "mt_line",
        "mt_start",
        "mt_end",
    ]
    .map(|name| table.column(name));
    Ok(table.rows.iter().map(|row| reported(row, columns)).collect())
}

fn reported(row: &Row, columns: [Option<Column>; 9]) -> Reported {
    let [fingerprint, category, severity, mt_span, suggestion, file, line, start, end] = columns;
    Reported {
        fingerprint: row.get(fingerprint).to_owned(),
        category: row.get(category).to_owned(),
        severity: row.get(severity).to_owned(),
        mt_span: row.raw(mt_span).to_owned(),
        suggestion: row.raw(suggestion).to_owned(),
        file: row.raw(file).to_owned(),
        place: [line, start, end].map(|column| row.raw(column).to_owned()),
    }
}

/// Compares two audits by fingerprint. Where several findings share one, those in the same place belong together
/// first, then the others in their order.
pub fn compare(old: Vec<Reported>, new: Vec<Reported>) -> Diff {
    let mut partners: Vec<Option<usize>> = vec![None; new.len()];
    let mut taken = vec![false; old.len()];
    pair_up(&old, &new, &mut partners, &mut taken, |finding| (&finding.fingerprint, &finding.place));
    pair_up(&old, &new, &mut partners, &mut taken, |finding| &finding.fingerprint);
    let mut old: Vec<Option<Reported>> = old.into_iter().map(Some).collect();
    let mut changes: Vec<Change> = Vec::with_capacity(new.len());
    for (new, partner) in new.into_iter().zip(partners) {
        let old = partner.and_then(|index| old[index].take());
        let status = match &old {
            None => Status::New,
            Some(old) if old.place == new.place => Status::Same,
            Some(_) => Status::Moved,
        };
        changes.push(Change { status, old, new: Some(new) });
    }
    let fixed = old.into_iter().flatten();
    changes.extend(fixed.map(|old| Change { status: Status::Fixed, old: Some(old), new: None }));
    changes.sort_by_key(|change| change.status);
    Diff { changes }
}

/// Gives each new finding without a partner the first old one that is left and has the same key.
fn pair_up<'a, K: Ord>(
    old: &'a [Reported],
    new: &'a [Reported],
    partners: &mut [Option<usize>],
    taken: &mut [bool],
    key: impl Fn(&'a Reported) -> K,
) {
    let mut waiting: BTreeMap<K, VecDeque<usize>> = BTreeMap::new();
    for (index, finding) in old.iter().enumerate().filter(|(index, _)| !taken[*index]) {
        waiting.entry(key(finding)).or_default().push_back(index);
    }
    for (finding, partner) in new.iter().zip(partners).filter(|(_, partner)| partner.is_none()) {
        *partner = waiting.get_mut(&key(finding)).and_then(VecDeque::pop_front);
        if let Some(index) = *partner {
            taken[index] = true;
        }
    }
}

impl Diff {
    /// How many findings have a status.
    pub fn count(&self, status: Status) -> usize {
        self.changes.iter().filter(|change| change.status == status).count()
    }

    /// Writes the comparison as text, CSV, TSV or JSONL. The text leaves out what is still in its place.
    ///
    /// # Errors
    /// Whatever `out` says, and [`io::ErrorKind::Unsupported`] for another form.
    pub fn write(&self, format: Format, style: Style, out: &mut dyn Write) -> io::Result<()> {
        let rows = self.changes.iter().map(Change::cells);
        match format {
            Format::Csv => write_table(Delimiter::Comma, style.bom, &DIFF_COLUMNS, rows, out),
            Format::Tsv => write_table(Delimiter::Tab, style.bom, &DIFF_COLUMNS, rows, out),
            Format::Jsonl => self
                .changes
                .iter()
                .try_for_each(|change| write_json_object(&DIFF_COLUMNS, &change.cells(), out)),
            Format::Text => self
                .changes
                .iter()
                .filter(|change| change.status != Status::Same)
                .try_for_each(|change| change.write(out)),
            _ => Err(io::Error::new(
                io::ErrorKind::Unsupported,
                "a comparison is written as text, CSV, TSV or JSONL",
            )),
        }
    }
}

impl Change {
    /// Its cells, in the order of [`DIFF_COLUMNS`].
    fn cells(&self) -> [Cell<'_>; 14] {
        let Some(finding) = self.new.as_ref().or(self.old.as_ref()) else {
            return [const { Cell::Empty }; 14];
        };
        let [old_file, old_line, old_start, old_end] = place(self.old.as_ref());
        let [new_file, new_line, new_start, new_end] = place(self.new.as_ref());
        [
            self.status.id().into(),
            finding.category.as_str().into(),
            finding.severity.as_str().into(),
            finding.mt_span.as_str().into(),
            finding.suggestion.as_str().into(),
            old_file,
            old_line,
            old_start,
            old_end,
            new_file,
            new_line,
            new_start,
            new_end,
            finding.fingerprint.as_str().into(),
        ]
    }
}

impl Change {
    /// One line: what became of it, what it is, where it was and is, its texts.
    fn write(&self, out: &mut dyn Write) -> io::Result<()> {
        let Some(finding) = self.new.as_ref().or(self.old.as_ref()) else { return Ok(()) };
        write!(
            out,
            "{:<6} {}[{}] ",
            self.status.id(),
            isolated(&finding.severity),
            isolated(&finding.category)
        )?;
        match (&self.old, &self.new) {
            (Some(old), Some(new)) => write!(out, "{} → {}", old.position(), new.position())?,
            _ => write!(out, "{}", finding.position())?,
        }
        write!(out, " {}", brief(&finding.mt_span))?;
        if finding.suggestion.is_empty() {
            writeln!(out)
        } else {
            writeln!(out, " → {}", brief(&finding.suggestion))
        }
    }
}

impl Reported {
    /// `file:line:column`, the column from 1 as editors count.
    fn position(&self) -> String {
        let [line, start, _] = &self.place;
        let column = start.parse::<usize>().map_or_else(|_| start.clone(), |start| (start + 1).to_string());
        format!("{}:{}:{column}", isolated(&self.file), isolated(line))
    }
}

/// The beginning of a text, in quotation marks.
fn brief(text: &str) -> String {
    const LIMIT: usize = 60;
    let end = text.char_indices().nth(LIMIT).map_or(text.len(), |(at, _)| at);
    let gap = if end < text.len() { "…" } else { "" };
    format!("‘{}{gap}’", isolated(&text[..end]))
}

fn place(finding: Option<&Reported>) -> [Cell<'_>; 4] {
    let Some(finding) = finding else { return [const { Cell::Empty }; 4] };
    let [line, start, end] = &finding.place;
    [finding.file.as_str().into(), Cell::from_label(line), Cell::from_label(start), Cell::from_label(end)]
}
