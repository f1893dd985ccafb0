//! Links by place: what stands between the same neighbours on both sides.

use std::ops::Range;

use super::chain::{self, Point};
use super::evidence::{fit, same_value_or_name};
use super::{Link, LinkKind};
use crate::vocabulary::Vocabulary;

/// The most free tokens of a side that are linked by place alone.
const MOST: usize = 12;

/// The least fit of two tokens in a slot.
const LEAST: f32 = 0.15;

/// The least score of a link by place, unless it is the only one there could be.
const ENOUGH: f32 = 0.22;

/// The least fit of tokens in the same place beside one link alone.
const BESIDE: f32 = 0.45;

/// The most free tokens of a side that are linked as a phrase, and the score of what goes with a neighbour.
const WIDEST: usize = 4;
const SPREAD: f32 = 0.4;

/// How far, in tokens, a phrase reaches from a word that is linked.
const REACH: usize = 2;

/// Adds links between the free tokens in the gaps that links in order leave.
pub(super) fn fill(links: &mut Vec<Link>, mt: &[u32], edited: &[u32], vocabulary: &Vocabulary) {
    let (mut free_mt, mut free_edited) = (vec![true; mt.len()], vec![true; edited.len()]);
    for link in links.iter() {
        free_mt[link.mt as usize] = false;
        free_edited[link.edited as usize] = false;
    }
    let points: Vec<Point> =
        links.iter().map(|link| Point { x: link.mt, y: link.edited, weight: link.score }).collect();
    let evidence = |a: usize, b: usize| same_value_or_name(mt[a], edited[b], vocabulary);
    let fit = |a: usize, b: usize| match evidence(a, b) {
        Some((_, score)) => score,
        None => fit(mt[a], edited[b], vocabulary),
    };
    let mut from = (0, 0);
    let mut gaps = Vec::new();
    let ends = chain::heaviest(&points).into_iter().map(|at| (points[at].x as usize, points[at].y as usize));
    for (i, j) in ends.chain([(mt.len(), edited.len())]) {
        let free = |range: Range<usize>, free: &[bool]| range.filter(|&at| free[at]).collect::<Vec<_>>();
        let gap = Gap {
            mt: free(from.0..i, &free_mt),
            edited: free(from.1..j, &free_edited),
            fit: &fit,
            evidence: &evidence,
        };
        gap.fill(links);
        gaps.push(gap);
        from = (i + 1, j + 1);
    }
    beside(links, mt, edited, vocabulary);
    gaps.iter().filter(|gap| gap.is_phrase()).for_each(|gap| gap.spread(links));
}

/// Links tokens that stand beside a link on both sides, wherever it leads: what goes with a moved word.
fn beside(links: &mut Vec<Link>, mt: &[u32], edited: &[u32], vocabulary: &Vocabulary) {
    let mut partner = vec![None; mt.len()];
    let mut taken = vec![false; edited.len()];
    for link in links.iter() {
        partner[link.mt as usize] = Some(link.edited as usize);
        taken[link.edited as usize] = true;
    }
    for i in 0..mt.len() {
        if partner[i].is_some() {
            continue;
        }
        let (left, right) =
            (i.checked_sub(1).and_then(|left| partner[left]), partner.get(i + 1).copied().flatten());
        let before = |j: usize| j.checked_sub(1);
        // Behind the left neighbour's partner, before the right one's; or on their other sides, exchanged.
        let places =
            [left.map(|j| j + 1), right.and_then(before), left.and_then(before), right.map(|j| j + 1)];
        let places = places.into_iter().flatten().filter(|&j| j < edited.len() && !taken[j]);
        let fits = places.map(|j| (fit(mt[i], edited[j], vocabulary), j));
        if let Some((fit, j)) = fits.max_by(|a, b| a.0.total_cmp(&b.0))
            && fit >= BESIDE
        {
            links.push(Link { mt: i as u32, edited: j as u32, kind: LinkKind::Slot, score: fit * 0.6 });
            partner[i] = Some(j);
            taken[j] = true;
        }
    }
}

/// Whether the free tokens from one to another stand side by side, and near enough to be one phrase.
fn is_run(free: &[usize], a: usize, b: usize) -> bool {
    a.abs_diff(b) <= REACH && free[a].abs_diff(free[b]) == a.abs_diff(b)
}

