//! The forms of a report, and their names.

use std::fmt;
use std::path::Path;
use std::str::FromStr;

use crate::Error;

/// A form of a report.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Format {
    /// Comma-separated table, for spreadsheets.
    #[default]
    Csv,
    /// Tab-separated table.
    Tsv,
    /// A JSON object a line.
    Jsonl,
    /// Text for a terminal.
    Text,
    /// A page for a browser.
    Html,
    /// An Excel workbook.
    Xlsx,
    /// SARIF 2.1.0, for code scanning.
    Sarif,
    /// Annotations of GitHub Actions.
    Github,
}

impl Format {
    /// All of them, in the order of the documentation.
    pub const ALL: [Self; 8] =
        [Self::Csv, Self::Tsv, Self::Jsonl, Self::Text, Self::Html, Self::Xlsx, Self::Sarif, Self::Github];

    /// Its id, as it stands in `--format`.
    pub fn id(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Tsv => "tsv",
            Self::Jsonl => "jsonl",
            Self::Text => "text",
            Self::Html => "html",
            Self::Xlsx => "xlsx",
            Self::Sarif => "sarif",
            Self::Github => "github",
        }
    }

    /// The form that a file's extension asks for, whatever its case.
    pub fn from_path(path: &Path) -> Option<Self> {
        match path.extension()?.to_str()?.to_ascii_lowercase().as_str() {
            "csv" => Some(Self::Csv),
            "tsv" | "tab" => Some(Self::Tsv),
            "jsonl" | "ndjson" => Some(Self::Jsonl),
            "txt" | "text" => Some(Self::Text),
            "html" | "htm" => Some(Self::Html),
            "xlsx" => Some(Self::Xlsx),
            "sarif" => Some(Self::Sarif),
            _ => None,
        }
    }

    /// Whether it is a delimited table, the kind that may begin with a byte order mark.
    pub fn is_delimited(self) -> bool {
        matches!(self, Self::Csv | Self::Tsv)
    }
}

impl FromStr for Format {
    type Err = Error;

    fn from_str(id: &str) -> Result<Self, Error> {
        let unknown = || {
            let ids: Vec<&str> = Self::ALL.into_iter().map(Self::id).collect();
            Error::Usage(format!("there is no format `{id}`; there are {}", ids.join(", ")))
        };
        Self::ALL.into_iter().find(|format| format.id() == id).ok_or_else(unknown)
    }
}

impl fmt::Display for Format {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.id())
    }
}

/// Whether tables begin with a byte order mark, by which spreadsheets know UTF-8.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Bom {
    /// CSV files do; nothing does that goes through a pipe.
    #[default]
    Auto,
    /// CSV and TSV do, in a pipe as well.
    Yes,
    /// Nothing does.
    No,
}

impl FromStr for Bom {
    type Err = Error;

    fn from_str(word: &str) -> Result<Self, Error> {
        match word {
            "auto" => Ok(Self::Auto),
            "yes" => Ok(Self::Yes),
            "no" => Ok(Self::No),
            _ => Err(Error::Usage(format!("expected auto, yes or no, not `{word}`"))),
        }
    }
}

impl Bom {
    /// Whether a form gets one, written to a file or to a stream. Forms other than CSV and TSV never do.
    pub fn applies(self, format: Format, to_file: bool) -> bool {
        match self {
            Self::Auto => format == Format::Csv && to_file,
            Self::Yes => format.is_delimited(),
            Self::No => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_id_leads_back_to_its_form() {
        for format in Format::ALL {
            assert_eq!(format.id().parse::<Format>().unwrap(), format);
        }
        assert!("xml".parse::<Format>().unwrap_err().to_string().contains("csv, tsv"));
    }

    #[test]
    fn an_extension_says_the_form_in_any_case() {
        assert_eq!(Format::from_path(Path::new("a.b/R.CSV")), Some(Format::Csv));
        assert_eq!(Format::from_path(Path::new("report")), None);
    }

    #[test]
    fn only_a_csv_file_gets_a_byte_order_mark_unasked() {
        assert!(Bom::Auto.applies(Format::Csv, true));
        assert!(!Bom::Auto.applies(Format::Csv, false));
        assert!(!Bom::Auto.applies(Format::Tsv, true));
        assert!(Bom::Yes.applies(Format::Tsv, false));
        assert!(!Bom::Yes.applies(Format::Jsonl, true));
    }
}
