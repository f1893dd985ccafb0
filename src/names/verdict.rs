//! How scores are read: as a probability, and as a grade. What training measures, a model file stores and comparing
//! asks for.

use std::ops::Range;

use super::lattice::Step;
use super::model::FLOOR;

/// Two names are rather one than two from this probability on.
const EVEN: f64 = 0.5;

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

/// How scores become probabilities; measured on names that the operations were not trained on.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Calibration {
    /// Log-odds per nat of score.
    pub slope: f64,
    /// Log-odds per nat of score a letter (mean of both names).
    pub per_letter: f64,
    /// Log-odds per nat that a score falls short of what the names score with themselves; 0 for names of two writings.
    pub shortfall: f64,
    /// Log-odds at a score of zero.
    pub bias: f64,
    /// The share of true pairs whose letters say nothing of it, and the probability of the least alike: translations,
    /// words of a name that were put side by side by mistake.
    pub missed: f64,
    /// The share of false pairs that are as alike as true ones; the most alike pairs are true but for it.
    pub confused: f64,
}

/// Two names, as far as their probability depends on them.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Length {
    /// Their letters, the mean of both.
    pub letters: f64,
    /// What they score with themselves, the mean of both, in nats; 0 for names of two writings.
    pub own: f64,
}

impl Length {
    /// The mean of two names' letters and of their scores with themselves.
    pub fn of(left: (usize, f64), right: (usize, f64)) -> Self {
        Self { letters: (left.0 + right.0) as f64 / 2.0, own: f64::midpoint(left.1, right.1) }
    }
}

impl Calibration {
    /// The log-odds that two names are one, from their score in nats. Rises strictly with the score.
    pub fn odds(&self, score: f64, names: Length) -> f64 {
        let by_score = score * (self.slope + self.per_letter / names.letters.max(1.0));
        by_score + self.shortfall * (score - names.own) + self.bias
    }

    /// The probability at these log-odds. It rises strictly with them.
    pub fn probability(&self, odds: f64) -> f64 {
        // Beyond 8, log-odds grow with the logarithm, so that far scores still differ in the digits printed.
        let odds = if odds.abs() > 8.0 { odds.signum() * (8.0 + (odds.abs() - 7.0).ln()) } else { odds };
        self.missed + (1.0 - self.missed - self.confused) / (1.0 + (-odds).exp())
    }
}

/// How far two names pull apart, in nats: as a whole, and at the worst step of the likeliest way to rewrite one as the
/// other. A lost consonant costs little of a long name's sum; it shows in the step that loses it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Strain {
    /// The score for each letter (mean of both names).
    pub per_letter: f64,
    /// The worst step of the likeliest way.
    pub step: f64,
}

impl Strain {
    /// Of the steps of a way, and the score for each letter. Without a step there is no way, and nothing is worse.
    pub fn of(steps: &[Step], per_letter: f64) -> Self {
        let worst = steps.iter().map(|step| f64::from(step.nats)).min_by(f64::total_cmp);
        Self { per_letter, step: worst.unwrap_or(FLOOR) }
    }
}

/// The run of steps that speaks most against two names being one; empty where none does.
pub fn worst_stretch(steps: &[Step]) -> Range<usize> {
    let (mut worst, mut lowest) = (0..0, 0.0);
    let (mut start, mut sum) = (0, 0.0);
    for (at, step) in steps.iter().enumerate() {
        if sum >= 0.0 {
            (start, sum) = (at, 0.0);
        }
        sum += step.nats;
        if sum < lowest {
            (worst, lowest) = (start..at + 1, sum);
        }
    }
    worst
}

/// What parts one name from a garbled one, and that from another name. Measured as [`Calibration`] is, on sound names,
/// damaged ones and others.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Grading {
    /// Nats per letter (mean of both names) from which two names are garbled forms of one rather than unrelated.
    pub garbled: f64,
    /// Log-odds that a name is sound, per nat a letter.
    pub per_letter: f64,
    /// The same, per nat of the worst step.
    pub step: f64,
    /// Added to both, so that most sound names are above 0.
    pub bias: f64,
}

impl Grading {
    /// How sound a name is: above 0 for a transliteration, below for a garbled one.
    pub fn soundness(&self, strain: &Strain) -> f64 {
        self.bias + self.per_letter * strain.per_letter + self.step * strain.step
    }

    /// The grade of two names that are one with this probability, by the steps of the likeliest way between them.
    pub fn grade(&self, probability: f64, per_letter: f64, steps: impl FnOnce() -> Vec<Step>) -> Grade {
        if probability < EVEN && per_letter < self.garbled {
            return Grade::Unrelated;
        }
        if probability >= EVEN && self.soundness(&Strain::of(&steps(), per_letter)) >= 0.0 {
            return Grade::Same;
        }
        Grade::Garbled
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn steps(nats: &[f32]) -> Vec<Step> {
        nats.iter().map(|&nats| Step { left: (0, 1), right: (0, 1), nats }).collect()
    }

    #[test]
    fn the_worst_stretch_may_hold_a_good_step() {
        assert_eq!(worst_stretch(&steps(&[3.0, -4.0, 1.0, -5.0, 2.0])), 1..4);
        assert_eq!(worst_stretch(&steps(&[3.0, -4.0, 6.0, -5.0, 2.0])), 3..4);
        assert_eq!(worst_stretch(&steps(&[3.0, 1.0])), 0..0);
    }

    #[test]
    fn one_bad_step_tells_a_garbled_name_from_a_sound_one_of_the_same_sum() {
        let grading = Grading { garbled: -2.0, per_letter: 1.0, step: 1.0, bias: 3.0 };
        let of = |nats: &[f32]| grading.grade(0.9, 1.0, || steps(nats));
        assert_eq!(of(&[1.0, 1.0, 1.0, 1.0]), Grade::Same);
        assert_eq!(of(&[3.0, 3.0, 3.0, -5.0]), Grade::Garbled);
        assert_eq!(grading.grade(0.1, -3.0, Vec::new), Grade::Unrelated);
    }
}
