//! What the segments of two texts share within a band, two by two and in groups; each group is compared once.

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::band::Band;
use super::features::{Features, Measure};
use super::matcher::{Layout, Matcher, Shared};
use super::model::{LONGEST, dice};
use super::side::Side;

/// The least share of each segment's n-grams that a partner must have, for a bead of more than two segments to be looked
/// at; segments of few letters may have none.
const LEAST: f32 = 0.03;
const FEW: f32 = 30.0;

/// How much less a bead's overlap (Dice) may be at most than that of the best pair in it, to be looked at.
pub(super) const SLACK: f32 = 0.08;

/// The least overlap of two segments that do not stand in the same place, for a bead of several on both sides to be
/// looked at.
const CROSSING: f32 = 0.1;

/// A pair of segments.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cell {
    pub shared: Shared,
    /// Their overlap (Dice).
    overlap: f32,
    /// Whether the MT segment, and the edited one, has enough of the other to be in a bead of several.
    parts: [bool; 2],
}

/// Compares the segments of two sides; holds the memory for it.
pub(super) struct Comparison<'a> {
    mt: &'a Side<'a>,
    edited: &'a Side<'a>,
    pub features: &'a Features,
    matcher: Matcher<'a>,
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

impl<'a> Comparison<'a> {
    pub fn new(mt: &'a Side<'a>, edited: &'a Side<'a>, features: &'a Features) -> Self {
        Self {
            mt,
            edited,
            features,
            matcher: Matcher::new(features),
            pairs: Vec::new(),
            first_row: 0,
            layouts: Default::default(),
            covered: FxHashMap::default(),
            covers: Vec::new(),
            overlaps: FxHashMap::default(),
        }
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

    /// The overlap (Dice) of an MT segment with the edited one that it has most in common with, of those that it was
    /// compared with.
    pub fn likeness(&self, i: usize) -> Option<f32> {
        let (_, row) = self.pairs.get(i - self.first_row)?;
        Some(row.iter().map(|cell| cell.overlap).fold(0.0, f32::max))
    }

    /// What a pair of single segments share, wherever they stand.
    pub fn pair(&mut self, i: usize, j: usize) -> Shared {
        self.lay(i..i + 1, j..j + 1);
        self.matcher.load(self.layouts[0].segment(i));
        let shared = self.matcher.take(self.layouts[1].segment(j));
        self.matcher.clear(self.layouts[0].segment(i));
        shared
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

    /// The most that two beads in the place of one share.
    pub fn best_split(&mut self, mt: &Range<usize>, edited: &Range<usize>) -> f32 {
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

    /// See [`Evidence::in_order`](super::model::Evidence::in_order).
    pub fn in_order(&mut self, mt: &Range<usize>, edited: &Range<usize>) -> f32 {
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
            self.covers.extend(tokens.iter().map(|token| self.matcher.cover(token)));
            group.clone().for_each(|segment| self.matcher.clear(layout.segment(segment)));
            from
        });
        (from, from + tokens.len())
    }

    /// What two groups of segments share.
    pub fn overlap(&mut self, mt: Range<usize>, edited: Range<usize>) -> Shared {
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
    pub fn may_join(&self, mt: &Range<usize>, edited: &Range<usize>) -> Option<f32> {
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

    /// What two segments share; none beyond the band.
    pub fn compared(&self, i: usize, j: usize) -> Option<Cell> {
        let (first, row) = self.pairs.get(i - self.first_row)?;
        row.get(j.checked_sub(*first)?).copied()
    }
}
