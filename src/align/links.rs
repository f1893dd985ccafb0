//! Word alignment: links between the tokens of a bead.
//!
//! Tokens that have something in common are candidates. A best path through them in the manner of the HMM aligner
//! (Vogel et al. 1996), whose jumps have a price, chooses among repeated words and keeps moved blocks; what is
//! left between links is filled by place ([`slots`](super::slots)).

use super::evidence::{alike, same};
use super::exchanges::Exchanges;
use super::slots;
use super::stretches::stretches;
use super::{Link, LinkKind};
use crate::document::Token;
use crate::vocabulary::{Kind, Vocabulary};

/// Over how many tokens back a path looks for the link before.
const BACK: u32 = 12;

/// The most places that one token is tried at: those nearest to its own place.
const PLACES: usize = 8;

/// What a path pays for each token that its sides' steps differ by, up to a most, and for going back.
const STEP: f32 = 0.04;
const FAR: f32 = 0.3;
const BACKWARD: f32 = 0.35;

/// The least worth of a link off the path.
const ENOUGH: f32 = 0.3;

/// Links the tokens of the two sides of a bead, in the order of the MT. Indices count within the two slices.
///
/// Links with evidence are one to one; [`LinkKind::Slot`] and [`LinkKind::Phrase`] fill what is left between them, and
/// only a phrase may link a token again. The same tokens with sides exchanged give the same links, exchanged.
pub fn words(mt: &[Token], edited: &[Token], vocabulary: &Vocabulary) -> Vec<Link> {
    words_with(mt, edited, vocabulary, &Exchanges::default())
}

/// As [`words`], with what was learned of the texts: words that were exchanged again and again are linked wherever they
/// stand.
pub fn words_with(
    mt: &[Token],
    edited: &[Token],
    vocabulary: &Vocabulary,
    exchanges: &Exchanges,
) -> Vec<Link> {
    let forms = |tokens: &[Token]| tokens.iter().map(|token| token.form).collect::<Vec<_>>();
    let (mt, edited) = (forms(mt), forms(edited));
    // What was not edited needs no search.
    if mt == edited {
        let equal = |&form: &u32| same(form, form, vocabulary);
        let links = (0..).zip(mt.iter().map(equal));
        return links
            .filter_map(|(at, same)| same.map(|(kind, score)| Link { mt: at, edited: at, kind, score }))
            .collect();
    }
    // Ties are broken alike in either order of the sides: one of them always goes first.
    let swap = is_after(&mt, &edited, vocabulary);
    let (first, second) = if swap { (&edited, &mt) } else { (&mt, &edited) };
    let learned = |a: u32, b: u32| {
        let (mt, edited) = if swap { (b, a) } else { (a, b) };
        let exchange = exchanges.get(mt, edited, vocabulary)?;
        Some((LinkKind::Exchange, 0.4 + 0.4 * exchange.rate().max(exchange.share)))
    };
    let mut links = Vec::new();
    for (mt, edited) in stretches(first, second, vocabulary) {
        let (from, to) = (mt.start as u32, edited.start as u32);
        let found = link(&first[mt], &second[edited], vocabulary, &learned);
        links.extend(found.into_iter().map(|link| Link {
            mt: link.mt + from,
            edited: link.edited + to,
            ..link
        }));
    }
    if swap {
        for link in &mut links {
            std::mem::swap(&mut link.mt, &mut link.edited);
        }
    }
    links.sort_by_key(|link| (link.mt, link.edited));
    links
}

/// Whether the first token list stands after the second in the order of their folded spellings.
fn is_after(a: &[u32], b: &[u32], vocabulary: &Vocabulary) -> bool {
    let forms = |&(&a, &b): &(&u32, &u32)| vocabulary.form(a).fold != vocabulary.form(b).fold;
    match a.iter().zip(b).find(forms) {
        Some((&a, &b)) => vocabulary.form(a).folded > vocabulary.form(b).folded,
        None => a.len() > b.len(),
    }
}

/// What is known of two forms beyond the forms themselves.
type Learned<'a> = &'a dyn Fn(u32, u32) -> Option<(LinkKind, f32)>;

fn link(mt: &[u32], edited: &[u32], vocabulary: &Vocabulary, learned: Learned<'_>) -> Vec<Link> {
    let candidates = candidates(mt, edited, vocabulary, learned);
    let mut links = Table::new(mt.len(), edited.len());
    for &at in &best_path(&candidates) {
        links.offer(candidates[at]);
    }
    off_path(&candidates, &mut links);
    let mut all = links.into_links();
    slots::fill(&mut all, mt, edited, vocabulary);
    all
}

