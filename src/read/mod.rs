//! Reading: bytes become [`Document`]s and [`Record`]s here, and encoding is checked here and nowhere else.

mod decode;
mod entry;
mod inline;
mod input;
mod jsonl;
mod lines;
mod message;
mod po;
mod record;
mod table;
mod tmx;
mod xliff;
mod xml;
mod zstd;

use std::path::Path;

use crate::document::{Document, Pair};
use crate::error::Result;
use input::Extent;

pub use decode::decode;
pub use lines::RECORD_LIMIT;
pub use record::{Record, Records};

/// Reads a plain text, compressed or not; `-` is standard input.
///
/// # Errors
/// Where the file cannot be read or unpacked, is in no encoding that is known, or is larger than 4 GiB; and where a
/// compressed one is larger than 16 MiB and 200 times its compressed size.
pub fn text(path: &Path) -> Result<Document> {
    let text = input::open(path, Extent::Whole)?.input.into_string()?;
    Ok(Document::from_text(path.display().to_string(), text))
}

/// Whether a file's name says that it holds pairs, for [`records`] and [`pairs`]; any other is a text.
pub fn holds_pairs(path: &Path) -> bool {
    record::Format::of(path).is_some()
}

/// Reads a file of pairs record by record, compressed or not. The name's extension says what it is: TSV or CSV with a
/// header that names the columns `mt` and `edited` (and `id`, `source`), JSONL with these keys, or XLIFF or TMX with both
/// versions in it (`docs/formats.md` says what is taken for which).
///
/// # Errors
/// Where the file cannot be opened, or its extension is none of these. The items are errors where the file cannot be
/// read further, a record is not as described, with its line, or is larger than [`RECORD_LIMIT`].
pub fn records(path: &Path) -> Result<Records> {
    Records::open(path, Extent::Record)
}

/// Reads two XLIFF, TMX or PO files, of which one holds the machine translation and one the edited version, joined by
/// their units; none where the names are of none of these formats, and so plain texts.
///
/// # Errors
/// As [`records`], and where the two are not of one format.
pub fn joined(mt: &Path, edited: &Path) -> Result<Option<Records>> {
    Records::join(mt, edited, Extent::Record)
}

/// The records of a file of pairs, or of two, as two documents: each record is a line of both, called by its id where it
/// has one.
#[derive(Clone, Debug, Default)]
pub struct Pairs {
    /// The documents.
    pub documents: Pair<Document>,
    /// How many units were left out, for having no machine translation or no edited version.
    pub left_out: u64,
}

/// Reads a file of pairs whole.
///
/// # Errors
/// As [`records`]; where either side is larger than 4 GiB; and where a compressed file is larger than [`text`] takes.
pub fn pairs(path: &Path) -> Result<Pairs> {
    gather(Records::open(path, Extent::Whole)?)
}

/// Reads two bilingual files whole; as [`joined`], none where they are plain texts.
///
/// # Errors
/// As [`joined`] and [`pairs`].
pub fn joined_pairs(mt: &Path, edited: &Path) -> Result<Option<Pairs>> {
    Records::join(mt, edited, Extent::Whole)?.map(gather).transpose()
}

fn gather(mut records: Records) -> Result<Pairs> {
    let mut documents = records.documents();
    for record in records.by_ref() {
        record?.push_to(&mut documents);
        let Pair { mt, edited } = &documents;
        let longer = if mt.text.len() > edited.text.len() { mt } else { edited };
        if u32::try_from(longer.text.len()).is_err() {
            return Err(decode::too_large(Path::new(&longer.name)));
        }
    }
    Ok(Pairs { documents, left_out: records.left_out() })
}
