//! JSON Lines: one object a line, its keys in the order of the columns.

use std::io::{self, Write};

use serde::ser::{Serialize, SerializeMap, Serializer};

use super::cell::Cell;
use super::row::{COLUMNS, cells};
use crate::finding::Finding;

/// Writes findings, of which so many stand before: the keys of the table, then `evidence`, `mt_byte_start`, `mt_byte_end` and
/// `alignment_score`. What a finding lacks is `null`.
///
/// # Errors
/// Whatever `out` says.
pub fn write(findings: &[Finding], before: usize, out: &mut dyn Write) -> io::Result<()> {
    for (index, finding) in (before..).zip(findings) {
        write_line(&Line { index, finding }, out)?;
    }
    Ok(())
}

/// Writes one value as one line.
///
/// # Errors
/// Whatever `out` says.
pub fn write_line(value: &impl Serialize, out: &mut dyn Write) -> io::Result<()> {
    serde_json::to_writer(&mut *out, value)?;
    out.write_all(b"\n")
}

/// A ratio with four decimals: more would be noise, and may differ between machines.
pub fn rounded(ratio: f64) -> f64 {
    (ratio * 10_000.0).round() / 10_000.0
}

/// Serializes a ratio with four decimals.
#[allow(clippy::ref_option, reason = "what serde calls a field's serializer with")]
pub fn rounded_ratio<S: Serializer>(ratio: &Option<f64>, serializer: S) -> Result<S::Ok, S::Error> {
    ratio.map(rounded).serialize(serializer)
}

/// Writes one object of cells as one line.
///
/// # Errors
/// Whatever `out` says.
pub fn write_object(keys: &[&str], cells: &[Cell<'_>], out: &mut dyn Write) -> io::Result<()> {
    write_line(&Object { keys, cells }, out)
}

struct Object<'a> {
    keys: &'a [&'a str],
    cells: &'a [Cell<'a>],
}

impl Serialize for Object<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.keys.iter().zip(self.cells))
    }
}

struct Line<'a> {
    index: usize,
    finding: &'a Finding,
}

impl Serialize for Line<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        for (key, cell) in COLUMNS.iter().zip(cells(self.index, self.finding)) {
            map.serialize_entry(key, &cell)?;
        }
        let mt = self.finding.mt.as_ref();
        map.serialize_entry("evidence", &self.finding.evidence)?;
        map.serialize_entry("mt_byte_start", &mt.map(|place| place.byte_start))?;
        map.serialize_entry("mt_byte_end", &mt.map(|place| place.byte_end))?;
        map.serialize_entry("alignment_score", &self.finding.alignment_score.map(rounded))?;
        map.end()
    }
}

impl Serialize for Cell<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Empty => serializer.serialize_none(),
            Self::Text(text) => serializer.serialize_str(text),
            Self::Count(count) => serializer.serialize_u64(*count),
            Self::Ratio(ratio) => serializer.serialize_f64(rounded(*ratio)),
        }
    }
}
