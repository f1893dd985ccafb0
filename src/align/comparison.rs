//! What the segments of two texts share within a band, two by two and in groups; each group is compared once.

use std::ops::Range;

use super::band::Band;
use super::features::{Features, Measure};
use super::layout::Layout;
use super::matcher::{Matcher, Shared};
use super::model::{KINDS, LONGEST, dice};
use super::seam::Seam;
use super::side::Side;

/// The least share of each segment's n-grams that a partner must have, for a bead of more than two segments to be looked
/// at; segments of few letters may have none.
const LEAST: f32 = 0.03;
const FEW: f32 = 30.0;

/// How much less a bead's overlap (Dice) may be at most than that of the best pair in it, to be looked at; of three
/// segments, what share of it is enough: one of two sentences may be worded anew, and have nothing in common with its
/// translation.
const SLACK: f32 = 0.08;
const SHARE: f32 = 0.55;

/// The least overlap (Dice) of a bead of so many segments, from that of the best pair in it.
pub(super) fn least_overlap(best: f32, segments: usize) -> f32 {
    if segments == 3 { (best - SLACK).min(best * SHARE) } else { best - SLACK }
}

/// The least overlap of two segments that do not stand in the same place, for a bead of several on both sides to be
/// looked at.
const CROSSING: f32 = 0.1;

/// A segment that has a partner near it, by the overlap (Dice) of the two, is in no bead with segments that it shares less
/// with than this part of what it shares with that partner.
const PARTNER: f32 = 0.3;
const RIVAL: f32 = 0.25;

/// A pair of segments.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cell {
    pub shared: Shared,
    /// Their overlap (Dice).
    overlap: f32,
    /// Whether the MT segment, and the edited one, has enough of the other to be in a bead of several.
    parts: [bool; 2],
}

/// How the parts of a bead stand on both sides.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Order {
    /// Of the segments of a side that has several, parted in two where they end, the lesser share of either part that the
    /// other side has on the same side of one place in it; 1 where no side has several.
    pub least: f32,
    /// How much less that would be, in weight of n-grams, where the place had to be one between segments: of the cuts
    /// between segments on either side, the one that tears least. 0 where a side has no such place.
    pub torn: f32,
    /// Of the parts of a side that has several, the lesser of which would fill so many letters of the other side: what share
    /// of these is taken up by the other part, at most.
    pub taken: f32,
    /// How many of these letters are free for it, at least.
    pub free: f32,
}

/// Compares the segments of two sides; holds the memory for it.
pub(super) struct Comparison<'a> {
    mt: &'a Side<'a>,
    edited: &'a Side<'a>,
    pub features: &'a Features,
    /// The segments of either side that are compared.
    layout: Layout,
    matcher: Matcher,
    first_row: usize,
    /// The edited segments that each MT segment is compared with, and where its cells begin.
    rows: Vec<(Range<usize>, usize)>,
    cells: Vec<Cell>,
    /// The n-grams that each MT segment, and each edited one, has in common with its best partner, where it has any.
    partners: [Vec<f32>; 2],
    first_column: usize,
    /// What groups share, by the cell of their first segments and their kind.
    groups: Vec<Option<Shared>>,
    /// How much of each token of a segment a group of the other side has: where in `covers` it begins, by the cell of the
    /// segment and the group's first, the group's side and length.
    covered: Vec<Option<u32>>,
    covers: Vec<f32>,
}

/// How many groups there are that may cover a segment: of up to so many segments, on either side.
const GROUPS: usize = 2 * (LONGEST - 1);

impl<'a> Comparison<'a> {
    pub fn new(mt: &'a Side<'a>, edited: &'a Side<'a>, features: &'a Features) -> Self {
        Self {
            mt,
            edited,
            features,
            layout: Layout::new(features),
            matcher: Matcher::default(),
            first_row: 0,
            rows: Vec::new(),
            cells: Vec::new(),
            partners: Default::default(),
            first_column: 0,
            groups: Vec::new(),
            covered: Vec::new(),
            covers: Vec::new(),
        }
    }

