//! `number`: values that differ, are missing or were added.

use std::ops::Range;

use super::claim::{Claim, Claims};
use super::difference::Difference;
use super::slot::gap_for;
use super::view::{Side, View};
use super::wording::quote;
use crate::finding::{Category, Severity};
use crate::normalize::digit_value;
use crate::numbers::{self, Quantity, Written};
use crate::text::Span;
use crate::vocabulary::Kind;

/// Compares the values of both sides. Equal ones that are written in other ways are settled: nothing is wrong there.
pub fn detect(view: &View<'_>, claims: &mut Claims) {
    if view.edited.is_empty() || view.mt.is_empty() {
        return;
    }
    let (mt, edited) = (Quantities::new(view, &view.mt), Quantities::new(view, &view.edited));
    if mt.list.is_empty() && edited.list.is_empty() {
        return;
    }
    let differences = numbers::compare_at(&mt.list, &edited.list, |offset| expected(view, offset));
    let differing = |list: fn(&numbers::Difference) -> Option<usize>| {
        differences.iter().filter_map(list).collect::<Vec<usize>>()
    };
    let (ours, theirs) = (differing(|difference| difference.mt), differing(|difference| difference.edited));
    settle_equal(view, claims, (&mt, &ours), (&edited, &theirs));
    let elsewhere = |difference: &&numbers::Difference| {
        let within = |list: &Quantities, index: Option<usize>, own: &Side<'_>, other: &Side<'_>| {
            index.is_some_and(|index| in_markup(own.text.document.slice(list.span(index)), other))
        };
        within(&mt, difference.mt, &view.mt, &view.edited)
            || within(&edited, difference.edited, &view.edited, &view.mt)
    };
    for difference in differences.iter().filter(|difference| !elsewhere(difference)) {
        if let Some(claim) = claim(view, &mt, &edited, difference) {
            claims.add(claim);
        }
    }
}

/// Whether a number in digits stands within the markup of the other side: `#section7`.
fn in_markup(number: &str, side: &Side<'_>) -> bool {
    let digits: String =
        number.chars().filter_map(digit_value).map(|digit| char::from(b'0' + digit)).collect();
    !digits.is_empty()
        && (0..side.len()).any(|token| {
            let form = side.form(token);
            form.kind == Kind::Markup && form.folded.contains(&digits)
        })
}

/// The quantities of one side, and where its text begins.
struct Quantities {
    list: Vec<Quantity>,
    start: u32,
}

impl Quantities {
    fn new(view: &View<'_>, side: &Side<'_>) -> Self {
        let whole = side.whole();
        Self {
            list: numbers::find(side.text.document.slice(whole), view.evidence.language()),
            start: whole.start,
        }
    }

    fn span(&self, index: usize) -> Span {
        self.list[index].span.shift(self.start)
    }

    fn tokens(&self, side: &Side<'_>, index: usize) -> Range<usize> {
        side.tokens_of(self.span(index))
    }
}

/// Where the counterpart of what stands at a byte of the MT's side is expected on the edited side, by the word links.
fn expected(view: &View<'_>, offset: u32) -> Option<u32> {
    let (mt, edited) = (view.mt.whole().start, view.edited.whole().start);
    let token = view.mt.token_at(mt + offset)?;
    let nearest = (0..=token).rev().take(6).find_map(|before| Some((before, view.partner(before)?)))?;
    let shift = token - nearest.0;
    let partner = (nearest.1 + shift).min(view.edited.len().checked_sub(1)?);
    Some(view.edited.tokens[partner].span.start - edited)
}

/// Takes values that both sides have, written in digits here and in words there, out of what is to be judged.
fn settle_equal(
    view: &View<'_>,
    claims: &mut Claims,
    mt: (&Quantities, &[usize]),
    edited: (&Quantities, &[usize]),
) {
    for (i, ours) in mt.0.list.iter().enumerate().filter(|(i, _)| !mt.1.contains(i)) {
        let same = edited.0.list.iter().enumerate().find(|(j, theirs)| {
            !edited.1.contains(j)
                && theirs.readings.iter().any(|value| ours.readings.contains(value))
                && (theirs.written, ours.written) != (Written::Words, Written::Words)
        });
        if let Some((j, _)) = same {
            let (here, there) = (mt.0.tokens(&view.mt, i), edited.0.tokens(&view.edited, j));
            if view.mt.text_of(&here) != view.edited.text_of(&there) {
                claims.settle(&here, &there);
            }
        }
    }
}

fn claim(
    view: &View<'_>,
    mt: &Quantities,
    edited: &Quantities,
    difference: &numbers::Difference,
) -> Option<Claim> {
    // The spans hold the magnitude alone where that alone differs (`1.8 million`, `1.8 billion`).
    let ours = difference.mt_span.map(|span| view.mt.tokens_of(span.shift(mt.start)));
    let theirs = difference.edited_span.map(|span| view.edited.tokens_of(span.shift(edited.start)));
    let here = ours.as_ref().map(|range| quote(view.mt.text_of(range)));
    let there = theirs.as_ref().map(|range| quote(view.edited.text_of(range)));
    let value =
        |list: &Quantities, index: Option<usize>| index.map(|index| list.list[index].value().to_string());
    let (our_value, their_value) = (value(mt, difference.mt), value(edited, difference.edited));
    let (on, reason) = match (ours, theirs) {
        (Some(ours), Some(theirs)) => {
            let values = our_value.zip(their_value).filter(|(ours, theirs)| ours != theirs);
            let values = values
                .map_or(String::new(), |(ours, theirs)| format!(": the values are {ours} and {theirs}"));
            (
                Difference::between(ours, theirs),
                format!("{} stands where the edited text has {}{values}", here?, there?),
            )
        }
        (Some(ours), None) => {
            let reason = format!("the edited text does not say {}, the value {}", here?, our_value?);
            (Difference::between(ours, 0..0), reason)
        }
        (None, Some(theirs)) => {
            let gap = gap_for(view, theirs.start);
            let reason = format!("{} of the edited text, the value {}, is missing", there?, their_value?);
            (Difference::between(gap..gap, theirs), reason)
        }
        (None, None) => return None,
    };
    let severity = if view.is_lead() { Severity::Critical } else { Severity::Major };
    Some(Claim::new(Category::Number, severity, f64::from(difference.strength), &on, reason))
}
