//! Segments that stand several times: which of them goes with which is a matter of order alone.
//!
//! Where lines repeat, many alignments say the same, and each pair of theirs has a share of the probability only. Whether
//! a segment has a partner is told by what all those pairs have together.

use rustc_hash::{FxHashMap, FxHashSet};

use super::lattice::Lattice;
use super::model::KINDS;
use super::side::Side;

/// How much of the probability of a pair itself counts, so that the likelier of equal pairs is taken.
const OWN: f32 = 0.02;

/// Gives each pair of single segments the probability that one of them is paired with what the other one says, wherever
/// that stands, of the probabilities of a lattice's beads.
pub(super) fn pool(lattice: &Lattice, posteriors: &mut [f32], mt: &Side<'_>, edited: &Side<'_>) {
    let rows = lattice.band.rows();
    let columns = lattice.band.columns(rows.start).start..lattice.band.columns(rows.end - 1).end;
    let twice_mt = repeated(&mt.hashes[rows.start..rows.end - 1]);
    let twice_edited = repeated(&edited.hashes[columns.start..columns.end - 1]);
    if twice_mt.is_empty() && twice_edited.is_empty() {
        return;
    }
    let is_pair = |edge: usize, i: usize, j: usize| {
        KINDS[lattice.edges[edge].kind as usize] == (1, 1)
            && (twice_mt.contains(&mt.hashes[i]) || twice_edited.contains(&edited.hashes[j]))
    };
    let pairs: Vec<(usize, usize, usize)> = lattice
        .band
        .places()
        .enumerate()
        .flat_map(|(place, (i, j))| lattice.edges_of(place).map(move |edge| (edge, i, j)))
        .filter(|&(edge, i, j)| is_pair(edge, i, j))
        .collect();
    let mut of_mt: FxHashMap<(usize, u64), f32> = FxHashMap::default();
    let mut of_edited: FxHashMap<(usize, u64), f32> = FxHashMap::default();
    for &(edge, i, j) in &pairs {
        *of_mt.entry((i, edited.hashes[j])).or_default() += posteriors[edge];
        *of_edited.entry((j, mt.hashes[i])).or_default() += posteriors[edge];
    }
    for (edge, i, j) in pairs {
        let all = of_mt[&(i, edited.hashes[j])].max(of_edited[&(j, mt.hashes[i])]).min(1.0);
        posteriors[edge] = OWN * posteriors[edge] + (1.0 - OWN) * all;
    }
}

/// The hashes that there are several of.
fn repeated(hashes: &[u64]) -> FxHashSet<u64> {
    let mut seen = FxHashSet::default();
    hashes.iter().copied().filter(|&hash| !seen.insert(hash)).collect()
}
