//! Token lists too long to be linked as one: cut where both sides surely stand at the same place.
//!
//! As documents are cut for the alignment of sentences ([`anchors`](super::anchors)): a word, or three words in a row,
//! that stand once on either side are candidates, the heaviest chain of them that keeps the order is taken, and what
//! lies between two of them that are far apart is looked at again, where more stands only once. Where nothing does,
//! both sides are cut in proportion to their lengths.

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::chain::{self, Point};
use super::side::chain_hash;
use crate::vocabulary::Vocabulary;

/// The most tokens of a side that are linked, and judged, as one. Of real sentences hardly any has a quarter as many.
pub const LONGEST: usize = 1000;

/// How many tokens a stretch has at most, where there is an anchor to end it.
const ENOUGH: usize = 500;

/// How many tokens a stretch has where there are no anchors.
const BLIND: usize = 400;

/// How often a stretch without end is looked at again.
const ROUNDS: usize = 4;

/// A run of tokens of the MT and the run of the edited side that it belongs with.
pub type Stretch = (Range<usize>, Range<usize>);

/// Cuts two lists of forms into stretches of at most [`LONGEST`] tokens a side that belong together; short lists are
/// one. Every token is in one stretch, and the stretches keep the order of both sides.
pub fn stretches(mt: &[u32], edited: &[u32], vocabulary: &Vocabulary) -> Vec<Stretch> {
    if mt.len().max(edited.len()) <= LONGEST {
        return vec![(0..mt.len(), 0..edited.len())];
    }
    let folds = |forms: &[u32]| forms.iter().map(|&form| vocabulary.form(form).fold).collect::<Vec<u32>>();
    let (mt, edited) = (folds(mt), folds(edited));
    let cutter = Cutter { mt: &mt, edited: &edited };
    let mut found = Vec::new();
    cutter.cut((0..mt.len(), 0..edited.len()), ROUNDS, &mut found);
    found
}

/// The folded spellings of both sides.
struct Cutter<'a> {
    mt: &'a [u32],
    edited: &'a [u32],
}

impl Cutter<'_> {
    fn cut(&self, (mt, edited): Stretch, rounds: usize, found: &mut Vec<Stretch>) {
        let long = |stretch: &Stretch| stretch.0.len().max(stretch.1.len()) > LONGEST;
        let ends = if rounds > 0 { self.ends(&mt, &edited) } else { Vec::new() };
        if ends.is_empty() {
            return cut_blindly(&mt, &edited, found);
        }
        let mut from = (mt.start, edited.start);
        for (i, j) in ends.into_iter().chain([(mt.end, edited.end)]) {
            let stretch = (from.0..i, from.1..j);
            if long(&stretch) {
                self.cut(stretch, rounds - 1, found);
            } else {
                found.push(stretch);
            }
            from = (i, j);
        }
    }

    /// Where a stretch may be cut: before anchors, as few of them as will do.
    fn ends(&self, mt: &Range<usize>, edited: &Range<usize>) -> Vec<(usize, usize)> {
        let mut points = self.points(mt, edited);
        points.sort_unstable_by_key(|point| (point.x, point.y));
        let anchors: Vec<(usize, usize)> = chain::heaviest(&points)
            .into_iter()
            .map(|at| (points[at].x as usize, points[at].y as usize))
            .collect();
        let mut ends = Vec::new();
        let mut from = (0, 0);
        for (at, &here) in anchors.iter().enumerate() {
            let next = anchors.get(at + 1).copied().unwrap_or((mt.len(), edited.len()));
            if here != (0, 0) && (next.0 - from.0).max(next.1 - from.1) > ENOUGH {
                ends.push((mt.start + here.0, edited.start + here.1));
                from = here;
            }
        }
        ends
    }

    /// Where what stands once on either side stands, counted from the heads of the stretch.
    fn points(&self, mt: &Range<usize>, edited: &Range<usize>) -> Vec<Point> {
        let (mt, edited) = (&self.mt[mt.clone()], &self.edited[edited.clone()]);
        let mut places: FxHashMap<u64, [Place; 2]> = FxHashMap::default();
        for (side, folds) in [mt, edited].into_iter().enumerate() {
            each_hash(folds, |hash, at| {
                let place = &mut places.entry(hash).or_insert([Place::Nowhere; 2])[side];
                *place = if matches!(place, Place::Nowhere) { Place::Once(at) } else { Place::Often };
            });
        }
        let point = |places: &[Place; 2]| match *places {
            [Place::Once(x), Place::Once(y)] => Some(Point { x, y, weight: 1.0 }),
            _ => None,
        };
        places.values().filter_map(point).collect()
    }
}

