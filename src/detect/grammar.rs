//! `grammar`: the same word in another form, a function word exchanged, words in another order.

use super::claim::{Claim, Claims};
use super::difference::{Difference, DifferenceKind};
use super::judge::{in_context, pairs, unless_taste};
use super::view::View;
use super::wording::{plural, quote};
use crate::finding::{Category, Severity};
use crate::lexicon::{Features, Relation};
use crate::vocabulary::Kind;

/// Finds words that the edited version inflects otherwise, other function words, and words that changed places.
pub fn detect(view: &View<'_>, claims: &mut Claims) {
    for difference in pairs(view, claims) {
        if let Some(claim) = inflected(view, &difference).or_else(|| function_word(view, &difference)) {
            claims.add(claim);
        }
    }
    add_scrambled(view, claims);
    for difference in view.differences.iter().filter(|difference| difference.kind == DifferenceKind::Moved) {
        for part in claims.rest(difference) {
            if part.kind != DifferenceKind::Extra
                || !part.mt.clone().any(|token| view.mt.form(token).is_wordlike())
            {
                moved(view, &part, claims);
            }
        }
    }
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
        // A conjunction put before a word, or taken away, is how editors tie sentences together.
        Relation::Inflection(features) if features == Features::CLITIC => (
            unless_taste(view, difference, 0.7),
            format!("{mt} and {edited} of the edited text differ in an attached particle"),
        ),
        Relation::Inflection(features) if features.is_empty() => (
            in_context(view, difference, 0.35, 0.9),
            format!("{mt} is another form of {edited} in the edited text"),
        ),
        Relation::Inflection(features) => (
            in_context(view, difference, 0.45, 0.93),
            format!("{mt} is the same word as {edited} of the edited text and differs in {features}"),
        ),
        Relation::Derivation => (
            unless_taste(view, difference, 0.9),
            format!("{mt} has the stem of {edited} in the edited text and is another word"),
        ),
        _ => return None,
    };
    Some(Claim::new(Category::Grammar, Severity::Minor, confidence, difference, what))
}

fn function_word(view: &View<'_>, difference: &Difference) -> Option<Claim> {
    let (ours, theirs) = (view.mt.form(difference.mt.start), view.edited.form(difference.edited.start));
    if !(ours.function && theirs.function) {
        return None;
    }
    let reason = format!(
        "the edited text has {} where {} stands",
        quote(view.edited.text_of(&difference.edited)),
        quote(view.mt.text_of(&difference.mt))
    );
    Some(Claim::new(
        Category::Grammar,
        Severity::Minor,
        unless_taste(view, difference, 0.85),
        difference,
        reason,
    ))
}

fn moved(view: &View<'_>, part: &Difference, claims: &mut Claims) {
    if part.mt.clone().all(|token| !matches!(view.mt.form(token).kind, Kind::Word | Kind::Number)) {
        claims.settle(&part.mt, &part.edited);
        return;
    }
    let reason = format!("{} stands elsewhere in the edited sentence", quote(view.mt.text_of(&part.mt)));
    let confidence = unless_taste(view, part, 0.85);
    claims.add(Claim::new(Category::Grammar, Severity::Minor, confidence, part, reason));
}
