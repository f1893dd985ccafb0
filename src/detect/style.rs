//! Changes that editors make for style more often than for an error: particles exchanged, put in or taken out, words in
//! another order.

use super::claim::{Claim, Claims};
use super::content;
use super::difference::{Difference, DifferenceKind};
use super::judge::{has_content, is_denial, pairs, unclaimed, unless_style};
use super::view::View;
use super::wording::quote;
use crate::finding::{Category, Severity};
use crate::lexicon::{Features, Relation};

/// Judges particles and the order of words. They come before all that may be an error of content: that much was wrong
/// in a sentence makes no errors of its particles.
pub fn judge(view: &View<'_>, claims: &Claims) -> Vec<Claim> {
    // What denies what the other side says is no matter of style.
    let pairs = pairs(view, claims).into_iter().filter(|pair| !is_denial(view, pair));
    let exchanged = pairs.filter_map(|pair| attached(view, &pair).or_else(|| function_word(view, &pair)));
    let moves = view.differences.iter().filter(|difference| difference.kind == DifferenceKind::Moved);
    let moves = moves.flat_map(|difference| claims.rest(difference)).filter(|part| !part.mt.is_empty());
    let one_sided = unclaimed(view, claims).into_iter().filter(|part| {
        matches!(part.kind, DifferenceKind::Missing | DifferenceKind::Extra) && !has_content(view, part)
    });
    exchanged
        .chain(moves.map(|part| moved(view, &part)))
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
    let reason = format!(
        "the edited text has {} where {} stands",
        quote(view.edited.text_of(&difference.edited)),
        quote(view.mt.text_of(&difference.mt))
    );
    Some(Claim::new(
        Category::Grammar,
        Severity::Minor,
        unless_style(view, difference, 0.85),
        difference,
        reason,
    ))
}

fn moved(view: &View<'_>, part: &Difference) -> Claim {
    let reason = format!("{} stands elsewhere in the edited sentence", quote(view.mt.text_of(&part.mt)));
    let confidence = unless_style(view, part, 0.85);
    Claim::new(Category::Grammar, Severity::Minor, confidence, part, reason)
}
