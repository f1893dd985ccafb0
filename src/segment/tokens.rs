//! Tokens: words, numbers and marks by the word boundaries of UAX #29, markup kept whole.

use unicode_script::{Script, UnicodeScript};
use unicode_segmentation::UnicodeSegmentation;

use crate::markup;
use crate::normalize::is_invisible;
use crate::text::Span;
use crate::vocabulary::is_shared;

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
    let mut found = Vec::new();
    // Of all markup, only these kinds may hold white space.
    if text.bytes().any(|byte| b"<{[".contains(&byte)) {
        push_words(text, 0, &mut found);
    } else {
        for (start, run) in runs(text) {
            push_run(text, run, start, &mut found);
        }
    }
    found.into_iter()
}

/// How many bytes a word, number or mark has at most: what is longer, and no markup, is cut.
const LONGEST: usize = 1024;

/// Adds a token, in pieces where it is too long for one.
fn push(text: &str, token: Span, found: &mut Vec<Span>) {
    let mut start = token.start as usize;
    while token.end as usize - start > LONGEST {
        let end = text.floor_char_boundary(start + LONGEST);
        found.push(Span::new(start, end));
        start = end;
    }
    found.push(Span::new(start, token.end as usize));
}

/// The runs without white space, with where they start.
fn runs(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.split_whitespace().map(move |run| (run.as_ptr() as usize - text.as_ptr() as usize, run))
}

/// The tokens of a run without white space. Letters with plain marks around them, which is most of any text, are told
/// without the rules of UAX #29, and alike.
fn push_run(text: &str, run: &str, start: usize, found: &mut Vec<Span>) {
    let inner = run.trim_matches(is_plain_mark);
    let to_the_left = |ch: char| ch >= 'א';
    let one_way = inner.chars().all(to_the_left) || !inner.chars().any(to_the_left);
    if inner.is_empty() || !one_way || !inner.chars().all(is_plain_letter) {
        return push_words(run, start, found);
    }
    let before = inner.as_ptr() as usize - run.as_ptr() as usize;
    let after = before + inner.len();
    let marks = |from: usize, to: usize| {
        run[from..to]
            .char_indices()
            .map(move |(at, mark)| Span::new(start + from + at, start + from + at + mark.len_utf8()))
    };
    found.extend(marks(0, before));
    push(text, Span::new(start + before, start + after), found);
    found.extend(marks(after, run.len()));
}

/// Marks that are a token each at either end of a word.
fn is_plain_mark(ch: char) -> bool {
    matches!(ch, '.' | ',' | ';' | '!' | '?' | '(' | ')' | '،' | '؛' | '؟' | '«' | '»' | '“' | '”' | '„')
}

/// Letters that a word boundary never stands between.
fn is_plain_letter(ch: char) -> bool {
    matches!(ch,
        'a'..='z' | 'A'..='Z' | 'À'..='Ö' | 'Ø'..='ö' | 'ø'..='ſ'
        | 'Α'..='Ρ' | 'Σ'..='Ϋ' | 'ά'..='ώ' | 'А'..='я' | 'ѐ'..='џ'
        | 'א'..='ת' | 'ؠ'..='ي' | 'ٱ'..='ۓ')
}

/// Adds the tokens of a text that starts at an offset, by the rules.
fn push_words(text: &str, offset: usize, found: &mut Vec<Span>) {
    let mut from = 0;
    let push_plain = |from: usize, to: usize, found: &mut Vec<Span>| {
        for (at, word) in text[from..to].split_word_bound_indices() {
            for part in by_direction(word).filter_map(|part| visible(text, part.shift((from + at) as u32))) {
                let before = found.len();
                push(text, part, found);
                found[before..].iter_mut().for_each(|span| *span = span.shift(offset as u32));
            }
        }
    };
    for tag in markup::find(text) {
        push_plain(from, tag.start as usize, found);
        found.extend(visible(text, tag).map(|span| span.shift(offset as u32)));
        from = tag.end as usize;
    }
    push_plain(from, text.len(), found);
}

/// The parts of a word that are written in one direction: a Latin word with an Arabic or Hebrew particle attached
/// (`وDKIM`) is two tokens, for the particle belongs to the sentence and the word to another language.
fn by_direction(word: &str) -> impl Iterator<Item = Span> + use<> {
    let mut parts = Vec::new();
    let mut start = 0;
    let mut rtl = None;
    if !word.is_ascii() {
        for (at, ch) in word.char_indices().filter(|&(_, ch)| ch.is_alphabetic() && !is_shared(ch.script())) {
            let this = matches!(ch.script(), Script::Arabic | Script::Hebrew);
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
    runs(text).map(|(start, run)| Span::new(start, start + run.len()))
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
        assert_eq!(split("ووفقاً لأوكرانيـا."), ["ووفقاً", "لأوكرانيـا", "."]);
        assert_eq!(split("ترتيب الـDOM وDKIM"), ["ترتيب", "الـ", "DOM", "و", "DKIM"]);
    }

    #[test]
    fn invisible_characters_are_no_part_of_a_token() {
        assert_eq!(split("\u{200f}نعم\u{200f} \u{feff}لا"), ["نعم", "لا"]);
        assert_eq!(split("می\u{200c}خواهم"), ["می\u{200c}خواهم"]);
        assert_eq!(split("\u{200f}\u{200b} \0"), [""; 0]);
    }

    #[test]
    fn words_without_end_are_cut_and_markup_is_not() {
        let lengths = |text: &str| words(text).map(Span::len).collect::<Vec<_>>();
        assert_eq!(lengths(&"ق".repeat(1000)), [1024, 976]);
        assert_eq!(lengths(&format!("a{}", "\u{301}".repeat(1000))), [1023, 978]);
        let address = format!("https://example.org/{}", "a".repeat(3000));
        assert_eq!(lengths(&address), [address.len()]);
    }

    #[test]
    fn scripts_without_spaces_are_cut() {
        assert_eq!(split("中国政府"), ["中", "国", "政", "府"]);
    }

    proptest::proptest! {
        #[test]
        fn the_short_way_leads_to_the_same_tokens(text in r#"([a-z.,!?()«»“”،؛؟ـأبيةךאת'"éЯж0-9:%@/\x{a0}\x{200f}\x{64b}]| ){0,30}"#) {
            let mut by_rule = Vec::new();
            push_words(&text, 0, &mut by_rule);
            proptest::prop_assert_eq!(words(&text).collect::<Vec<_>>(), by_rule);
        }
    }

    #[test]
    fn white_space_tokens() {
        let text = " a  b،\tج ";
        assert_eq!(whitespace_tokens(text).map(|s| s.of(text)).collect::<Vec<_>>(), ["a", "b،", "ج"]);
    }
}
