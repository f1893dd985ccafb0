//! The formats of pairs, and how files are known for them: by their names, else by how they begin.

use std::path::Path;

use quick_xml::Reader;
use quick_xml::events::Event;

use super::header::Beginning;

/// A format of pair files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Format {
    Tsv,
    Csv,
    Jsonl,
    Bilingual(Bilingual),
}

/// A format with a source text and its translations.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Bilingual {
    Xliff,
    Tmx,
    Po,
}

impl Format {
    /// Whether it is one of ours, with both versions in every record.
    pub(super) fn is_table(self) -> bool {
        !matches!(self, Self::Bilingual(_))
    }

    /// By the name's extension; that of a compressed file stands before `.gz` or `.zst`.
    pub(super) fn of_name(path: &Path) -> Option<Self> {
        match extension(path)?.as_str() {
            "tsv" => Some(Self::Tsv),
            "csv" => Some(Self::Csv),
            "jsonl" | "ndjson" => Some(Self::Jsonl),
            "xlf" | "xliff" | "sdlxliff" | "mqxliff" | "mxliff" => Some(Self::Bilingual(Bilingual::Xliff)),
            "tmx" => Some(Self::Bilingual(Bilingual::Tmx)),
            "po" => Some(Self::Bilingual(Bilingual::Po)),
            _ => None,
        }
    }

    /// By the beginning of a file: a header that names the columns `mt` and `edited`, an object with these keys, or the
    /// root element of XLIFF or TMX. Anything else may be a plain text.
    pub(super) fn of_beginning(text: &str) -> Option<Self> {
        let line = text.lines().find(|line| !line.trim().is_empty())?;
        let key = |name: &str| line.contains(&format!("\"{name}\""));
        // A line that the beginning does not hold whole.
        let is_cut = text.ends_with(line) && !text.ends_with('\n');
        match line.trim_start().as_bytes().first()? {
            b'{' if key("mt") && (is_cut || key("edited")) => Some(Self::Jsonl),
            b'<' => Bilingual::of_root(text).map(Self::Bilingual),
            _ => {
                let beginning = Beginning::of(text);
                let form = if beginning.is_of_tsv() { Self::Tsv } else { Self::Csv };
                beginning.separator.map(|_| form)
            }
        }
    }
}

impl Bilingual {
    /// By the first element of an XML file.
    fn of_root(text: &str) -> Option<Self> {
        let mut reader = Reader::from_str(text);
        loop {
            match reader.read_event().ok()? {
                Event::Start(tag) | Event::Empty(tag) => {
                    return match tag.local_name().as_ref() {
                        "xliff" => Some(Self::Xliff),
                        "tmx" => Some(Self::Tmx),
                        _ => None,
                    };
                }
                Event::Eof => return None,
                _ => {}
            }
        }
    }
}

/// Whether a name says that the file is JSON as a whole.
pub(super) fn is_json(path: &Path) -> bool {
    extension(path).as_deref() == Some("json")
}

/// A name's extension in lower case; what stands before it where it only says how the file is compressed.
fn extension(path: &Path) -> Option<String> {
    let lower = |path: &Path| Some(path.extension()?.to_str()?.to_ascii_lowercase());
    match lower(path)?.as_str() {
        "gz" | "zst" => lower(Path::new(path.file_stem()?)),
        other => Some(other.to_owned()),
    }
}
