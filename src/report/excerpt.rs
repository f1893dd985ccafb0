//! A span within its sentence: found, and the sentence shortened around it.

use crate::finding::{Finding, Place};

/// What stands for text that was left out.
const ELLIPSIS: &str = "…";

/// A sentence in three parts: before the span, the span, after it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Excerpt<'a> {
    /// What stands before the span.
    pub before: &'a str,
    /// The span; empty where something is missing.
    pub span: &'a str,
    /// What stands after the span.
    pub after: &'a str,
}

/// The MT's sentence of a finding around its suspect span; absent where the finding has no place in the MT.
pub fn in_mt(finding: &Finding) -> Option<Excerpt<'_>> {
    finding.mt.as_ref().and_then(|place| cut(&finding.mt_context, &finding.mt_span, place))
}

/// The edited version's sentence around the suggestion; absent where the finding has no place there.
pub fn in_edited(finding: &Finding) -> Option<Excerpt<'_>> {
    finding.edited.as_ref().and_then(|place| cut(&finding.edited_context, &finding.suggestion, place))
}

/// A sentence cut where a span stands in it. A span that does not stand where its place says is looked for; one
/// that stands nowhere in it (a suggestion from the related texts) cuts nothing.
fn cut<'a>(sentence: &'a str, span: &str, place: &Place) -> Option<Excerpt<'a>> {
    let told = sentence.get(place.context_start..).filter(|rest| rest.starts_with(span));
    let start = told.map_or_else(|| sentence.find(span), |_| Some(place.context_start))?;
    let (before, rest) = sentence.split_at(start);
    let (span, after) = rest.split_at(span.len());
    Some(Excerpt { before, span, after })
}

/// The last `limit` code points of a text, from the start of a word on; all of it where that is hardly more.
pub fn tail(text: &str, limit: usize) -> (&'static str, &str) {
    match text.char_indices().nth_back(limit) {
        None => ("", text),
        Some((at, _)) => {
            let rest = &text[at..];
            let word = rest.find(char::is_whitespace).map_or(rest, |end| &rest[end..]);
            (ELLIPSIS, word)
        }
    }
}

/// The first `limit` code points of a text, to the end of a word.
pub fn head(text: &str, limit: usize) -> (&str, &'static str) {
    match text.char_indices().nth(limit) {
        None => (text, ""),
        Some((at, ch)) => {
            let rest = &text[..at + ch.len_utf8()];
            let word = rest.rfind(char::is_whitespace).map_or(rest, |end| &rest[..end]);
            (word, ELLIPSIS)
        }
    }
}
