//! Reading: bytes become [`Document`]s and [`Record`]s here, and encoding is checked here and nowhere else.

mod decode;
mod input;
mod jsonl;
mod lines;
mod record;
mod table;
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

/// Reads a file of pairs record by record: TSV and CSV with a header that names the columns `mt` and `edited` (and
/// `id`, `source`), or JSONL with these keys, compressed or not. The name's extension says which.
///
/// # Errors
/// Where the file cannot be opened, or its extension is none of these. The items are errors where the file cannot be
/// read further, a record is not as described, with its line, or is larger than [`RECORD_LIMIT`].
pub fn records(path: &Path) -> Result<Records> {
    Records::open(path, Extent::Record)
}

/// Reads a file of pairs whole: each record is a line of both documents, called by its `id` where it has one.
///
/// # Errors
/// As [`records`]; where either side is larger than 4 GiB; and where a compressed file is larger than [`text`] takes.
pub fn pairs(path: &Path) -> Result<Pair<Document>> {
    let empty = || Document { name: path.display().to_string(), ..Document::default() };
    let mut pair = Pair { mt: empty(), edited: empty() };
    for record in Records::open(path, Extent::Whole)? {
        record?.push_to(&mut pair);
        if u32::try_from(pair.mt.text.len().max(pair.edited.text.len())).is_err() {
            return Err(decode::too_large(path));
        }
    }
    Ok(pair)
}
