//! Is a word a foreign name at all? A logistic regression on its letters.
//!
//! Features are the runs of one to three letters of a word, its edges among them. Names come from transliteration
//! pairs, ordinary words from running text. Text holds names too: words of it that the first fit takes for names
//! lose their weight in the next, in proportion (Elkan & Noto 2008 reweight unlabelled data likewise).

use std::fmt::Write as _;
use std::path::Path;
use std::sync::OnceLock;

use rustc_hash::{FxHashMap, FxHashSet};

use super::letters::{Letters, Writing};
use super::random::Random;
use crate::language::Language;
use crate::{Error, Result};

const VERSION: &str = "tadqiq nameness model 1";
/// An n-gram is a feature where this many words have it, and so many that one ordinary word should: what few ordinary
/// words lack says nothing.
const MIN_WORDS: usize = 8;
/// The pull of weights to zero. Of 0.002, 0.02, 0.05 and 0.1 all do as well in Arabic; the last three do better than the
/// first where ordinary words are few.
const DECAY: f64 = 0.02;
/// Weights nearer to zero are left out of the file.
const MIN_WEIGHT: f32 = 0.1;
/// Rounds over the data, of which the last ones reweight ordinary words.
const ROUNDS: usize = 30;
/// How many parts the words are cut into for [`NamenessModel::measure`].
const PARTS: usize = 5;

/// Particles that a writing attaches; names get one now and then in training, as in text.
fn particles(writing: Writing) -> &'static [char] {
    match writing {
        Writing::Arabic => &['و', 'ف', 'ب', 'ك', 'ل'],
        Writing::Hebrew => &['ו', 'ב', 'ל', 'מ', 'ש', 'כ'],
        Writing::Cyrillic | Writing::Latin => &[],
    }
}

/// Letter weights that tell transliterated names from ordinary words of one writing.
///
/// ```
/// use tadqiq::names::NamenessModel;
///
/// let around = |middle: char| -> Vec<String> {
///     let vowels = ['а', 'е', 'и', 'о', 'у'];
///     vowels.iter().flat_map(|a| vowels.map(|b| format!("{a}{middle}{b}"))).collect()
/// };
/// let (names, words) = (around('з'), around('н'));
/// let model = NamenessModel::train(&names, &words)?;
/// assert!(model.score("узо") > 0.0 && model.score("уно") < 0.0);
/// # Ok::<(), tadqiq::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct NamenessModel {
    writing: Writing,
    bias: f32,
    weights: FxHashMap<Box<str>, f32>,
}

impl NamenessModel {
    /// Learns from names and from ordinary words of the same writing; words of other writings are passed over,
    /// and so are ordinary words that are among the names.
    ///
    /// # Errors
    /// [`Error::Usage`] where one of the two has fewer than 20 words.
    pub fn train(names: &[String], words: &[String]) -> Result<Self> {
        let (writing, names, words) = examples(names, words)?;
        Ok(fit(writing, &names, &words))
    }

    /// How well models do on words that they have not seen: names and words are cut into five parts, and each
    /// part is judged by a model that was trained on the others. Words that stand side by side in their text go the
    /// same way, as they may be forms of one.
    ///
    /// # Errors
    /// As [`NamenessModel::train`].
    pub fn measure(names: &[String], words: &[String]) -> Result<NamenessFigures> {
        let (writing, names, words) = examples(names, words)?;
        let run = words.len() / (PARTS * 4) + 1;
        let mut figures = NamenessFigures { names: names.len(), words: words.len(), ..Default::default() };
        for part in 0..PARTS {
            let cut = |list: &[Word], run: usize| -> (Vec<Word>, Vec<Word>) {
                let (aside, rest): (Vec<_>, Vec<_>) =
                    list.iter().cloned().enumerate().partition(|(at, _)| at / run % PARTS == part);
                let bare = |list: Vec<(usize, Word)>| list.into_iter().map(|(_, word)| word).collect();
                (bare(aside), bare(rest))
            };
            let ((names, known), (words, ordinary)) = (cut(&names, 1), cut(&words, run));
            let model = fit(writing, &known, &ordinary);
            let taken = |list: &[Word]| list.iter().filter(|word| model.odds(word) > 0.0).count();
            figures.names_found += taken(&names);
            figures.words_mistaken += taken(&words);
        }
        Ok(figures)
    }

    /// The log-odds that a word is a foreign name, in nats, where either is as likely beforehand.
    pub fn score(&self, word: &str) -> f64 {
        self.odds(&Letters::of(word, self.writing).joined())
    }

