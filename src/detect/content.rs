//! `omission`, `addition`, `mistranslation` and `edit`: what is left when every more specific detector has spoken.

use super::claim::{Claim, Claims};
use super::difference::{Difference, DifferenceKind};
use super::judge::{in_context, unless_taste};
use super::view::{Side, View};
use super::wording::quote;
use crate::align::Link;
use crate::finding::{Category, Severity};
use crate::lexicon::{Relation, is_negation};

/// So many content words on either side, and none in common, make another sentence.
const ANOTHER_SENTENCE: usize = 4;

/// Judges every difference that nobody has claimed.
pub fn detect(view: &View<'_>, claims: &mut Claims) {
    if is_another_sentence(view) {
        let whole = Difference::between(0..view.mt.len(), 0..view.edited.len());
        let reason = "this sentence and its counterpart have no word in common".to_owned();
        claims.add(Claim::new(Category::Mistranslation, Severity::Major, 0.8, &whole, reason));
        return;
    }
    for difference in &view.differences {
        if matches!(difference.kind, DifferenceKind::Moved | DifferenceKind::Written) {
            continue;
        }
        for part in claims.rest(difference) {
            if words(&view.mt, &part.mt) + words(&view.edited, &part.edited) > 0 {
                claims.add(judge(view, &trim(view, part)));
            }
        }
    }
}

fn is_another_sentence(view: &View<'_>) -> bool {
    let content = |side: &Side<'_>| (0..side.len()).filter(|&token| side.form(token).is_content()).count();
    let long = content(&view.mt).min(content(&view.edited)) >= ANOTHER_SENTENCE;
    let related = |link: &Link| link.kind.is_evidence() && view.mt.form(link.mt as usize).is_content();
    long && !view.links.iter().any(related)
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

fn judge(view: &View<'_>, part: &Difference) -> Claim {
    let (mt, edited) = (view.mt.text_of(&part.mt), view.edited.text_of(&part.edited));
    let content = view.mt.has_content(&part.mt) || view.edited.has_content(&part.edited);
    let (category, reason) = match part.kind {
        DifferenceKind::Missing => {
            (Category::Omission, format!("the edited text also says {}", quote(edited)))
        }
        DifferenceKind::Extra => {
            (Category::Addition, format!("the edited text has nothing for {}", quote(mt)))
        }
        _ => {
            let reason = format!("the edited text has {} where {} stands", quote(edited), quote(mt));
            (Category::Mistranslation, reason)
        }
    };
    let confidence = match (category, content) {
        // Content that nothing stands for is evidence in itself, even where all around it was reworded.
        (Category::Omission | Category::Addition, true) => {
            in_context(view, part, 0.7 - 0.5 * view.answered(part), 0.95)
        }
        (Category::Omission | Category::Addition, false) => unless_taste(view, part, 0.85),
        _ => unless_taste(view, part, 0.93),
    };
    // Of a longer stretch that was reworded, a negation on one side says little.
    let negated = part.kind != DifferenceKind::Block && negations(view, part);
    if confidence < 0.5 && !negated {
        let mut claim = Claim::new(Category::Edit, Severity::Neutral, 1.0 - confidence, part, reason);
        claim.reason.push_str("; the sentence is reworded and nothing else speaks of an error");
        return claim;
    }
    let severity = match (negated, content) {
        (true, _) => Severity::Critical,
        (_, true) => Severity::Major,
        _ => Severity::Minor,
    };
    let mut claim = Claim::new(category, severity, confidence, part, reason);
    if negated {
        claim.reason.push_str("; one of them denies what the other says");
    }
    claim
}

/// Whether one side of a difference has more negations than the other, and the whole sentence has too.
fn negations(view: &View<'_>, part: &Difference) -> bool {
    let language = view.evidence.language();
    let pair = part.kind == DifferenceKind::Pair;
    if pair && view.relation(part.mt.start, part.edited.start) == Relation::Opposite {
        return true;
    }
    let count = |side: &Side<'_>, range: std::ops::Range<usize>| {
        range.filter(|&token| is_negation(&side.form(token).folded, language)).count()
    };
    let here = count(&view.mt, part.mt.clone()).abs_diff(count(&view.edited, part.edited.clone())) % 2 == 1;
    here && count(&view.mt, 0..view.mt.len()).abs_diff(count(&view.edited, 0..view.edited.len())) % 2 == 1
}
