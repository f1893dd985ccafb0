//! Anchors: pairs of segments that surely belong together, found without search, and the band that they leave.
//!
//! A whole segment, a word or three words in a row that stand once in either text are candidates, as in patience diff;
//! the heaviest chain of them that keeps the order is taken, and what lies between two anchors that are far apart is
//! looked at again on its own, where more stands only once.

use std::ops::Range;

use rayon::prelude::*;

use super::band::Band;
use super::chain::{self, Point};
use super::features::Features;
use super::matcher::WordMatcher;
use super::side::{Side, chain_hash};

/// The most places that are searched without a look for anchors.
const SMALL: usize = 6000;

/// Half the width of the band where a wide stretch has no anchor.
const RADIUS: usize = 60;

/// The least share of their words (Dice) that two segments have in common to be an anchor, and to be a sure one.
const ANCHOR: f32 = 0.2;
const SURE: f32 = 0.5;

/// The share of the words of a neighbour that must be left over in an anchor, for the neighbour to be looked at, too.
const PART: f32 = 0.15;

/// How near, in segments, two anchors that agree are, and how much they may differ.
const NEAR: usize = 8;
const DRIFT: usize = 1;

/// How far from an anchor that is not sure the alignment may pass, and from one that is sure but may have company, or
/// that a neighbour agrees with.
const MARGIN: usize = 4;
const AGREED: usize = 2;

/// A pair of segments that belong together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Anchor {
    mt: usize,
    edited: usize,
    /// How far from it the alignment may pass.
    margin: usize,
}

/// A stretch of both texts.
type Stretch = (Range<usize>, Range<usize>);

/// The band that the alignment of two texts lies in.
pub(super) fn band(mt: &Side<'_>, edited: &Side<'_>, features: &Features) -> Band {
    let finder = Finder { mt, edited, features };
    let mut rows = vec![Range { start: usize::MAX, end: 0 }; mt.len() + 1];
    finder.divide((0..mt.len(), 0..edited.len()), &mut rows);
    // Margins reach into neighbouring stretches: bounds must not fall.
    let mut end = 0;
    for row in &mut rows {
        end = end.max(row.end);
        row.end = end;
    }
    let mut start = usize::MAX;
    for row in rows.iter_mut().rev() {
        start = start.min(row.start);
        row.start = start;
    }
    Band::new(0, rows)
}

struct Finder<'a> {
    mt: &'a Side<'a>,
    edited: &'a Side<'a>,
    features: &'a Features,
}

impl Finder<'_> {
    /// Opens the places of a stretch, from before its first segments to after its last ones.
    fn divide(&self, (mt, edited): Stretch, rows: &mut [Range<usize>]) {
        if (mt.len() + 1) * (edited.len() + 1) <= SMALL {
            return open(rows, mt.start..mt.end + 1, edited.start..edited.end + 1);
        }
        let anchors = self.anchors((mt.clone(), edited.clone()));
        if anchors.is_empty() {
            return open_diagonal(rows, &mt, &edited);
        }
        let mut from = (mt.start, edited.start);
        for anchor in &anchors {
            self.divide((from.0..anchor.mt, from.1..anchor.edited), rows);
            if anchor.margin > 0 {
                let around = |at: usize, range: &Range<usize>| {
                    at.saturating_sub(anchor.margin).max(range.start)
                        ..(at + anchor.margin + 1).min(range.end) + 1
                };
                open(rows, around(anchor.mt, &mt), around(anchor.edited, &edited));
            }
            from = (anchor.mt + 1, anchor.edited + 1);
        }
        self.divide((from.0..mt.end, from.1..edited.end), rows);
    }

    /// The anchors of a stretch, rising on both sides.
    fn anchors(&self, (mt, edited): Stretch) -> Vec<Anchor> {
        let tokens = |side: &Side<'_>, range: &Range<usize>| {
            range.clone().map(|s| side.tokens(s).len()).sum::<usize>()
        };
        let size = (tokens(self.mt, &mt) + tokens(self.edited, &edited)) * 2;
        let bits = size.next_power_of_two().trailing_zeros().clamp(10, 28);
        let (ones_mt, ones_edited) = rayon::join(
            || self.counts(self.mt, mt.clone(), bits),
            || self.counts(self.edited, edited.clone(), bits),
        );
        let (in_mt, in_edited) = rayon::join(
            || self.singles(self.mt, mt, &ones_mt, &ones_edited),
            || self.singles(self.edited, edited, &ones_mt, &ones_edited),
        );
        let points = join(&in_mt, &in_edited);
        let chain: Vec<Point> = chain::heaviest(&points).into_iter().map(|at| points[at]).collect();
        let mut anchors: Vec<Anchor> = chain
            .par_chunks(512)
            .map_init(|| WordMatcher::new(self.features), |matcher, points| self.check(matcher, points))
            .flatten_iter()
            .collect();
        // Where neighbours agree on the place, each makes the other surer.
        for at in 1..anchors.len() {
            let (rows, columns) =
                (anchors[at].mt - anchors[at - 1].mt, anchors[at].edited - anchors[at - 1].edited);
            if rows.max(columns) <= NEAR && rows.abs_diff(columns) <= DRIFT {
                for anchor in &mut anchors[at - 1..=at] {
                    anchor.margin = anchor.margin.min(AGREED);
                }
            }
        }
        anchors
    }

    /// Keeps the points whose segments share enough words.
    fn check(&self, matcher: &mut WordMatcher<'_>, points: &[Point]) -> Vec<Anchor> {
        let mut kept = Vec::new();
        for point in points {
            let (i, j) = (point.x as usize, point.y as usize);
            let both = self.mt.measures[i].words + self.edited.measures[j].words;
            matcher.load(self.mt.tokens(i));
            let dice = 2.0 * matcher.take(self.edited.tokens(j)) / both.max(0.01);
            let sure = dice >= SURE;
            let mut alone = sure && !Self::has_more(matcher, self.edited, j);
            matcher.clear(self.mt.tokens(i));
            if alone {
                matcher.load(self.edited.tokens(j));
                matcher.take(self.mt.tokens(i));
                alone = !Self::has_more(matcher, self.mt, i);
                matcher.clear(self.edited.tokens(j));
            }
            if dice >= ANCHOR || self.mt.hashes[i] == self.edited.hashes[j] {
                let margin = match (sure, alone) {
                    (_, true) => 0,
                    (true, _) => AGREED,
                    _ => MARGIN,
                };
                kept.push(Anchor { mt: i, edited: j, margin });
            }
        }
        kept
    }

    /// Whether a neighbour of a segment has a part in what is left in a matcher: then a bead may hold both.
    fn has_more(matcher: &mut WordMatcher<'_>, side: &Side<'_>, segment: usize) -> bool {
        let neighbours = [segment.checked_sub(1), Some(segment + 1).filter(|&next| next < side.len())];
        neighbours
            .into_iter()
            .flatten()
            .any(|near| matcher.take(side.tokens(near)) >= PART * side.measures[near].words)
    }

    /// How often each hash stands in a stretch.
    fn counts(&self, side: &Side<'_>, range: Range<usize>, bits: u32) -> Counts {
        let mut counts = Counts::new(bits);
        for segment in range {
            self.each_hash(side, segment, |hash| counts.add(hash));
        }
        counts
    }

    /// The hashes that stand once on both sides, with their segment, sorted.
    fn singles(&self, side: &Side<'_>, range: Range<usize>, a: &Counts, b: &Counts) -> Vec<(u64, u32)> {
        let mut found = Vec::new();
        for segment in range {
            self.each_hash(side, segment, |hash| {
                if a.is_one(hash) && b.is_one(hash) {
                    found.push((hash, segment as u32));
                }
            });
        }
        found.par_sort_unstable();
        found
    }

    /// Calls a function with the hashes of a segment, its words and its runs of three tokens.
    fn each_hash(&self, side: &Side<'_>, segment: usize, mut function: impl FnMut(u64)) {
        let tokens = side.tokens(segment);
        function(side.hashes[segment]);
        for token in tokens.iter().filter(|token| self.features.is_compared(token)) {
            function(chain_hash(1, self.features.fold(token)));
        }
        for three in tokens.windows(3) {
            function(three.iter().fold(3, |hash, token| chain_hash(hash, self.features.fold(token))));
        }
    }
}

