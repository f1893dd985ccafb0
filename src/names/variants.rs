//! Pairs of spellings within one script, out of pairs across two: what models of spelling variants learn from.
//!
//! Two spellings that share a partner are such a pair. Where names were deduplicated by partner there are few, so
//! more are drawn: for each pair across scripts, another spelling of its left name (see [`super::respell`]).

use std::collections::BTreeMap;

use super::Model;
use super::letters::{Letters, Writing};
use super::random::Random;
use super::respell::Respeller;

/// A side of a list of pairs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// The first column.
    Left,
    /// The second column.
    Right,
}

/// Spelling variants of one side: two names that share a partner. The partner counts as shared where its letters
/// are alike but for marks, doubled letters, and letters that languages swap (`c` `k`, `ph` `f`, `y` `i`).
pub fn spelling_pairs(pairs: &[(String, String)], side: Side) -> Vec<(String, String)> {
    let mut by_partner: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    for (left, right) in pairs {
        let (name, partner) = if side == Side::Left { (left, right) } else { (right, left) };
        by_partner.entry(skeleton(partner)).or_default().push(name);
    }
    let mut found = Vec::new();
    for names in by_partner.values().filter(|names| names.len() <= 6) {
        for (at, &one) in names.iter().enumerate() {
            for &other in names[at + 1..].iter().filter(|&&other| other != one) {
                found.push((one.to_owned(), other.to_owned()));
            }
        }
    }
    found
}

fn skeleton(name: &str) -> String {
    let writing = Writing::of(name);
    let letters: String = Letters::of(name, writing).joined().into_iter().collect();
    if writing != Writing::Latin {
        return letters;
    }
    let mut ascii = any_ascii::any_ascii(&letters).to_lowercase();
    for (from, to) in
        [("ph", "f"), ("th", "t"), ("ck", "k"), ("c", "k"), ("q", "k"), ("y", "i"), ("w", "v"), ("j", "i")]
    {
        ascii = ascii.replace(from, to);
    }
    let mut letters: Vec<char> = ascii.chars().filter(char::is_ascii_alphabetic).collect();
    letters.dedup();
    letters.into_iter().collect()
}

impl Model {
    /// Pairs of left spellings of one name: the left name of each pair, and another spelling that the right name might
    /// have got, drawn from how this model aligns all pairs. Names that it does not align, and draws that give the known
    /// spelling again, are left out. The same in every run.
    pub fn draw_spellings(&self, pairs: &[(String, String)]) -> Vec<(String, String)> {
        let parameters = &self.parameters;
        let (left_writing, right_writing) = self.writings();
        let encoded = pairs.iter().map(|(left, right)| {
            let left = parameters.left.encode(&Letters::of(left, left_writing).joined());
            (left, parameters.right.encode(&Letters::of(right, right_writing).joined()))
        });
        let drawn = Respeller::new(parameters, encoded).respell(&mut Random::new(0x9e37_79b9_7f4a_7c15));
        let decode = |word: &[u8]| parameters.left.decode(word);
        drawn.iter().map(|(known, other)| (decode(known), decode(other))).collect()
    }
}
