//! A span within its sentence: found, and the sentence shortened around it.

use crate::finding::{Finding, Place};

/// What stands for text that was left out.
const ELLIPSIS: &str = "…";
/// Within how many code points of a cut the end of a word is looked for.
const WORD: usize = 20;

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

/// What is left of a text of which the first part was left out: a sign of that, and the rest. The rest is the text's
/// last `limit` code points and one, from the start of a word on where one starts soon.
pub fn tail(text: &str, limit: usize) -> (&'static str, &str) {
    let Some((at, _)) = text.char_indices().nth_back(limit) else { return ("", text) };
    let rest = &text[at..];
    let space = rest.char_indices().take(WORD).find(|(_, ch)| ch.is_whitespace());
    (ELLIPSIS, space.map_or(rest, |(end, _)| &rest[end..]))
}

/// What is left of a text of which the last part was left out: its first `limit` code points and one, up to the end of
/// a word where one ended shortly before, and a sign that there was more.
pub fn head(text: &str, limit: usize) -> (&str, &'static str) {
    let Some((at, ch)) = text.char_indices().nth(limit) else { return (text, "") };
    let rest = &text[..at + ch.len_utf8()];
    let space = rest.char_indices().rev().take(WORD).find(|(_, ch)| ch.is_whitespace());
    (space.map_or(rest, |(end, _)| &rest[..end]), ELLIPSIS)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(context_start: usize) -> Place {
        let (line, byte_end) = ("1".to_owned(), 0);
        Place {
            file: "x".into(),
            line,
            is_unit: false,
            start: 0,
            end: 0,
            byte_start: 0,
            byte_end,
            context_start,
        }
    }

    #[test]
    fn of_several_equal_words_the_one_at_its_place_is_cut_out() {
        let sentence = "قال ثم قال";
        let second = sentence.rfind("قال").unwrap();
        let expected = Excerpt { before: "قال ثم ", span: "قال", after: "" };
        assert_eq!(cut(sentence, "قال", &place(second)), Some(expected));
    }

    #[test]
    fn a_span_that_is_not_where_its_place_says_is_looked_for() {
        let expected = Excerpt { before: "قال ", span: "ثم", after: " قال" };
        // In the middle of a letter, and past the end.
        for wrong in [1, 100] {
            assert_eq!(cut("قال ثم قال", "ثم", &place(wrong)), Some(expected));
        }
        assert_eq!(cut("قال", "غيره", &place(0)), None);
    }

    #[test]
    fn long_texts_are_cut_between_words_where_there_are_any_nearby() {
        let words = "كلمة ".repeat(50);
        let (sign, rest) = tail(&words, 32);
        assert_eq!((sign, rest), ("…", " كلمة كلمة كلمة كلمة كلمة كلمة "));
        let (rest, sign) = head(&words, 32);
        assert_eq!((rest, sign), ("كلمة كلمة كلمة كلمة كلمة كلمة", "…"));
        let chinese = "委".repeat(100);
        let sentence = format!("{chinese} ");
        assert_eq!(tail(&sentence, 32).1.chars().count(), 33);
        assert_eq!(head(&chinese, 32).0.chars().count(), 33);
        assert_eq!(tail("委员", 32), ("", "委员"));
    }
}
