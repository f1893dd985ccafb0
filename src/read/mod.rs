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

/// Whether a file's name says that it holds pairs, for [`records`]; any other is a text.
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

/// Reads a file of pairs whole: each record is a line of both documents, called by its `id` where it has one.
///
/// # Errors
/// As [`records`]; where either side is larger than 4 GiB; and where a compressed file is larger than [`text`] takes.
pub fn pairs(path: &Path) -> Result<Pair<Document>> {
    gathered(Records::open(path, Extent::Whole)?)
}

/// As [`joined`], whole.
///
/// # Errors
/// As [`joined`] and [`pairs`].
pub fn joined_pairs(mt: &Path, edited: &Path) -> Result<Option<Pair<Document>>> {
    Records::join(mt, edited, Extent::Whole)?.map(gathered).transpose()
}

fn gathered(records: Records) -> Result<Pair<Document>> {
    let mut pair = records.documents();
    for record in records {
        record?.push_to(&mut pair);
        let longer = if pair.mt.text.len() > pair.edited.text.len() { &pair.mt } else { &pair.edited };
        if u32::try_from(longer.text.len()).is_err() {
            return Err(decode::too_large(Path::new(&longer.name)));
        }
    }
    Ok(pair)
}
