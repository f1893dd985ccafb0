//! How files are stored, told by their first bytes, whatever their names say.

use std::path::Path;

/// How many bytes tell it, where a file has as many.
pub(super) const HEAD: u64 = 16;

/// How a file is stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// As a text, as far as its first bytes tell.
    Plain,
    Gzip,
    Zstandard,
    /// In a way that is known and not read.
    Other(Other),
}

/// What is known and not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Other {
    Xz,
    Bzip2,
    /// Also office documents and workbooks, which are archives.
    Zip,
    /// Documents and workbooks of Microsoft Office before 2007.
    OldOffice,
    Pdf,
    Rtf,
    /// Of a name.
    Image(&'static str),
    Program,
    Database,
}

/// What files begin with. None of these begins a text.
const SIGNATURES: [(&[u8], Kind); 17] = [
    (&[0x1F, 0x8B], Kind::Gzip),
    (&[0x28, 0xB5, 0x2F, 0xFD], Kind::Zstandard),
    (b"\xFD7zXZ\0", Kind::Other(Other::Xz)),
    (b"PK\x03\x04", Kind::Other(Other::Zip)),
    // An empty archive.
    (b"PK\x05\x06", Kind::Other(Other::Zip)),
    (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", Kind::Other(Other::OldOffice)),
    (b"%PDF-1.", Kind::Other(Other::Pdf)),
    (b"%PDF-2.", Kind::Other(Other::Pdf)),
    (b"\xEF\xBB\xBF%PDF-1.", Kind::Other(Other::Pdf)),
    (b"{\\rtf1", Kind::Other(Other::Rtf)),
    (b"\x89PNG\r\n\x1A\n", Kind::Other(Other::Image("PNG"))),
    (b"\xFF\xD8\xFF", Kind::Other(Other::Image("JPEG"))),
    (b"GIF87a", Kind::Other(Other::Image("GIF"))),
    (b"GIF89a", Kind::Other(Other::Image("GIF"))),
    (b"\x7FELF", Kind::Other(Other::Program)),
    (b"MZ\x90\0", Kind::Other(Other::Program)),
    (b"SQLite format 3\0", Kind::Other(Other::Database)),
];

impl Kind {
    /// By the first bytes of a file, [`HEAD`] where it has them.
    pub(super) fn of(head: &[u8]) -> Self {
        match head {
            // A frame that is to be skipped, which some programs write first.
            [0x50..=0x5F, 0x2A, 0x4D, 0x18, ..] => Self::Zstandard,
            [b'B', b'Z', b'h', b'1'..=b'9', 0x31, 0x41, ..] => Self::Other(Other::Bzip2),
            _ => {
                let found = SIGNATURES.iter().find(|(signature, _)| head.starts_with(signature));
                found.map_or(Self::Plain, |&(_, kind)| kind)
            }
        }
    }
}

impl Other {
    /// What a file of this name is, and what to do about it.
    pub(super) fn problem(self, path: &Path) -> String {
        let extension = path.extension().and_then(|extension| extension.to_str()).unwrap_or_default();
        let is_one_of = |names: &[&str]| names.iter().any(|name| extension.eq_ignore_ascii_case(name));
        let is_workbook = is_one_of(&["xlsx", "xlsm", "xlsb", "xls", "ods"]);
        let is_document = is_one_of(&["docx", "docm", "doc", "odt", "pptx", "ppt", "odp"]);
        match self {
            Self::Zip | Self::OldOffice if is_workbook => {
                "a workbook is not read; save its sheet as CSV in UTF-8".to_owned()
            }
            Self::Zip if is_document => {
                "an office document is not read; save it as plain text in UTF-8".to_owned()
            }
            Self::OldOffice => "an office document is not read; save it as plain text in UTF-8".to_owned(),
            Self::Zip => "a zip archive is not read; unpack the file".to_owned(),
            Self::Xz => "xz is not read; unpack the file".to_owned(),
            Self::Bzip2 => "bzip2 is not read; unpack the file".to_owned(),
            Self::Pdf => "a PDF is not read; save its text as plain text in UTF-8".to_owned(),
            Self::Rtf => "RTF is not read; save it as plain text in UTF-8".to_owned(),
            Self::Image(name) => format!("this is an image ({name}), and no text"),
            Self::Program => "this is a program, and no text".to_owned(),
            Self::Database => "this is a database (SQLite), and no text".to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_that_speaks_of_a_form_is_a_text() {
        for text in [
            "PDF",
            "%PDF is how it begins",
            "PK",
            "GIF",
            "MZ was here",
            "{\\r}",
            "BZh",
            "",
            "SQLite format 3 is",
        ] {
            assert_eq!(Kind::of(text.as_bytes()), Kind::Plain, "{text}");
        }
    }
}
