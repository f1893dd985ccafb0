//! A record of a file of pairs, and files as streams of them.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use super::input::{Extent, Source, open};
use super::jsonl::Jsonl;
use super::table::{Csv, Tsv};
use crate::document::{Document, Pair};
use crate::error::{Error, Result};

/// A segment of a file of pairs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Record {
    /// What the file calls it; never empty.
    pub id: Option<String>,
    /// The text that was translated, where the file has it.
    pub source: Option<String>,
    /// The machine translation.
    pub mt: String,
    /// The edited version.
    pub edited: String,
}

impl Record {
    /// Adds the record as a further unit of both documents.
    pub fn push_to(&self, pair: &mut Pair<Document>) {
        pair.mt.push_unit(self.id.as_deref(), &self.mt);
        pair.edited.push_unit(self.id.as_deref(), &self.edited);
    }
}

/// A reader of one format.
pub(super) trait ReadRecord {
    /// The next record; none at the end of the file.
    fn read_record(&mut self) -> Result<Option<Record>>;
}

/// The records of a file of pairs, in its order, one in memory at a time. It ends after the first error.
pub struct Records {
    reader: Box<dyn ReadRecord + Send>,
    is_over: bool,
    bytes_read: Arc<AtomicU64>,
    size: Option<u64>,
}

impl Records {
    pub(super) fn open(path: &Path, extent: Extent) -> Result<Self> {
        let format = Format::of(path).ok_or_else(|| {
            Error::Usage(format!(
                "{}: a file of pairs is a .tsv, .csv or .jsonl, compressed (.gz, .zst) or not",
                path.display()
            ))
        })?;
        let Source { input, bytes_read, size } = open(path, extent)?;
        let reader: Box<dyn ReadRecord + Send> = match format {
            Format::Tsv => Box::new(Tsv::new(input, path)),
            Format::Csv => Box::new(Csv::new(input, path)),
            Format::Jsonl => Box::new(Jsonl::new(input, path)),
        };
        Ok(Self { reader, is_over: false, bytes_read, size })
    }

    /// How many bytes of the file were read so far, as it is stored: compressed ones where it is compressed.
    pub fn bytes_read(&self) -> u64 {
        self.bytes_read.load(Ordering::Relaxed)
    }

    /// The file's size in bytes as it is stored; none for a pipe.
    pub fn size(&self) -> Option<u64> {
        self.size
    }
}

impl Iterator for Records {
    type Item = Result<Record>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.is_over {
            return None;
        }
        let record = self.reader.read_record().transpose();
        self.is_over = !matches!(record, Some(Ok(_)));
        record
    }
}

/// A format of pair files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Format {
    Tsv,
    Csv,
    Jsonl,
}

impl Format {
    /// By the name's extension; that of a compressed file stands before `.gz` or `.zst`.
    pub(super) fn of(path: &Path) -> Option<Self> {
        match extension(path)?.as_str() {
            "tsv" => Some(Self::Tsv),
            "csv" => Some(Self::Csv),
            "jsonl" | "ndjson" => Some(Self::Jsonl),
            _ => None,
        }
    }
}

/// A name's extension in lower case; what stands before it where it only says how the file is compressed.
fn extension(path: &Path) -> Option<String> {
    let lower = |path: &Path| Some(path.extension()?.to_str()?.to_ascii_lowercase());
    match lower(path)?.as_str() {
        "gz" | "zst" => lower(&PathBuf::from(path.file_stem()?)),
        other => Some(other.to_owned()),
    }
}

/// A text of the user's for a message: one line, not too long, nothing that a terminal acts on.
pub(super) fn shown(text: &str) -> String {
    const MOST: usize = 40;
    let plain = |ch: char| if ch.is_control() { '\u{fffd}' } else { ch };
    let mut shown: String = text.chars().take(MOST).map(plain).collect();
    if text.chars().nth(MOST).is_some() {
        shown.push('…');
    }
    shown
}
