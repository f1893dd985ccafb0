//! Lattices with scored beads.

use std::ops::Range;

use rayon::prelude::*;

use super::band::Band;
use super::comparison::{Comparison, Order, least_overlap};
use super::features::Features;
use super::habits::{Habits, damped};
use super::lattice::{Edge, Lattice};
use super::matcher::Shared;
use super::model::{Evidence, Joints, KINDS, LONGEST, Least, MEETING, Model, Vector, dice, paired, unpaired};
use super::side::Side;

/// What a bead pays, in nats, for each end of a paragraph within it, where lines are paragraphs: editors join and part
/// sentences within a paragraph far more often. The training texts have no paragraphs to learn it from.
const BREAK: f32 = 3.0;

/// How many rows are built in one piece of work.
const PIECE: usize = 128;

/// What a bead is made of, for whoever scores it.
pub(super) struct Candidate {
    /// Index into [`KINDS`].
    pub kind: u8,
    /// The place that it leads to.
    pub to: u32,
    pub vector: Vector,
}

/// Builds lattices; holds the memory for it.
pub(super) struct Builder<'a> {
    mt: &'a Side<'a>,
    edited: &'a Side<'a>,
    comparison: Comparison<'a>,
    pub habits: Habits,
}

/// The lattice of a band, its beads scored by a model. A long one is built in parallel.
pub(super) fn lattice(builder: &mut Builder<'_>, band: Band, model: &Model) -> Lattice {
    let rows: Vec<usize> = band.rows().collect();
    let edges = |builder: &mut Builder<'_>, rows: &[usize]| {
        builder.edges(&band, rows[0]..rows[rows.len() - 1] + 1, model)
    };
    let parts: Vec<_> = if rows.len() <= 2 * PIECE {
        vec![edges(builder, &rows)]
    } else {
        let (mt, edited, habits) = (builder.mt, builder.edited, builder.habits);
        let features = builder.comparison.features;
        rows.par_chunks(PIECE).map_init(|| Builder::new(mt, edited, features, habits), edges).collect()
    };
    let mut starts = Vec::with_capacity(band.len() + 1);
    starts.push(0);
    let mut edges = Vec::with_capacity(parts.iter().map(|part| part.0.len()).sum());
    for (part, counts) in parts {
        edges.extend(part);
        for count in counts {
            starts.push(starts[starts.len() - 1] + count);
        }
    }
    Lattice { starts, edges, meeting: model.weights[MEETING], band }
}

impl<'a> Builder<'a> {
    pub fn new(mt: &'a Side<'a>, edited: &'a Side<'a>, features: &'a Features, habits: Habits) -> Self {
        Self { mt, edited, comparison: Comparison::new(mt, edited, features), habits }
    }

    /// Compares the segments of some rows, as [`Builder::candidates`] needs it.
    pub fn compare(&mut self, band: &Band, rows: Range<usize>) {
        self.comparison.compare(band, rows);
    }

    /// The scored beads that lead from the places of some rows, and how many lead from each place.
    fn edges(&mut self, band: &Band, rows: Range<usize>, model: &Model) -> (Vec<Edge>, Vec<u32>) {
        // About so many beads of the kinds there are may lead from a place.
        let places = rows.clone().map(|row| band.columns(row).len()).sum::<usize>();
        let (mut edges, mut counts) = (Vec::with_capacity(places * 6), Vec::with_capacity(places));
        let sides = (self.mt, self.edited);
        self.compare(band, rows.start..rows.end + LONGEST - 1);
        for place in rows.flat_map(|row| band.columns(row).map(move |column| (row, column))) {
            let before = edges.len();
            self.candidates(band, place, |candidate| {
                let (a, b) = KINDS[candidate.kind as usize];
                let score = model.score(&candidate.vector) - Self::price_of_breaks(sides, place, (a, b));
                edges.push(Edge { kind: candidate.kind, to: candidate.to, score });
            });
            counts.push((edges.len() - before) as u32);
        }
        (edges, counts)
    }

    /// What a bead pays for holding the end of a paragraph.
    fn price_of_breaks(
        (mt, edited): (&Side<'_>, &Side<'_>),
        (i, j): (usize, usize),
        (a, b): (usize, usize),
    ) -> f32 {
        let breaks =
            |side: &Side<'_>, from: usize, n: usize| if n > 1 { side.breaks(&(from..from + n)) } else { 0 };
        BREAK * (breaks(mt, i, a) + breaks(edited, j, b)) as f32
    }

    /// Calls a function with each bead that leads from a place of the band, after [`Builder::compare`].
    pub fn candidates(&mut self, band: &Band, (i, j): (usize, usize), mut function: impl FnMut(&Candidate)) {
        for (kind, &(a, b)) in KINDS.iter().enumerate() {
            let Some(to) = band.place(i + a, j + b) else { continue };
            let vector = match (a, b) {
                (1, 0) => unpaired((1, 0), self.mt.measures[i], &self.habits),
                (0, 1) => unpaired((0, 1), self.edited.measures[j], &self.habits),
                kind => match self.evidence(i..i + a, j..j + b) {
                    Some(evidence) => paired(kind, &evidence),
                    None => continue,
                },
            };
            function(&Candidate { kind: kind as u8, to: to as u32, vector });
        }
    }

