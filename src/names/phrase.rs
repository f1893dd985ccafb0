//! Names of several words: read for comparing, and which of their words answer each other.

use super::Model;
use super::letters::{Letters, Writing};
use super::model::{FLOOR, MAX_LETTERS};
use super::score::Scorer;
use super::tables::Right;

/// What a letter of a word without a counterpart costs, in nats.
const MISSING_WORD: f64 = -1.0;
/// The cost of words that answer each other in another order, in nats.
const REORDERED: f64 = -1.0;
/// Names of more words than this are compared as one run of letters.
const MAX_WORDS: usize = 8;

/// A name, read for comparing: its words as letters of one model's side.
#[derive(Clone, Debug, Default)]
pub(super) struct Name {
    /// Each word, as numbers of letters.
    pub words: Vec<Vec<u8>>,
    /// All words in one.
    pub joined: Vec<u8>,
}

impl Name {
    /// Reads a name for the left or the right of a model.
    pub fn read(model: &Model, text: &str, writing: Writing, is_left: bool) -> Self {
        let words: Vec<Vec<u8>> =
            words(model, text, writing, is_left).into_iter().map(|(_, word)| word).collect();
        let mut joined = words.concat();
        joined.truncate(MAX_LETTERS);
        Self { words, joined }
    }

    /// Whether it has several words.
    pub fn is_phrase(&self) -> bool {
        self.words.len() > 1
    }
}

/// The words of a name, as written and as letters of one model's side; those without such letters are left out.
pub(super) fn words(model: &Model, text: &str, writing: Writing, is_left: bool) -> Vec<(Vec<char>, Vec<u8>)> {
    let alphabet = if is_left { &model.parameters.left } else { &model.parameters.right };
    let words = Letters::of(text, writing).words.into_iter();
    let read = words.map(|word| {
        let letters = alphabet.encode(&word);
        (word, letters)
    });
    read.filter(|(_, letters)| !letters.is_empty()).collect()
}

/// A word of the left name and the word of the right one that answers it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Answer {
    /// Which word of the left name.
    pub left: usize,
    /// Which word of the right name.
    pub right: usize,
    /// Their score.
    pub nats: f64,
}

/// Which words of two names answer each other.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Answers {
    /// In the order of the left name's words.
    pub pairs: Vec<Answer>,
    /// The sum of their scores, less what words without an answer and another order cost.
    pub nats: f64,
}

/// The words of two names that answer each other, the best first. None where neither has several words, or one has too
/// many.
pub(super) fn answers(model: &Model, scorer: &mut Scorer<'_>, left: &Name, right: &Name) -> Option<Answers> {
    let small = left.words.len().max(right.words.len()) <= MAX_WORDS;
    if !small || !(left.is_phrase() || right.is_phrase()) {
        return None;
    }
    let rights: Vec<Right> = right.words.iter().map(|word| model.right(word)).collect();
    let mut found = Vec::new();
    for (i, word) in left.words.iter().enumerate() {
        model.set_left(scorer, word);
        found.extend(rights.iter().enumerate().map(|(j, word)| Answer {
            left: i,
            right: j,
            nats: scorer.score(word),
        }));
    }
    found.sort_by(|a, b| b.nats.total_cmp(&a.nats).then((a.left, a.right).cmp(&(b.left, b.right))));
    let mut pairs: Vec<Answer> = Vec::new();
    let mut nats = 0.0;
    for answer in found {
        let lost = MISSING_WORD * (left.words[answer.left].len() + right.words[answer.right].len()) as f64;
        let is_free = |pair: &Answer| pair.left != answer.left && pair.right != answer.right;
        if answer.nats > lost && pairs.iter().all(is_free) {
            nats += answer.nats - lost;
            pairs.push(answer);
        }
    }
    pairs.sort_by_key(|pair| pair.left);
    if !pairs.is_sorted_by_key(|pair| pair.right) {
        nats += REORDERED;
    }
    let letters: usize = left.words.iter().chain(&right.words).map(Vec::len).sum();
    nats += MISSING_WORD * letters as f64;
    Some(Answers { pairs, nats: nats.max(FLOOR) })
}

/// The score of two names with a model, in nats: as one run of letters, or word by word where that says more.
pub(super) fn score(model: &Model, scorer: &mut Scorer<'_>, left: &Name, right: &Name) -> f64 {
    let joined = score_joined(model, scorer, left, right);
    answers(model, scorer, left, right).map_or(joined, |answers| joined.max(answers.nats))
}

/// The score of two names as one run of letters each, in nats.
pub(super) fn score_joined(model: &Model, scorer: &mut Scorer<'_>, left: &Name, right: &Name) -> f64 {
    model.set_left(scorer, &left.joined);
    scorer.score(&model.right(&right.joined))
}
