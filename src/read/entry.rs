//! What bilingual formats hold, and how records come of it: from one file with both versions, or from two files joined.

use std::hash::{Hash, Hasher};
use std::path::{Path, PathBuf};

use rustc_hash::FxHashMap;
use siphasher::sip::SipHasher13;

use super::record::{ReadRecord, Record};
use crate::document::Tag;
use crate::error::{Error, Result, named};

/// A text with the tags that stood in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Text {
    pub(super) text: String,
    pub(super) tags: Vec<Tag>,
}

impl Text {
    /// The text, unless there is nothing in it.
    pub(super) fn if_any(self) -> Option<Self> {
        (!self.text.is_empty() || !self.tags.is_empty()).then_some(self)
    }
}

/// A unit of a bilingual file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Entry {
    /// What joins it with a unit of another file.
    pub(super) key: String,
    /// What reports call it.
    pub(super) id: Option<String>,
    pub(super) source: Option<String>,
    /// The machine translation that the file holds beside the translation.
    pub(super) mt: Option<Text>,
    /// The translation; none where there is none yet.
    pub(super) target: Option<Text>,
}

fn record(id: Option<String>, source: Option<String>, mt: Text, edited: Text) -> Record {
    Record { id, source, mt: mt.text, edited: edited.text, mt_tags: mt.tags, edited_tags: edited.tags }
}

/// A reader of a bilingual format.
pub(super) trait ReadEntry {
    /// The next unit; none at the end of the file.
    fn read_entry(&mut self) -> Result<Option<Entry>>;
}

/// The units of one file that hold both a machine translation and a translation.
pub(super) struct Single {
    entries: Box<dyn ReadEntry + Send>,
    path: PathBuf,
    found: u64,
    left_out: u64,
}

impl Single {
    pub(super) fn new(entries: Box<dyn ReadEntry + Send>, path: &Path) -> Self {
        Self { entries, path: path.to_owned(), found: 0, left_out: 0 }
    }
}

impl ReadRecord for Single {
    fn read_record(&mut self) -> Result<Option<Record>> {
        while let Some(entry) = self.entries.read_entry()? {
            if let (Some(mt), Some(edited)) = (entry.mt, entry.target) {
                self.found += 1;
                return Ok(Some(record(entry.id, entry.source, mt, edited)));
            }
            self.left_out += 1;
        }
        if self.found == 0 && self.left_out > 0 {
            let problem = format!(
                "{}: no unit holds both a machine translation and a translation; give two files, MT and EDITED",
                named(&self.path)
            );
            return Err(Error::Usage(problem));
        }
        Ok(None)
    }

    fn left_out(&self) -> u64 {
        self.left_out
    }
}

/// The units of two files, of which one has the machine translation and one the edited version, joined by their keys in
/// the order of the first. Units that only one of them has translated are left out. The nth unit of a key is joined
/// with the nth one.
///
/// Where both files have the same order, one unit of each is in memory at a time, and a few bytes for each key.
pub(super) struct Joined {
    mt: Side,
    edited: Side,
    waiting: FxHashMap<Name, Entry>,
    found: u64,
    left_out: u64,
}

/// The hash of a key, and how many units have had it.
type Name = (u64, u32);

/// One of the two files.
struct Side {
    entries: Box<dyn ReadEntry + Send>,
    path: PathBuf,
    /// How many units of a key came before.
    seen: FxHashMap<u64, u32>,
}

impl Side {
    /// The next unit that is translated, with what joins it.
    fn next(&mut self) -> Result<Option<(Name, Entry)>> {
        while let Some(entry) = self.entries.read_entry()? {
            if entry.target.is_some() {
                let mut hasher = SipHasher13::new();
                entry.key.hash(&mut hasher);
                let count = self.seen.entry(hasher.finish()).or_default();
                *count += 1;
                return Ok(Some(((hasher.finish(), *count), entry)));
            }
        }
        Ok(None)
    }
}

impl Joined {
    pub(super) fn new(
        mt: (Box<dyn ReadEntry + Send>, &Path),
        edited: (Box<dyn ReadEntry + Send>, &Path),
    ) -> Self {
        let side =
            |(entries, path): (_, &Path)| Side { entries, path: path.to_owned(), seen: FxHashMap::default() };
        let (mt, edited) = (side(mt), side(edited));
        Self { mt, edited, waiting: FxHashMap::default(), found: 0, left_out: 0 }
    }

    /// The edited unit of a name; those before it wait for theirs.
    fn partner(&mut self, name: Name) -> Result<Option<Entry>> {
        if let Some(entry) = self.waiting.remove(&name) {
            return Ok(Some(entry));
        }
        while let Some((own, entry)) = self.edited.next()? {
            if own == name {
                return Ok(Some(entry));
            }
            self.waiting.insert(own, entry);
        }
        Ok(None)
    }
}

impl ReadRecord for Joined {
    fn read_record(&mut self) -> Result<Option<Record>> {
        while let Some((name, mt)) = self.mt.next()? {
            if let Some(edited) = self.partner(name)? {
                self.found += 1;
                let texts = (mt.target.unwrap_or_default(), edited.target.unwrap_or_default());
                return Ok(Some(record(mt.id, mt.source.or(edited.source), texts.0, texts.1)));
            }
            self.left_out += 1;
        }
        while self.edited.next()?.is_some() {
            self.left_out += 1;
        }
        self.left_out += self.waiting.drain().count() as u64;
        if self.found == 0 && self.left_out > 0 {
            let problem = format!(
                "no translated unit of {} is in {}, too; are they two versions of one file?",
                named(&self.mt.path),
                named(&self.edited.path)
            );
            return Err(Error::Usage(problem));
        }
        Ok(None)
    }

    fn left_out(&self) -> u64 {
        self.left_out
    }
}
