//! Findings: what the audit says of a suspect span.

use std::str::FromStr;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::error::Error;
use crate::suggest::nearest;

/// What kind of error a finding is, after the MQM typology.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Category {
    /// Text of a foreign script left over.
    Untranslated,
    /// A proper name corrupted, or translated as a word.
    Name,
    /// A value that differs, is missing or was added.
    Number,
    /// Content that the MT leaves out.
    Omission,
    /// Content that only the MT has.
    Addition,
    /// A word or phrase of another meaning.
    Mistranslation,
    /// One name, two spellings.
    InconsistentName,
    /// The same word, wrongly inflected.
    Grammar,
    /// Letters wrong, dropped or doubled; capitalisation.
    Spelling,
    /// A word or phrase doubled or looped.
    Repetition,
    /// Marks unbalanced, missing or foreign.
    Punctuation,
    /// Mojibake, stray control characters.
    Encoding,
    /// A tag, placeholder or address altered.
    Markup,
    /// Reworded with no sign of an error.
    Edit,
}

impl Category {
    /// All of them, in the order of the documentation.
    pub const ALL: [Self; 14] = [
        Self::Untranslated,
        Self::Name,
        Self::Number,
        Self::Omission,
        Self::Addition,
        Self::Mistranslation,
        Self::InconsistentName,
        Self::Grammar,
        Self::Spelling,
        Self::Repetition,
        Self::Punctuation,
        Self::Encoding,
        Self::Markup,
        Self::Edit,
    ];

    /// Its id, as it stands in options and reports.
    pub fn id(self) -> &'static str {
        match self {
            Self::Untranslated => "untranslated",
            Self::Name => "name",
            Self::Number => "number",
            Self::Omission => "omission",
            Self::Addition => "addition",
            Self::Mistranslation => "mistranslation",
            Self::InconsistentName => "inconsistent-name",
            Self::Grammar => "grammar",
            Self::Spelling => "spelling",
            Self::Repetition => "repetition",
            Self::Punctuation => "punctuation",
            Self::Encoding => "encoding",
            Self::Markup => "markup",
            Self::Edit => "edit",
        }
    }

    /// The category of an id.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|category| category.id() == id)
    }
}

impl FromStr for Category {
    type Err = Error;

    /// The category of an id; for an unknown one the error names the id that may be meant.
    fn from_str(id: &str) -> Result<Self, Error> {
        let unknown = || match nearest(id, Self::ALL.map(Self::id)) {
            Some(near) => format!("there is no category ‘{id}’; did you mean ‘{near}’?"),
            None => format!("there is no category ‘{id}’; `tadqiq explain` lists them all"),
        };
        Self::from_id(id).ok_or_else(|| Error::Usage(unknown()))
    }
}

/// How bad a finding is. Penalties follow MQM: 0, 1, 5, 25.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Worth a look, no error.
    Neutral,
    /// Noticed, not misleading.
    Minor,
    /// Changes or hides the meaning.
    Major,
    /// Misleads on what matters most.
    Critical,
}

impl Severity {
    /// All of them, mildest first.
    pub const ALL: [Self; 4] = [Self::Neutral, Self::Minor, Self::Major, Self::Critical];

    /// Its id, as it stands in options and reports.
    pub fn id(self) -> &'static str {
        match self {
            Self::Neutral => "neutral",
            Self::Minor => "minor",
            Self::Major => "major",
            Self::Critical => "critical",
        }
    }

    /// The severity of an id.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|severity| severity.id() == id)
    }

    /// The MQM penalty.
    pub fn penalty(self) -> u32 {
        match self {
            Self::Neutral => 0,
            Self::Minor => 1,
            Self::Major => 5,
            Self::Critical => 25,
        }
    }
}

impl FromStr for Severity {
    type Err = Error;

    fn from_str(id: &str) -> Result<Self, Error> {
        let expected = || Error::Usage(format!("expected neutral, minor, major or critical, not ‘{id}’"));
        Self::from_id(id).ok_or_else(expected)
    }
}

/// Where something stands in a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Place {
    /// The file, as the user named it.
    pub file: Arc<str>,
    /// The line's number from 1. In a file of pairs the unit's id, or its number from 1.
    pub line: String,
    /// Whether the file is one of pairs: what `line` names is a unit then, and no line.
    pub is_unit: bool,
    /// First column: 0-based code points within the line.
    pub start: usize,
    /// One past the last column.
    pub end: usize,
    /// First byte within the line.
    pub byte_start: usize,
    /// One past the last byte within the line.
    pub byte_end: usize,
    /// First byte within the sentence that stands beside it: the finding's `mt_context` or `edited_context`.
    pub context_start: usize,
}

/// One suspect span, ready to report.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Finding {
    /// What kind of error it is.
    pub category: Category,
    /// How bad it is.
    pub severity: Severity,
    /// How likely it is a real error: a calibrated probability, 0 to 1.
    pub confidence: f64,
    /// The suspect text as it stands in the MT; empty where the MT lacks something.
    pub mt_span: String,
    /// What the edited version has there; empty where it has nothing.
    pub suggestion: String,
    /// One sentence for the reviewer: the evidence and the figures.
    pub reason: String,
    /// The single pieces of evidence.
    pub evidence: Vec<String>,
    /// The MT's sentence.
    pub mt_context: Arc<str>,
    /// The edited version's sentence.
    pub edited_context: Arc<str>,
    /// Where the span stands in the MT; for an omission the empty place where it is missing.
    pub mt: Option<Place>,
    /// Where the suggestion stands in the edited version.
    pub edited: Option<Place>,
    /// How sure the alignment of the two sentences is, 0 to 1; absent where the sentence has no partner.
    pub alignment_score: Option<f64>,
    /// Its stable name: 16 hexadecimal digits made of category, folded span, folded sentence and occurrence.
    pub fingerprint: String,
}
