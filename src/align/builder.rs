//! Lattices with scored beads.

use std::ops::Range;

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::band::Band;
use super::features::{Features, Layout, Matcher, Measure, Shared};
use super::lattice::{Edge, Lattice};
use super::model::{
    Evidence, Habits, Joints, KINDS, LONGEST, MEETING, Model, Vector, dice, paired, unpaired,
};
use super::side::Side;

/// The least share of each segment's n-grams that a partner must have, for a bead of more than two segments to be looked
/// at; segments of few letters may have none.
const LEAST: f32 = 0.03;
const FEW: f32 = 30.0;

/// What a bead pays, in nats, for each end of a paragraph within it, where lines are paragraphs: editors join and part
/// sentences within a paragraph far more often. The training texts have no paragraphs to learn it from.
const BREAK: f32 = 3.0;

/// How many rows are built in one piece of work.
const PIECE: usize = 128;

/// How much less a bead's overlap (Dice) may be at most than that of the best pair in it, to be looked at.
const SLACK: f32 = 0.08;

/// The least overlap of two segments that do not stand in the same place, for a bead of several on both sides to be
/// looked at.
const CROSSING: f32 = 0.1;

/// What a bead is made of, for whoever scores it.
pub(super) struct Candidate {
    /// Index into [`KINDS`].
    pub kind: u8,
    /// The place that it leads to.
    pub to: u32,
    pub vector: Vector,
}

/// A pair of segments.
#[derive(Clone, Copy, Debug)]
struct Cell {
    shared: Shared,
    /// Their overlap (Dice).
    overlap: f32,
    /// Whether the MT segment, and the edited one, has enough of the other to be in a bead of several.
    parts: [bool; 2],
}

/// Compares the segments of two sides and builds lattices; holds the memory for it.
pub(super) struct Builder<'a> {
    mt: &'a Side<'a>,
    edited: &'a Side<'a>,
    features: &'a Features,
    matcher: Matcher<'a>,
    pub habits: Habits,
    /// What MT segment and edited segment share, within the band.
    pairs: Vec<(usize, Vec<Cell>)>,
    first_row: usize,
    /// The segments of either side that are compared.
    layouts: [Layout; 2],
    /// How much of each token of a segment a group of the other side has: where in `covers` it begins, by the group's
    /// side and bounds and the segment.
    covered: FxHashMap<(u8, u32, u32, u32), usize>,
    covers: Vec<f32>,
    /// What groups of them share, by their bounds.
    overlaps: FxHashMap<(u32, u32, u32, u32), Shared>,
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
        let (mt, edited, features, habits) = (builder.mt, builder.edited, builder.features, builder.habits);
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

/// How many segments a text's habits are taken from.
const SAMPLE: usize = 256;

/// What is usual between two texts.
pub(super) fn habits(mt: &Side<'_>, edited: &Side<'_>, features: &Features, band: &Band) -> Habits {
    let mut builder = Builder::new(mt, edited, features, Habits::default());
    let step = mt.len().div_ceil(SAMPLE).max(1);
    let mut best: Vec<f32> = Vec::with_capacity(SAMPLE);
    for i in (0..mt.len()).step_by(step) {
        builder.compare(band, i..i + 1);
        let Some((_, row)) = builder.pairs.first() else { continue };
        best.push(row.iter().map(|cell| cell.overlap).fold(0.0, f32::max));
    }
    best.sort_by(f32::total_cmp);
    let likeness = best.get(best.len() / 2).copied().unwrap_or_default();
    Habits { ratio: Side::ratio(mt, edited), likeness, mass: Side::mass(mt, edited) }
}

impl<'a> Builder<'a> {
    pub fn new(mt: &'a Side<'a>, edited: &'a Side<'a>, features: &'a Features, habits: Habits) -> Self {
        Self {
            mt,
            edited,
            features,
            matcher: Matcher::new(features),
            habits,
            pairs: Vec::new(),
            first_row: 0,
            layouts: Default::default(),
            covered: FxHashMap::default(),
            covers: Vec::new(),
            overlaps: FxHashMap::default(),
        }
    }

