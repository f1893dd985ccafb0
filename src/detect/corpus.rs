//! What is known of the texts as wholes, gathered piece by piece: it does not grow with the texts but with their words,
//! and those have an end (see [`Words`]).

use std::ops::Range;

use rustc_hash::FxHashMap;
use unicode_script::Script;

use super::evidence::Counts;
use super::inconsistent::{Inconsistency, Mentions, Seen, inconsistencies, mentions};
use super::trusted::{TrustedNames, likely_names};
use super::words::{Word, Words};
use crate::align::Bead;
use crate::document::{Pair, Segmented};
use crate::language::Language;
use crate::vocabulary::{Case, Kind, Vocabulary};

/// How many words are in which script, the scripts in the order in which they come.
type Tally = Vec<(Script, usize)>;

/// What the texts of an audit say as wholes: how often a word stands where, which script they are in, which names they
/// have. Pieces of the texts are added in their order, and it is then finished.
#[derive(Debug)]
pub struct Corpus {
    language: Language,
    words: Words,
    scripts: Pair<Tally>,
    has_edited: bool,
    trusted: TrustedNames,
    mentions: Mentions,
    tokens: u64,
    /// The script that most words of the texts are in; known when all pieces are there.
    pub(super) script: Script,
    inconsistencies: FxHashMap<u64, Inconsistency>,
}

/// What a piece of the texts adds to a [`Corpus`]; made apart from it, so that many can be made at once.
#[derive(Debug, Default)]
pub struct Part {
    words: Vec<(u64, Word)>,
    scripts: Pair<Tally>,
    has_edited: bool,
    /// The likely names of trusted texts: hash of the folded spelling, spelling, folded spelling.
    names: Vec<(u64, Box<str>, Box<str>)>,
    mentions: Vec<Seen>,
    tokens: u64,
}

impl Part {
    /// Reads a piece of the two texts and what of it stands for what.
    pub fn of_pair(texts: &Pair<Segmented>, beads: &[Bead], vocabulary: &Vocabulary) -> Self {
        let mut part = Self::read(vocabulary, |words| {
            for token in &texts.mt.tokens {
                words[vocabulary.form(token.form).fold as usize].counts.mt += 1;
            }
            trust(&texts.edited, vocabulary, words, |counts| counts.edited += 1);
            for bead in beads.iter().filter(|bead| bead.is_paired()) {
                exchange(texts, bead, vocabulary, words);
            }
        });
        part.scripts =
            Pair { mt: scripts(&texts.mt, vocabulary), edited: scripts(&texts.edited, vocabulary) };
        part.has_edited = !texts.edited.tokens.is_empty();
        part.names = likely_names(&texts.edited, vocabulary);
        part.mentions = mentions(&texts.mt, vocabulary);
        part.tokens = texts.mt.tokens.len() as u64;
        part
    }

    /// Reads a related text.
    pub fn of_related(text: &Segmented, vocabulary: &Vocabulary) -> Self {
        let mut part = Self::read(vocabulary, |words| {
            trust(text, vocabulary, words, |counts| counts.related += 1);
        });
        part.names = likely_names(text, vocabulary);
        part
    }

    fn read(vocabulary: &Vocabulary, count: impl FnOnce(&mut [Word])) -> Self {
        let mut words = vec![Word::default(); vocabulary.key_count()];
        count(&mut words);
        for form in vocabulary.forms().iter().filter(|form| form.case == Case::Lower) {
            words[form.fold as usize].is_written_small = true;
        }
        let known = |(text, key): (&str, u32)| {
            let word = words[key as usize];
            (word != Word::default()).then(|| (Words::hash(text), word))
        };
        Self { words: vocabulary.keys().filter_map(known).collect(), ..Self::default() }
    }
}