    fn odds(&self, letters: &[char]) -> f64 {
        if letters.len() < 2 {
            return 0.0;
        }
        let weights = grams(letters).into_iter().filter_map(|gram| self.weights.get(gram.as_str()));
        f64::from(self.bias) + weights.map(|&weight| f64::from(weight)).sum::<f64>()
    }

    /// The model as a text file, sorted.
    pub fn to_text(&self) -> String {
        let mut out = format!("{VERSION}\nwriting\t{}\nbias\t{:.2}\n", self.writing.id(), self.bias);
        let mut weights: Vec<_> = self.weights.iter().collect();
        weights.sort_by(|a, b| a.0.cmp(b.0));
        for (gram, weight) in weights {
            let _ = writeln!(out, "{gram}\t{weight:.2}");
        }
        out
    }

    /// Reads a model; `path` is for error messages.
    ///
    /// # Errors
    /// [`Error::Malformed`] with the first line that cannot be read.
    pub fn from_text(text: &str, path: impl AsRef<Path>) -> Result<Self> {
        let mut model = Self { writing: Writing::Latin, bias: 0.0, weights: FxHashMap::default() };
        for (line, number) in text.lines().zip(1..) {
            if number == 1 && line == VERSION {
                continue;
            }
            let malformed =
                || Error::malformed(path.as_ref(), number, "not a line of a nameness model; train it again");
            let (key, value) = line.split_once('\t').filter(|_| number > 1).ok_or_else(malformed)?;
            match key {
                "writing" => model.writing = Writing::from_id(value).ok_or_else(malformed)?,
                "bias" => model.bias = value.parse().map_err(|_| malformed())?,
                _ => {
                    model.weights.insert(key.into(), value.parse().map_err(|_| malformed())?);
                }
            }
        }
        Ok(model)
    }
}

/// A word as its letters.
type Word = Vec<char>;

/// The distinct names, the distinct ordinary words that are none of them, and their writing.
fn examples(names: &[String], words: &[String]) -> Result<(Writing, Vec<Word>, Vec<Word>)> {
    let writing = names.first().map_or(Writing::Latin, |name| Writing::of(name));
    let names = distinct(names, writing);
    let known: FxHashSet<&Word> = names.iter().collect();
    let mut words = distinct(words, writing);
    words.retain(|word| !known.contains(word));
    if names.len() < 20 || words.len() < 20 {
        let problem = format!(
            "{} names and {} ordinary words are too few; 20 each is the least",
            names.len(),
            words.len()
        );
        return Err(Error::Usage(problem));
    }
    Ok((writing, names, words))
}

/// The words of a writing, each where it first stands.
fn distinct(words: &[String], writing: Writing) -> Vec<Word> {
    let mut seen = FxHashSet::default();
    let own = words.iter().filter(|word| Writing::of(word) == writing);
    let own = own.map(|word| Letters::of(word, writing).joined()).filter(|word| word.len() >= 2);
    own.filter(|word| seen.insert(word.clone())).collect()
}

/// The names, every sixth with a particle before it.
fn with_particles(writing: Writing, names: &[Word]) -> Vec<Word> {
    let particles = particles(writing);
    let mut names = names.to_vec();
    if !particles.is_empty() {
        for (at, name) in names.iter_mut().enumerate().filter(|(at, _)| at % 6 == 5) {
            name.insert(0, particles[at / 6 % particles.len()]);
        }
    }
    names
}

/// A word's runs of one to three letters, `^` and `$` for its edges.
fn grams(word: &[char]) -> Vec<String> {
    let mut edged = vec!['^'];
    edged.extend_from_slice(word);
    edged.push('$');
    let runs = (1..=3).flat_map(|length| edged.windows(length).map(|run| run.iter().collect::<String>()));
    runs.filter(|gram| gram != "^" && gram != "$").collect()
}

