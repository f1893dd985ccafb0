//! From links to blocks: what an editor did to a run of tokens.

use std::ops::Range;

use super::Link;
use super::chain::{self, Point};

/// What became of a run of tokens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BlockKind {
    /// Tokens that correspond one to one by evidence, in the same order on both sides.
    Equal,
    /// Tokens on both sides between the same neighbours, without evidence that they are the same.
    Substitution,
    /// Tokens of the edited side alone.
    Insertion,
    /// Tokens of the MT side alone.
    Deletion,
    /// Tokens that correspond one to one by evidence, but stand elsewhere in the order.
    Move,
}

/// A run of tokens on either side that belong together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// What became of them.
    pub kind: BlockKind,
    /// Tokens of the MT side; empty in an insertion.
    pub mt: Range<u32>,
    /// Tokens of the edited side; empty in a deletion.
    pub edited: Range<u32>,
}

/// Cuts two token lists into blocks that cover every token of both sides once.
///
/// Links with evidence are the anchors. The chain of anchors that keeps the order and weighs most is equal text; anchors
/// off the chain are moves. What is left between two anchors of the chain is a substitution where both sides have
/// something there, else an insertion or deletion; a moved run cuts it. Blocks come in MT order; insertions, and moved
/// runs' edited places, stand where the edited text has them.
pub fn blocks(links: &[Link], mt_len: usize, edited_len: usize) -> Vec<Block> {
    let mut partner = vec![None; mt_len];
    let mut taken = vec![false; edited_len];
    for link in links.iter().filter(|link| link.kind.is_evidence()) {
        let (i, j) = (link.mt as usize, link.edited as usize);
        if i < mt_len && j < edited_len && partner[i].is_none() && !taken[j] {
            partner[i] = Some((j, link.score));
            taken[j] = true;
        }
    }
    let chain = heaviest_chain(&partner);
    let mut out = Vec::new();
    let (mut i, mut j) = (0, 0);
    for &(next_i, next_j) in chain.iter().chain([&(mt_len, edited_len)]) {
        fill_gap(i..next_i, j..next_j, &partner, &taken, &mut out);
        if next_i < mt_len {
            push(&mut out, BlockKind::Equal, next_i..next_i + 1, next_j..next_j + 1);
        }
        (i, j) = (next_i + 1, next_j + 1);
    }
    out
}

/// The links that keep the order and weigh most together.
fn heaviest_chain(partner: &[Option<(usize, f32)>]) -> Vec<(usize, usize)> {
    let points: Vec<Point> = partner
        .iter()
        .enumerate()
        .filter_map(|(x, link)| {
            link.map(|(y, score)| Point { x: x as u32, y: y as u32, weight: score.max(0.01) })
        })
        .collect();
    chain::heaviest(&points).into_iter().map(|at| (points[at].x as usize, points[at].y as usize)).collect()
}

/// What lies between two anchors of the chain: moved runs stay apart, the rest are substitutions, deletions and
/// insertions, paired run by run from the left.
fn fill_gap(
    mt: Range<usize>,
    edited: Range<usize>,
    partner: &[Option<(usize, f32)>],
    taken: &[bool],
    out: &mut Vec<Block>,
) {
    let mut free = runs(edited, |j| !taken[j]).into_iter();
    let mut i = mt.start;
    while i < mt.end {
        let start = i;
        if let Some((j, _)) = partner[i] {
            while i < mt.end && partner[i].is_some_and(|(other, _)| other == j + i - start) {
                i += 1;
            }
            push(out, BlockKind::Move, start..i, j..j + i - start);
        } else {
            while i < mt.end && partner[i].is_none() {
                i += 1;
            }
            match free.next() {
                Some(run) => push(out, BlockKind::Substitution, start..i, run),
                None => push(out, BlockKind::Deletion, start..i, 0..0),
            }
        }
    }
    for run in free {
        let at = mt.end;
        push(out, BlockKind::Insertion, at..at, run);
    }
}

/// The runs of a range whose members all satisfy a condition.
pub(crate) fn runs(range: Range<usize>, keep: impl Fn(usize) -> bool) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for at in range {
        if !keep(at) {
            continue;
        }
        match found.last_mut() {
            Some(last) if last.end == at => last.end = at + 1,
            _ => found.push(at..at + 1),
        }
    }
    found
}

/// Adds a block, or lengthens the last one where both are equal text.
fn push(out: &mut Vec<Block>, kind: BlockKind, mt: Range<usize>, edited: Range<usize>) {
    let (mt, edited) = (mt.start as u32..mt.end as u32, edited.start as u32..edited.end as u32);
    if let Some(last) = out.last_mut()
        && kind == BlockKind::Equal
        && last.kind == kind
        && last.mt.end == mt.start
        && last.edited.end == edited.start
    {
        last.mt.end = mt.end;
        last.edited.end = edited.end;
        return;
    }
    out.push(Block { kind, mt, edited });
}

#[cfg(test)]
mod tests {
    use super::super::{Link, LinkKind};
    use super::*;

    fn link(mt: u32, edited: u32) -> Link {
        Link { mt, edited, kind: LinkKind::Equal, score: 1.0 }
    }

    #[test]
    fn what_stands_between_two_anchors_is_a_substitution() {
        let found = blocks(&[link(0, 0), link(2, 3)], 4, 4);
        assert_eq!(
            found,
            [
                Block { kind: BlockKind::Equal, mt: 0..1, edited: 0..1 },
                Block { kind: BlockKind::Substitution, mt: 1..2, edited: 1..3 },
                Block { kind: BlockKind::Equal, mt: 2..3, edited: 3..4 },
                Block { kind: BlockKind::Deletion, mt: 3..4, edited: 0..0 },
            ]
        );
    }

    #[test]
    fn a_moved_run_is_one_block() {
        // a b c d e → d e a b c
        let links = [link(0, 2), link(1, 3), link(2, 4), link(3, 0), link(4, 1)];
        let kinds: Vec<_> =
            blocks(&links, 5, 5).iter().map(|b| (b.kind, b.mt.clone(), b.edited.clone())).collect();
        assert_eq!(kinds, [(BlockKind::Equal, 0..3, 2..5), (BlockKind::Move, 3..5, 0..2)]);
    }
}