    /// Compares each MT segment of some rows with each edited one that the band lets it pair with.
    pub fn compare(&mut self, band: &Band, rows: Range<usize>) {
        self.first_row = rows.start;
        self.rows.clear();
        self.cells.clear();
        let rows = rows.start..rows.end.min(band.rows().end - 1);
        let columns = |row: usize| band.columns(row).start..band.columns(row + 1).end.saturating_sub(1);
        let all = columns(rows.start).start..columns(rows.end.saturating_sub(1)).end;
        self.first_column = all.start;
        self.partners.iter_mut().for_each(Vec::clear);
        self.partners[1].resize(all.len(), 0.0);
        self.lay(rows.clone(), all);
        for i in rows {
            let columns = columns(i);
            self.rows.push((columns.clone(), self.cells.len()));
            self.matcher.load(self.layout.mt(i));
            let mut most = 0.0f32;
            for j in columns {
                let shared = self.matcher.share(self.layout.edited(j));
                let cell = self.cell(i, j, shared);
                self.cells.push(cell);
                if cell.overlap >= PARTNER {
                    most = most.max(shared.grams);
                    let of_edited = &mut self.partners[1][j - self.first_column];
                    *of_edited = of_edited.max(shared.grams);
                }
            }
            self.partners[0].push(most);
            self.matcher.clear(self.layout.mt(i));
        }
        self.groups.clear();
        self.groups.resize(self.cells.len() * KINDS.len(), None);
        self.covered.clear();
        self.covered.resize(self.cells.len() * GROUPS, None);
        self.covers.clear();
    }

    /// The overlap (Dice) of an MT segment with the edited one that it has most in common with, of those that it was
    /// compared with.
    pub fn likeness(&self, i: usize) -> Option<f32> {
        let (columns, start) = self.rows.get(i - self.first_row)?;
        let cells = &self.cells[*start..start + columns.len()];
        Some(cells.iter().map(|cell| cell.overlap).fold(0.0, f32::max))
    }

    /// What a pair of single segments share, wherever they stand.
    pub fn pair(&mut self, i: usize, j: usize) -> Shared {
        self.lay(i..i + 1, j..j + 1);
        self.matcher.load(self.layout.mt(i));
        let shared = self.matcher.share(self.layout.edited(j));
        self.matcher.clear(self.layout.mt(i));
        shared
    }

    fn lay(&mut self, mt: Range<usize>, edited: Range<usize>) {
        self.layout.fill(self.features, [(self.mt, mt), (self.edited, edited)]);
        self.matcher.resize(self.layout.sizes());
    }

    fn cell(&self, i: usize, j: usize, shared: Shared) -> Cell {
        let (mt, edited) = (self.mt.measures[i], self.edited.measures[j]);
        let part = |own: Measure| own.letters <= FEW || shared.grams >= LEAST * own.grams;
        let overlap = dice(shared.grams, mt.grams + edited.grams);
        Cell { shared, overlap, parts: [part(mt), part(edited)] }
    }

    /// The most that two beads in the place of one share.
    pub fn best_split(&mut self, mt: &Range<usize>, edited: &Range<usize>) -> Shared {
        let mut most = Shared::default();
        for i in mt.start + 1..mt.end {
            for j in edited.start + 1..edited.end {
                let before = self.overlap(mt.start..i, edited.start..j);
                let after = self.overlap(i..mt.end, j..edited.end);
                let both = before.add(after);
                if both.grams > most.grams {
                    most = both;
                }
            }
        }
        most
    }

