//! What a bead is judged by: the texts that it stands in, and what is known of them as wholes.

use unicode_script::Script;

use super::balance::Balance;
use super::corpus::Corpus;
use super::inconsistent::Inconsistency;
use super::trusted::TrustedNames;
use super::words::{Word, Words};
use crate::document::{Pair, Segmented};
use crate::language::Language;
use crate::vocabulary::Vocabulary;

/// How often a word stands in the three kinds of text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// In the machine translation.
    pub mt: u32,
    /// In the edited version.
    pub edited: u32,
    /// In the related texts.
    pub related: u32,
}

/// What the MT is held against, and how.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pairing {
    /// The edited version, as a document: sentences were aligned.
    Documents,
    /// The edited version, line by line: then the first line is no headline.
    Lines,
    /// Nothing: there is no edited version, and the edited side of every bead is empty.
    Alone,
}

/// A piece of the two texts, or all of them, with what is known of the whole.
pub struct Evidence<'a> {
    /// The machine translation.
    pub mt: &'a Segmented,
    /// The edited version.
    pub edited: &'a Segmented,
    /// The forms of both.
    pub vocabulary: &'a Vocabulary,
    /// The script that most words of the texts are in.
    pub script: Script,
    /// How the two texts go together.
    pub pairing: Pairing,
    /// The marks of the MT without partner.
    pub(super) mt_balance: Balance<'a>,
    /// The same of the edited version.
    pub(super) edited_balance: Balance<'a>,
    corpus: &'a Corpus,
    /// How many tokens of the MT stand before the piece.
    tokens_before: u64,
    words: Vec<Word>,
}

impl<'a> Evidence<'a> {
    /// That of a piece of the texts, of whose MT so many tokens stand before it; the corpus must be finished.
    pub fn new(
        texts: &'a Pair<Segmented>,
        vocabulary: &'a Vocabulary,
        corpus: &'a Corpus,
        pairing: Pairing,
        tokens_before: u64,
    ) -> Self {
        let mut words = vec![Word::default(); vocabulary.key_count()];
        for (text, key) in vocabulary.keys() {
            words[key as usize] = corpus.word(Words::hash(text));
        }
        Self {
            mt: &texts.mt,
            edited: &texts.edited,
            vocabulary,
            script: corpus.script,
            pairing,
            mt_balance: Balance::new(&texts.mt.document),
            edited_balance: Balance::new(&texts.edited.document),
            corpus,
            tokens_before,
            words,
        }
    }

    /// How often a folded word, given by its key, stands in the texts.
    pub fn counts(&self, fold: u32) -> Counts {
        self.word(fold).counts
    }

    /// Whether editors put another word for a word of the MT nearly wherever it stands, and often this one; both are
    /// given by their keys. Then it is their taste, or their rule, rather than an error here.
    pub fn is_exchanged_everywhere(&self, mt: u32, edited: u32) -> bool {
        /// Fewer times than this may be one error made again.
        const OFTEN: u32 = 5;
        let (ours, theirs) = (self.word(mt), self.word(edited));
        let everywhere = 5 * ours.dropped >= 4 * ours.counts.mt;
        let often = ours.dropped >= OFTEN && theirs.brought >= OFTEN;
        often && everywhere && 2 * theirs.brought >= theirs.counts.edited
    }

    /// Whether the edited version or a related text has a word of this stem.
    pub fn is_trusted_stem(&self, stem: u32) -> bool {
        self.word(stem).is_trusted_stem
    }

    /// Whether a word, given by its key, stands with a small letter anywhere: then a capital makes it no name.
    pub fn is_written_small(&self, fold: u32) -> bool {
        self.word(fold).is_written_small
    }

    fn word(&self, key: u32) -> Word {
        self.words.get(key as usize).copied().unwrap_or_default()
    }

    /// The names that the edited version and the related texts have.
    pub fn trusted(&self) -> &TrustedNames {
        self.corpus.trusted()
    }

    /// What is said of an MT token, by its number in the piece, as a name's odd spelling.
    pub fn inconsistency(&self, token: usize) -> Option<&Inconsistency> {
        self.corpus.inconsistency(self.tokens_before + token as u64)
    }

    /// Whether there is no edited version.
    pub fn is_alone(&self) -> bool {
        self.pairing == Pairing::Alone
    }

    /// The language of the texts.
    pub fn language(&self) -> Language {
        self.vocabulary.language()
    }
}
