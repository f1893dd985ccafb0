//! `markup`: tags, placeholders and addresses that are not what the edited version has.

use super::claim::{Claim, Claims};
use super::difference::Difference;
use super::slot::gap_for;
use super::view::{Side, View};
use super::wording::quote;
use crate::finding::{Category, Severity};
use crate::vocabulary::Kind;

/// How many bytes of markup are compared at most.
const LONGEST: usize = 1024;

/// Pairs up the markup of both sides; what has no equal on the other side was altered, lost or added.
pub fn detect(view: &View<'_>, claims: &mut Claims) {
    let (mt, mut edited) = (markup(&view.mt), markup(&view.edited));
    if mt.is_empty() && edited.is_empty() || view.edited.is_empty() {
        return;
    }
    let mut left = Vec::new();
    for token in mt {
        match edited.iter().position(|&other| view.edited.raw(other) == view.mt.raw(token)) {
            Some(at) => {
                let other = edited.remove(at);
                claims.settle(&(token..token + 1), &(other..other + 1));
            }
            None => left.push(token),
        }
    }
    for token in left {
        let place = view.differences.iter().find(|difference| difference.mt.contains(&token));
        let like = |&other: &usize| {
            place.is_some_and(|difference| difference.edited.contains(&other))
                || is_like(view.mt.raw(token), view.edited.raw(other))
        };
        let other = edited.iter().position(like).map(|at| edited.remove(at));
        let (range, reason) = match other {
            Some(other) => (
                other..other + 1,
                format!(
                    "{} is {} in the edited text",
                    quote(view.mt.raw(token)),
                    quote(view.edited.raw(other))
                ),
            ),
            None => (0..0, format!("{} is not in the edited text", quote(view.mt.raw(token)))),
        };
        let difference = Difference::between(token..token + 1, range);
        claims.add(Claim::new(Category::Markup, Severity::Major, 0.9, &difference, reason));
    }
    for other in edited {
        let gap = gap_for(view, other);
        let difference = Difference::between(gap..gap, other..other + 1);
        let reason = format!("{} of the edited text is missing", quote(view.edited.raw(other)));
        claims.add(Claim::new(Category::Markup, Severity::Major, 0.9, &difference, reason));
    }
}

/// Whether two pieces of markup share most of their characters. Of very long ones that is not asked: it would take the
/// square of their length.
fn is_like(ours: &str, theirs: &str) -> bool {
    ours.len().max(theirs.len()) <= LONGEST && strsim::normalized_levenshtein(ours, theirs) >= 0.6
}

fn markup(side: &Side<'_>) -> Vec<usize> {
    (0..side.len()).filter(|&token| side.form(token).kind == Kind::Markup).collect()
}
