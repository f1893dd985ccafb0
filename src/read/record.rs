//! A record of a file of pairs, and files as streams of them.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use super::entry::{Joined, ReadEntry, Single};
use super::format::{Bilingual, Format};
use super::input::{Extent, Input, Opened, open};
use super::jsonl::Jsonl;
use super::po::Po;
use super::source::Source;
use super::table::table;
use super::tmx::Tmx;
use super::units::Units;
use super::xliff::Xliff;
use crate::document::{Document, Pair, Tag};
use crate::error::{Error, Result, named};

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
    /// The inline tags of the machine translation, which its text is without.
    pub mt_tags: Vec<Tag>,
    /// Those of the edited version.
    pub edited_tags: Vec<Tag>,
}

impl Record {
    /// Adds the record as a further unit of both documents.
    pub fn push_to(&self, pair: &mut Pair<Document>) {
        pair.mt.push_unit(self.id.as_deref(), &self.mt, &self.mt_tags);
        pair.edited.push_unit(self.id.as_deref(), &self.edited, &self.edited_tags);
    }
}

/// A reader of one format.
pub(super) trait ReadRecord {
    /// The next record; none at the end of the file.
    fn read_record(&mut self) -> Result<Option<Record>>;

    /// How many units were left out so far.
    fn left_out(&self) -> u64 {
        0
    }
}

/// The records of a file of pairs or of two files that are joined, in their order, one in memory at a time. It ends
/// after the first error.
pub struct Records {
    reader: Box<dyn ReadRecord + Send>,
    names: Pair<String>,
    is_over: bool,
    bytes_read: Vec<Arc<AtomicU64>>,
    size: Option<u64>,
}

impl Records {
    /// The records of one file that holds both versions.
    pub(super) fn of_one(source: &Source, format: Format, extent: Extent) -> Result<Self> {
        let path = source.path();
        let Opened { input, bytes_read, size } = open(source, extent)?;
        let reader: Box<dyn ReadRecord + Send> = match format {
            Format::Tsv | Format::Csv => table(input, path, format == Format::Tsv)?,
            Format::Jsonl => Box::new(Jsonl::new(input, path)),
            Format::Bilingual(Bilingual::Po) => {
                let problem = "a PO file holds one translation alone; give two, MT and EDITED";
                return Err(Error::Usage(format!("{}: {problem}", named(path))));
            }
            Format::Bilingual(format) => Box::new(Single::new(format.reader(input, path, true), path)),
        };
        let name = path.display().to_string();
        let names = Pair { mt: name.clone(), edited: name };
        Ok(Self { reader, names, is_over: false, bytes_read: vec![bytes_read], size })
    }

    /// The records of two bilingual files, which hold a version each.
    pub(super) fn of_two(sources: &Pair<Source>, format: Bilingual, extent: Extent) -> Result<Self> {
        let (mt, edited) = (sources.mt.path(), sources.edited.path());
        let (first, second) = (open(&sources.mt, extent)?, open(&sources.edited, extent)?);
        let reader = Joined::new(
            (format.reader(first.input, mt, true), mt),
            (format.reader(second.input, edited, false), edited),
        );
        Ok(Self {
            reader: Box::new(reader),
            names: Pair { mt: mt.display().to_string(), edited: edited.display().to_string() },
            is_over: false,
            bytes_read: vec![first.bytes_read, second.bytes_read],
            size: first.size.zip(second.size).map(|(first, second)| first + second),
        })
    }

    /// Two empty documents with the names that the user gave, for [`Record::push_to`].
    pub fn documents(&self) -> Pair<Document> {
        self.names.clone().map(|name| Document { name, ..Document::default() })
    }

    /// How many units were left out so far, for having no machine translation or no edited version.
    pub fn left_out(&self) -> u64 {
        self.reader.left_out()
    }

    /// How many bytes were read so far, as they are stored: compressed ones where a file is compressed.
    pub fn bytes_read(&self) -> u64 {
        self.bytes_read.iter().map(|count| count.load(Ordering::Relaxed)).sum()
    }

    /// The size in bytes, of both files together where there are two, as they are stored; none for a pipe.
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

impl Bilingual {
    fn reader(self, input: Input, path: &Path, is_mt: bool) -> Box<dyn ReadEntry + Send> {
        match self {
            Self::Xliff => Box::new(Units::<_, Xliff>::new(input, path)),
            Self::Tmx => Box::new(Units::<_, Tmx>::new(input, path)),
            Self::Po => Box::new(Po::new(input, path, is_mt)),
        }
    }
}
