//! Links by place: what stands between the same neighbours on both sides.

use std::ops::Range;

use super::chain::{self, Point};
use super::evidence::fit;
use super::{Link, LinkKind};
use crate::vocabulary::Vocabulary;

/// The most free tokens of a side that are linked by place alone.
const MOST: usize = 12;

/// The least fit of two tokens in a slot.
const LEAST: f32 = 0.15;

/// The most tokens that one token stands for.
const PHRASE: usize = 3;

/// Adds links between the free tokens in the gaps that links in order leave.
pub(super) fn fill(links: &mut Vec<Link>, mt: &[u32], edited: &[u32], vocabulary: &Vocabulary) {
    let (mut free_mt, mut free_edited) = (vec![true; mt.len()], vec![true; edited.len()]);
    for link in links.iter() {
        free_mt[link.mt as usize] = false;
        free_edited[link.edited as usize] = false;
    }
    let points: Vec<Point> =
        links.iter().map(|link| Point { x: link.mt, y: link.edited, weight: link.score }).collect();
    let mut from = (0, 0);
    let ends = chain::heaviest(&points).into_iter().map(|at| (points[at].x as usize, points[at].y as usize));
    for (i, j) in ends.chain([(mt.len(), edited.len())]) {
        let free = |range: Range<usize>, free: &[bool]| range.filter(|&at| free[at]).collect::<Vec<_>>();
        let gap = Gap {
            mt: free(from.0..i, &free_mt),
            edited: free(from.1..j, &free_edited),
            fit: &|a, b| fit(mt[a], edited[b], vocabulary),
        };
        gap.fill(links);
        from = (i + 1, j + 1);
    }
}

/// The free tokens of both sides between two links.
struct Gap<'a> {
    mt: Vec<usize>,
    edited: Vec<usize>,
    fit: &'a dyn Fn(usize, usize) -> f32,
}

impl Gap<'_> {
    fn fill(&self, links: &mut Vec<Link>) {
        let (n, m) = (self.mt.len(), self.edited.len());
        if n == 0 || m == 0 || n.max(m) > MOST {
            return;
        }
        // The fewer ways there are to link, the surer is each.
        let sure = 2.0 / (2.0 + (n.max(m) - 1) as f32 * 0.5);
        let pairs = self.in_order();
        for &(a, b, fit) in &pairs {
            links.push(self.link(a, b, LinkKind::Slot, fit * sure));
        }
        // One token for a short phrase: the others of it link to the same.
        if n.min(m) == 1 && n.max(m) <= PHRASE && pairs.len() == 1 {
            for (a, b) in (0..n).flat_map(|a| (0..m).map(move |b| (a, b))) {
                let fit = (self.fit)(self.mt[a], self.edited[b]);
                if (a, b) != (pairs[0].0, pairs[0].1) && fit > LEAST {
                    links.push(self.link(a, b, LinkKind::Phrase, fit * sure * 0.8));
                }
            }
        }
    }

    fn link(&self, a: usize, b: usize, kind: LinkKind, score: f32) -> Link {
        Link { mt: self.mt[a] as u32, edited: self.edited[b] as u32, kind, score }
    }

    /// The pairs that fit best together in the same order (Needleman & Wunsch 1970).
    fn in_order(&self) -> Vec<(usize, usize, f32)> {
        let (n, m) = (self.mt.len(), self.edited.len());
        let fits: Vec<Vec<f32>> =
            self.mt.iter().map(|&a| self.edited.iter().map(|&b| (self.fit)(a, b)).collect()).collect();
        let mut best = vec![vec![0.0f32; m + 1]; n + 1];
        for a in 0..n {
            for b in 0..m {
                let pair = if fits[a][b] > LEAST { best[a][b] + fits[a][b] } else { 0.0 };
                best[a + 1][b + 1] = best[a][b + 1].max(best[a + 1][b]).max(pair);
            }
        }
        let (mut a, mut b) = (n, m);
        let mut pairs = Vec::new();
        while a > 0 && b > 0 {
            let here = best[a][b];
            if here == best[a - 1][b] {
                a -= 1;
            } else if here == best[a][b - 1] {
                b -= 1;
            } else {
                (a, b) = (a - 1, b - 1);
                pairs.push((a, b, fits[a][b]));
            }
        }
        pairs.reverse();
        pairs
    }
}