/// Counts the words that one side of a bead has and the other lacks.
fn exchange(texts: &Pair<Segmented>, bead: &Bead, vocabulary: &Vocabulary, words: &mut [Word]) {
    let folds = |text: &Segmented, range: &Range<u32>| {
        let tokens = text.tokens_in(range.start as usize..range.end as usize).iter();
        let mut folds: Vec<u32> = tokens.map(|token| vocabulary.form(token.form).fold).collect();
        folds.sort_unstable();
        folds
    };
    let (ours, theirs) = (folds(&texts.mt, &bead.mt), folds(&texts.edited, &bead.edited));
    for &fold in ours.iter().filter(|fold| theirs.binary_search(fold).is_err()) {
        words[fold as usize].dropped += 1;
    }
    for &fold in theirs.iter().filter(|fold| ours.binary_search(fold).is_err()) {
        words[fold as usize].brought += 1;
    }
}

/// Counts the words of a text that is trusted.
fn trust(text: &Segmented, vocabulary: &Vocabulary, words: &mut [Word], add: fn(&mut Counts)) {
    for token in &text.tokens {
        let form = vocabulary.form(token.form);
        add(&mut words[form.fold as usize].counts);
        words[form.stem as usize].is_trusted_stem = true;
    }
}

impl Corpus {
    /// One without texts.
    pub fn new(language: Language) -> Self {
        Self {
            language,
            words: Words::default(),
            scripts: Pair::default(),
            has_edited: false,
            trusted: TrustedNames::default(),
            mentions: Mentions::default(),
            tokens: 0,
            script: Script::Common,
            inconsistencies: FxHashMap::default(),
        }
    }

    /// Adds the next piece of the texts; related texts come last.
    pub fn add(&mut self, part: Part) {
        // A name is taken from where its word stands first in a trusted text.
        for (hash, spelling, folded) in part.names {
            let counts = self.words.get(hash).counts;
            if counts.edited + counts.related == 0 {
                self.trusted.add(hash, spelling, folded);
            }
        }
        for (hash, word) in part.words {
            self.words.add(hash, word);
        }
        join(&mut self.scripts.mt, part.scripts.mt);
        join(&mut self.scripts.edited, part.scripts.edited);
        self.has_edited |= part.has_edited;
        self.mentions.add(part.mentions, self.tokens);
        self.tokens += part.tokens;
    }

    /// Draws the conclusions that need all of the texts.
    pub fn finish(&mut self) {
        let scripts = if self.has_edited { &self.scripts.edited } else { &self.scripts.mt };
        self.script =
            scripts.iter().max_by_key(|(_, count)| *count).map_or(Script::Common, |&(script, _)| script);
        self.trusted.finish(|hash| self.words.get(hash).counts);
        let mentions = std::mem::take(&mut self.mentions);
        self.inconsistencies = inconsistencies(&mentions, self);
    }

    /// The language of the texts.
    pub fn language(&self) -> Language {
        self.language
    }

    /// How many tokens of the MT were added.
    pub fn tokens(&self) -> u64 {
        self.tokens
    }

    /// What is known of a folded word or a stem.
    pub(super) fn word(&self, hash: u64) -> Word {
        self.words.get(hash)
    }

    /// The names of the trusted texts.
    pub(super) fn trusted(&self) -> &TrustedNames {
        &self.trusted
    }

    /// What is said of an MT token, by its number in the whole MT, as a name's odd spelling.
    pub(super) fn inconsistency(&self, token: u64) -> Option<&Inconsistency> {
        self.inconsistencies.get(&token)
    }
}

/// How many words of a text are in which script.
fn scripts(text: &Segmented, vocabulary: &Vocabulary) -> Tally {
    let mut tally = Tally::new();
    for token in &text.tokens {
        let form = vocabulary.form(token.form);
        if form.kind == Kind::Word {
            join(&mut tally, [(form.script, 1)]);
        }
    }
    tally
}

fn join(tally: &mut Tally, more: impl IntoIterator<Item = (Script, usize)>) {
    for (script, count) in more {
        match tally.iter_mut().find(|(known, _)| *known == script) {
            Some((_, known)) => *known += count,
            None => tally.push((script, count)),
        }
    }
}