    /// How well the parts of a bead stand in the same order on both sides.
    pub fn in_order(&mut self, mt: &Range<usize>, edited: &Range<usize>) -> Order {
        let mut order = Order { least: 1.0, torn: f32::INFINITY, taken: 0.0, free: f32::INFINITY };
        for (side, many, other) in [(0, mt, edited), (1, edited, mt)] {
            for cut in many.start + 1..many.end {
                let parted = self.parted((side, many, cut), other);
                order = Order {
                    least: order.least.min(parted.least),
                    torn: order.torn.min(parted.torn),
                    taken: order.taken.max(parted.taken),
                    free: order.free.min(parted.free),
                };
            }
        }
        if mt.len().min(edited.len()) == 1 { Order { torn: 0.0, ..order } } else { order }
    }

    fn parted(&mut self, (side, range, cut): (usize, &Range<usize>, usize), whole: &Range<usize>) -> Order {
        let many = if side == 0 { self.mt } else { self.edited };
        let parts = [range.start..cut, cut..range.end];
        let mut segments = [[(0, 0); LONGEST]; 2];
        for (part, places) in parts.iter().zip(&mut segments) {
            for (segment, place) in whole.clone().zip(places) {
                *place = self.cover(side, part, segment);
            }
        }
        let covers = |(from, to): (usize, usize)| &self.covers[from..to];
        // The place in the whole with the most of the first part before it and of the second after it, and the best of
        // those between segments.
        let mut after = 0.0f32;
        for places in &segments[1][..whole.len()] {
            for weight in covers(*places) {
                after += weight;
            }
        }
        let one = if side == 0 { self.edited } else { self.mt };
        let whole_letters = one.measures[whole.clone()].iter().map(|measure| measure.letters).sum();
        let mut seam =
            Seam::new([&parts[0], &parts[1]].map(|part| many.measure(part.clone())), whole_letters);
        let (mut before, mut between) = (0.0f32, 0.0f32);
        let mut best = (before + after, before, after);
        let (mut head, mut last) = (0.0f32, 0.0f32);
        for (n, (&first, &second)) in segments[0].iter().zip(&segments[1]).take(whole.len()).enumerate() {
            if n > 0 {
                between = between.max(before + after);
            }
            let laid = self.layout.segment(1 - side, whole.start + n);
            for ((a, b), span) in covers(first).iter().zip(covers(second)).zip(laid.spans) {
                seam.look(before + after, last..head + span.start);
                before += a;
                after -= b;
                last = head + span.end;
                if before + after > best.0 {
                    best = (before + after, before, after);
                }
            }
            head += one.measures[whole.start + n].letters;
        }
        seam.look(before + after, last..whole_letters);
        let measure = |part: &Range<usize>| many.measure(part.clone()).grams.max(0.1);
        Order {
            least: (best.1 / measure(&parts[0])).min(best.2 / measure(&parts[1])).clamp(0.0, 1.0),
            torn: best.0 - between,
            taken: seam.off / seam.lesser.max(1.0),
            free: seam.lesser - seam.off,
        }
    }

    /// How much of each token of a segment a group of segments of a side has: where in [`Self::covers`].
    fn cover(&mut self, side: usize, group: &Range<usize>, segment: usize) -> (usize, usize) {
        let (i, j) = if side == 0 { (group.start, segment) } else { (segment, group.start) };
        let known = self.index(i, j).map(|cell| cell * GROUPS + side * (LONGEST - 1) + group.len() - 1);
        let Self { layout, matcher, covers, .. } = self;
        let laid = layout.segment(1 - side, segment);
        if let Some(from) = known.and_then(|at| self.covered[at]) {
            return (from as usize, from as usize + laid.tokens.len());
        }
        let from = covers.len();
        let of_group = |segment| layout.segment(side, segment);
        group.clone().for_each(|segment| matcher.load(of_group(segment)));
        matcher.cover(laid, |weight| covers.push(weight));
        group.clone().for_each(|segment| matcher.clear(of_group(segment)));
        if let Some(at) = known {
            self.covered[at] = Some(from as u32);
        }
        (from, covers.len())
    }