/// How often hashes were seen: never, once, or more; two bits for each, four hashes a byte.
struct Counts {
    packed: Vec<u8>,
    bits: u32,
}

impl Counts {
    fn new(bits: u32) -> Self {
        Self { packed: vec![0; 1 << (bits - 2)], bits }
    }

    /// The byte of a hash, and how far in it is to be shifted.
    fn place(&self, hash: u64) -> (usize, u32) {
        let bucket = hash >> (64 - self.bits);
        ((bucket >> 2) as usize, (bucket & 3) as u32 * 2)
    }

    fn add(&mut self, hash: u64) {
        let (at, shift) = self.place(hash);
        // 0 becomes 1, and 1 becomes 3, which stays.
        let seen = self.packed[at] >> shift & 1;
        self.packed[at] |= (1 + 2 * seen) << shift;
    }

    fn is_one(&self, hash: u64) -> bool {
        let (at, shift) = self.place(hash);
        self.packed[at] >> shift & 3 == 1
    }
}

/// Pairs of segments that share hashes, weighted by how many, sorted.
fn join(mt: &[(u64, u32)], edited: &[(u64, u32)]) -> Vec<Point> {
    let mut pairs = Vec::with_capacity(mt.len().min(edited.len()));
    let mut rest = edited;
    for &(hash, i) in mt {
        let skip = rest.iter().take_while(|&&(other, _)| other < hash).count();
        rest = &rest[skip..];
        if let Some(&(other, j)) = rest.first()
            && other == hash
        {
            pairs.push((i, j));
        }
    }
    pairs.par_sort_unstable();
    pairs
        .chunk_by(PartialEq::eq)
        .map(|same| Point { x: same[0].0, y: same[0].1, weight: (same.len() as f32).sqrt() })
        .collect()
}

/// Opens a rectangle of places.
fn open(rows: &mut [Range<usize>], which: Range<usize>, columns: Range<usize>) {
    for row in &mut rows[which] {
        row.start = row.start.min(columns.start);
        row.end = row.end.max(columns.end);
    }
}

/// Opens the places near the diagonal of a stretch.
fn open_diagonal(rows: &mut [Range<usize>], mt: &Range<usize>, edited: &Range<usize>) {
    let reach = RADIUS + edited.len() / mt.len().max(1);
    for (at, row) in (mt.start..=mt.end).enumerate() {
        let middle = edited.start + at * edited.len() / mt.len().max(1);
        let from = if at == 0 { edited.start } else { middle.saturating_sub(reach).max(edited.start) };
        let to = if row == mt.end { edited.end } else { (middle + reach).min(edited.end) };
        open(rows, row..row + 1, from..to + 1);
    }
}

#[cfg(test)]
mod tests {
    use super::Counts;

    #[test]
    fn what_was_seen_once_is_told_from_what_was_seen_never_or_often() {
        let mut counts = Counts::new(10);
        let hash = |bucket: u64| bucket << 54;
        for bucket in 0..1024 {
            (0..bucket % 5).for_each(|_| counts.add(hash(bucket)));
        }
        assert!((0..1024).all(|bucket| counts.is_one(hash(bucket)) == (bucket % 5 == 1)));
    }
}