/// Logistic regression by stochastic gradient with adaptive steps; both classes weigh the same.
fn fit(writing: Writing, names: &[Word], words: &[Word]) -> NamenessModel {
    let names = with_particles(writing, names);
    let mut counts: FxHashMap<String, usize> = FxHashMap::default();
    let examples: Vec<(Vec<String>, bool)> = names
        .iter()
        .map(|word| (grams(word), true))
        .chain(words.iter().map(|word| (grams(word), false)))
        .collect();
    for gram in examples.iter().flat_map(|example| &example.0) {
        *counts.entry(gram.clone()).or_default() += 1;
    }
    let least = MIN_WORDS.max(names.len() / words.len());
    let mut kept: Vec<String> =
        counts.into_iter().filter(|&(_, count)| count >= least).map(|(gram, _)| gram).collect();
    kept.sort_unstable();
    let numbers: FxHashMap<&str, usize> = kept.iter().map(String::as_str).zip(1..).collect();
    let coded: Vec<(Vec<usize>, bool)> = examples
        .iter()
        .map(|(grams, is_name)| {
            (grams.iter().filter_map(|gram| numbers.get(gram.as_str()).copied()).collect(), *is_name)
        })
        .collect();
    // Number 0 is the bias.
    let (mut weights, mut squares) = (vec![0.0f64; kept.len() + 1], vec![1.0f64; kept.len() + 1]);
    let balance = names.len() as f64 / words.len() as f64;
    let mut order: Vec<usize> = (0..coded.len()).collect();
    let mut chance = Random::new(0x1234_5678_9abc_def1);
    for round in 0..ROUNDS {
        for at in (1..order.len()).rev() {
            order.swap(at, chance.below(at + 1));
        }
        for &at in &order {
            let (grams, is_name) = &coded[at];
            let odds = weights[0] + grams.iter().map(|&gram| weights[gram]).sum::<f64>();
            let guess = 1.0 / (1.0 + (-odds).exp());
            let doubt = if round >= ROUNDS / 3 { 1.0 - guess } else { 1.0 };
            let pull = if *is_name { 1.0 - guess } else { -guess * doubt * balance };
            for &number in std::iter::once(&0).chain(grams) {
                let step = pull - DECAY * weights[number];
                squares[number] += step * step;
                weights[number] += 0.3 * step / squares[number].sqrt();
            }
        }
    }
    let kept =
        kept.into_iter().zip(&weights[1..]).map(|(gram, &weight)| (gram.into_boxed_str(), weight as f32));
    NamenessModel {
        writing,
        bias: weights[0] as f32,
        weights: kept.filter(|(_, weight)| weight.abs() >= MIN_WEIGHT).collect(),
    }
}

/// What [`NamenessModel::measure`] found.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct NamenessFigures {
    /// How many names there are.
    pub names: usize,
    /// How many of them were taken for names.
    pub names_found: usize,
    /// How many ordinary words there are.
    pub words: usize,
    /// How many of them were taken for names; where the words are those of a text, names of that text among them.
    pub words_mistaken: usize,
}

/// The models in the program: their files, made by `tadqiq names train-nameness` (see `data/README.md`).
const FILES: [(&str, &str); 4] = [
    ("arabic.nameness", include_str!("../../data/models/arabic.nameness")),
    ("persian.nameness", include_str!("../../data/models/persian.nameness")),
    ("hebrew.nameness", include_str!("../../data/models/hebrew.nameness")),
    ("russian.nameness", include_str!("../../data/models/russian.nameness")),
];

/// The log-odds, in nats, that a word is a transliterated foreign name rather than an ordinary word, by its letters
/// alone, where either is as likely beforehand. Arabic letters are taken for Arabic, Cyrillic ones for Russian; 0 for
/// other writings, whose capitals say more.
///
/// ```
/// assert!(tadqiq::names::nameness("غيراسيموف") > tadqiq::names::nameness("المسؤولين"));
/// assert!(tadqiq::names::nameness("גרסימוב") > tadqiq::names::nameness("הממשלות"));
/// assert_eq!(tadqiq::names::nameness("Gerasimov"), 0.0);
/// ```
pub fn nameness(word: &str) -> f64 {
    match Writing::of(word) {
        Writing::Arabic => score(0, word),
        Writing::Hebrew => score(2, word),
        Writing::Cyrillic => score(3, word),
        Writing::Latin => 0.0,
    }
}

/// The same, in a text of a language: Persian shares its letters with Arabic, and none of its ordinary words.
pub fn nameness_in(word: &str, language: Language) -> f64 {
    match (language, Writing::of(word)) {
        (Language::Persian, Writing::Arabic) => score(1, word),
        _ => nameness(word),
    }
}

/// The score by a model in the program; 0 where it cannot be read, and a test reads all.
fn score(at: usize, word: &str) -> f64 {
    static MODELS: [OnceLock<Option<NamenessModel>>; FILES.len()] = [const { OnceLock::new() }; FILES.len()];
    let (name, text) = FILES[at];
    let model = MODELS[at].get_or_init(|| NamenessModel::from_text(text, name).ok());
    model.as_ref().map_or(0.0, |model| model.score(word))
}