    /// The scored beads that lead from the places of some rows, and how many lead from each place.
    fn edges(&mut self, band: &Band, rows: Range<usize>, model: &Model) -> (Vec<Edge>, Vec<u32>) {
        let (mut edges, mut counts) = (Vec::new(), Vec::new());
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

    /// Compares each MT segment of some rows with each edited one that the band lets it pair with.
    pub fn compare(&mut self, band: &Band, rows: Range<usize>) {
        self.first_row = rows.start;
        self.pairs.clear();
        self.overlaps.clear();
        self.covered.clear();
        self.covers.clear();
        let rows = rows.start..rows.end.min(band.rows().end - 1);
        let columns = |row: usize| band.columns(row).start..band.columns(row + 1).end.saturating_sub(1);
        self.lay(rows.clone(), columns(rows.start).start..columns(rows.end.saturating_sub(1)).end);
        for i in rows {
            let columns = columns(i);
            self.matcher.load(self.layouts[0].segment(i));
            let mut row = Vec::with_capacity(columns.len());
            for j in columns.clone() {
                let shared = self.matcher.take(self.layouts[1].segment(j));
                row.push(self.cell(i, j, shared));
                self.matcher.restore();
            }
            self.matcher.clear(self.layouts[0].segment(i));
            self.pairs.push((columns.start, row));
        }
    }

    fn lay(&mut self, mt: Range<usize>, edited: Range<usize>) {
        for (layout, (side, range)) in self.layouts.iter_mut().zip([(self.mt, mt), (self.edited, edited)]) {
            layout.fill(self.features, range.start, range.map(|segment| side.tokens(segment)));
        }
    }

    fn cell(&self, i: usize, j: usize, shared: Shared) -> Cell {
        let (mt, edited) = (self.mt.measures[i], self.edited.measures[j]);
        let part = |own: Measure| own.letters <= FEW || shared.grams >= LEAST * own.grams;
        let overlap = dice(shared.grams, mt.grams + edited.grams);
        Cell { shared, overlap, parts: [part(mt), part(edited)] }
    }

    /// Calls a function with each bead that leads from a place of the band, after [`Builder::compare`].
    pub fn candidates(&mut self, band: &Band, (i, j): (usize, usize), mut function: impl FnMut(&Candidate)) {
        for (kind, &(a, b)) in KINDS.iter().enumerate() {
            let Some(to) = band.place(i + a, j + b) else { continue };
            let vector = match (a, b) {
                (1, 0) => unpaired(self.mt.measures[i], &self.habits),
                (0, 1) => unpaired(self.edited.measures[j], &self.habits),
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
        self.lay(i..i + 1, j..j + 1);
        self.matcher.load(self.layouts[0].segment(i));
        let shared = self.matcher.take(self.layouts[1].segment(j));
        self.matcher.clear(self.layouts[0].segment(i));
        paired((1, 1), &self.single(i, j, shared))
    }

    fn single(&self, i: usize, j: usize, shared: Shared) -> Evidence {
        let (mt, edited) = (self.mt.measures[i], self.edited.measures[j]);
        Evidence {
            shared,
            mt,
            edited,
            least: 1.0,
            gain: 0.0,
            in_order: 1.0,
            crossing: 0.0,
            crossing_share: 0.0,
            joints: self.joints(&(i..i + 1), &(j..j + 1)),
            habits: self.habits,
            equal: self.mt.hashes[i] == self.edited.hashes[j],
        }
    }

    /// What two groups of segments have in common; none where a segment of them has no part in it.
    fn evidence(&mut self, mt: Range<usize>, edited: Range<usize>) -> Option<Evidence> {
        if mt.len() == 1 && edited.len() == 1 {
            return Some(self.single(mt.start, edited.start, self.compared(mt.start, edited.start)?.shared));
        }
        if !self.mt.is_whole(&mt) || !self.edited.is_whole(&edited) {
            return None;
        }
        let best = self.may_join(&mt, &edited)?;
        let shared = self.overlap(mt.clone(), edited.clone());
        let (whole_mt, whole_edited) = (self.mt.measure(mt.clone()), self.edited.measure(edited.clone()));
        let both = whole_mt.grams + whole_edited.grams;
        if dice(shared.grams, both) < best - SLACK {
            return None;
        }
        let (mut least, mut gain) = (1.0f32, 1.0f32);
        let mut drop = |rest: Shared, dropped: Measure| {
            least = least.min((shared.grams - rest.grams) / dropped.grams.max(0.1));
            gain = gain.min(dice(shared.grams, both) - dice(rest.grams, both - dropped.grams));
        };
        if mt.len() > 1 {
            for (rest, out) in [(mt.start + 1..mt.end, mt.start), (mt.start..mt.end - 1, mt.end - 1)] {
                drop(self.overlap(rest, edited.clone()), self.mt.measures[out]);
            }
        }
        if edited.len() > 1 {
            let ends = [
                (edited.start + 1..edited.end, edited.start),
                (edited.start..edited.end - 1, edited.end - 1),
            ];
            for (rest, out) in ends {
                drop(self.overlap(mt.clone(), rest), self.edited.measures[out]);
            }
        }
        let in_order = self.in_order(&mt, &edited);
        let grams = self.mt.measures[mt.clone()].iter().chain(&self.edited.measures[edited.clone()]);
        let shortest = grams.map(|measure| measure.grams).fold(f32::INFINITY, f32::min);
        let crossing =
            if mt.len() > 1 && edited.len() > 1 { shared.grams - self.best_split(&mt, &edited) } else { 0.0 };
        Some(Evidence {
            shared,
            mt: whole_mt,
            edited: whole_edited,
            least,
            gain,
            in_order,
            crossing,
            crossing_share: (crossing / shortest.max(1.0)).clamp(-0.5, 1.0),
            joints: self.joints(&mt, &edited),
            habits: self.habits,
            equal: false,
        })
    }

    /// The most that two beads in the place of one share.
    fn best_split(&mut self, mt: &Range<usize>, edited: &Range<usize>) -> f32 {
        let mut most = 0.0f32;
        for i in mt.start + 1..mt.end {
            for j in edited.start + 1..edited.end {
                let before = self.overlap(mt.start..i, edited.start..j);
                let after = self.overlap(i..mt.end, j..edited.end);
                most = most.max(before.grams + after.grams);
            }
        }
        most
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

    /// See [`Evidence::in_order`].
    fn in_order(&mut self, mt: &Range<usize>, edited: &Range<usize>) -> f32 {
        let mut least = 1.0f32;
        for (side, many, other) in [(0, mt, edited), (1, edited, mt)] {
            for cut in many.start + 1..many.end {
                least = least.min(self.parted((side, many, cut), other));
            }
        }
        least
    }

    fn parted(&mut self, (side, range, cut): (usize, &Range<usize>, usize), whole: &Range<usize>) -> f32 {
        let many = if side == 0 { self.mt } else { self.edited };
        let parts = [range.start..cut, cut..range.end];
        let mut segments = [[(0, 0); LONGEST]; 2];
        for (part, places) in parts.iter().zip(&mut segments) {
            for (segment, place) in whole.clone().zip(places) {
                *place = self.cover(side, part, segment);
            }
        }
        let [first, second] =
            segments.map(|places| places.into_iter().flat_map(|(from, to)| &self.covers[from..to]));
        // The place in the whole with the most of the first part before it and of the second after it.
        let (mut before, mut after) = (0.0f32, second.clone().sum::<f32>());
        let mut best = (before + after, before, after);
        for (a, b) in first.zip(second) {
            before += a;
            after -= b;
            if before + after > best.0 {
                best = (before + after, before, after);
            }
        }
        let measure = |part: &Range<usize>| many.measure(part.clone()).grams.max(0.1);
        (best.1 / measure(&parts[0])).min(best.2 / measure(&parts[1])).clamp(0.0, 1.0)
    }

    /// How much of each token of a segment a group of segments of a side has: where in [`Self::covers`].
    fn cover(&mut self, side: usize, group: &Range<usize>, segment: usize) -> (usize, usize) {
        let tokens = if side == 0 { self.edited } else { self.mt }.tokens(segment);
        let key = (side as u8, group.start as u32, group.end as u32, segment as u32);
        let from = *self.covered.entry(key).or_insert_with(|| {
            let from = self.covers.len();
            let layout = &self.layouts[side];
            group.clone().for_each(|segment| self.matcher.load(layout.segment(segment)));
            self.covers.extend(tokens.iter().map(|token| self.features.cover(token, &self.matcher)));
            group.clone().for_each(|segment| self.matcher.clear(layout.segment(segment)));
            from
        });
        (from, from + tokens.len())
    }

    /// What two groups of segments share.
    fn overlap(&mut self, mt: Range<usize>, edited: Range<usize>) -> Shared {
        if let (1, 1, Some(cell)) = (mt.len(), edited.len(), self.compared(mt.start, edited.start)) {
            return cell.shared;
        }
        let key = (mt.start as u32, mt.end as u32, edited.start as u32, edited.end as u32);
        if let Some(&shared) = self.overlaps.get(&key) {
            return shared;
        }
        let [of_mt, of_edited] = &self.layouts;
        mt.clone().for_each(|i| self.matcher.load(of_mt.segment(i)));
        let taken = edited.map(|j| self.matcher.take(of_edited.segment(j)));
        let shared = taken.fold(Shared::default(), Shared::add);
        mt.for_each(|i| self.matcher.clear(of_mt.segment(i)));
        self.overlaps.insert(key, shared);
        shared
    }

    /// The overlap (Dice) of the best pair in a bead of several segments that may be worth its price, from what its
    /// segments share two by two; none where it cannot be.
    fn may_join(&self, mt: &Range<usize>, edited: &Range<usize>) -> Option<f32> {
        let mut best = 0.0f32;
        let mut crossing = 0.0f32;
        let mut sum = 0.0;
        let mut parts = [[false; LONGEST]; 2];
        for (a, i) in mt.clone().enumerate() {
            for (b, j) in edited.clone().enumerate() {
                let cell = self.compared(i, j).unwrap_or_else(|| self.cell(i, j, Shared::default()));
                best = best.max(cell.overlap);
                sum += cell.shared.grams;
                // Without a part in the only segment of the other side, a segment has none at all.
                if (mt.len() == 1 && !cell.parts[1]) || (edited.len() == 1 && !cell.parts[0]) {
                    return None;
                }
                parts[0][a] |= cell.parts[0];
                parts[1][b] |= cell.parts[1];
                if a != b {
                    crossing = crossing.max(cell.overlap);
                }
            }
        }
        let grams = |side: &Side<'_>, range: &Range<usize>| {
            side.measures[range.clone()].iter().fold(0.0, |sum, measure| sum + measure.grams)
        };
        let whole = (grams(self.mt, mt), grams(self.edited, edited));
        // No group shares more than its segments two by two.
        let most = dice(sum.min(whole.0).min(whole.1), whole.0 + whole.1);
        let all = parts[0][..mt.len()].iter().chain(&parts[1][..edited.len()]).all(|&part| part);
        let one_sided = mt.len() == 1 || edited.len() == 1;
        (all && most >= best - SLACK && (one_sided || crossing >= CROSSING)).then_some(best)
    }

    fn compared(&self, i: usize, j: usize) -> Option<Cell> {
        let (first, row) = self.pairs.get(i - self.first_row)?;
        row.get(j.checked_sub(*first)?).copied()
    }
}