    /// The features of a pair of single segments, wherever they stand.
    pub fn pair(&mut self, i: usize, j: usize) -> Vector {
        let shared = self.comparison.pair(i, j);
        paired((1, 1), &self.single(i, j, shared))
    }

    fn single(&self, i: usize, j: usize, shared: Shared) -> Evidence {
        let (mt, edited) = (self.mt.measures[i], self.edited.measures[j]);
        Evidence {
            shared,
            mt,
            edited,
            least: Least::default(),
            order: Order { least: 1.0, torn: 0.0, taken: 0.0, free: 0.0 },
            shortest: 0.0,
            crossing: Shared::default(),
            crossing_share: 0.0,
            joints: self.joints(&(i..i + 1), &(j..j + 1)),
            habits: self.habits,
            equal: self.mt.hashes[i] == self.edited.hashes[j],
        }
    }

    /// What two groups of segments have in common; none where a segment of them has no part in it.
    fn evidence(&mut self, mt: Range<usize>, edited: Range<usize>) -> Option<Evidence> {
        if mt.len() == 1 && edited.len() == 1 {
            return Some(self.single(
                mt.start,
                edited.start,
                self.comparison.compared(mt.start, edited.start)?.shared,
            ));
        }
        if !self.mt.is_whole(&mt) || !self.edited.is_whole(&edited) {
            return None;
        }
        let best = self.comparison.may_join(&mt, &edited)?;
        let shared = self.comparison.overlap(mt.clone(), edited.clone());
        let (whole_mt, whole_edited) = (self.mt.measure(mt.clone()), self.edited.measure(edited.clone()));
        let both = whole_mt.grams + whole_edited.grams;
        if dice(shared.grams, both) < least_overlap(best, mt.len() + edited.len()) {
            return None;
        }
        let least = self.least(&mt, &edited, shared);
        let order = self.comparison.in_order(&mt, &edited);
        let grams = self.mt.measures[mt.clone()].iter().chain(&self.edited.measures[edited.clone()]);
        let shortest = grams.map(|measure| measure.grams).fold(f32::INFINITY, f32::min);
        let crossing = if mt.len() > 1 && edited.len() > 1 {
            shared.less(self.comparison.best_split(&mt, &edited))
        } else {
            Shared::default()
        };
        Some(Evidence {
            shared,
            mt: whole_mt,
            edited: whole_edited,
            least,
            order,
            shortest,
            crossing,
            crossing_share: (crossing.grams / shortest.max(1.0)).clamp(-0.5, 1.0),
            joints: self.joints(&mt, &edited),
            habits: self.habits,
            equal: false,
        })
    }

    /// What the outer segments of a group add to what the group shares.
    fn least(&mut self, mt: &Range<usize>, edited: &Range<usize>, shared: Shared) -> Least {
        let (whole_mt, whole_edited) = (self.mt.measure(mt.clone()), self.edited.measure(edited.clone()));
        let both = whole_mt.grams + whole_edited.grams;
        let habits = self.habits;
        let mut least = Least { odds: f32::INFINITY, gain: 1.0, ..Least::default() };
        let mut drop = |rest: Shared, dropped: f32, other: f32| {
            let more = shared.grams - rest.grams;
            let by_chance = habits.by_chance((other - rest.grams).max(0.0));
            let share = more / dropped.max(0.1);
            least.share = least.share.min(share);
            least.beyond = least.beyond.min(((share - by_chance) / (1.0 - by_chance)).max(-0.5));
            least.odds = least.odds.min(damped(habits.log_odds(more, dropped, by_chance), dropped));
            least.gain = least.gain.min(dice(shared.grams, both) - dice(rest.grams, both - dropped));
        };
        let outer = |range: &Range<usize>| {
            let ends =
                [(range.start + 1..range.end, range.start), (range.start..range.end - 1, range.end - 1)];
            ends.into_iter().take(if range.len() > 1 { 2 } else { 0 })
        };
        for (rest, out) in outer(mt) {
            let rest = self.comparison.overlap(rest, edited.clone());
            drop(rest, self.mt.measures[out].grams, whole_edited.grams);
        }
        for (rest, out) in outer(edited) {
            let rest = self.comparison.overlap(mt.clone(), rest);
            drop(rest, self.edited.measures[out].grams, whole_mt.grams);
        }
        least
    }

    /// How its segments begin and end.
    fn joints(&self, mt: &Range<usize>, edited: &Range<usize>) -> Joints {
        let mut joints = Joints {
            end_open: [self.mt.openness(mt.end - 1), self.edited.openness(edited.end - 1)],
            start_small: [self.mt.smallness(mt.start), self.edited.smallness(edited.start)],
            ..Joints::default()
        };
        for (side, range) in [(self.mt, mt), (self.edited, edited)] {
            for segment in range.start + 1..range.end {
                joints.inner_open += side.openness(segment - 1);
                joints.inner_small += side.smallness(segment);
            }
        }
        joints
    }
}