    /// What two groups of segments share.
    pub fn overlap(&mut self, mt: Range<usize>, edited: Range<usize>) -> Shared {
        let cell = self.index(mt.start, edited.start);
        if let (1, 1, Some(cell)) = (mt.len(), edited.len(), cell) {
            return self.cells[cell].shared;
        }
        let kind = KINDS.iter().position(|&kind| kind == (mt.len(), edited.len()));
        let known = cell.zip(kind).map(|(cell, kind)| cell * KINDS.len() + kind);
        if let Some(shared) = known.and_then(|at| self.groups[at]) {
            return shared;
        }
        let Self { layout, matcher, .. } = self;
        mt.clone().for_each(|i| matcher.load(layout.mt(i)));
        let taken = edited.map(|j| matcher.take(layout.edited(j)));
        let shared = taken.fold(Shared::default(), Shared::add);
        mt.for_each(|i| matcher.clear(layout.mt(i)));
        if let Some(at) = known {
            self.groups[at] = Some(shared);
        }
        shared
    }

    /// The overlap (Dice) of the best pair in a bead of several segments that may be worth its price, from what its
    /// segments share two by two; none where it cannot be.
    pub fn may_join(&self, mt: &Range<usize>, edited: &Range<usize>) -> Option<f32> {
        let mut best = 0.0f32;
        let mut crossing = 0.0f32;
        let mut sum = 0.0;
        let mut parts = [[false; LONGEST]; 2];
        let two = mt.len() + edited.len() == 3;
        let mut shares = [[0.0f32; LONGEST]; 2];
        for (a, i) in mt.clone().enumerate() {
            for (b, j) in edited.clone().enumerate() {
                let cell = self.compared(i, j).unwrap_or_else(|| self.cell(i, j, Shared::default()));
                best = best.max(cell.overlap);
                sum += cell.shared.grams;
                // Without a part in the only segment of the other side, a segment has none at all.
                if !two && ((mt.len() == 1 && !cell.parts[1]) || (edited.len() == 1 && !cell.parts[0])) {
                    return None;
                }
                shares[0][a] += cell.shared.grams;
                shares[1][b] += cell.shared.grams;
                parts[0][a] |= cell.parts[0];
                parts[1][b] |= cell.parts[1];
                if a != b {
                    crossing = crossing.max(cell.overlap);
                }
            }
        }
        if self.has_rival(0, mt.start - self.first_row, &shares[0][..mt.len()])
            || self.has_rival(1, edited.start - self.first_column, &shares[1][..edited.len()])
        {
            return None;
        }
        let grams = |side: &Side<'_>, range: &Range<usize>| {
            side.measures[range.clone()].iter().fold(0.0, |sum, measure| sum + measure.grams)
        };
        let whole = (grams(self.mt, mt), grams(self.edited, edited));
        // No group shares more than its segments two by two.
        let most = dice(sum.min(whole.0).min(whole.1), whole.0 + whole.1);
        let all = parts[0][..mt.len()].iter().chain(&parts[1][..edited.len()]).all(|&part| part);
        let one_sided = mt.len() == 1 || edited.len() == 1;
        ((all || two)
            && most >= least_overlap(best, mt.len() + edited.len())
            && (one_sided || crossing >= CROSSING))
            .then_some(best)
    }

    /// Whether one of some segments of a side, from a place in [`Self::partners`] on, shares little with a group, given what
    /// each shares with it, and much with another segment.
    fn has_rival(&self, side: usize, first: usize, shares: &[f32]) -> bool {
        let partners = self.partners[side].get(first..).unwrap_or_default();
        shares.iter().zip(partners).any(|(&share, &partner)| share < RIVAL * partner)
    }

    /// What two segments share; none beyond the band.
    pub fn compared(&self, i: usize, j: usize) -> Option<Cell> {
        self.index(i, j).map(|cell| self.cells[cell])
    }

    /// Where the cell of two segments is.
    fn index(&self, i: usize, j: usize) -> Option<usize> {
        let (columns, start) = self.rows.get(i - self.first_row)?;
        columns.contains(&j).then(|| start + j - columns.start)
    }
}
