//! How far an editor worded a sentence anew: the measure by which one change in it is held for an error or for taste.

use std::ops::Range;

use super::difference::{Difference, DifferenceKind};
use super::view::Side;
use crate::align::Link;
use crate::vocabulary::{Form, Kind};

/// How many words on either hand say whether an editor left the surroundings alone.
const WINDOW: usize = 6;

/// How much a word was worded anew that only changed its place or its form.
const ALTERED: f64 = 0.25;

/// One side's part.
#[derive(Clone, Debug, Default)]
struct Part {
    /// For each token how far its word was worded anew, 0 to 1; marks are no words.
    anew: Vec<f64>,
    /// Which tokens are words or numbers.
    words: Vec<bool>,
    /// Content words that stand where the other side has nothing, or several other words, and are not put right.
    loose: Vec<bool>,
}

impl Part {
    fn new(side: &Side<'_>) -> Self {
        let words = (0..side.len()).map(|token| side.form(token).is_wordlike()).collect();
        Self { anew: vec![0.0; side.len()], words, loose: vec![false; side.len()] }
    }

    fn count(&mut self, side: &Side<'_>, range: &Range<usize>, share: f64, loose: bool) {
        for token in range.clone().filter(|&token| self.words[token]) {
            self.anew[token] = share;
            self.loose[token] = loose && side.form(token).is_content();
        }
    }

    fn put_right(&mut self, range: &Range<usize>) {
        self.anew[range.clone()].fill(0.0);
        self.loose[range.clone()].fill(false);
    }

    /// Kept words, whatever their form or place, stay what they are.
    fn weigh(&mut self, range: &Range<usize>, share: f64) {
        let anew = |anew: &&mut f64| **anew > ALTERED;
        self.anew[range.clone()].iter_mut().filter(anew).for_each(|anew| *anew = share);
    }

    /// The words outside a range: how many there are, and how many of them were worded anew.
    fn outside(&self, own: &Range<usize>) -> (usize, f64) {
        let tokens = || (0..own.start).chain(own.end..self.anew.len());
        (tokens().filter(|&at| self.words[at]).count(), tokens().map(|at| self.anew[at]).sum())
    }

    /// The nearest words beside a range: how many there are, and how many of them were kept. One that only changed its
    /// place or its form shows as well as any other that the place was left alone.
    fn near(&self, own: &Range<usize>) -> (usize, f64) {
        let words = |token: &usize| self.words[*token];
        let before = (0..own.start).rev().filter(words).take(WINDOW);
        let tokens = before.chain((own.end..self.anew.len()).filter(words).take(WINDOW));
        let kept = |anew: f64| if anew <= ALTERED { 1.0 } else { 1.0 - anew };
        tokens.fold((0, 0.0), |(all, sum), token| (all + 1, sum + kept(self.anew[token])))
    }

    /// Whether the word next to a range, on either hand, stands for a word that it has nothing in common with.
    fn is_anew_beside(&self, own: &Range<usize>) -> bool {
        let is_anew = |token: usize| self.anew[token] > ALTERED && !self.loose[token];
        let before = (0..own.start).rev().find(|&token| self.words[token]);
        let after = (own.end..self.anew.len()).find(|&token| self.words[token]);
        before.into_iter().chain(after).any(is_anew)
    }

    fn loose_count(&self) -> usize {
        self.loose.iter().filter(|&&loose| loose).count()
    }
}

/// How far each word of a bead was worded anew.
#[derive(Clone, Debug)]
pub struct Rewording {
    mt: Part,
    edited: Part,
}

impl Rewording {
    /// That of a bead, before anything is known of errors in it.
    pub fn new(
        mt: &Side<'_>,
        edited: &Side<'_>,
        kept: (&[bool], &[bool]),
        differences: &[Difference],
    ) -> Self {
        let mut rewording = Self { mt: Part::new(mt), edited: Part::new(edited) };
        for difference in differences {
            let altered = || kept.0[difference.mt.start] && kept.1[difference.edited.start];
            let (share, loose) = match difference.kind {
                DifferenceKind::Written => (0.0, false),
                DifferenceKind::Moved => (ALTERED, false),
                DifferenceKind::Pair if altered() => (ALTERED, false),
                DifferenceKind::Pair => (1.0, false),
                DifferenceKind::Block | DifferenceKind::Missing | DifferenceKind::Extra => (1.0, true),
            };
            rewording.mt.count(mt, &difference.mt, share, loose);
            rewording.edited.count(edited, &difference.edited, share, loose);
        }
        rewording
    }

    /// Takes words for errors that the editor put right: whoever does so words nothing anew.
    pub fn put_right(&mut self, mt: &Range<usize>, edited: &Range<usize>) {
        self.mt.put_right(mt);
        self.edited.put_right(edited);
    }

    /// Says how likely words were chosen anew rather than put right, 0 to 1.
    pub fn weigh(&mut self, mt: &Range<usize>, edited: &Range<usize>, share: f64) {
        self.mt.weigh(mt, share);
        self.edited.weigh(edited, share);
    }

    /// How alike the sides are but for one difference: the share of their other words that stand in both, 0 to 1.
    pub fn likeness_beside(&self, difference: &Difference) -> f64 {
        if self.mt.anew.is_empty() || self.edited.anew.is_empty() {
            return 0.0;
        }
        let (mt, edited) = (self.mt.outside(&difference.mt), self.edited.outside(&difference.edited));
        share(mt, edited).map_or(0.0, |anew| 1.0 - anew)
    }

    /// The same for the nearest words alone; none where there are no others.
    pub fn likeness_near(&self, difference: &Difference) -> Option<f64> {
        share(self.mt.near(&difference.mt), self.edited.near(&difference.edited))
    }

    /// How far what one side has too much may stand for what the other has, 0 to 1: the share of the loose content of the
    /// edited side for which the MT has loose content too, or the other way round where the difference is on the MT's side.
    ///
    /// A clause said in other words leaves loose words on both sides; one left out does so on one. Beside a word that was
    /// worded anew it may be part of what is said there.
    pub fn answered(&self, difference: &Difference) -> f64 {
        let (own, range, other) = match difference.kind {
            DifferenceKind::Missing => (&self.edited, &difference.edited, &self.mt),
            _ => (&self.mt, &difference.mt, &self.edited),
        };
        if own.is_anew_beside(range) {
            return 1.0;
        }
        match own.loose_count() {
            0 => 0.0,
            count => (other.loose_count() as f64 / count as f64).min(1.0),
        }
    }
}

/// What share of the words of both sides counts.
fn share(mt: (usize, f64), edited: (usize, f64)) -> Option<f64> {
    let all = mt.0 + edited.0;
    (all > 0).then(|| ((mt.1 + edited.1) / all as f64).clamp(0.0, 1.0))
}

/// Which tokens of both sides stand for one another with evidence: the same word, inflected, misspelt, in other letters;
/// or a number for a number.
pub fn kept(mt: &Side<'_>, edited: &Side<'_>, links: &[Link]) -> (Vec<bool>, Vec<bool>) {
    let mut kept = (vec![false; mt.len()], vec![false; edited.len()]);
    for link in links {
        let (i, j) = (link.mt as usize, link.edited as usize);
        let is_number = |form: &Form| form.kind == Kind::Number;
        if link.kind.is_evidence() || (is_number(mt.form(i)) && is_number(edited.form(j))) {
            (kept.0[i], kept.1[j]) = (true, true);
        }
    }
    kept
}
