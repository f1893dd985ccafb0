//! Sentence alignment: from two segmented texts to beads.

use std::ops::Range;

use rayon::prelude::*;

use super::builder::{Builder, lattice};
use super::features::Features;
use super::habits;
use super::lattice::{Lattice, Step};
use super::model::Model;
use super::rates::Rates;
use super::side::Side;
use super::{Bead, anchors, moves, repeats};
use crate::document::{Pair, Segmented};
use crate::vocabulary::Vocabulary;

/// How many segments, or so, are aligned in one piece.
const PIECE: usize = 200;

/// From how many pieces the rates of two texts are learned, and in how many rounds.
const SAMPLE: usize = 5;
const ROUNDS: usize = 2;

/// Pairs the segments of two texts.
///
/// Every segment of both sides is in exactly one bead; segments without any token have no partner. Beads come in the
/// reading order of the MT; those that only the edited text has stand where it has them. The same two texts in the
/// other order give the same beads, sides exchanged.
pub fn sentences(mt: &Segmented, edited: &Segmented, vocabulary: &Vocabulary) -> Vec<Bead> {
    sentences_with(mt, edited, vocabulary, &|_| {})
}

/// As [`sentences`]; tells a function how many MT segments were aligned, again and again, from any thread.
pub fn sentences_with(
    mt: &Segmented,
    edited: &Segmented,
    vocabulary: &Vocabulary,
    progress: &(dyn Fn(usize) + Sync),
) -> Vec<Bead> {
    // Ties are broken alike in either order of the texts: one of them always goes first.
    let swap = mt.document.text > edited.document.text;
    let texts = if swap { Pair { mt: edited, edited: mt } } else { Pair { mt, edited } };
    let features = Features::new(&texts, vocabulary);
    let sides = [texts.mt, texts.edited].map(|text| Side::new(text, &features));
    let found = align(&sides[0], &sides[1], &features, progress);
    let mut beads: Vec<Bead> = found.into_iter().map(|(step, moved)| bead(step, moved, &sides)).collect();
    if swap {
        for bead in &mut beads {
            std::mem::swap(&mut bead.mt, &mut bead.edited);
        }
    }
    in_order(beads, mt.segments.len() as u32, edited.segments.len() as u32)
}

fn align(
    mt: &Side<'_>,
    edited: &Side<'_>,
    features: &Features,
    progress: &(dyn Fn(usize) + Sync),
) -> Vec<(Step, bool)> {
    // Nothing was edited: without words of weight, that would be no different from any other pairing.
    if mt.hashes == edited.hashes {
        return (0..mt.len()).map(|at| ((at..at + 1, at..at + 1, 1.0), false)).collect();
    }
    let model = Model::learned();
    let band = anchors::band(mt, edited, features);
    let habits = habits::sample(mt, edited, features, &band);
    let pieces = band.cut(PIECE);
    let builder = || Builder::new(mt, edited, features, habits);
    // Some pieces tell how often sentences are parted elsewhere; they are kept, for they are aligned like the others.
    let step = pieces.len().div_ceil(SAMPLE).max(1);
    let known: Vec<Lattice> = (pieces.par_iter().step_by(step))
        .map_init(builder, |builder, piece| lattice(builder, piece.clone(), model))
        .collect();
    let rates = rates(&known, model);
    let mut known: Vec<Option<Lattice>> = known.into_iter().map(Some).collect();
    let take = |at: usize| if at.is_multiple_of(step) { known[at / step].take() } else { None };
    let taken: Vec<Option<Lattice>> = (0..pieces.len()).map(take).collect();
    let paths: Vec<Vec<Step>> = (pieces, taken)
        .into_par_iter()
        .map_init(builder, |builder, (piece, taken)| {
            let rows = piece.rows().len();
            let mut lattice = taken.unwrap_or_else(|| lattice(builder, piece, model));
            lattice.tilt(|kind| model.score_of_rates(&rates, kind));
            let mut posteriors = lattice.posteriors().edges;
            repeats::pool(&lattice, &mut posteriors, mt, edited);
            let path = lattice.best_path(&posteriors);
            progress(rows);
            path
        })
        .collect();
    let steps: Vec<Step> = paths.into_iter().flatten().collect();
    moves::find(&steps, mt, edited, &mut Builder::new(mt, edited, features, habits), model)
}

/// The rates of two texts, from some pieces of them.
fn rates(sample: &[Lattice], model: &Model) -> Rates {
    (0..ROUNDS).fold(Rates::default(), |rates, _| {
        let expect = |lattice: &Lattice| {
            let mut lattice = lattice.clone();
            lattice.tilt(|kind| model.score_of_rates(&rates, kind));
            lattice.expected()
        };
        let expected: Vec<_> = sample.par_iter().map(expect).collect();
        Rates::expected(expected.into_iter().flatten())
    })
}

fn bead((mt, edited, score): Step, moved: bool, sides: &[Side<'_>; 2]) -> Bead {
    let ids = |range: Range<usize>, side: &Side<'_>| {
        if range.is_empty() { 0..0 } else { side.ids[range.start]..side.ids[range.end - 1] + 1 }
    };
    Bead { mt: ids(mt, &sides[0]), edited: ids(edited, &sides[1]), score, moved }
}

/// Adds the segments that are in no bead (those without tokens) and sorts: by the MT, and beads that it has nothing of
/// before the first bead that stands later in the edited text.
fn in_order(beads: Vec<Bead>, mt: u32, edited: u32) -> Vec<Bead> {
    let (mut of_mt, mut of_edited): (Vec<Bead>, Vec<Bead>) =
        beads.into_iter().partition(|bead| !bead.mt.is_empty());
    let missing = |ranges: Vec<Range<u32>>, segments: u32| {
        let mut seen = vec![false; segments as usize];
        ranges.into_iter().flatten().for_each(|segment| seen[segment as usize] = true);
        (0..segments).filter(move |&segment| !seen[segment as usize])
    };
    let held = of_edited.iter().chain(&of_mt).map(|bead| bead.edited.clone()).collect();
    of_edited.extend(missing(held, edited).map(|j| Bead {
        mt: 0..0,
        edited: j..j + 1,
        score: 1.0,
        moved: false,
    }));
    let held = of_mt.iter().map(|bead| bead.mt.clone()).collect();
    of_mt.extend(missing(held, mt).map(|i| Bead { mt: i..i + 1, edited: 0..0, score: 1.0, moved: false }));
    of_mt.sort_by_key(|bead| bead.mt.start);
    of_edited.sort_by_key(|bead| bead.edited.start);

    let mut rest = of_edited.into_iter().peekable();
    let mut all = Vec::with_capacity(of_mt.len() + rest.len());
    for bead in of_mt {
        if bead.is_paired() && !bead.moved {
            while let Some(lone) = rest.next_if(|lone| lone.edited.start < bead.edited.start) {
                all.push(lone);
            }
        }
        all.push(bead);
    }
    all.extend(rest);
    // An empty range stands where the other side's neighbours end.
    let (mut at_mt, mut at_edited) = (0, 0);
    for bead in &mut all {
        if bead.mt.is_empty() {
            bead.mt = at_mt..at_mt;
        } else if bead.edited.is_empty() {
            bead.edited = at_edited..at_edited;
        }
        at_mt = at_mt.max(bead.mt.end);
        if !bead.moved {
            at_edited = at_edited.max(bead.edited.end);
        }
    }
    all
}
