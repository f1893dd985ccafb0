//! How names that something went wrong with are graded: a confusion matrix.

use rayon::prelude::*;

use super::compare::compare;
use super::damage::Damage;
use super::letters::{Letters, Writing};
use super::random::Random;
use super::verdict::Grade;

/// Names of fewer letters are left out: little is left of them when letters are lost.
const MIN_LETTERS: usize = 5;

/// Names that the same was done to, and how many got each grade.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GradeCounts {
    /// What was done, in words.
    pub label: String,
    /// How many were graded [`Grade::Unrelated`], [`Grade::Garbled`], [`Grade::Same`].
    pub counts: [usize; 3],
}

impl GradeCounts {
    /// The share of a grade, 0 to 1; 0 where there are no names.
    pub fn share(&self, grade: Grade) -> f64 {
        self.counts[grade as usize] as f64 / self.counts.iter().sum::<usize>().max(1) as f64
    }
}

/// Something done to a pair of names: the pair that comes of it.
type Change<'a> = Box<dyn Fn(usize) -> Option<(String, String)> + Sync + 'a>;

/// Grades true pairs of names, the same with one thing gone wrong with the first name, and others. Names of fewer
/// than five letters are left out. Rows: nothing done; each thing gone wrong; two words rightly transliterated, one
/// of them replaced by another name; a name with another's partner. The same in every run.
///
/// ```
/// let pairs = [("غيراسيموف".to_owned(), "Gerasimov".to_owned()), ("غوتيريش".to_owned(), "Guterres".to_owned())];
/// let rows = tadqiq::names::measure_grades(&pairs);
/// assert_eq!(rows[0].counts, [0, 0, 2]);
/// ```
pub fn measure_grades(pairs: &[(String, String)]) -> Vec<GradeCounts> {
    let letters = |name: &str| Letters::of(name, Writing::of(name)).joined();
    let long = |pair: &&(String, String)| letters(&pair.0).len() >= MIN_LETTERS;
    let pairs: Vec<&(String, String)> = pairs.iter().filter(long).collect();
    let written: Vec<char> = pairs.iter().flat_map(|pair| letters(&pair.0)).collect();
    // Another name than this one and the next.
    let other = |at: usize| {
        let far = (at + pairs.len() / 2) % pairs.len();
        (pairs.len() > 3).then_some(pairs[far])
    };
    let next = |at: usize| pairs[(at + 1) % pairs.len()];
    let mut changes: Vec<(&str, Change<'_>)> =
        vec![("nothing", Box::new(|at| Some((pairs[at].0.clone(), pairs[at].1.clone()))))];
    for damage in Damage::ALL {
        let (written, pairs) = (&written, &pairs);
        let change = move |at: usize| {
            let mut random = Random::new(at as u64 * 8 + damage as u64 + 1);
            // The first numbers of near seeds are alike.
            for _ in 0..8 {
                random.next();
            }
            let word = damage.done_to(&letters(&pairs[at].0), written, &mut random)?;
            Some((word.into_iter().collect(), pairs[at].1.clone()))
        };
        changes.push((damage.label(), Box::new(change)));
    }
    let two = |a: &str, b: &str| format!("{a} {b}");
    changes.push((
        "two names, nothing",
        Box::new(|at| Some((two(&pairs[at].0, &next(at).0), two(&pairs[at].1, &next(at).1)))),
    ));
    changes.push((
        "two names, one replaced",
        Box::new(|at| Some((two(&pairs[at].0, &other(at)?.0), two(&pairs[at].1, &next(at).1)))),
    ));
    changes.push(("another name", Box::new(|at| Some((pairs[at].0.clone(), other(at)?.1.clone())))));
    changes.into_iter().map(|(label, change)| count(label, pairs.len(), &change)).collect()
}

fn count(label: &str, pairs: usize, change: &Change<'_>) -> GradeCounts {
    let grades: Vec<Option<Grade>> =
        (0..pairs).into_par_iter().map(|at| change(at).map(|(a, b)| compare(&a, &b).grade)).collect();
    let mut counts = [0; 3];
    for grade in grades.into_iter().flatten() {
        counts[grade as usize] += 1;
    }
    GradeCounts { label: label.to_owned(), counts }
}
