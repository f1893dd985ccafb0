//! Sentence alignment: from two segmented texts to beads.

use std::ops::Range;

use super::Bead;
use super::features::{Features, Item, Lists, Space};
use super::lattice::{Band, Edge, Lattice, Step};
use super::model::{Evidence, KINDS, Model, Overlap, Vector, paired, unpaired};
use crate::document::Segmented;
use crate::vocabulary::Vocabulary;

/// Pairs the segments of two texts.
///
/// Every segment of both sides is in exactly one bead. Beads come in the reading order of the MT; those that only the
/// edited text has stand where it has them.
pub fn sentences(mt: &Segmented, edited: &Segmented, vocabulary: &Vocabulary) -> Vec<Bead> {
    let features = Features::new(mt, edited, vocabulary);
    let model = Model::default();
    let band = band(mt.segments.len(), edited.segments.len());
    let lattice = Builder::new(&features).lattice(band, &model);
    lattice.best_path().into_iter().map(bead).collect()
}

fn bead((mt, edited, score): Step) -> Bead {
    Bead {
        mt: mt.start as u32..mt.end as u32,
        edited: edited.start as u32..edited.end as u32,
        score,
        moved: false,
    }
}

/// Half the width of the band that long texts are searched in, around the diagonal.
const RADIUS: usize = 200;

fn band(mt: usize, edited: usize) -> Band {
    let middle = |i: usize| i * edited / mt.max(1);
    let slope = edited / mt.max(1) + 1;
    let rows = (0..=mt).map(|i| {
        let from = if i == 0 { 0 } else { middle(i).saturating_sub(RADIUS + slope) };
        let to = if i == mt { edited } else { (middle(i) + RADIUS + slope).min(edited) };
        from..to + 1
    });
    Band::new(0, rows.collect())
}

/// Compares segments and builds lattices; holds the memory for it.
pub(super) struct Builder<'a> {
    features: &'a Features,
    words: Matcher<'a>,
    grams: Matcher<'a>,
}

impl<'a> Builder<'a> {
    pub fn new(features: &'a Features) -> Self {
        Self { features, words: Matcher::new(&features.words), grams: Matcher::new(&features.grams) }
    }

    pub fn lattice(&mut self, band: Band, model: &Model) -> Lattice {
        let mut lattice = Lattice { band, starts: vec![0], edges: Vec::new() };
        self.each_edge(&lattice.band.clone(), |kind, to, vector| {
            if let Some((kind, vector)) = kind.zip(vector) {
                lattice.edges.push(Edge { kind, to, score: model.score(vector) });
            } else {
                lattice.starts.push(lattice.edges.len() as u32);
            }
        });
        lattice
    }

    /// Calls a function with each bead that the band allows and its features, place by place, and after each place's
    /// beads with nothing.
    pub fn each_edge(&mut self, band: &Band, mut edge: impl FnMut(Option<u8>, u32, Option<&Vector>)) {
        for (i, j) in band.places() {
            for (kind, &(a, b)) in KINDS.iter().enumerate() {
                let Some(to) = band.node(i + a, j + b) else { continue };
                let vector = match (a, b) {
                    (1, 0) => self.alone(0, i),
                    (0, 1) => self.alone(1, j),
                    _ => match self.evidence(i..i + a, j..j + b) {
                        Some(evidence) => paired((a, b), &evidence),
                        None => continue,
                    },
                };
                edge(Some(kind as u8), to as u32, Some(&vector));
            }
            edge(None, 0, None);
        }
    }

    fn alone(&self, side: usize, segment: usize) -> Vector {
        let f = self.features;
        let of = |space: &Space| {
            let lists = if side == 0 { &space.mt } else { &space.edited };
            space.total(lists.of(segment))
        };
        let numbers = f.numbers[side].of(segment).iter().map(|item| item.count).sum::<u32>();
        unpaired(of(&f.words), of(&f.grams), numbers as f32, f.letters[side][segment])
    }

    /// What two groups of segments have in common; none where one of them shares nothing with the other side.
    fn evidence(&mut self, mt: Range<usize>, edited: Range<usize>) -> Option<Evidence> {
        let f = self.features;
        let (words, _) = self.words.compare(&mt, &edited);
        let (grams, least) = self.grams.compare(&mt, &edited);
        if mt.len() + edited.len() > 2 && least <= 0.0 {
            return None;
        }
        let letters = [f.letters[0][mt].iter().sum(), f.letters[1][edited].iter().sum()];
        Some(Evidence { words, grams, numbers: Overlap::default(), letters, least })
    }
}

/// Compares groups of segments in one space of features.
struct Matcher<'a> {
    space: &'a Space,
    /// How often the MT side of the comparison has each feature that no edited segment has used up.
    left: Vec<u16>,
}

impl<'a> Matcher<'a> {
    fn new(space: &'a Space) -> Self {
        Self { space, left: vec![0; space.weights.len()] }
    }

    /// The overlap of MT and edited segments, and the least share of a segment's weight that the other side explains.
    fn compare(&mut self, mt: &Range<usize>, edited: &Range<usize>) -> (Overlap, f32) {
        let space = self.space;
        let total = |lists: &Lists, range: &Range<usize>| {
            range.clone().map(|s| space.total(lists.of(s))).sum::<f32>()
        };
        let mut overlap =
            Overlap { shared: 0.0, mt: total(&space.mt, mt), edited: total(&space.edited, edited) };
        let mut least = f32::INFINITY;
        mt.clone().for_each(|s| self.load(space.mt.of(s)));
        for s in edited.clone() {
            let shared = self.take(space.edited.of(s));
            overlap.shared += shared;
            least = least.min(shared / space.total(space.edited.of(s)).max(1e-6));
        }
        mt.clone().for_each(|s| self.clear(space.mt.of(s)));
        if mt.len() > 1 {
            edited.clone().for_each(|s| self.load(space.edited.of(s)));
            for s in mt.clone() {
                let list = space.mt.of(s);
                least = least.min(self.take(list) / space.total(list).max(1e-6));
            }
            edited.clone().for_each(|s| self.clear(space.edited.of(s)));
        }
        (overlap, least)
    }

    fn load(&mut self, items: &[Item]) {
        for item in items {
            let left = &mut self.left[item.feature as usize];
            *left = left.saturating_add(item.count as u16);
        }
    }

    /// The weight that a list shares with what is loaded, which it uses up.
    fn take(&mut self, items: &[Item]) -> f32 {
        let mut shared = 0.0;
        for item in items {
            let left = &mut self.left[item.feature as usize];
            if *left > 0 {
                let both = (*left).min(item.count as u16);
                *left -= both;
                shared += self.space.weights[item.feature as usize] * f32::from(both);
            }
        }
        shared
    }

    fn clear(&mut self, items: &[Item]) {
        for item in items {
            self.left[item.feature as usize] = 0;
        }
    }
}
