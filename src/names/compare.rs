//! Comparing two names: what they score, the verdict, and why.

use std::cell::RefCell;
use std::ops::Range;

use rustc_hash::FxHashMap;

use super::letters::Writing;
use super::model::FLOOR;
use super::models::{self, Models};
use super::phrase::{self, Answer, Answers, Name};
use super::score::Scorer;
use super::verdict::{Grade, Length, worst_stretch};
use super::{Model, lattice};

/// How alike two spellings of a name sound.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Comparison {
    /// The log-likelihood ratio of one name against chance, in nats; at least −80, and that where there are no letters.
    pub log_ratio: f64,
    /// The same for each letter (mean of both names), in nats.
    pub per_letter: f64,
    /// How likely they are one name, 0 to 1, where the other choice is the most similar of a thousand names, equally
    /// likely beforehand. Of names of so many letters, it rises strictly with `log_ratio`.
    pub probability: f64,
    /// The verdict.
    pub grade: Grade,
}

/// Two names, read for the model that compares them.
struct Read<'m> {
    at: usize,
    model: &'m Model,
    left: Name,
    right: Name,
    /// Whether the second name is the model's left.
    turned: bool,
}

/// What was found of two names.
struct Found {
    comparison: Comparison,
    /// The words that answer each other, where those say more than the names as one run of letters; else none.
    alike: Vec<(Answer, Grade)>,
}

impl<'m> Read<'m> {
    fn of(models: Models<'m>, a: &str, b: &str) -> Option<Self> {
        let choice = models.choose(Writing::of(a), Writing::of(b));
        let model = models.get(choice.model)?;
        let first = Name::read(model, a, choice.writings.0, !choice.turned);
        let second = Name::read(model, b, choice.writings.1, choice.turned);
        let (left, right) = if choice.turned { (second, first) } else { (first, second) };
        let has_letters = !left.joined.is_empty() && !right.joined.is_empty();
        has_letters.then_some(Self { at: choice.model, model, left, right, turned: choice.turned })
    }

    fn compare(&self) -> Found {
        let (joined, answers) = self.scored(|scorer| {
            let joined = phrase::score_joined(self.model, scorer, &self.left, &self.right);
            (joined, phrase::answers(self.model, scorer, &self.left, &self.right))
        });
        let log_ratio = answers.as_ref().map_or(joined, |answers| joined.max(answers.nats));
        let names = self.length(&self.left.joined, &self.right.joined);
        let probability = self.model.probability_at(log_ratio, names);
        let as_one = self.grade(&self.left.joined, &self.right.joined, joined);
        let alike = answers.as_ref().map(|answers| self.alike(answers)).unwrap_or_default();
        let by_words = self.grade_words(&alike);
        let comparison = Comparison {
            log_ratio,
            per_letter: log_ratio / names.letters.max(1.0),
            probability,
            grade: as_one.max(by_words),
        };
        let more = by_words > as_one || answers.is_some_and(|answers| answers.nats > joined);
        Found { comparison, alike: if more { alike } else { Vec::new() } }
    }

