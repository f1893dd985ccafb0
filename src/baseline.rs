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

/// An audit that is held against a baseline, finding by finding.
#[derive(Clone, Debug)]
pub struct Comparison<'a> {
    baseline: &'a Baseline,
    /// What no finding of the audit has answered yet.
    left: BTreeMap<(String, Category), usize>,
}

/// What of a baseline an audit no longer has.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Gone {
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
    /// Reads a baseline file.
    ///
    /// # Errors
    /// Where the file cannot be read, or is no baseline of this version, with the line.
    pub fn read(path: &Path) -> Result<Self> {
        let text = read::text(path)?.text;
        let stored: Stored = serde_json::from_str(&text).map_err(|error| {
            let problem = "this is not a baseline as --update-baseline writes it; name that file, or remove this one and make it anew";
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

    /// Adds a finding.
    pub fn add(&mut self, finding: &Finding) {
        *self.counts.entry((finding.fingerprint.clone(), finding.category)).or_default() += 1;
    }

    /// Begins to hold an audit against the baseline.
    pub fn compare(&self) -> Comparison<'_> {
        Comparison { baseline: self, left: self.counts.clone() }
    }
}

impl Comparison<'_> {
    /// Whether the next finding is new. Where more findings have one name than are known, the first are known and the
    /// others new.
    pub fn is_new(&mut self, finding: &Finding) -> bool {
        match self.left.get_mut(&(finding.fingerprint.clone(), finding.category)) {
            Some(count) if *count > 0 => {
                *count -= 1;
                false
            }
            _ => true,
        }
    }

    /// What is gone, where these were all findings. `is_checked` says whether the audit looks for a category: a known
    /// finding of another one is not fixed for being absent.
    pub fn finish(self, is_checked: impl Fn(Category) -> bool) -> Gone {
        let gone = || self.left.iter().filter(|((_, category), count)| **count > 0 && is_checked(*category));
        let stale = gone()
            .filter(|(key, count)| self.baseline.counts.get(*key) == Some(*count))
            .map(|((fingerprint, category), &count)| Entry {
                fingerprint: fingerprint.clone(),
                category: *category,
                count,
            })
            .collect();
        Gone { fixed: gone().map(|(_, count)| count).sum(), stale }
    }
}
