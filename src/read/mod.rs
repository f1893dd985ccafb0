//! Reading: bytes become [`Document`]s here, and encoding is checked here and nowhere else.

mod decode;
mod jsonl;
mod table;

use std::io::Read as _;
use std::path::Path;

use crate::document::{Document, Pair};
use crate::error::{Error, Result};

pub use decode::decode;

/// Reads a plain text; `-` is standard input.
///
/// # Errors
/// Where the file cannot be read, is in no encoding that is known, or is larger than 4 GiB.
pub fn text(path: &Path) -> Result<Document> {
    Ok(Document::from_text(path.display().to_string(), content(path)?))
}

/// Whether a file's name says that it holds pairs, for [`pairs`]; any other is a text.
pub fn holds_pairs(path: &Path) -> bool {
    reader(path).is_some()
}

type Reader = fn(&Path, &str, &mut PairBuilder) -> Result<()>;

fn reader(path: &Path) -> Option<Reader> {
    let extension = path.extension()?.to_str()?.to_ascii_lowercase();
    match extension.as_str() {
        "tsv" => Some(table::tsv),
        "csv" => Some(table::csv),
        "jsonl" | "ndjson" => Some(jsonl::jsonl),
        _ => None,
    }
}

/// Reads a file of pairs: TSV and CSV with a header that names the columns `mt` and `edited` (and `id`), or JSONL with
/// these keys. Each pair is a line of both documents, called by its `id` where it has one.
///
/// # Errors
/// As [`text`]; where the name's extension is none of the three; and where a record is not as described, with its line.
pub fn pairs(path: &Path) -> Result<Pair<Document>> {
    let Some(read) = reader(path) else {
        let problem = format!("{}: a file of pairs is a .tsv, .csv or .jsonl", path.display());
        return Err(Error::Usage(problem));
    };
    let mut builder = PairBuilder::new(path);
    read(path, &content(path)?, &mut builder)?;
    Ok(builder.pair)
}

/// A file's decoded text.
fn content(path: &Path) -> Result<String> {
    let fail = |source| Error::Read { path: path.to_owned(), source };
    let bytes = if path.as_os_str() == "-" {
        let mut bytes = Vec::new();
        std::io::stdin().lock().read_to_end(&mut bytes).map_err(fail)?;
        bytes
    } else {
        std::fs::read(path).map_err(fail)?
    };
    if u32::try_from(bytes.len()).is_err() {
        return Err(Error::Usage(format!("{}: more than 4 GiB; split the file", path.display())));
    }
    decode(bytes, path)
}

/// The two documents of a file of pairs, as they grow.
struct PairBuilder {
    pair: Pair<Document>,
}

impl PairBuilder {
    fn new(path: &Path) -> Self {
        let empty = || Document { name: path.display().to_string(), ..Document::default() };
        Self { pair: Pair { mt: empty(), edited: empty() } }
    }

    fn push(&mut self, id: Option<&str>, mt: &str, edited: &str) {
        let id = id.filter(|id| !id.is_empty());
        self.pair.mt.push_unit(id, mt);
        self.pair.edited.push_unit(id, edited);
    }
}
