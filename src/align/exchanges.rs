//! Words that editors exchange again and again, learned from the texts at hand alone.
//!
//! What the links leave unexplained on both sides between two anchors is a substitution block. Over the blocks of many
//! beads, expectation–maximisation in the manner of IBM model 1 (Brown et al. 1993) finds which word of a block went for
//! which: pairs that come back elsewhere take the weight of those that do not.

use std::collections::BTreeMap;
use std::ops::Range;

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::{Bead, BlockKind, blocks, words};
use crate::document::{Pair, Segmented, Token};
use crate::vocabulary::{Kind, Vocabulary};

/// The most beads that are looked at, evenly spread over the texts.
const SAMPLE: usize = 20_000;

/// The most words on a side of a block that is learned from.
const WIDEST: usize = 5;

/// How often the counts are estimated anew.
const ROUNDS: usize = 5;

/// The least expected count of an exchange, and the least share of the replacements of either word that it makes up.
const OFTEN: f32 = 2.0;
const SHARE: f32 = 0.2;

/// What is known of the exchange of one word for another.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Exchange {
    /// How often it was made, as far as can be expected: 2 or more.
    pub count: f32,
    /// How often the MT word stood in the pairs that were looked at.
    pub stood: u32,
    /// Its share in all replacements of the MT word, 0 to 1.
    pub share: f32,
}

impl Exchange {
    /// How usual it is, 0 to 1: the share of the MT word's places at which the editors put the other word, one place
    /// more being counted where they did not.
    pub fn rate(&self) -> f32 {
        (self.count / (self.stood as f32 + 1.0)).min(1.0)
    }
}

/// The exchanges of a corpus, by the stems of both words.
#[derive(Clone, Debug, Default)]
pub struct Exchanges {
    known: FxHashMap<(u32, u32), Exchange>,
}

/// The words of a block's two sides, as stems.
type Blocks = Vec<(Vec<u32>, Vec<u32>)>;

impl Exchanges {
    /// Learns from paired beads: from all where there are fewer than 20,000, else from as many. The same texts give the
    /// same, whatever the threads.
    pub fn learn(texts: &Pair<&Segmented>, beads: &[Bead], vocabulary: &Vocabulary) -> Self {
        let paired: Vec<&Bead> = beads.iter().filter(|bead| bead.is_paired()).collect();
        let step = paired.len().div_ceil(SAMPLE).max(1);
        let sample: Vec<&Bead> = paired.into_iter().step_by(step).collect();
        let look = |bead: &&Bead| {
            let tokens = |text: &'_ Segmented, range: &Range<u32>| {
                text.tokens_in(range.start as usize..range.end as usize).to_vec()
            };
            let (mt, edited) = (tokens(texts.mt, &bead.mt), tokens(texts.edited, &bead.edited));
            (substitutions(&mt, &edited, vocabulary), stems(&mt, vocabulary))
        };
        let looks: Vec<(Blocks, Vec<u32>)> = sample.par_iter().with_min_len(64).map(look).collect();
        let mut stood: FxHashMap<u32, u32> = FxHashMap::default();
        for &stem in looks.iter().flat_map(|(_, stems)| stems) {
            *stood.entry(stem).or_default() += 1;
        }
        let blocks: Blocks = looks.into_iter().flat_map(|(blocks, _)| blocks).collect();
        Self { known: estimate(&blocks, &stood) }
    }

    /// What is known of the exchange of an MT form for an edited one; none where it is not usual.
    pub fn get(&self, mt: u32, edited: u32, vocabulary: &Vocabulary) -> Option<Exchange> {
        if self.known.is_empty() {
            return None;
        }
        self.known.get(&(vocabulary.form(mt).stem, vocabulary.form(edited).stem)).copied()
    }

    /// How many exchanges are known.
    pub fn len(&self) -> usize {
        self.known.len()
    }

    /// Whether none is known.
    pub fn is_empty(&self) -> bool {
        self.known.is_empty()
    }
}

fn stems(tokens: &[Token], vocabulary: &Vocabulary) -> Vec<u32> {
    let forms = tokens.iter().map(|token| vocabulary.form(token.form));
    forms.filter(|form| form.kind == Kind::Word).map(|form| form.stem).collect()
}

/// The blocks of a pair that hold words on both sides, and few enough to tell anything.
fn substitutions(mt: &[Token], edited: &[Token], vocabulary: &Vocabulary) -> Blocks {
    let links = words(mt, edited, vocabulary);
    let range = |range: &Range<u32>| range.start as usize..range.end as usize;
    blocks(&links, mt.len(), edited.len())
        .iter()
        .filter(|block| block.kind == BlockKind::Substitution)
        .map(|block| {
            (stems(&mt[range(&block.mt)], vocabulary), stems(&edited[range(&block.edited)], vocabulary))
        })
        .filter(|(mt, edited)| (1..=WIDEST).contains(&mt.len()) && (1..=WIDEST).contains(&edited.len()))
        .collect()
}

