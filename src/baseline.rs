//! The baseline: findings that are known, so that an audit reports only new ones.
//!
//! The file is sorted JSON with an entry a line. An entry names a finding by its fingerprint alone, which neither other
//! lines nor the program's wording change; it holds no line numbers and no messages.

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::finding::{Category, Finding};
use crate::{Error, Result, read};

/// The version of the file's form.
const VERSION: u32 = 1;

/// A finding that is known.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// The finding's stable name.
    pub fingerprint: String,
    /// Its category.
    pub category: Category,
    /// How many findings have this name.
    pub count: usize,
}

/// Findings that are known.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Baseline {
    counts: BTreeMap<(String, Category), usize>,
}

/// An audit held against a baseline.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Comparison {
    /// For each finding of the audit whether it is new.
    pub is_new: Vec<bool>,
    /// How many findings are known.
    pub known: usize,
    /// How many findings of the baseline are gone.
    pub fixed: usize,
    /// Entries of the baseline of which nothing is left; `--update-baseline` drops them.
    pub stale: Vec<Entry>,
}

/// The file as it is read.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Stored {
    version: u32,
    findings: Vec<Entry>,
}

impl Baseline {
    /// The baseline in which these findings are known.
    pub fn from_findings(findings: &[Finding]) -> Self {
        let mut counts = BTreeMap::new();
        for finding in findings {
            *counts.entry((finding.fingerprint.clone(), finding.category)).or_default() += 1;
        }
        Self { counts }
    }

    /// Reads a baseline file.
    ///
    /// # Errors
    /// Where the file cannot be read, or is no baseline of this version, with the line.
    pub fn read(path: &Path) -> Result<Self> {
        let text = read::text(path)?.text;
        let stored: Stored = serde_json::from_str(&text).map_err(|error| {
            let problem = format!("not a baseline ({error}); write it anew with --update-baseline");
            Error::malformed(path, error.line(), problem)
        })?;
        if stored.version != VERSION {
            let problem =
                format!("a baseline of version {}, and this program reads {VERSION}", stored.version);
            return Err(Error::malformed(path, 1, problem));
        }
        let mut counts = BTreeMap::new();
        for entry in stored.findings {
            *counts.entry((entry.fingerprint, entry.category)).or_default() += entry.count;
        }
        Ok(Self { counts })
    }

    /// Writes the file: the same bytes for the same findings, whatever their order.
    ///
    /// # Errors
    /// Whatever `out` says.
    pub fn write(&self, out: &mut dyn Write) -> io::Result<()> {
        write!(out, "{{\n\"version\": {VERSION},\n\"findings\": [")?;
        for (index, entry) in self.entries().enumerate() {
            out.write_all(if index == 0 { b"\n" } else { b",\n" })?;
            serde_json::to_writer(&mut *out, &entry)?;
        }
        out.write_all(b"\n]\n}\n")
    }

    /// Its entries, sorted by fingerprint.
    pub fn entries(&self) -> impl Iterator<Item = Entry> {
        self.counts.iter().map(|((fingerprint, category), &count)| Entry {
            fingerprint: fingerprint.clone(),
            category: *category,
            count,
        })
    }

    /// Holds the findings of an audit against the baseline. Where more findings have one name than are known, the
    /// first are known and the others new. `is_checked` says whether the audit looks for a category: a known finding
    /// of another one is not fixed for being absent.
    pub fn compare(&self, findings: &[Finding], is_checked: impl Fn(Category) -> bool) -> Comparison {
        let mut left = self.counts.clone();
        let mut is_new = Vec::with_capacity(findings.len());
        for finding in findings {
            match left.get_mut(&(finding.fingerprint.clone(), finding.category)) {
                Some(count) if *count > 0 => {
                    *count -= 1;
                    is_new.push(false);
                }
                _ => is_new.push(true),
            }
        }
        let gone = || left.iter().filter(|((_, category), count)| **count > 0 && is_checked(*category));
        let stale = gone()
            .filter(|(key, count)| self.counts.get(*key) == Some(*count))
            .map(|((fingerprint, category), &count)| Entry {
                fingerprint: fingerprint.clone(),
                category: *category,
                count,
            })
            .collect();
        let known = is_new.iter().filter(|is_new| !**is_new).count();
        Comparison { known, fixed: gone().map(|(_, count)| count).sum(), stale, is_new }
    }
}
