//! Comparing names of several words with the models that are part of the program.

use std::cell::RefCell;
use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use super::letters::{Letters, Writing};
use super::score::{Right, Scorer};
use super::{Model, lattice};

/// The models in the program: their files, made by `tadqiq names train` (see `data/README.md`).
pub(super) const FILES: [(&str, &str); 5] = [
    ("arabic-latin.model", include_str!("../../data/models/arabic-latin.model")),
    ("hebrew-latin.model", include_str!("../../data/models/hebrew-latin.model")),
    ("cyrillic-latin.model", include_str!("../../data/models/cyrillic-latin.model")),
    ("arabic-arabic.model", include_str!("../../data/models/arabic-arabic.model")),
    ("latin-latin.model", include_str!("../../data/models/latin-latin.model")),
];

/// What a letter of a word without a counterpart costs, in nats.
const MISSING_WORD: f64 = -1.0;
/// The cost of words that answer each other in another order, in nats.
const REORDERED: f64 = -1.0;
/// Names of more words than this are compared as one run of letters.
const MAX_WORDS: usize = 8;

/// Which model compares two writings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Choice {
    /// Its place among the models in the program.
    pub model: usize,
    /// How the first name is read, and how the second.
    pub writings: (Writing, Writing),
    /// Whether the second name is the model's left.
    pub turned: bool,
}

/// The model for two names. Pairs of writings that no model knows are romanised.
pub(super) fn choose(a: Writing, b: Writing) -> Choice {
    use Writing::{Arabic, Cyrillic, Hebrew, Latin};
    let choice = |model, turned| Choice { model, writings: (a, b), turned };
    match (a, b) {
        (Arabic, Latin) => choice(0, false),
        (Latin, Arabic) => choice(0, true),
        (Hebrew, Latin) => choice(1, false),
        (Latin, Hebrew) => choice(1, true),
        (Cyrillic, Latin) => choice(2, false),
        (Latin, Cyrillic) => choice(2, true),
        (Arabic, Arabic) => choice(3, false),
        _ => Choice { model: 4, writings: (Latin, Latin), turned: false },
    }
}

/// A model in the program, read when it is first used. A file that cannot be read gives none; a test reads all.
pub(super) fn model(at: usize) -> Option<&'static Model> {
    static MODELS: [OnceLock<Option<Model>>; 5] = [const { OnceLock::new() }; 5];
    let (name, text) = FILES[at];
    MODELS[at].get_or_init(|| Model::from_text(text, name).ok()).as_ref()
}

/// What two spellings of a name have to do with each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Grade {
    /// Two names.
    Unrelated,
    /// Too alike for chance and too different for a transliteration: letters or syllables lost or replaced.
    Garbled,
    /// One name, rightly transliterated.
    Same,
}

/// How alike two spellings of a name sound.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Comparison {
    /// The log-likelihood ratio of one name against chance, in nats; at least −80, and that where there are no letters.
    pub log_ratio: f64,
    /// The same for each letter (mean of both names), in nats.
    pub per_letter: f64,
    /// How likely they are one name, 0 to 1, where the other choice is the most similar of a thousand names, equally
    /// likely beforehand. Rises strictly with `log_ratio`.
    pub probability: f64,
    /// The verdict.
    pub grade: Grade,
}

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
        let alphabet = if is_left { &model.parameters.left } else { &model.parameters.right };
        let words = Letters::of(text, writing).words.into_iter().map(|word| alphabet.encode(&word));
        let words: Vec<Vec<u8>> = words.filter(|word| !word.is_empty()).collect();
        let mut joined = words.concat();
        joined.truncate(super::model::MAX_LETTERS);
        Self { words, joined }
    }

    fn is_phrase(&self) -> bool {
        self.words.len() > 1
    }
}

/// The score of two names with a model, in nats: as one run of letters, or word by word where that says more.
pub(super) fn score(model: &Model, scorer: &mut Scorer<'_>, left: &Name, right: &Name) -> f64 {
    model.set_left(scorer, &left.joined);
    let joined = scorer.score(&model.right(&right.joined));
    let small = left.words.len().max(right.words.len()) <= MAX_WORDS;
    if small && (left.is_phrase() || right.is_phrase()) {
        joined.max(score_words(model, scorer, left, right))
    } else {
        joined
    }
}

