//! `spelling`: letters wrong, dropped or doubled.

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::claim::{Claim, Claims};
use super::difference::{Difference, DifferenceKind};
use super::judge::{in_context, pairs, unless_taste};
use super::view::{Side, View};
use super::wording::{quote, standing};
use crate::finding::{Category, Severity};
use crate::lexicon::{Relation, case_difference};
use crate::normalize::is_arabic_mark;
use crate::vocabulary::Kind;

/// Finds words whose hamzas or spaces the edited version has otherwise.
pub fn detect(view: &View<'_>, claims: &mut Claims) {
    for difference in view.differences.iter().filter(|difference| difference.kind == DifferenceKind::Written)
    {
        let (mt, edited) = (view.mt.raw(difference.mt.start), view.edited.raw(difference.edited.start));
        if !case_difference(mt, edited)
            && let Some(claim) = written(view, difference)
        {
            claims.add(claim);
        }
    }
    add_spacing(view, claims);
}

/// Judges words that are one slip of the pen away from the edited version's.
pub fn judge(view: &View<'_>, claims: &Claims) -> Vec<Claim> {
    let misspelt = |difference| misspelt(view, &difference).or_else(|| spelt_elsewhere(view, &difference));
    pairs(view, claims).into_iter().filter_map(misspelt).collect()
}

/// Words that one side writes as one and the other apart, a hyphen between them or not: `وهي` and `و هي`.
fn add_spacing(view: &View<'_>, claims: &mut Claims) {
    let (mt_pairs, edited_pairs) =
        (neighbours(&view.mt, &view.mt_kept), neighbours(&view.edited, &view.edited_kept));
    let mut found = Vec::new();
    for i in (0..view.mt.len()).filter(|&i| !view.mt_kept[i]) {
        if let Some(apart) = edited_pairs.get(view.mt.form(i).folded.as_ref()) {
            found.push((Difference::between(i..i + 1, apart.clone()), "as one word"));
        }
    }
    for j in (0..view.edited.len()).filter(|&j| !view.edited_kept[j]) {
        if let Some(apart) = mt_pairs.get(view.edited.form(j).folded.as_ref()) {
            found.push((Difference::between(apart.clone(), j..j + 1), "apart"));
        }
    }
    for (difference, how) in found {
        if claims.is_all_free(&difference) {
            let (mt, edited) = (view.mt.text_of(&difference.mt), view.edited.text_of(&difference.edited));
            let reason = format!("{} is written {how}; the edited text has {}", quote(mt), quote(edited));
            let confidence = in_context(view, &difference, 0.35, 0.9);
            claims.add(Claim::new(Category::Spelling, Severity::Minor, confidence, &difference, reason));
        }
    }
}

/// Two neighbouring words of a side, of which one at least has no counterpart, by what they would be as one word; with
/// where they stand.
fn neighbours(side: &Side<'_>, kept: &[bool]) -> FxHashMap<String, Range<usize>> {
    let is_word = |at: usize| side.form(at).kind == Kind::Word;
    let is_hyphen = |at: usize| matches!(side.raw(at), "-" | "\u{2010}" | "\u{2011}");
    let pair = |first: usize| {
        let second = if first + 2 < side.len() && is_hyphen(first + 1) { first + 2 } else { first + 1 };
        let fits = second < side.len() && is_word(first) && is_word(second) && !(kept[first] && kept[second]);
        fits.then(|| (format!("{}{}", side.form(first).folded, side.form(second).folded), first..second + 1))
    };
    (0..side.len()).rev().filter_map(pair).collect()
}

/// A word that folding makes equal: hamza, maksura and the like. Vowel marks, quotation marks and digits are no matter.
fn written(view: &View<'_>, difference: &Difference) -> Option<Claim> {
    let (i, j) = (difference.mt.start, difference.edited.start);
    let bare = |raw: &str| raw.chars().filter(|&ch| !is_arabic_mark(ch)).collect::<String>();
    let (mt, edited) = (bare(view.mt.raw(i)), bare(view.edited.raw(j)));
    let letters = |text: &str| text.chars().filter(|ch| ch.is_alphabetic()).collect::<String>();
    if view.mt.form(i).kind != Kind::Word || letters(&mt) == letters(&edited) {
        return None;
    }
    let reason =
        format!("{} is written {} in the edited text", quote(view.mt.raw(i)), quote(view.edited.raw(j)));
    // Who leaves hamza out makes a slip; who puts it in may be right.
    let hamzas = |text: &str| text.chars().filter(|ch| "أإآؤئء".contains(*ch)).count();
    let lost = hamzas(&mt) < hamzas(&edited);
    let confidence =
        in_context(view, difference, if lost { 0.5 } else { 0.35 }, if lost { 0.85 } else { 0.7 });
    Some(Claim::new(Category::Spelling, Severity::Minor, confidence, difference, reason))
}

fn misspelt(view: &View<'_>, difference: &Difference) -> Option<Claim> {
    let (i, j) = (difference.mt.start, difference.edited.start);
    let (ours, theirs) = (view.mt.form(i), view.edited.form(j));
    if view.relation(i, j) != Relation::Misspelling {
        return None;
    }
    let counts = view.evidence.counts(ours.fold);
    // A word that trusted texts know is another word, however near; one that the MT alone has is a slip.
    let known = counts.edited + counts.related > 0;
    let confidence =
        in_context(view, difference, if known { 0.3 } else { 0.6 }, if known { 0.8 } else { 0.95 });
    let mut reason = format!(
        "{} differs in a letter or two from {} of the edited text",
        quote(view.mt.raw(i)),
        quote(view.edited.raw(j))
    );
    if let Some(standing) = standing(view.evidence.counts(theirs.fold)) {
        reason = format!("{reason}, which {standing}");
    }
    Some(Claim::new(Category::Spelling, Severity::Minor, confidence, difference, reason))
}

/// A word as another country spells it.
fn spelt_elsewhere(view: &View<'_>, difference: &Difference) -> Option<Claim> {
    let (i, j) = (difference.mt.start, difference.edited.start);
    if view.relation(i, j) != Relation::Variant {
        return None;
    }
    let (mt, edited) = (quote(view.mt.raw(i)), quote(view.edited.raw(j)));
    let reason = format!("the edited text spells {mt} as another country does: {edited}");
    let confidence = unless_taste(view, difference, 0.8);
    Some(Claim::new(Category::Spelling, Severity::Minor, confidence, difference, reason))
}
