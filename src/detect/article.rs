//! `grammar`: articles that do not fit the sound of the next word: `an good idea`.

use super::claim::{Claim, Claims};
use super::difference::Difference;
use super::view::{Side, View};
use super::wording::quote;
use crate::finding::{Category, Severity};
use crate::language::Language;
use crate::vocabulary::{Case, Kind};

/// Finds `a` before a vowel and `an` before a consonant, in English.
pub fn detect(view: &View<'_>, claims: &mut Claims) {
    if view.evidence.language() != Language::English {
        return;
    }
    for token in (0..view.mt.len().saturating_sub(1)).filter(|&token| is_wrong(&view.mt, token)) {
        let is_kept = || {
            (1..view.edited.len())
                .any(|other| view.is_same(token + 1, other) && view.is_same(token, other - 1))
        };
        if !claims.is_free(token) || is_kept() {
            continue;
        }
        let article = view.mt.raw(token);
        let meant = match &*view.mt.form(token).folded {
            "a" => format!("{article}n"),
            _ => article.chars().take(1).collect(),
        };
        let reason = format!("{} does not go with {}", quote(article), quote(view.mt.raw(token + 1)));
        let partner = view.partner(token).map_or(0..0, |other| other..other + 1);
        let on = Difference::between(token..token + 1, partner);
        let mut claim = Claim::new(Category::Grammar, Severity::Minor, 0.9, &on, reason);
        claim.proposal = Some(meant);
        claims.add(claim);
    }
}

/// A word without any of these is no word, but letters that are spelt out.
const VOWELS: [char; 6] = ['a', 'e', 'i', 'o', 'u', 'y'];

/// Whether a token is an article that the next word's first letter is against. Letters that sound either way, and words
/// that may be spelt out (`an FBI agent`, `an mp3 file`), are left alone.
fn is_wrong(side: &Side<'_>, token: usize) -> bool {
    let next = side.form(token + 1);
    let is_plain = next.folded.chars().all(|ch| ch.is_ascii_alphabetic()) && next.folded.contains(VOWELS);
    if next.kind != Kind::Word || next.case != Case::Lower || !is_plain || next.folded.len() < 4 {
        return false;
    }
    let first = next.folded.chars().next().unwrap_or(' ');
    let spoken_otherwise = ["eu", "ew", "on", "ou", "ho", "he", "hi"];
    match &*side.form(token).folded {
        "a" => "aeio".contains(first) && !spoken_otherwise.iter().any(|head| next.folded.starts_with(head)),
        "an" => first.is_ascii_alphabetic() && !"aeiouh".contains(first),
        _ => false,
    }
}