fn estimate(blocks: &Blocks, stood: &FxHashMap<u32, u32>) -> FxHashMap<(u32, u32), Exchange> {
    // Sums of floats are taken in the order of the keys, not of a hash.
    let mut counts: BTreeMap<(u32, u32), f32> = BTreeMap::new();
    for round in 0..ROUNDS {
        let before = std::mem::take(&mut counts);
        let mut of_mt: BTreeMap<u32, f32> = BTreeMap::new();
        for (&(x, _), count) in &before {
            *of_mt.entry(x).or_default() += count;
        }
        let worth = |x: u32, y: u32| match before.get(&(x, y)) {
            Some(count) => count / of_mt[&x].max(1.0),
            None => 0.0,
        };
        for (mt, edited) in blocks {
            for &y in edited {
                let all: f32 = mt.iter().map(|&x| worth(x, y)).sum();
                for &x in mt {
                    let part = if round == 0 { 1.0 / mt.len() as f32 } else { worth(x, y) / all.max(1e-6) };
                    if part > 0.01 {
                        *counts.entry((x, y)).or_default() += part;
                    }
                }
            }
        }
    }
    let (mut of_mt, mut of_edited): (BTreeMap<u32, f32>, BTreeMap<u32, f32>) = Default::default();
    for (&(x, y), count) in &counts {
        *of_mt.entry(x).or_default() += count;
        *of_edited.entry(y).or_default() += count;
    }
    let known = counts.into_iter().filter_map(|((x, y), count)| {
        let share = count / of_mt[&x];
        let usual = x != y && count >= OFTEN && share >= SHARE && count >= SHARE * of_edited[&y];
        usual.then(|| ((x, y), Exchange { count, stood: stood.get(&x).copied().unwrap_or(0), share }))
    });
    known.collect()
}

#[cfg(test)]
mod tests {
    use super::super::{Link, LinkKind, words_with};
    use super::*;
    use crate::document::Document;
    use crate::language::Language;
    use crate::segment::{TokenUnit, Unit, segment};

    /// Lines in which editors put "swift" for "quick" each time, among words that stay.
    fn corpus(lines: usize) -> (Pair<Segmented>, Vec<Bead>, Vocabulary) {
        let mut vocabulary = Vocabulary::new(Language::English);
        let line = |k: usize, word: &str| format!("the {word} train number {k} left station{} today", k * 7);
        let mut cut = |word: &str| {
            let text = (0..lines).map(|k| line(k, word)).collect::<Vec<_>>().join("\n");
            segment(Document::from_text("x", text), Unit::Line, TokenUnit::Word, &mut vocabulary)
        };
        let texts = Pair { mt: cut("quick"), edited: cut("swift") };
        let beads = (0..lines as u32)
            .map(|k| Bead { mt: k..k + 1, edited: k..k + 1, score: 1.0, moved: false })
            .collect();
        (texts, beads, vocabulary)
    }

    #[test]
    fn what_is_exchanged_again_and_again_is_known_and_speaks_for_a_link() {
        let (texts, beads, mut vocabulary) = corpus(30);
        let learned = Exchanges::learn(&Pair { mt: &texts.mt, edited: &texts.edited }, &beads, &vocabulary);
        let mut form = |word: &str| vocabulary.intern(word);
        let (quick, swift, train) = (form("quick"), form("swift"), form("train"));
        let found = learned.get(quick, swift, &vocabulary).unwrap();
        assert!(found.rate() > 0.9 && found.share > 0.9, "{found:?}");
        assert_eq!((learned.get(quick, train, &vocabulary), learned.len()), (None, 1));
        // Elsewhere in the sentence, where but a neighbour speaks for the link.
        let mut tokens = |text: &str| {
            let text = Document::from_text("x", text.into());
            segment(text, Unit::Line, TokenUnit::Word, &mut vocabulary).tokens
        };
        let (mt, edited) = (tokens("quick was the old bus"), tokens("the old bus once was swift"));
        let link =
            |links: Vec<Link>| links.into_iter().find(|link| (link.mt, link.edited) == (0, 5)).unwrap();
        let with = link(words_with(&mt, &edited, &vocabulary, &learned));
        let without = link(words(&mt, &edited, &vocabulary));
        assert_eq!((with.kind, without.kind), (LinkKind::Exchange, LinkKind::Slot));
        assert!(with.score > without.score + 0.2, "{with:?} {without:?}");
    }

    #[test]
    fn two_lines_teach_nothing() {
        let (texts, beads, vocabulary) = corpus(1);
        assert!(
            Exchanges::learn(&Pair { mt: &texts.mt, edited: &texts.edited }, &beads, &vocabulary).is_empty()
        );
    }
}
