//! `markup`: inline tags of bilingual files, which stand beside the text and are no tokens.

use std::collections::VecDeque;

use rustc_hash::FxHashMap;

use super::claim::{Claim, Claims};
use super::difference::Difference;
use super::view::{Side, View};
use super::wording::quote;
use crate::document::Tag;
use crate::finding::{Category, Severity};
use crate::text::Span;

/// How many missing tags one that is too many is held against.
const NEAREST: usize = 8;

/// Pairs up the tags of both sides; what has no equal on the other side was altered, lost or added.
pub fn detect(view: &View<'_>, claims: &mut Claims) {
    let (mt, edited) = (tags(&view.mt), tags(&view.edited));
    if mt.is_empty() && edited.is_empty() || view.evidence.is_alone() {
        return;
    }
    let (extra, mut missing) = unequal(&mt, &edited);
    let places = Places::new(view);
    for tag in extra {
        let stands_for =
            |other: &&Tag| element(&other.label) == element(&tag.label) || places.of(view, other) == tag.at;
        let told = quote(&tag.label);
        let other = missing.iter().take(NEAREST).position(stands_for).and_then(|at| missing.remove(at));
        let (proposal, reason) = match other {
            Some(other) => {
                (Some(&*other.label), format!("the tag {told} is {} in the edited text", quote(&other.label)))
            }
            None => (None, format!("the tag {told} is not in the edited text")),
        };
        claims.add(claim(view, tag.at, proposal, reason));
    }
    for tag in missing {
        let reason = format!("the tag {} of the edited text is missing", quote(&tag.label));
        claims.add(claim(view, places.of(view, tag), Some(&*tag.label), reason));
    }
}

/// The element that a label begins with, `<g` of `<g id="1">`; all of it for other codes.
fn element(label: &str) -> &str {
    label.find(char::is_whitespace).map_or(label, |end| &label[..end])
}

/// The tags of a side's segments. Between two segments of a line they belong to the first.
fn tags<'a>(side: &Side<'a>) -> Vec<&'a Tag> {
    let (document, segments) = (&side.text.document, &side.text.segments);
    if document.tags.is_empty() {
        return Vec::new();
    }
    let mut found = Vec::new();
    for at in side.segments.clone() {
        let segment = &segments[at];
        let line = document.lines[segment.line as usize].span;
        let shares_line = |other: Option<usize>| {
            other.and_then(|other| segments.get(other)).filter(|other| other.line == segment.line)
        };
        let start = shares_line(at.checked_sub(1)).map_or(line.start, |_| segment.span.start);
        let end = shares_line(Some(at + 1)).map_or(line.end, |next| next.span.start - 1);
        found.extend(document.tags_in(Span { start, end }));
    }
    found
}

/// The tags of either side that have no equal on the other, in order.
fn unequal<'a>(mt: &[&'a Tag], edited: &[&'a Tag]) -> (Vec<&'a Tag>, VecDeque<&'a Tag>) {
    let mut counts: FxHashMap<&str, usize> = FxHashMap::default();
    for tag in edited {
        *counts.entry(&tag.label).or_default() += 1;
    }
    let mut is_left = |tag: &&&Tag| match counts.get_mut(&*tag.label) {
        Some(count) if *count > 0 => {
            *count -= 1;
            false
        }
        _ => true,
    };
    let extra = mt.iter().filter(&mut is_left).copied().collect();
    // What was not taken off is missing: the last ones of each label.
    let mut missing: VecDeque<&Tag> = VecDeque::new();
    for tag in edited.iter().rev() {
        if let Some(count) = counts.get_mut(&*tag.label).filter(|count| **count > 0) {
            *count -= 1;
            missing.push_front(tag);
        }
    }
    (extra, missing)
}

fn claim(view: &View<'_>, at: u32, proposal: Option<&str>, reason: String) -> Claim {
    let gap = view.mt.tokens_of(Span { start: at, end: at }).start;
    let nothing = Difference::between(gap..gap, 0..0);
    let mut claim = Claim::new(Category::Markup, Severity::Major, 0.9, &nothing, reason);
    claim.mt_chars = Some(Span { start: at, end: at });
    claim.proposal = proposal.map(str::to_owned);
    claim
}

/// Where in the MT stands what is at a place in the edited text.
struct Places {
    /// For each token of the edited side the one that it is linked to.
    partners: Vec<Option<usize>>,
    /// For each the end of the last such token at or before it.
    ends: Vec<u32>,
}

impl Places {
    fn new(view: &View<'_>) -> Self {
        let mut partners = vec![None; view.edited.len()];
        for link in &view.links {
            partners[link.edited as usize] = Some(link.mt as usize);
        }
        let mut end = view.mt.whole().start;
        let ends = partners.iter().map(|partner| {
            end = partner.map_or(end, |mt: usize| view.mt.tokens[mt].span.end);
            end
        });
        let ends = ends.collect();
        Self { partners, ends }
    }

    /// A tag stands before the word that it opens, or after the one that it closes.
    fn of(&self, view: &View<'_>, tag: &Tag) -> u32 {
        let tokens = view.edited.tokens;
        let after = tokens.partition_point(|token| token.span.start < tag.at);
        let partner = |at: usize| self.partners.get(at).copied().flatten().map(|mt| view.mt.tokens[mt].span);
        let before = after.checked_sub(1);
        let next = partner(after).map(|span| span.start);
        let last = before.and_then(partner).map(|span| span.end);
        let next = if tag.label.starts_with("</") { last.or(next) } else { next.or(last) };
        next.or(before.map(|at| self.ends[at])).unwrap_or(view.mt.whole().start)
    }
}
