//! What a reviewer may write in the column `decision`.

use serde::Serialize;

/// What a reviewer says of a finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Decision {
    /// The finding is right, and so is its suggestion.
    Accept,
    /// The finding is wrong. Later audits leave it out.
    Reject,
    /// The finding is right, but needs another correction than the suggestion.
    Fix,
    /// The reviewer cannot tell.
    Unsure,
}

impl Decision {
    /// All of them, in the order of the documentation.
    pub const ALL: [Self; 4] = [Self::Accept, Self::Reject, Self::Fix, Self::Unsure];

    /// Its word, as it stands in tables.
    pub fn id(self) -> &'static str {
        match self {
            Self::Accept => "accept",
            Self::Reject => "reject",
            Self::Fix => "fix",
            Self::Unsure => "unsure",
        }
    }

    /// The decision of a word, whatever its case.
    pub fn from_word(word: &str) -> Option<Self> {
        let word = word.to_lowercase();
        Self::ALL.into_iter().find(|decision| decision.id() == word)
    }
}
