//! Word alignment: links between the tokens of a bead.

use super::{Link, LinkKind};
use crate::document::Token;
use crate::vocabulary::{Form, Vocabulary};

/// Links the tokens of two sides of a bead, in the order of the MT. Indices count within the two slices.
pub fn words(mt: &[Token], edited: &[Token], vocabulary: &Vocabulary) -> Vec<Link> {
    let forms = |tokens: &[Token]| tokens.iter().map(|token| token.form).collect::<Vec<_>>();
    let (mt, edited) = (forms(mt), forms(edited));
    greedy(candidates(&mt, &edited, vocabulary), mt.len(), edited.len())
}

fn candidates(mt: &[u32], edited: &[u32], vocabulary: &Vocabulary) -> Vec<Link> {
    let mut found = Vec::new();
    for (i, &a) in mt.iter().enumerate() {
        for (j, &b) in edited.iter().enumerate() {
            if let Some((kind, score)) = compare(a, b, vocabulary) {
                found.push(Link { mt: i as u32, edited: j as u32, kind, score });
            }
        }
    }
    found
}

fn compare(a: u32, b: u32, vocabulary: &Vocabulary) -> Option<(LinkKind, f32)> {
    if a == b {
        return Some((LinkKind::Equal, 0.99));
    }
    let (x, y) = (vocabulary.form(a), vocabulary.form(b));
    if x.fold == y.fold && !x.folded.is_empty() {
        return Some((LinkKind::Fold, 0.97));
    }
    if x.stem == y.stem && x.is_wordlike() && y.is_wordlike() {
        return Some((LinkKind::Stem, 0.9));
    }
    similar(x, y).map(|score| (LinkKind::Similar, score))
}

fn similar(x: &Form, y: &Form) -> Option<f32> {
    if !x.is_content() || !y.is_content() || x.kind != y.kind {
        return None;
    }
    let similarity = strsim::normalized_damerau_levenshtein(&x.folded, &y.folded) as f32;
    (similarity >= 0.6).then_some(similarity * 0.9)
}

/// Takes links by score, neighbours and place, each token at most once.
fn greedy(mut candidates: Vec<Link>, mt_len: usize, edited_len: usize) -> Vec<Link> {
    let present: rustc_hash::FxHashSet<(u32, u32)> = candidates.iter().map(|l| (l.mt, l.edited)).collect();
    let rank = |link: &Link| {
        let neighbours = [(-1i64, -1i64), (1, 1), (-2, -2), (2, 2)];
        let at = |&(a, b): &(i64, i64)| {
            let place = (i64::from(link.mt) + a, i64::from(link.edited) + b);
            u32::try_from(place.0).ok().zip(u32::try_from(place.1).ok())
        };
        let support = neighbours.iter().filter(|n| at(n).is_some_and(|p| present.contains(&p))).count();
        let place = link.mt as f32 / mt_len as f32 - link.edited as f32 / edited_len as f32;
        link.score + 0.15 * support as f32 - 0.5 * place.abs()
    };
    candidates.sort_by(|a, b| rank(b).total_cmp(&rank(a)).then((a.mt, a.edited).cmp(&(b.mt, b.edited))));
    let (mut used_mt, mut used_edited) = (vec![false; mt_len], vec![false; edited_len]);
    candidates.retain(|link| {
        let (i, j) = (link.mt as usize, link.edited as usize);
        let free = !used_mt[i] && !used_edited[j];
        if free {
            (used_mt[i], used_edited[j]) = (true, true);
        }
        free
    });
    candidates.sort_by_key(|link| (link.mt, link.edited));
    candidates
}