/// Links with evidence, each token at most once.
struct Table {
    of_mt: Vec<Option<Link>>,
    of_edited: Vec<Option<u32>>,
}

impl Table {
    fn new(mt: usize, edited: usize) -> Self {
        Self { of_mt: vec![None; mt], of_edited: vec![None; edited] }
    }

    /// Takes a link unless a better one has one of its tokens.
    fn offer(&mut self, link: Link) {
        let (i, j) = (link.mt as usize, link.edited as usize);
        let taken = |link: Option<Link>| link.map_or(f32::NEG_INFINITY, |link| link.score);
        let rival = self.of_edited[j].and_then(|i| self.of_mt[i as usize]);
        if taken(self.of_mt[i]).max(taken(rival)) >= link.score {
            return;
        }
        if let Some(rival) = rival {
            self.of_mt[rival.mt as usize] = None;
        }
        if let Some(old) = self.of_mt[i] {
            self.of_edited[old.edited as usize] = None;
        }
        self.of_mt[i] = Some(link);
        self.of_edited[j] = Some(link.mt);
    }

    fn is_free(&self, link: &Link) -> bool {
        self.of_mt[link.mt as usize].is_none() && self.of_edited[link.edited as usize].is_none()
    }

    /// How far a link is from where its neighbours would have it, in tokens: the nearer of the two directions.
    fn distance(&self, link: &Link) -> u32 {
        let i = link.mt as usize;
        let off = |other: &Link| {
            (other.edited.abs_diff(link.edited)).abs_diff(other.mt.abs_diff(link.mt))
                + if (other.edited < link.edited) == (other.mt < link.mt) {
                    0
                } else {
                    2 * other.edited.abs_diff(link.edited)
                }
        };
        let before = self.of_mt[..i].iter().rev().flatten().next();
        let after = self.of_mt[i + 1..].iter().flatten().next();
        before.into_iter().chain(after).map(off).min().unwrap_or(0)
    }

    fn into_links(self) -> Vec<Link> {
        self.of_mt.into_iter().flatten().collect()
    }
}

/// Pairs of tokens with something in common, sorted; of a token that stands often on the other side, the nearest.
fn candidates(mt: &[u32], edited: &[u32], vocabulary: &Vocabulary, learned: Learned<'_>) -> Vec<Link> {
    let occurrences = Occurrences::new(edited, vocabulary);
    let is_dear = |form: u32| vocabulary.form(form).kind == Kind::Word && vocabulary.form(form).is_content();
    let dear: Vec<(u32, u32)> = (0..).zip(edited.iter().copied()).filter(|&(_, b)| is_dear(b)).collect();
    let mut found = Vec::new();
    let mut here: Vec<Link> = Vec::new();
    for (i, &a) in mt.iter().enumerate() {
        let place = (i * edited.len() / mt.len()) as u32;
        let link = |j: u32, (kind, score)| Link { mt: i as u32, edited: j, kind, score };
        occurrences.nearest(a, place, vocabulary, |j, same| here.push(link(j, same)));
        // A word that stands on both sides as it is needs no likeness, which is dear to look for.
        if is_dear(a) && here.iter().all(|link| link.kind > LinkKind::Fold) {
            let others = dear.iter().filter(|&&(_, b)| same(a, b, vocabulary).is_none());
            here.extend(others.filter_map(|&(j, b)| Some(link(j, alike(a, b, vocabulary)?))));
        }
        if here.is_empty() {
            let others = (0..).zip(edited.iter().copied());
            here.extend(others.filter_map(|(j, b)| Some(link(j, learned(a, b)?))));
        }
        if here.len() > PLACES {
            here.sort_unstable_by_key(|link| (link.kind, link.edited.abs_diff(place), link.edited));
            here.truncate(PLACES);
        }
        here.sort_unstable_by_key(|link| link.edited);
        found.append(&mut here);
    }
    found
}

/// Where the words of a side stand: key and place, sorted.
struct Occurrences<'a> {
    side: &'a [u32],
    forms: Vec<(u32, u32)>,
    folds: Vec<(u32, u32)>,
    stems: Vec<(u32, u32)>,
}

impl<'a> Occurrences<'a> {
    fn new(side: &'a [u32], vocabulary: &Vocabulary) -> Self {
        let sorted = |key: &dyn Fn(u32) -> u32| {
            let mut keys: Vec<(u32, u32)> = side.iter().map(|&form| key(form)).zip(0..).collect();
            keys.sort_unstable();
            keys
        };
        Self {
            side,
            forms: sorted(&|form| form),
            folds: sorted(&|form| vocabulary.form(form).fold),
            stems: sorted(&|form| vocabulary.form(form).stem),
        }
    }

