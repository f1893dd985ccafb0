//! Whole sentences without partner: an omission or an addition each, once a sentence.

use super::claim::{Claim, Claims};
use super::difference::Difference;
use super::evidence::Pairing;
use super::view::View;
use super::wording::plural;
use crate::finding::{Category, Severity};

/// Claims all that is left of a sentence that stands on one side alone.
pub fn detect(view: &View<'_>, claims: &mut Claims, certainty: f64) {
    let (mt, edited) = (0..view.mt.len(), 0..view.edited.len());
    let whole = Difference::between(mt.clone(), edited.clone());
    let claim = match (view.mt.word_count(), view.edited.word_count()) {
        (words, 0) if words > 0 => {
            let reason =
                format!("the edited text has no counterpart of this sentence of {}", plural(words, "word"));
            Claim::new(Category::Addition, Severity::Major, certainty, &whole, reason)
        }
        (0, words) if words > 0 => {
            let reason =
                format!("a sentence of {} of the edited text has no counterpart", plural(words, "word"));
            // A document may go without a sentence; a segment that says nothing was not translated.
            let lost = view.evidence.pairing == Pairing::Lines;
            let severity = if lost { Severity::Critical } else { Severity::Major };
            Claim::new(Category::Omission, severity, certainty, &whole, reason)
        }
        _ => return,
    };
    claims.add_spread(claim, &[]);
}