    /// What a scorer of the model makes of something.
    fn scored<T>(&self, score: impl FnOnce(&mut Scorer<'_>) -> T) -> T {
        let Some(model) = models::model(self.at) else { return score(&mut Scorer::new(&self.model.tables)) };
        SCORERS.with_borrow_mut(|scorers| {
            score(scorers.entry(self.at).or_insert_with(|| Scorer::new(&model.tables)))
        })
    }

    fn length(&self, left: &[u8], right: &[u8]) -> Length {
        let own = |word: &[u8]| (word.len(), self.scored(|scorer| self.model.own(scorer, word)));
        Length::of(own(left), own(right))
    }

    /// The grade of two runs of letters.
    fn grade(&self, left: &[u8], right: &[u8], nats: f64) -> Grade {
        let (left_writing, right_writing) = self.model.writings();
        if left_writing == right_writing && left == right {
            return Grade::Same;
        }
        let names = self.length(left, right);
        let probability = self.model.probability_at(nats, names);
        let steps = || lattice::best_path(&self.model.parameters, left, right);
        self.model.parameters.grading.grade(probability, nats / names.letters.max(1.0), steps)
    }

    /// The words that answer each other and are not unrelated, with their grades.
    fn alike(&self, answers: &Answers) -> Vec<(Answer, Grade)> {
        let graded = answers.pairs.iter().map(|&pair| {
            (pair, self.grade(&self.left.words[pair.left], &self.right.words[pair.right], pair.nats))
        });
        graded.filter(|&(_, grade)| grade != Grade::Unrelated).collect()
    }

    /// One name where all words of one side have sound answers; garbled where some have, or some are garbled.
    fn grade_words(&self, alike: &[(Answer, Grade)]) -> Grade {
        let whole = alike.len() == self.left.words.len() || alike.len() == self.right.words.len();
        match () {
            () if alike.is_empty() => Grade::Unrelated,
            () if whole && alike.iter().all(|&(_, grade)| grade == Grade::Same) => Grade::Same,
            () => Grade::Garbled,
        }
    }

    fn pair(&self, left: &[u8], right: &[u8], log_ratio: f64) -> Pair {
        let parameters = &self.model.parameters;
        let path = lattice::best_path(parameters, left, right);
        let weakest = worst_stretch(&path);
        let step = |step: lattice::Step| {
            let a = parameters.left.decode(&left[step.left.0..step.left.1]);
            let b = parameters.right.decode(&right[step.right.0..step.right.1]);
            let (a, b) = if self.turned { (b, a) } else { (a, b) };
            Step { a, b, nats: step.nats }
        };
        Pair { steps: path.into_iter().map(step).collect(), weakest, log_ratio }
    }
}

thread_local! {
    /// Scorers are large; each thread keeps one for each model in the program.
    static SCORERS: RefCell<FxHashMap<usize, Scorer<'static>>> = RefCell::new(FxHashMap::default());
}

/// Compares two spellings of a name, in any scripts and in either order.
///
/// Case, vowel marks and punctuation count for nothing; hyphens and spaces part words. Of names of several words,
/// those that answer each other are added up. Names without letters are [`Grade::Unrelated`].
pub fn compare(a: &str, b: &str) -> Comparison {
    Models::default().compare(a, b)
}

/// What is said of names without letters.
const NOTHING: Comparison =
    Comparison { log_ratio: FLOOR, per_letter: FLOOR, probability: 0.0, grade: Grade::Unrelated };

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

/// Two runs of letters that answer each other: whole names, or a word of each.
#[derive(Clone, Debug, PartialEq)]
pub struct Pair {
    /// The likeliest way to rewrite one as the other.
    pub steps: Vec<Step>,
    /// Which of the steps speak most against the two being one; empty where none does.
    pub weakest: Range<usize>,
    /// The log-likelihood ratio of the two over all ways, in nats.
    pub log_ratio: f64,
}

/// Why two names score as they do.
#[derive(Clone, Debug, PartialEq)]
pub struct Explanation {
    /// The verdict and its figures.
    pub comparison: Comparison,
    /// The names as one run of letters each, or word by word where that says more.
    pub pairs: Vec<Pair>,
    /// Words of the first name, and of the second, that nothing answers.
    pub alone: (Vec<String>, Vec<String>),
    /// The file of the model that compared them.
    pub model: String,
}

impl Explanation {
    /// What decides the verdict, in words.
    pub fn reason(&self) -> String {
        let words: Vec<&str> = self.alone.0.iter().chain(&self.alone.1).map(String::as_str).collect();
        let alone = format!("nothing answers ‘{}’", words.join("’, ‘"));
        let speaks = |pair: &&Pair| !pair.weakest.is_empty();
        let weakest = self.pairs.iter().filter(speaks).min_by(|a, b| a.stretch().total_cmp(&b.stretch()));
        match (self.comparison.grade, weakest) {
            (Grade::Unrelated, _) if self.pairs.is_empty() => {
                "one of them has no letters to compare".to_owned()
            }
            (Grade::Unrelated, _) => "letter by letter no more alike than names are by chance".to_owned(),
            (Grade::Garbled, _) if !words.is_empty() => alone,
            (Grade::Garbled, Some(pair)) => {
                format!("{}, which sound transliterations seldom do", pair.weakest_in_words())
            }
            (Grade::Garbled, None) => "alike, but too short to tell".to_owned(),
            (Grade::Same, _) if !words.is_empty() => format!("{alone}; all else is sound"),
            (Grade::Same, Some(pair)) => {
                format!("at worst {}, as transliterations may", pair.weakest_in_words())
            }
            (Grade::Same, None) => "every letter has a usual counterpart".to_owned(),
        }
    }
}

impl Pair {
    /// What the weakest stretch adds up to, in nats.
    fn stretch(&self) -> f32 {
        self.steps[self.weakest.clone()].iter().map(|step| step.nats).sum()
    }

    fn weakest_in_words(&self) -> String {
        let steps = &self.steps[self.weakest.clone()];
        let (a, b): (String, String) = (
            steps.iter().map(|step| step.a.as_str()).collect(),
            steps.iter().map(|step| step.b.as_str()).collect(),
        );
        let nats = self.stretch();
        match (a.as_str(), b.as_str()) {
            ("", lost) | (lost, "") => format!("‘{lost}’ has no counterpart ({nats:+.1} nats)"),
            (a, b) => format!("‘{a}’ stands for ‘{b}’ ({nats:+.1} nats)"),
        }
    }
}

/// Compares two names and shows the likeliest way to rewrite one as the other.
pub fn explain(a: &str, b: &str) -> Explanation {
    Models::default().explain(a, b)
}

impl Models<'_> {
    /// As [`compare()`], with these models.
    pub fn compare(self, a: &str, b: &str) -> Comparison {
        Read::of(self, a, b).map_or(NOTHING, |read| read.compare().comparison)
    }

    /// As [`explain()`], with these models.
    pub fn explain(self, a: &str, b: &str) -> Explanation {
        let choice = self.choose(Writing::of(a), Writing::of(b));
        let model = self.name(choice.model).to_owned();
        let nothing =
            Explanation { comparison: NOTHING, pairs: Vec::new(), alone: Default::default(), model };
        let Some(read) = Read::of(self, a, b) else { return nothing };
        let Found { comparison, alike } = read.compare();
        if alike.is_empty() {
            let pairs = vec![read.pair(&read.left.joined, &read.right.joined, comparison.log_ratio)];
            return Explanation { comparison, pairs, ..nothing };
        }
        let pairs = alike
            .iter()
            .map(|(pair, _)| read.pair(&read.left.words[pair.left], &read.right.words[pair.right], pair.nats))
            .collect();
        let alone = |text: &str, writing: Writing, is_left: bool| -> Vec<String> {
            let answered =
                |at: usize| alike.iter().any(|(pair, _)| at == if is_left { pair.left } else { pair.right });
            let words = phrase::words(read.model, text, writing, is_left).into_iter().enumerate();
            words
                .filter(|&(at, _)| !answered(at))
                .map(|(_, (written, _))| written.into_iter().collect())
                .collect()
        };
        let alone = (alone(a, choice.writings.0, !choice.turned), alone(b, choice.writings.1, choice.turned));
        Explanation { comparison, pairs, alone, ..nothing }
    }
}