    /// Calls a function with the places of a word's own form, of its folded spelling and of its stem, and what stands
    /// there is to it: with all of them, or where there are more than [`PLACES`], with those of the best kinds that
    /// are nearest to a place.
    fn nearest(
        &self,
        form: u32,
        place: u32,
        vocabulary: &Vocabulary,
        mut function: impl FnMut(u32, (LinkKind, f32)),
    ) {
        let own = vocabulary.form(form);
        let mut left = PLACES;
        for (keys, key, kind) in [
            (&self.forms, form, LinkKind::Equal),
            (&self.folds, own.fold, LinkKind::Fold),
            (&self.stems, own.stem, LinkKind::Stem),
        ] {
            let found = around(keys, key, place)
                .filter_map(|j| Some((j, same(form, self.side[j as usize], vocabulary)?)))
                .filter(|(_, same)| same.0 == kind);
            for (j, same) in found.take(left) {
                function(j, same);
                left -= 1;
            }
        }
    }
}

/// The places of a key, nearest first; of two that are as near, the one before.
fn around(keys: &[(u32, u32)], key: u32, place: u32) -> impl Iterator<Item = u32> + '_ {
    let from = keys.partition_point(|&(other, _)| other < key);
    let own = &keys[from..from + keys[from..].partition_point(|&(other, _)| other == key)];
    let (mut before, mut after) = own.split_at(own.partition_point(|&(_, at)| at < place));
    std::iter::from_fn(move || match (before, after) {
        ([rest @ .., (_, low)], [(_, high), ..]) if place - low <= high - place => {
            before = rest;
            Some(*low)
        }
        ([rest @ .., (_, low)], []) => {
            before = rest;
            Some(*low)
        }
        (_, [(_, high), rest @ ..]) => {
            after = rest;
            Some(*high)
        }
        ([], []) => None,
    })
}

/// The path of candidates, one for a token at most, with the most weight less the price of its jumps.
fn best_path(candidates: &[Link]) -> Vec<usize> {
    let mut worth = vec![0.0f32; candidates.len()];
    let mut before = vec![usize::MAX; candidates.len()];
    let mut from = 0;
    // The best end among those too far back to be looked at one by one.
    let mut far = usize::MAX;
    for (at, link) in candidates.iter().enumerate() {
        while candidates[from].mt + BACK < link.mt {
            if far == usize::MAX || worth[from] > worth[far] {
                far = from;
            }
            from += 1;
        }
        let start = jump(i64::from(link.mt) + 1, i64::from(link.edited) + 1);
        let (mut best, mut last) = (-start, usize::MAX);
        for other in (from..at).chain(Some(far).filter(|&far| far != usize::MAX)) {
            let previous = &candidates[other];
            if previous.mt < link.mt {
                let price = jump(
                    i64::from(link.mt) - i64::from(previous.mt),
                    i64::from(link.edited) - i64::from(previous.edited),
                );
                if worth[other] - price > best {
                    (best, last) = (worth[other] - price, other);
                }
            }
        }
        worth[at] = best + link.score;
        before[at] = last;
    }
    let mut at = (0..candidates.len())
        .fold(usize::MAX, |best, at| if best == usize::MAX || worth[at] > worth[best] { at } else { best });
    let mut path = Vec::new();
    while at != usize::MAX {
        path.push(at);
        at = before[at];
    }
    path.reverse();
    path
}

/// The price of a step of so many MT tokens and so many edited ones.
fn jump(mt: i64, edited: i64) -> f32 {
    let apart = ((mt - edited).unsigned_abs() as f32 * STEP).min(FAR);
    if edited > 0 { apart } else { BACKWARD + apart.min(FAR / 2.0) }
}

/// Adds candidates that the path left out, the best first, where both tokens are free and their place is not absurd.
fn off_path(candidates: &[Link], links: &mut Table) {
    loop {
        let mut best: Option<(f32, Link)> = None;
        for link in candidates.iter().filter(|link| links.is_free(link)) {
            let worth = link.score - (links.distance(link) as f32 * STEP).min(0.5);
            if worth >= ENOUGH && best.is_none_or(|(most, _)| worth > most) {
                best = Some((worth, *link));
            }
        }
        let Some((_, link)) = best else { return };
        links.offer(link);
    }
}