/// Where a token stands among the free ones.
fn place(free: &[usize], token: usize) -> Option<usize> {
    free.binary_search(&token).ok()
}

/// How the best pairing of two beginnings is reached.
#[derive(Clone, Copy)]
enum Step {
    End,
    SkipMt,
    SkipEdited,
    Pair,
}

/// The free tokens of both sides between two links.
struct Gap<'a> {
    mt: Vec<usize>,
    edited: Vec<usize>,
    fit: &'a dyn Fn(usize, usize) -> f32,
    evidence: &'a dyn Fn(usize, usize) -> Option<(LinkKind, f32)>,
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
            let (kind, score) =
                (self.evidence)(self.mt[a], self.edited[b]).unwrap_or((LinkKind::Slot, fit * sure));
            if score >= ENOUGH || n.max(m) == 1 {
                links.push(self.link(a, b, kind, score));
            }
        }
    }

    /// Whether there is something on both sides, and no more than goes together.
    fn is_phrase(&self) -> bool {
        let (n, m) = (self.mt.len(), self.edited.len());
        n.min(m) > 0 && (2..=WIDEST).contains(&n.max(m))
    }

    /// Links what is still free of a phrase: with what fits best in its place, else with the partner of its neighbour.
    fn spread(&self, links: &mut Vec<Link>) {
        let mut pairs = Vec::new();
        let (mut free_mt, mut free_edited) = (vec![true; self.mt.len()], vec![true; self.edited.len()]);
        for link in links.iter() {
            let (a, b) = (place(&self.mt, link.mt as usize), place(&self.edited, link.edited as usize));
            if let Some(a) = a {
                free_mt[a] = false;
            }
            if let Some(b) = b {
                free_edited[b] = false;
            }
            pairs.extend(a.zip(b));
        }
        for (a, b, fit) in self.in_order() {
            if free_mt[a] && free_edited[b] {
                links.push(self.link(a, b, LinkKind::Phrase, fit * SPREAD));
                pairs.push((a, b));
                (free_mt[a], free_edited[b]) = (false, false);
            }
        }
        let near = |apart: &dyn Fn(&(usize, usize)) -> usize| {
            pairs.iter().copied().min_by_key(|pair| (apart(pair), *pair))
        };
        for a in (0..self.mt.len()).filter(|&a| free_mt[a]) {
            if let Some((other, b)) = near(&|pair| pair.0.abs_diff(a))
                && is_run(&self.mt, a, other)
                && (self.fit)(self.mt[a], self.edited[b]) > 0.0
            {
                links.push(self.link(a, b, LinkKind::Phrase, SPREAD / 2.0));
            }
        }
        for b in (0..self.edited.len()).filter(|&b| free_edited[b]) {
            if let Some((a, other)) = near(&|pair| pair.1.abs_diff(b))
                && is_run(&self.edited, b, other)
                && (self.fit)(self.mt[a], self.edited[b]) > 0.0
            {
                links.push(self.link(a, b, LinkKind::Phrase, SPREAD / 2.0));
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
        // best[a][b]: the most that the first a and b tokens give, and how it is reached.
        let mut best = vec![vec![(0.0f32, Step::End); m + 1]; n + 1];
        for a in 0..n {
            for b in 0..m {
                let mut here = (best[a][b + 1].0, Step::SkipMt);
                if best[a + 1][b].0 > here.0 {
                    here = (best[a + 1][b].0, Step::SkipEdited);
                }
                if fits[a][b] > LEAST && best[a][b].0 + fits[a][b] > here.0 {
                    here = (best[a][b].0 + fits[a][b], Step::Pair);
                }
                best[a + 1][b + 1] = here;
            }
        }
        let (mut a, mut b) = (n, m);
        let mut pairs = Vec::new();
        loop {
            match best[a][b].1 {
                Step::End => break,
                Step::SkipMt => a -= 1,
                Step::SkipEdited => b -= 1,
                Step::Pair => {
                    (a, b) = (a - 1, b - 1);
                    pairs.push((a, b, fits[a][b]));
                }
            }
        }
        pairs.reverse();
        pairs
    }
}
