//! Tokens: words, numbers and marks by the word boundaries of UAX #29, markup kept whole.

use unicode_script::{Script, UnicodeScript};
use unicode_segmentation::UnicodeSegmentation;

use crate::markup;
use crate::normalize::is_invisible;
use crate::text::Span;

/// The tokens of a text, in reading order: everything but white space and characters that show nothing.
///
/// Invisible characters at the ends of a token are left out of its span, so that what a report shows is what stands
/// there.
///
/// ```
/// use tadqiq::segment::words;
///
/// let text = "قال “Unacimov”: 3.5٪ {name}";
/// let tokens: Vec<&str> = words(text).map(|span| span.of(text)).collect();
/// assert_eq!(tokens, ["قال", "“", "Unacimov", "”", ":", "3.5", "٪", "{name}"]);
/// ```
pub fn words(text: &str) -> impl Iterator<Item = Span> + '_ {
    let mut tags = markup::find(text).peekable();
    let mut from = 0;
    let mut pieces = Vec::new();
    while from < text.len() {
        let tag = tags.next();
        let to = tag.map_or(text.len(), |span| span.start as usize);
        pieces.push((Span::new(from, to), false));
        if let Some(span) = tag {
            pieces.push((span, true));
        }
        from = tag.map_or(text.len(), |span| span.end as usize);
    }
    pieces.into_iter().flat_map(move |(piece, whole)| {
        let plain = if whole { None } else { Some(piece.of(text).split_word_bound_indices()) };
        let tag = whole.then_some(piece).into_iter();
        plain
            .into_iter()
            .flatten()
            .flat_map(|(at, word)| by_direction(word).map(move |part| part.shift(at as u32)))
            .map(move |span| span.shift(piece.start))
            .chain(tag)
            .filter_map(move |span| visible(text, span))
    })
}

/// The parts of a word that are written in one direction: a Latin word with an Arabic or Hebrew particle attached
/// (`وDKIM`) is two tokens, for the particle belongs to the sentence and the word to another language.
fn by_direction(word: &str) -> impl Iterator<Item = Span> + use<> {
    let mut parts = Vec::new();
    let mut start = 0;
    let mut rtl = None;
    if !word.is_ascii() {
        // Tatweel and vowel marks have no script of their own.
        let letters = word.char_indices().map(|(at, ch)| (at, ch, ch.script()));
        for (at, _, script) in letters.filter(|(_, ch, script)| ch.is_alphabetic() && !is_shared(*script)) {
            let this = matches!(script, Script::Arabic | Script::Hebrew);
            if rtl.is_some_and(|rtl| rtl != this) {
                parts.push(Span::new(start, at));
                start = at;
            }
            rtl = Some(this);
        }
    }
    parts.push(Span::new(start, word.len()));
    parts.into_iter()
}

fn is_shared(script: Script) -> bool {
    matches!(script, Script::Common | Script::Inherited | Script::Unknown)
}

/// The part of a span between its first and last visible character; none where nothing is to be seen.
fn visible(text: &str, span: Span) -> Option<Span> {
    let hidden = |ch: char| ch.is_whitespace() || is_invisible(ch) || ch.is_control();
    let token = span.of(text);
    let start = span.start as usize + (token.len() - token.trim_start_matches(hidden).len());
    let shown = token.trim_matches(hidden);
    (!shown.is_empty()).then(|| Span::new(start, start + shown.len()))
}

/// The runs without white space, as word aligners and TER count words.
pub fn whitespace_tokens(text: &str) -> impl Iterator<Item = Span> + '_ {
    text.split_whitespace().map(move |word| {
        let start = word.as_ptr() as usize - text.as_ptr() as usize;
        Span::new(start, start + word.len())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(text: &str) -> Vec<&str> {
        words(text).map(|span| span.of(text)).collect()
    }

    #[test]
    fn marks_stand_alone_and_numbers_stay_whole() {
        assert_eq!(split("١٬٠٠٠ شخص، و12.5%."), ["١٬٠٠٠", "شخص", "،", "و12.5", "%", "."]);
        assert_eq!(split("don't l'homme צה״ל"), ["don't", "l'homme", "צה״ל"]);
        assert_eq!(split("…؟!"), ["…", "؟", "!"]);
        assert_eq!(split("ترتيب الـDOM وDKIM"), ["ترتيب", "الـ", "DOM", "و", "DKIM"]);
        assert_eq!(split("وفقاً لِمُعْلَنٍ"), ["وفقاً", "لِمُعْلَنٍ"]);
    }

    #[test]
    fn invisible_characters_are_no_part_of_a_token() {
        assert_eq!(split("\u{200f}نعم\u{200f} \u{feff}لا"), ["نعم", "لا"]);
        assert_eq!(split("می\u{200c}خواهم"), ["می\u{200c}خواهم"]);
        assert_eq!(split("\u{200f}\u{200b} \0"), [""; 0]);
    }

    #[test]
    fn scripts_without_spaces_are_cut() {
        assert_eq!(split("中国政府"), ["中", "国", "政", "府"]);
    }

    #[test]
    fn white_space_tokens() {
        let text = " a  b،\tج ";
        assert_eq!(whitespace_tokens(text).map(|s| s.of(text)).collect::<Vec<_>>(), ["a", "b،", "ج"]);
    }
}
