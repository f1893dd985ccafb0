//! `omission`, `addition`, `mistranslation` and `edit`: what is left when every more specific detector has spoken.

use super::claim::{Claim, Claims};
use super::difference::{Difference, DifferenceKind};
use super::judge::in_context;
use super::view::{Side, View};
use super::wording::quote;
use crate::finding::{Category, Severity};
use crate::lexicon::is_negation;

/// Judges every difference that nobody has claimed.
pub fn detect(view: &View<'_>, claims: &mut Claims) {
    for difference in &view.differences {
        if matches!(difference.kind, DifferenceKind::Moved | DifferenceKind::Written) {
            continue;
        }
        for part in claims.rest(difference) {
            if words(&view.mt, &part.mt) + words(&view.edited, &part.edited) > 0 {
                claims.add(judge(view, trim(view, part)));
            }
        }
    }
}

fn words(side: &Side<'_>, range: &std::ops::Range<usize>) -> usize {
    range.clone().filter(|&token| side.form(token).is_wordlike()).count()
}

/// Takes marks off the ends of both ranges: they are the punctuation detector's.
fn trim(view: &View<'_>, difference: Difference) -> Difference {
    let inner = |side: &Side<'_>, range: std::ops::Range<usize>| {
        let mut word = range.clone().filter(|&token| side.form(token).is_wordlike());
        match (word.next(), word.next_back()) {
            (Some(first), last) => first..last.unwrap_or(first) + 1,
            _ => range.start..range.start,
        }
    };
    Difference::between(inner(&view.mt, difference.mt), inner(&view.edited, difference.edited))
}

fn judge(view: &View<'_>, part: Difference) -> Claim {
    let (mt, edited) = (view.mt.text_of(&part.mt), view.edited.text_of(&part.edited));
    let content = view.mt.has_content(&part.mt) || view.edited.has_content(&part.edited);
    let (category, confidence, reason) = match part.kind {
        DifferenceKind::Missing => {
            let confidence = if content { in_context(view, 0.4, 0.95) } else { in_context(view, 0.15, 0.85) };
            (Category::Omission, confidence, format!("the edited text also says {}", quote(edited)))
        }
        DifferenceKind::Extra => {
            let confidence =
                if content { in_context(view, 0.35, 0.95) } else { in_context(view, 0.15, 0.85) };
            (Category::Addition, confidence, format!("the edited text has nothing for {}", quote(mt)))
        }
        _ => {
            let reason = format!("the edited text has {} where {} stands", quote(edited), quote(mt));
            (Category::Mistranslation, in_context(view, 0.2, 0.93), reason)
        }
    };
    let negated = negations(view, &part);
    if confidence < 0.5 && !negated {
        let mut claim = Claim::new(Category::Edit, Severity::Neutral, 1.0 - confidence, &part, reason);
        claim.reason.push_str("; the sentence is reworded and nothing else speaks of an error");
        return claim;
    }
    let severity = match (negated, content) {
        (true, _) => Severity::Critical,
        (_, true) => Severity::Major,
        _ => Severity::Minor,
    };
    let mut claim = Claim::new(category, severity, confidence, &part, reason);
    if negated {
        claim.reason.push_str("; one of them denies what the other says");
    }
    claim
}

/// Whether one side of a difference has more negations than the other, and the whole sentence has too.
fn negations(view: &View<'_>, part: &Difference) -> bool {
    let language = view.evidence.language();
    let count = |side: &Side<'_>, range: std::ops::Range<usize>| {
        range.filter(|&token| is_negation(&side.form(token).folded, language)).count()
    };
    let here = count(&view.mt, part.mt.clone()).abs_diff(count(&view.edited, part.edited.clone())) % 2 == 1;
    here && count(&view.mt, 0..view.mt.len()).abs_diff(count(&view.edited, 0..view.edited.len())) % 2 == 1
}