/// Where something stands on a side.
#[derive(Clone, Copy)]
enum Place {
    Nowhere,
    Once(u32),
    Often,
}

/// Calls a function with each token and each run of three, as a hash, and where it stands.
fn each_hash(folds: &[u32], mut function: impl FnMut(u64, u32)) {
    for (at, &fold) in folds.iter().enumerate() {
        function(chain_hash(1, fold), at as u32);
    }
    for (at, three) in folds.windows(3).enumerate() {
        function(three.iter().fold(3, |hash, &fold| chain_hash(hash, fold)), at as u32);
    }
}

/// Cuts both sides into as many stretches, in proportion to their lengths.
fn cut_blindly(mt: &Range<usize>, edited: &Range<usize>, found: &mut Vec<Stretch>) {
    let count = mt.len().max(edited.len()).div_ceil(BLIND);
    let bounds = |side: &Range<usize>, at: usize| {
        side.start + side.len() * at / count..side.start + side.len() * (at + 1) / count
    };
    found.extend((0..count).map(|at| (bounds(mt, at), bounds(edited, at))));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Language;

    fn cut(mt: &[String], edited: &[String]) -> Vec<Stretch> {
        let mut vocabulary = Vocabulary::new(Language::English);
        let mut intern =
            |side: &[String]| side.iter().map(|word| vocabulary.intern(word)).collect::<Vec<u32>>();
        let (mt, edited) = (intern(mt), intern(edited));
        let found = stretches(&mt, &edited, &vocabulary);
        let covers = |ranges: Vec<Range<usize>>, length: usize| {
            let ends = ranges.iter().map(|range| range.end);
            ranges
                .iter()
                .map(|range| range.start)
                .eq(std::iter::once(0).chain(ends.clone()).take(ranges.len()))
                && ranges.last().is_some_and(|last| last.end == length)
                && ranges.iter().all(|range| range.len() <= LONGEST)
        };
        assert!(covers(found.iter().map(|stretch| stretch.0.clone()).collect(), mt.len()));
        assert!(covers(found.iter().map(|stretch| stretch.1.clone()).collect(), edited.len()));
        found
    }

    /// Words of which some stand once and most stand often.
    fn text(count: usize) -> Vec<String> {
        let word =
            |at: usize| if at % 7 == 3 { format!("rare{at}") } else { format!("word{}", at * at % 11) };
        (0..count).map(word).collect()
    }

    #[test]
    fn stretches_part_at_the_same_words_whatever_was_put_in_or_left_out() {
        let mt = text(5000);
        let mut edited = mt.clone();
        edited.drain(1200..1230);
        edited.splice(3000..3000, (0..90).map(|at| format!("new{at}")));
        let found = cut(&mt, &edited);
        assert!(found.len() > 8, "{found:?}");
        for (ours, theirs) in &found[1..] {
            assert_eq!(mt[ours.start], edited[theirs.start]);
        }
    }

    #[test]
    fn without_anchors_sides_are_cut_in_proportion() {
        let found = cut(&vec!["a".to_owned(); 4000], &vec!["a".to_owned(); 2000]);
        assert_eq!(found[1], (400..800, 200..400));
        cut(&vec!["a".to_owned(); 4000], &[]);
        cut(&text(3000), &["b".to_owned()]);
    }

    #[test]
    fn short_lists_are_one_stretch() {
        assert_eq!(cut(&text(LONGEST), &text(10)), [(0..LONGEST, 0..10)]);
    }
}
