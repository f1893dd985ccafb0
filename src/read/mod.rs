//! Reading: bytes become [`Document`]s and [`Record`]s here, and encoding is checked here and nowhere else.

mod decode;
mod entry;
mod format;
mod header;
mod inline;
mod input;
pub(crate) mod json;
mod jsonl;
mod lines;
mod message;
mod po;
mod record;
mod source;
mod stored;
mod table;
mod tmx;
mod units;
mod xliff;
mod xml;
mod zstd;

use std::path::Path;

use crate::document::{Document, Pair};
use crate::error::{Error, Result, named};
use format::{Bilingual, Format};
use input::Extent;

pub use decode::decode;
pub(crate) use header::separator_line;
pub use lines::RECORD_LIMIT;
pub use record::{Record, Records};
pub use source::Source;

/// Reads a plain text, compressed or not; `-` is standard input.
///
/// # Errors
/// Where the file cannot be read or unpacked, is in no encoding that is known, or is larger than 4 GiB; and where a
/// compressed one is larger than 16 MiB and 200 times its compressed size.
pub fn text(path: &Path) -> Result<Document> {
    Source::new(path).text()
}

/// Reads a text that stands alone, like one that is evidence; see [`text`].
///
/// # Errors
/// As [`text`], and where the file's name says that it is bilingual: what stands in it is no running text.
pub fn related(path: &Path) -> Result<Document> {
    match Format::of_name(path) {
        Some(Format::Bilingual(_)) => {
            let problem = "a bilingual file is no text by itself; give the texts in it as plain text";
            Err(Error::Usage(format!("{}: {problem}", named(path))))
        }
        _ => text(path),
    }
}

/// What one file or two hold.
#[derive(Clone, Debug)]
pub enum Content<T> {
    /// A plain text each.
    Texts(T),
    /// Pairs of texts.
    Pairs(PairFiles),
}

impl Content<Source> {
    /// What an only file holds; `-` is standard input. Its name's extension says whether it holds pairs and in which
    /// form: TSV or CSV with a header that names the columns `mt` and `edited` (and `id`, `source`), JSONL with these
    /// keys, or XLIFF or TMX with both versions in it (`docs/formats.md` says what is taken for which). Where it says
    /// nothing, the file's beginning does.
    ///
    /// # Errors
    /// Where the file cannot be read, is in no encoding that is known, or is of a form that has no pairs.
    pub fn of_one(path: &Path) -> Result<Self> {
        let source = Source::kept(path)?;
        Ok(match source.format()? {
            None if format::is_json(path) => {
                let problem =
                    "JSON is not read as a whole; write JSON Lines, an object with mt and edited a line";
                return Err(Error::Usage(format!("{}: {problem}", named(path))));
            }
            None => Self::Texts(source),
            Some(Format::Bilingual(Bilingual::Po)) => {
                let problem = "a PO file holds one translation alone; give two, MT and EDITED";
                return Err(Error::Usage(format!("{}: {problem}", named(path))));
            }
            Some(format) => Self::Pairs(PairFiles { files: Files::One(source, format) }),
        })
    }
}

impl Content<Pair<Source>> {
    /// What two files hold, the machine translation and the edited version: pairs, where both are XLIFF, TMX or PO, whose
    /// units are joined, else two texts. Their names say it, and of XLIFF and TMX their beginnings.
    ///
    /// # Errors
    /// Where they cannot belong together: where only one is bilingual, or they are of two formats, and where one of them
    /// is a table of pairs, which has both versions in it.
    pub fn of_two(mt: &Path, edited: &Path) -> Result<Self> {
        let fail = |path: &Path, problem: &str| Err(Error::Usage(format!("{}: {problem}", named(path))));
        match (told(mt)?, told(edited)?) {
            (None, None) => Ok(Self::Texts(Pair { mt: Source::new(mt), edited: Source::new(edited) })),
            (Some(Format::Bilingual(format)), Some(Format::Bilingual(other))) if format == other => {
                let sources = Pair { mt: Source::kept(mt)?, edited: Source::kept(edited)? };
                Ok(Self::Pairs(PairFiles { files: Files::Two(sources, format) }))
            }
            (Some(format), _) if format.is_table() => fail(mt, TABLE),
            (_, Some(format)) if format.is_table() => fail(edited, TABLE),
            _ => {
                let problem = "these are no two files of one format, and cannot be joined by their units";
                Err(Error::Usage(format!("{}, {}: {problem}", named(mt), named(edited))))
            }
        }
    }
}

/// The format that a file's name tells, or, of a file that can be read twice, that it is bilingual from its beginning.
fn told(path: &Path) -> Result<Option<Format>> {
    match Format::of_name(path) {
        None if Source::is_file(path) => Ok(Source::new(path).format()?.filter(|format| !format.is_table())),
        named => Ok(named),
    }
}

/// Why a table is no text.
const TABLE: &str = "by its name this is a table of pairs, with the machine translation and the edited version in it; \
                     give it alone, or call a plain text .txt";

/// Files of pairs, which can be read again and again: what comes through a pipe is kept in a temporary file.
#[derive(Clone, Debug)]
pub struct PairFiles {
    files: Files,
}

#[derive(Clone, Debug)]
enum Files {
    One(Source, Format),
    Two(Pair<Source>, Bilingual),
}

impl PairFiles {
    /// An only file; see [`Content::of_one`].
    ///
    /// # Errors
    /// As [`Content::of_one`], and where the file does not hold pairs.
    pub fn of_one(path: &Path) -> Result<Self> {
        match Content::of_one(path)? {
            Content::Pairs(files) => Ok(files),
            Content::Texts(_) => {
                let problem =
                    "this is no file of pairs (.tsv, .csv, .jsonl, .xlf, .tmx); give the edited version, too";
                Err(Error::Usage(format!("{}: {problem}", named(path))))
            }
        }
    }

    /// Two files; see [`Content::of_two`].
    ///
    /// # Errors
    /// As [`Content::of_two`], and where the files hold plain texts.
    pub fn of_two(mt: &Path, edited: &Path) -> Result<Self> {
        match Content::of_two(mt, edited)? {
            Content::Pairs(files) => Ok(files),
            Content::Texts(_) => {
                let problem = "no bilingual files; both must be .xlf, .tmx or .po";
                Err(Error::Usage(format!("{}, {}: {problem}", named(mt), named(edited))))
            }
        }
    }

    /// Their records, one in memory at a time.
    ///
    /// # Errors
    /// Where a file cannot be opened. The items are errors where one cannot be read further, a record is not as
    /// described, with its line, or is larger than [`RECORD_LIMIT`].
    pub fn records(&self) -> Result<Records> {
        self.open(Extent::Record)
    }

    /// Reads them whole.
    ///
    /// # Errors
    /// As [`records`](Self::records); where either side is larger than 4 GiB; and where a compressed file is larger than
    /// [`text`] takes.
    pub fn read(&self) -> Result<Pairs> {
        let mut records = self.open(Extent::Whole)?;
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

    fn open(&self, extent: Extent) -> Result<Records> {
        match &self.files {
            Files::One(source, format) => Records::of_one(source, *format, extent),
            Files::Two(sources, format) => Records::of_two(sources, *format, extent),
        }
    }
}

/// Records as two documents: each is a line of both, called by its id where it has one.
#[derive(Clone, Debug, Default)]
pub struct Pairs {
    /// The documents.
    pub documents: Pair<Document>,
    /// How many units were left out, for having no machine translation or no edited version.
    pub left_out: u64,
}
