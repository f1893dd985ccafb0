//! What is known of the texts as wholes: how often a word stands where, which script they are in.

use std::sync::OnceLock;

use rustc_hash::FxHashMap;
use unicode_script::Script;

use super::balance::Balance;
use super::inconsistent::{Inconsistency, inconsistencies};
use super::trusted::TrustedNames;

use crate::document::Segmented;
use crate::language::Language;
use crate::vocabulary::{Case, Kind, Vocabulary};

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

/// The texts of an audit with their counts.
pub struct Evidence<'a> {
    /// The machine translation.
    pub mt: &'a Segmented,
    /// The edited version.
    pub edited: &'a Segmented,
    /// Trusted texts on the same subject.
    pub related: &'a [Segmented],
    /// The forms of all of them.
    pub vocabulary: &'a Vocabulary,
    /// The script that most words of the texts are in.
    pub script: Script,
    /// How the two texts go together.
    pub pairing: Pairing,
    /// The marks of the MT without partner.
    pub(super) mt_balance: Balance<'a>,
    /// The same of the edited version.
    pub(super) edited_balance: Balance<'a>,
    counts: Vec<Counts>,
    trusted_stems: Vec<bool>,
    lower: Vec<bool>,
    trusted: OnceLock<TrustedNames>,
    inconsistencies: OnceLock<FxHashMap<usize, Inconsistency>>,
}

impl<'a> Evidence<'a> {
    /// Counts the words of all texts.
    pub fn new(
        mt: &'a Segmented,
        edited: &'a Segmented,
        related: &'a [Segmented],
        vocabulary: &'a Vocabulary,
        pairing: Pairing,
    ) -> Self {
        let mut counts = vec![Counts::default(); vocabulary.key_count()];
        let mut count = |text: &Segmented, add: fn(&mut Counts)| {
            for token in &text.tokens {
                add(&mut counts[vocabulary.form(token.form).fold as usize]);
            }
        };
        count(mt, |counts| counts.mt += 1);
        count(edited, |counts| counts.edited += 1);
        for text in related {
            count(text, |counts| counts.related += 1);
        }
        let mut trusted_stems = vec![false; vocabulary.key_count()];
        for token in std::iter::once(edited).chain(related).flat_map(|text| &text.tokens) {
            trusted_stems[vocabulary.form(token.form).stem as usize] = true;
        }
        let mut lower = vec![false; vocabulary.key_count()];
        for form in vocabulary.forms().iter().filter(|form| form.case == Case::Lower) {
            lower[form.fold as usize] = true;
        }
        let script = main_script(if edited.tokens.is_empty() { mt } else { edited }, vocabulary);
        Self {
            mt,
            edited,
            related,
            vocabulary,
            script,
            pairing,
            mt_balance: Balance::new(&mt.document),
            edited_balance: Balance::new(&edited.document),
            counts,
            trusted_stems,
            lower,
            trusted: OnceLock::new(),
            inconsistencies: OnceLock::new(),
        }
    }

    /// How often a folded word, given by its key, stands in the texts.
    pub fn counts(&self, fold: u32) -> Counts {
        self.counts.get(fold as usize).copied().unwrap_or_default()
    }

    /// Whether the edited version or a related text has a word of this stem.
    pub fn is_trusted_stem(&self, stem: u32) -> bool {
        self.trusted_stems.get(stem as usize).copied().unwrap_or(false)
    }

    /// Whether a word, given by its key, stands with a small letter anywhere: then a capital makes it no name.
    pub fn is_written_small(&self, fold: u32) -> bool {
        self.lower.get(fold as usize).copied().unwrap_or(false)
    }

    /// The names that the edited version and the related texts have; gathered when they are first asked for.
    pub fn trusted(&self) -> &TrustedNames {
        self.trusted.get_or_init(|| {
            TrustedNames::new(std::iter::once(self.edited).chain(self.related), self.vocabulary)
        })
    }

    /// What is said of an MT token, by its number in the text, as a name's odd spelling.
    pub fn inconsistency(&self, token: usize) -> Option<&Inconsistency> {
        self.inconsistencies.get_or_init(|| inconsistencies(self)).get(&token)
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

/// The script of most words; Japanese counts as one whatever it mixes.
fn main_script(text: &Segmented, vocabulary: &Vocabulary) -> Script {
    let mut tally: Vec<(Script, usize)> = Vec::new();
    for token in &text.tokens {
        let form = vocabulary.form(token.form);
        if form.kind != Kind::Word {
            continue;
        }
        match tally.iter_mut().find(|(script, _)| *script == form.script) {
            Some((_, count)) => *count += 1,
            None => tally.push((form.script, 1)),
        }
    }
    tally.iter().max_by_key(|(_, count)| *count).map_or(Script::Common, |&(script, _)| script)
}
