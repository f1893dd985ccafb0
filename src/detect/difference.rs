//! Where the two sides of a bead differ: what is left when equal words are taken away.

use std::ops::Range;

use super::view::Side;
use crate::align::Link;
pub(super) use crate::align::runs;

/// How two stretches of tokens differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DifferenceKind {
    /// One token stands for one other.
    Pair,
    /// Some tokens stand where some others do.
    Block,
    /// The MT lacks what the edited side has.
    Missing,
    /// The MT has what the edited side lacks.
    Extra,
    /// The same tokens, elsewhere in the sentence.
    Moved,
    /// The same word, written otherwise (case, hamza): folding makes the two equal.
    Written,
}

/// One difference; ranges are token numbers within the bead's sides.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// What kind it is.
    pub kind: DifferenceKind,
    /// The MT's tokens; empty for [`DifferenceKind::Missing`], where it is the gap.
    pub mt: Range<usize>,
    /// The edited side's tokens; empty for [`DifferenceKind::Extra`].
    pub edited: Range<usize>,
}

impl Difference {
    /// The difference between two ranges, named by their lengths.
    pub fn between(mt: Range<usize>, edited: Range<usize>) -> Self {
        let kind = match (mt.len(), edited.len()) {
            (0, _) => DifferenceKind::Missing,
            (_, 0) => DifferenceKind::Extra,
            (1, 1) => DifferenceKind::Pair,
            _ => DifferenceKind::Block,
        };
        Self { kind, mt, edited }
    }
}

/// The differences of a bead, in MT order. Links are sorted by MT token, at most one a token.
pub fn differences(mt: &Side<'_>, edited: &Side<'_>, links: &[Link]) -> Vec<Difference> {
    let (spine, off) = spine(links);
    let same = |link: &Link| mt.form(link.mt as usize).fold == edited.form(link.edited as usize).fold;
    let mut found = Vec::new();
    let (mut next_mt, mut next_edited) = (0, 0);
    let end = (mt.len(), edited.len());
    let stops = spine.iter().map(|link| (link.mt as usize, link.edited as usize)).chain([end]);
    for (i, j) in stops {
        if next_mt < i || next_edited < j {
            found.push(Difference::between(next_mt..i, next_edited..j));
        }
        if (i, j) != end {
            if mt.form(i).fold != edited.form(j).fold {
                found.push(Difference::between(i..i + 1, j..j + 1));
            } else if mt.tokens[i].form != edited.tokens[j].form && mt.raw(i) != edited.raw(j) {
                found.push(Difference { kind: DifferenceKind::Written, mt: i..i + 1, edited: j..j + 1 });
            }
            (next_mt, next_edited) = (i + 1, j + 1);
        }
    }
    let elsewhere = Elsewhere::new(mt.len(), edited.len(), &off);
    let mut out: Vec<Difference> = found.iter().flat_map(|difference| elsewhere.rest(difference)).collect();
    // A word that changed its place and its form stands for the other all the same.
    let changed = off.iter().filter(|link| !same(link)).map(|link| (link.mt as usize, link.edited as usize));
    out.extend(changed.map(|(i, j)| Difference::between(i..i + 1, j..j + 1)));
    out.extend(moves(off.iter().filter(|link| same(link))));
    out.sort_by_key(|difference| (difference.mt.start, difference.mt.end, difference.edited.start));
    out
}

/// Links that rise on both sides, as many with evidence as there can be and then those by place that fit between; and
/// the links with evidence that are left: their words changed places.
fn spine(links: &[Link]) -> (Vec<Link>, Vec<Link>) {
    let evidence: Vec<Link> = links.iter().copied().filter(|link| link.kind.is_evidence()).collect();
    let chain = increasing(&evidence);
    let off =
        (0..evidence.len()).filter(|at| chain.binary_search(at).is_err()).map(|at| evidence[at]).collect();
    let mut spine: Vec<Link> = chain.iter().map(|&at| evidence[at]).collect();
    let fixed = spine.len();
    let mut last: Option<Link> = None;
    for link in links.iter().filter(|link| !link.kind.is_evidence()) {
        let after = spine[..fixed].partition_point(|fixed| fixed.mt < link.mt);
        let before = after.checked_sub(1).map(|at| spine[at]);
        let rises = |low: Option<Link>| low.is_none_or(|low| low.mt < link.mt && low.edited < link.edited);
        if rises(before) && rises(last) && (after == fixed || link.edited < spine[after].edited) {
            spine.push(*link);
            last = Some(*link);
        }
    }
    spine.sort_by_key(|link| link.mt);
    (spine, off)
}

/// The links of a longest chain that rises on both sides: indices into the list, in order.
fn increasing(links: &[Link]) -> Vec<usize> {
    let mut tails: Vec<usize> = Vec::new();
    let mut previous = vec![usize::MAX; links.len()];
    for (at, link) in links.iter().enumerate() {
        let place = tails.partition_point(|&tail| links[tail].edited < link.edited);
        if place > 0 {
            previous[at] = tails[place - 1];
        }
        if place == tails.len() {
            tails.push(at);
        } else {
            tails[place] = at;
        }
    }
    let mut chain = Vec::with_capacity(tails.len());
    let mut at = tails.last().copied().unwrap_or(usize::MAX);
    while at != usize::MAX {
        chain.push(at);
        at = previous[at];
    }
    chain.reverse();
    chain
}

/// Which tokens have a partner off the spine.
struct Elsewhere {
    mt: Vec<bool>,
    edited: Vec<bool>,
}

impl Elsewhere {
    fn new(mt: usize, edited: usize, off: &[Link]) -> Self {
        let mut elsewhere = Self { mt: vec![false; mt], edited: vec![false; edited] };
        for link in off {
            elsewhere.mt[link.mt as usize] = true;
            elsewhere.edited[link.edited as usize] = true;
        }
        elsewhere
    }

    /// What is left of a difference when these tokens are taken away.
    fn rest(&self, difference: &Difference) -> Vec<Difference> {
        if difference.kind == DifferenceKind::Written {
            return vec![difference.clone()];
        }
        let mt = runs(difference.mt.clone(), |i| !self.mt[i]);
        let edited = runs(difference.edited.clone(), |j| !self.edited[j]);
        pair_runs(&mt, &edited, difference)
    }
}

/// Words that changed places, neighbours on both sides together.
fn moves<'l>(off: impl Iterator<Item = &'l Link>) -> Vec<Difference> {
    let mut found: Vec<Difference> = Vec::new();
    for link in off {
        let (i, j) = (link.mt as usize, link.edited as usize);
        match found.last_mut() {
            Some(last) if last.mt.end == i && last.edited.end == j => {
                (last.mt.end, last.edited.end) = (i + 1, j + 1);
            }
            _ => found.push(Difference { kind: DifferenceKind::Moved, mt: i..i + 1, edited: j..j + 1 }),
        }
    }
    found
}

/// Pairs what is left of a difference on both sides, run by run; what has no partner is missing or extra.
pub(super) fn pair_runs(mt: &[Range<usize>], edited: &[Range<usize>], whole: &Difference) -> Vec<Difference> {
    let mut out = Vec::new();
    let count = mt.len().max(edited.len());
    let mut last = (whole.mt.start, whole.edited.start);
    for at in 0..count {
        let left = mt.get(at).cloned().unwrap_or(last.0..last.0);
        let right = edited.get(at).cloned().unwrap_or(last.1..last.1);
        last = (left.end, right.end);
        out.push(Difference::between(left, right));
    }
    out
}
