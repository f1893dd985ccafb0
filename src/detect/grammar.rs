//! `grammar`: the same word in another form, a function word exchanged, words in another order.

use super::claim::{Claim, Claims};
use super::difference::{Difference, DifferenceKind};
use super::judge::{in_context, pairs, unless_taste};
use super::view::View;
use super::wording::{plural, quote};
use crate::finding::{Category, Severity};
use crate::lexicon::{Features, Relation, is_near, stem};
use crate::vocabulary::{Form, Kind};

/// Finds sentences whose words were thrown about, and takes marks that changed places for no matter.
pub fn detect(view: &View<'_>, claims: &mut Claims) {
    add_scrambled(view, claims);
    let is_word = |token| matches!(view.mt.form(token).kind, Kind::Word | Kind::Number);
    for difference in view.differences.iter().filter(|difference| difference.kind == DifferenceKind::Moved) {
        if !difference.mt.clone().any(is_word) {
            claims.settle(&difference.mt, &difference.edited);
        }
    }
}

/// Judges words that the edited version inflects otherwise.
pub fn judge(view: &View<'_>, claims: &Claims) -> Vec<Claim> {
    pairs(view, claims).iter().filter_map(|difference| inflected(view, difference)).collect()
}

/// So many moves make a sentence whose words were thrown about, if most of its words moved, one by one: who puts a
/// clause first moves many at once.
const SCRAMBLED: usize = 5;

/// A sentence whose words stand in another order throughout is one finding, not one a word.
fn add_scrambled(view: &View<'_>, claims: &mut Claims) {
    let moves: Vec<&Difference> =
        view.differences.iter().filter(|difference| difference.kind == DifferenceKind::Moved).collect();
    let word_count: usize = moves.iter().map(|difference| difference.mt.len()).sum();
    let kept = view.mt_kept.iter().filter(|&&kept| kept).count();
    if moves.len() < SCRAMBLED || 2 * word_count < kept || word_count >= 2 * moves.len() {
        return;
    }
    let mut places: Vec<Difference> = moves.into_iter().cloned().collect();
    places.extend(said_elsewhere(view, claims));
    let start = places.iter().map(|place| place.mt.start).min().unwrap_or(0);
    let end = places.iter().map(|place| place.mt.end).max().unwrap_or(0);
    let whole = Difference::between(start..end, 0..0);
    let reason =
        format!("{} of this sentence stand in another order in the edited text", plural(word_count, "word"));
    let claim = Claim::new(Category::Grammar, Severity::Major, 0.9, &whole, reason);
    claims.add_spread(claim, &places);
}

/// Words that one place of the sentence has too much and another too little: they moved as well.
fn said_elsewhere(view: &View<'_>, claims: &Claims) -> Vec<Difference> {
    let mut missing: Vec<usize> = (0..view.edited.len())
        .filter(|&token| claims.is_free_edited(token) && !view.edited_kept[token])
        .collect();
    let mut found = Vec::new();
    for token in (0..view.mt.len()).filter(|&token| claims.is_free(token) && !view.mt_kept[token]) {
        let fold = view.mt.form(token).fold;
        if let Some(at) = missing.iter().position(|&other| view.edited.form(other).fold == fold) {
            let other = missing.remove(at);
            found.push(Difference::between(token..token + 1, other..other + 1));
        }
    }
    found
}

fn inflected(view: &View<'_>, difference: &Difference) -> Option<Claim> {
    let (i, j) = (difference.mt.start, difference.edited.start);
    let (mt, edited) = (quote(view.mt.raw(i)), quote(view.edited.raw(j)));
    let (confidence, what) = match view.relation(i, j) {
        // The particle is a matter of style.
        Relation::Inflection(Features::CLITIC) => return None,
        Relation::Inflection(features) if features.is_empty() => (
            in_context(view, difference, 0.35, 0.9),
            format!("{mt} is another form of {edited} in the edited text"),
        ),
        Relation::Inflection(features) => (
            in_context(view, difference, 0.45, 0.93),
            format!("{mt} is the same word as {edited} of the edited text and differs in {features}"),
        ),
        // With nearly the same letters it was garbled rather than chosen: `سفرين` for `سفيرين`.
        Relation::Derivation if stems_are_near(view, i, j) => (
            in_context(view, difference, 0.35, 0.9),
            format!(
                "{mt} has nearly the letters of {edited} in the edited text and is another word of its stem"
            ),
        ),
        Relation::Derivation => (
            unless_taste(view, difference, 0.9),
            format!("{mt} has the stem of {edited} in the edited text and is another word"),
        ),
        _ => return None,
    };
    Some(Claim::new(Category::Grammar, Severity::Minor, confidence, difference, what))
}

/// Whether two words without their endings share most of their letters.
fn stems_are_near(view: &View<'_>, mt: usize, edited: usize) -> bool {
    let stem = |form: &Form| stem(&form.folded, view.evidence.language());
    is_near(&stem(view.mt.form(mt)), &stem(view.edited.form(edited)))
}