/// The sum over words that answer each other, the best first, less what words without an answer cost.
fn score_words(model: &Model, scorer: &mut Scorer<'_>, left: &Name, right: &Name) -> f64 {
    let rights: Vec<Right> = right.words.iter().map(|word| model.right(word)).collect();
    let mut found = Vec::new();
    for (i, word) in left.words.iter().enumerate() {
        model.set_left(scorer, word);
        found.extend(rights.iter().enumerate().map(|(j, right)| (scorer.score(right), i, j)));
    }
    found.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
    let mut answers: Vec<Option<usize>> = vec![None; left.words.len()];
    let mut taken = vec![false; right.words.len()];
    let mut sum = 0.0;
    for (nats, i, j) in found {
        let cost = MISSING_WORD * (left.words[i].len() + right.words[j].len()) as f64;
        if nats > cost && answers[i].is_none() && !taken[j] {
            answers[i] = Some(j);
            taken[j] = true;
            sum += nats;
        }
    }
    let order: Vec<usize> = answers.iter().flatten().copied().collect();
    if !order.is_sorted() {
        sum += REORDERED;
    }
    let missing = |word: &Vec<u8>| MISSING_WORD * word.len() as f64;
    sum += left
        .words
        .iter()
        .zip(&answers)
        .filter(|(_, answer)| answer.is_none())
        .map(|(word, _)| missing(word))
        .sum::<f64>();
    sum += right
        .words
        .iter()
        .zip(&taken)
        .filter(|&(_, taken)| !taken)
        .map(|(word, _)| missing(word))
        .sum::<f64>();
    sum.max(super::model::FLOOR)
}

/// Reads a score.
pub(super) fn judge(model: &Model, log_ratio: f64, letters: f64) -> Comparison {
    let probability = model.probability(log_ratio);
    let per_letter = log_ratio / letters.max(1.0);
    let grade = match () {
        () if probability >= 0.5 => Grade::Same,
        () if per_letter >= model.parameters.calibration.garbled => Grade::Garbled,
        () => Grade::Unrelated,
    };
    Comparison { log_ratio, per_letter, probability, grade }
}

thread_local! {
    /// Scorers are large; each thread keeps one for each model.
    static SCORERS: RefCell<FxHashMap<usize, Scorer<'static>>> = RefCell::new(FxHashMap::default());
}

/// Two names read for the model that compares them: its place, then its left and its right.
fn read(a: &str, b: &str) -> Option<(usize, &'static Model, Name, Name, bool)> {
    let choice = choose(Writing::of(a), Writing::of(b));
    let model = model(choice.model)?;
    let first = Name::read(model, a, choice.writings.0, !choice.turned);
    let second = Name::read(model, b, choice.writings.1, choice.turned);
    let (left, right) = if choice.turned { (second, first) } else { (first, second) };
    Some((choice.model, model, left, right, choice.turned))
}

/// Compares two spellings of a name, in any scripts and in either order.
///
/// Case, vowel marks and punctuation count for nothing; hyphens and spaces part words. Of names of several words,
/// those that answer each other are added up. Names without letters are [`Grade::Unrelated`].
pub fn compare(a: &str, b: &str) -> Comparison {
    let nothing = Comparison {
        log_ratio: super::model::FLOOR,
        per_letter: super::model::FLOOR,
        probability: 0.0,
        grade: Grade::Unrelated,
    };
    let Some((at, model, left, right, _)) = read(a, b) else { return nothing };
    if left.joined.is_empty() || right.joined.is_empty() {
        return nothing;
    }
    let log_ratio = SCORERS.with_borrow_mut(|scorers| {
        let scorer = scorers.entry(at).or_insert_with(|| Scorer::new(&model.tables));
        score(model, scorer, &left, &right)
    });
    judge(model, log_ratio, (left.joined.len() + right.joined.len()) as f64 / 2.0)
}

/// One step of an [`Explanation`]: letters that answer each other.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// Letters of the first name; empty where the second has something that it lacks.
    pub a: String,
    /// Letters of the second name; empty likewise.
    pub b: String,
    /// How much likelier they are together than by chance, as a logarithm, in nats.
    pub nats: f32,
}

/// Two words of two names that answer each other.
#[derive(Clone, Debug, PartialEq)]
pub struct Pair {
    /// The likeliest way to rewrite one as the other.
    pub steps: Vec<Step>,
    /// The log-likelihood ratio of the two words over all ways, in nats.
    pub log_ratio: f64,
}

/// Why two names score as they do.
#[derive(Clone, Debug, PartialEq)]
pub struct Explanation {
    /// The verdict and its figures.
    pub comparison: Comparison,
    /// The names as one run of letters each.
    pub letters: Pair,
    /// The file of the model that compared them.
    pub model: &'static str,
}

/// Compares two names and shows the likeliest way to rewrite one as the other.
pub fn explain(a: &str, b: &str) -> Explanation {
    let comparison = compare(a, b);
    let choice = choose(Writing::of(a), Writing::of(b));
    let mut letters = Pair { steps: Vec::new(), log_ratio: comparison.log_ratio };
    if let Some((_, model, left, right, turned)) = read(a, b) {
        let (parameters, left, right) = (&model.parameters, &left.joined, &right.joined);
        letters.steps = lattice::best_path(parameters, left, right)
            .into_iter()
            .map(|step| {
                let a = parameters.left.decode(&left[step.left.0..step.left.1]);
                let b = parameters.right.decode(&right[step.right.0..step.right.1]);
                let (a, b) = if turned { (b, a) } else { (a, b) };
                Step { a, b, nats: step.nats }
            })
            .collect();
    }
    Explanation { comparison, letters, model: FILES[choice.model].0 }
}
