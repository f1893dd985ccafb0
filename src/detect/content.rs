//! `omission`, `addition`, `mistranslation` and `edit`: what is left when every more specific detector has spoken.

use super::claim::{Claim, Claims};
use super::difference::{Difference, DifferenceKind};
use super::judge::{has_content, in_context, unclaimed, unless_style, unless_taste};
use super::view::{Side, View};
use super::wording::quote;
use crate::align::Link;
use crate::finding::{Category, Severity};

/// So many content words on either side, and none in common, make another sentence.
const ANOTHER_SENTENCE: usize = 4;

/// Judges a sentence as a whole, where it and its counterpart have nothing in common.
pub fn judge_whole(view: &View<'_>, claims: &Claims) -> Vec<Claim> {
    let whole = Difference::between(0..view.mt.len(), 0..view.edited.len());
    if !is_another_sentence(view) || !claims.is_all_free(&whole) {
        return Vec::new();
    }
    let reason = "this sentence and its counterpart have no word in common".to_owned();
    vec![Claim::new(Category::Mistranslation, Severity::Major, 0.8, &whole, reason)]
}

/// Judges content that one side has and the other has not. What is no likely error waits for its neighbours' judgement:
/// it may stand beside one.
pub fn judge_unanswered(view: &View<'_>, claims: &Claims) -> Vec<Claim> {
    let one_sided = |kind| matches!(kind, DifferenceKind::Missing | DifferenceKind::Extra);
    let parts = unclaimed(view, claims).into_iter();
    parts
        .filter(|part| one_sided(part.kind) && has_content(view, part))
        .map(|part| claim(view, &part))
        .filter(Claim::is_likely)
        .collect()
}

/// Judges every difference that nobody has claimed.
pub fn judge(view: &View<'_>, claims: &Claims) -> Vec<Claim> {
    unclaimed(view, claims).iter().map(|part| claim(view, part)).collect()
}

fn is_another_sentence(view: &View<'_>) -> bool {
    let content = |side: &Side<'_>| (0..side.len()).filter(|&token| side.form(token).is_content()).count();
    let long = content(&view.mt).min(content(&view.edited)) >= ANOTHER_SENTENCE;
    let related = |link: &Link| link.kind.is_evidence() && view.mt.form(link.mt as usize).is_content();
    long && !view.links.iter().any(related)
}

/// What kind of error a difference of words is, if it is one, and what to say of it.
pub fn describe(view: &View<'_>, part: &Difference) -> (Category, String) {
    let (mt, edited) = (quote(view.mt.text_of(&part.mt)), quote(view.edited.text_of(&part.edited)));
    match part.kind {
        DifferenceKind::Missing => (Category::Omission, format!("the edited text also says {edited}")),
        DifferenceKind::Extra => (Category::Addition, format!("the edited text has nothing for {mt}")),
        _ => (Category::Mistranslation, format!("the edited text has {edited} where {mt} stands")),
    }
}

/// What to claim of a difference.
pub fn claim(view: &View<'_>, part: &Difference) -> Claim {
    let content = has_content(view, part);
    let (category, reason) = describe(view, part);
    let confidence = match (category, content) {
        // Content that nothing stands for is evidence in itself, even where all around it was reworded.
        (Category::Omission | Category::Addition, true) => {
            in_context(view, part, 0.7 - 0.5 * view.rewording.answered(part), 0.95)
        }
        (Category::Omission | Category::Addition, false) => unless_style(view, part, 0.85),
        _ => unless_taste(view, part, 0.93),
    };
    if confidence < 0.5 {
        let mut claim = Claim::new(Category::Edit, Severity::Neutral, 1.0 - confidence, part, reason);
        claim.reason.push_str("; the sentence is reworded and nothing else speaks of an error");
        return claim;
    }
    let severity = if content { Severity::Major } else { Severity::Minor };
    Claim::new(category, severity, confidence, part, reason)
}
