//! Names across scripts: is `Unacimov` a garbled `غيراسيموف`, is `دوجول` the same man as `ديغول`?
//!
//! [`compare`] says how alike two spellings of a name sound, in any scripts, as a log-likelihood ratio against
//! chance, a probability and a [`Grade`]; [`explain`] shows which letters answer which. Both use models that were
//! learned from name pairs by expectation–maximisation and are part of the program; [`Model`] trains, stores and
//! scores models of one's own, and [`Models`] compares with one. [`ledger`](ledger()) lists the names of a text, [`nameness`](nameness()) says whether a word is one.
//!
//! ```
//! use tadqiq::names::{Grade, compare};
//!
//! assert_eq!(compare("غيراسيموف", "Gerasimov").grade, Grade::Same);
//! assert_eq!(compare("دوجول", "ديغول").grade, compare("ديغول", "دوجول").grade);
//! assert_eq!(compare("غيراسيموف", "Macron").grade, Grade::Unrelated);
//! ```

mod affixes;
mod batch;
mod calibrate;
mod compare;
mod contrast;
mod damage;
mod em;
mod grades;
mod greek;
mod lattice;
mod ledger;
mod letters;
mod matching;
mod measure;
mod mentions;
mod model;
mod models;
mod nameness;
mod phrase;
mod random;
mod respell;
mod score;
mod tables;
mod titles;
mod train;
mod variants;
mod verdict;
mod ways;

use std::path::Path;

pub use batch::{Malformed, score_lines};
pub use compare::{Comparison, Explanation, Pair, Step, compare, explain};
pub use ledger::{Entry, Mention, Spelling, ledger};
pub use letters::Writing;
pub use matching::{Match, best_partners};
pub use measure::{GradeCounts, measure_grades};
pub use mentions::{Line, letters_of, mentions};
pub use models::Models;
pub use nameness::{NamenessFigures, NamenessModel, nameness, nameness_in};
pub use titles::is_title;
pub use train::Options;
pub use variants::{Side, spelling_pairs};
pub use verdict::Grade;

use crate::Result;
use letters::Letters;
use model::Parameters;
use score::Scorer;
use tables::{Right, Tables};
use verdict::Length;

/// A transliteration model: how names of one writing are written in another, or how spellings vary within one.
///
/// ```
/// use tadqiq::names::{Model, Options};
///
/// let pairs: Vec<(String, String)> = ["нина nina", "анна anna", "иван ivan", "вина vina", "нива niva"]
///     .iter()
///     .cycle()
///     .take(40)
///     .filter_map(|pair| pair.split_once(' '))
///     .map(|(a, b)| (a.to_owned(), b.to_owned()))
///     .collect();
/// let model = Model::train(&pairs, Options::default(), &mut |_, _| {})?;
/// assert!(model.score("ванин", "vanin") > model.score("ванин", "nanni"));
/// assert_eq!(Model::from_text(&model.to_text(), "a.model")?.to_text(), model.to_text());
/// # Ok::<(), tadqiq::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Model {
    parameters: Parameters,
    tables: Tables,
}

impl Model {
    fn new(parameters: Parameters) -> Self {
        let tables = Tables::new(&parameters);
        Self { parameters, tables }
    }

    /// Learns a model from pairs of names by expectation–maximisation. The writing of each side is that of most of
    /// its names. `progress` is called with the rounds done and all rounds.
    ///
    /// # Errors
    /// [`Error::Usage`](crate::Error::Usage) where fewer than 20 pairs have letters on both sides.
    pub fn train(
        pairs: &[(String, String)],
        options: Options,
        progress: &mut dyn FnMut(usize, usize),
    ) -> Result<Self> {
        // Through the text, so that what was trained and what is read back score alike to the last digit.
        let trained = train::train(pairs, options, progress)?;
        Self::from_text(&trained.to_text(), "the trained model")
    }

    /// Reads a model from the text of its file; `path` is for error messages.
    ///
    /// # Errors
    /// [`Error::Malformed`](crate::Error::Malformed) with the first line that cannot be read.
    pub fn from_text(text: &str, path: impl AsRef<Path>) -> Result<Self> {
        Parameters::from_text(text, path.as_ref()).map(Self::new)
    }

    /// The model as a text file: a parameter a line, sorted.
    pub fn to_text(&self) -> String {
        self.parameters.to_text()
    }

    /// The writings of its left and right names.
    pub fn writings(&self) -> (Writing, Writing) {
        (self.parameters.left_writing, self.parameters.right_writing)
    }

    /// The log-likelihood ratio, in nats, of two names being one against two names drawn by chance. At least −80.
    /// What parts words is passed over.
    pub fn score(&self, left: &str, right: &str) -> f64 {
        let (left_writing, right_writing) = self.writings();
        let left = Letters::of(left, left_writing).joined();
        let right = Letters::of(right, right_writing).joined();
        let mut scorer = Scorer::new(&self.tables);
        self.set_left(&mut scorer, &self.parameters.left.encode(&left));
        scorer.score(&self.right(&self.parameters.right.encode(&right)))
    }

    /// The probability that two names are one: against the nearest of a thousand others, both equally likely beforehand.
    /// Of one pair of names, it would rise strictly with the score.
    pub fn probability(&self, left: &str, right: &str) -> f64 {
        let (left_writing, right_writing) = self.writings();
        let (left, right) = (
            self.parameters.left.encode(&Letters::of(left, left_writing).joined()),
            self.parameters.right.encode(&Letters::of(right, right_writing).joined()),
        );
        let mut scorer = Scorer::new(&self.tables);
        let own = [&left, &right].map(|word| (word.len(), self.own(&mut scorer, word)));
        self.set_left(&mut scorer, &left);
        self.probability_at(scorer.score(&self.right(&right)), Length::of(own[0], own[1]))
    }

    /// The probability of two names at a score.
    fn probability_at(&self, score: f64, names: Length) -> f64 {
        let calibration = &self.parameters.calibration;
        calibration.probability(calibration.odds(score, names))
    }

    /// What a name scores with itself; 0 where the model's names are of two writings.
    fn own(&self, scorer: &mut Scorer<'_>, word: &[u8]) -> f64 {
        if !self.tables.one_writing {
            return 0.0;
        }
        self.set_left(scorer, word);
        scorer.score(&self.right(word))
    }

    fn set_left(&self, scorer: &mut Scorer<'_>, word: &[u8]) {
        scorer.set_left(word, self.parameters.background(word, &[]));
    }

    fn right(&self, word: &[u8]) -> Right {
        self.tables.right(word, self.parameters.background(&[], word))
    }
}
