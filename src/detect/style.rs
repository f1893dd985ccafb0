//! Changes that editors make for style more often than for an error: particles exchanged, put in or taken out, words in
//! another order.

use super::claim::{Claim, Claims};
use super::content;
use super::difference::{Difference, DifferenceKind};
use super::judge::{has_content, in_context, pairs, unclaimed, unless_style};
use super::view::{Side, View};
use super::wording::quote;
use crate::finding::{Category, Severity};
use crate::language::Language;
use crate::lexicon::{Features, Relation};
use crate::vocabulary::Kind;

/// Judges particles and the order of words. They come before all that may be an error of content: that much was wrong
/// in a sentence makes no errors of its particles.
pub fn judge(view: &View<'_>, claims: &Claims) -> Vec<Claim> {
    let replaced = pairs(view, claims)
        .into_iter()
        .filter_map(|pair| attached(view, &pair).or_else(|| function_word(view, &pair)));
    let moves = || view.differences.iter().filter(|difference| difference.kind == DifferenceKind::Moved);
    let is_one_of_many = moves().nth(1).is_some();
    let moves = moves().flat_map(|difference| claims.rest(difference)).filter(|part| !part.mt.is_empty());
    let one_sided = unclaimed(view, claims).into_iter().filter(|part| {
        matches!(part.kind, DifferenceKind::Missing | DifferenceKind::Extra) && !has_content(view, part)
    });
    replaced
        .chain(moves.map(|part| moved(view, &part, is_one_of_many)))
        .chain(one_sided.map(|part| content::claim(view, &part)))
        .collect()
}

/// A conjunction put before a word, or taken away, is how editors tie sentences together.
fn attached(view: &View<'_>, pair: &Difference) -> Option<Claim> {
    let (i, j) = (pair.mt.start, pair.edited.start);
    if view.relation(i, j) != Relation::Inflection(Features::CLITIC) {
        return None;
    }
    let (mt, edited) = (quote(view.mt.raw(i)), quote(view.edited.raw(j)));
    let reason = format!("{mt} and {edited} of the edited text differ in an attached particle");
    Some(Claim::new(Category::Grammar, Severity::Minor, unless_style(view, pair, 0.7), pair, reason))
}

fn function_word(view: &View<'_>, difference: &Difference) -> Option<Claim> {
    let (ours, theirs) = (view.mt.form(difference.mt.start), view.edited.form(difference.edited.start));
    if !(ours.function && theirs.function) {
        return None;
    }
    let (_, reason) = content::describe(view, difference);
    // Two together are a phrase said in other words: `ما لم` for `إلا إذا`.
    let alone = if is_in_phrase(view, difference) { 0.4 } else { 0.85 };
    let confidence = unless_style(view, difference, alone);
    Some(Claim::new(Category::Grammar, Severity::Minor, confidence, difference, reason))
}

/// Whether the word before a pair of function words, or the one behind it, is such a pair as well.
fn is_in_phrase(view: &View<'_>, pair: &Difference) -> bool {
    let is_beside = |other: &Difference| {
        other.mt.end == pair.mt.start && other.edited.end == pair.edited.start
            || pair.mt.end == other.mt.start && pair.edited.end == other.edited.start
    };
    let is_function = |side: &Side<'_>, at: usize| side.form(at).function;
    view.differences.iter().any(|other| {
        other.kind == DifferenceKind::Pair
            && is_beside(other)
            && is_function(&view.mt, other.mt.start)
            && is_function(&view.edited, other.edited.start)
    })
}

/// Whether the order of words carries the grammar of a language, so that who exchanges two neighbours makes an error.
fn has_fixed_order(language: Language) -> bool {
    use Language::{English, French, Italian, Portuguese, Spanish};
    matches!(language, English | French | Italian | Portuguese | Spanish)
}

/// A word that changed places with its neighbour, as one claim on both.
fn exchanged(view: &View<'_>, part: &Difference) -> Option<Claim> {
    let token = part.mt.start;
    if part.mt.len() != 1 || !has_fixed_order(view.evidence.language()) {
        return None;
    }
    let is_exchanged = |first: usize| {
        let is_word = |token: usize| {
            token < view.mt.len() && view.mt_kept[token] && view.mt.form(token).kind == Kind::Word
        };
        let places = view.partner(first).zip(view.partner(first + 1));
        is_word(first) && is_word(first + 1) && places.is_some_and(|(behind, before)| behind == before + 1)
    };
    let first = [token.checked_sub(1), Some(token)].into_iter().flatten().find(|&at| is_exchanged(at))?;
    let start = view.partner(first + 1)?;
    let both = Difference::between(first..first + 2, start..start + 2);
    let (mt, edited) = (quote(view.mt.text_of(&both.mt)), quote(view.edited.text_of(&both.edited)));
    let reason = format!("{mt} stands where the edited text has {edited}: the words changed places");
    let confidence = in_context(view, &both, 0.55, 0.93);
    Some(Claim::new(Category::Grammar, Severity::Minor, confidence, &both, reason))
}

fn moved(view: &View<'_>, part: &Difference, is_one_of_many: bool) -> Claim {
    if let Some(claim) = exchanged(view, part) {
        return claim;
    }
    let reason = format!("{} stands elsewhere in the edited sentence", quote(view.mt.text_of(&part.mt)));
    // A phrase that stands elsewhere, or one word after another, is a sentence built anew.
    let is_built_anew = part.mt.len() > 1 || is_one_of_many;
    let confidence = unless_style(view, part, if is_built_anew { 0.45 } else { 0.85 });
    Claim::new(Category::Grammar, Severity::Minor, confidence, part, reason)
}
