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

/// The tokens of a run without white space. Letters and digits with common marks among them, which is most of any text,
/// are told without the tables of UAX #29, and alike.
fn push_run(text: &str, run: &str, start: usize, found: &mut Vec<Span>) {
    let before = found.len();
    if markup::may_hold(run) || !push_plain(text, run, start, found) {
        found.truncate(before);
        push_words(run, start, found);
    }
}

/// What the rules of word boundaries make of a character.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Class {
    /// A letter of a script that is written from left to right, or from right to left.
    Letter {
        rtl: bool,
    },
    /// A Hebrew letter, which quotes may belong to.
    Hebrew,
    Digit,
    /// A mark that belongs to the character before it.
    Extend,
    /// A mark that parts no letters, no digits, or neither.
    WithinWord,
    WithinNumber,
    Within,
    /// A quote that may belong to Hebrew letters; else as [`Class::Within`], or as [`Class::Mark`].
    Single,
    Double,
    /// A mark that is always a token.
    Mark,
    /// Anything that there are more rules for.
    Other,
}

impl Class {
    fn of(ch: char) -> Self {
        match ch {
            'a'..='z' | 'A'..='Z' | 'À'..='Ö' | 'Ø'..='ö' | 'ø'..='ſ' => Self::Letter { rtl: false },
            'ؠ'..='ي' | 'ٱ'..='ۓ' => Self::Letter { rtl: true },
            '0'..='9' | '٠'..='٩' | '۰'..='۹' => Self::Digit,
            '\u{64B}'..='\u{652}' => Self::Extend,
            '.' | '’' => Self::Within,
            ',' | ';' | '،' => Self::WithinNumber,
            ':' => Self::WithinWord,
            '\'' => Self::Single,
            '"' => Self::Double,
            '!' | '?' | '(' | ')' | '/' | '-' | '%' | '*' | '+' | '=' | '؛' | '؟' | '«' | '»' | '“' | '”'
            | '„' | '–' | '—' | '…' => Self::Mark,
            'Α'..='Ρ' | 'Σ'..='Ϋ' | 'ά'..='ώ' | 'А'..='я' | 'ѐ'..='џ' => {
                Self::Letter { rtl: false }
            }
            'א'..='ת' => Self::Hebrew,
            _ => Self::Other,
        }
    }

    fn is_letter(self) -> bool {
        matches!(self, Self::Letter { .. } | Self::Hebrew)
    }

    /// Whether it does not part two characters of these classes.
    fn joins(self, before: Self, after: Self) -> bool {
        match self {
            Self::WithinWord => before.is_letter() && after.is_letter(),
            Self::WithinNumber => (before, after) == (Self::Digit, Self::Digit),
            Self::Within | Self::Single => {
                before.is_letter() && after.is_letter() || (before, after) == (Self::Digit, Self::Digit)
            }
            _ => false,
        }
    }
}

/// Adds the tokens of a run of plain characters; tells whether all of them are.
fn push_plain(text: &str, run: &str, start: usize, found: &mut Vec<Span>) -> bool {
    // The token under way: where it starts, and the class of its last letter or digit.
    let mut word: Option<(usize, Class)> = None;
    // Letters of both directions, and quotes beside Hebrew, have rules of their own.
    let (mut ltr, mut rtl, mut hebrew, mut quotes) = (false, false, false, false);
    let mut chars = run.char_indices().map(|(at, ch)| (at, ch, Class::of(ch))).peekable();
    while let Some((at, ch, class)) = chars.next() {
        match class {
            Class::Letter { .. } | Class::Hebrew | Class::Digit => {
                ltr |= class == Class::Letter { rtl: false };
                hebrew |= class == Class::Hebrew;
                rtl |= matches!(class, Class::Letter { rtl: true } | Class::Hebrew);
                word = Some((word.map_or(at, |word| word.0), class));
                continue;
            }
            Class::Extend if word.is_some() => continue,
            Class::Extend | Class::Other => return false,
            _ => quotes |= matches!(class, Class::Single | Class::Double),
        }
        if let Some((from, before)) = word {
            if chars.peek().is_some_and(|&(_, _, after)| class.joins(before, after)) {
                continue;
            }
            push(text, Span::new(start + from, start + at), found);
            word = None;
        }
        found.push(Span::new(start + at, start + at + ch.len_utf8()));
        if chars.peek().is_some_and(|&(_, _, after)| after == Class::Extend) {
            return false;
        }
    }
    if let Some((from, _)) = word {
        push(text, Span::new(start + from, start + run.len()), found);
    }
    !(ltr && rtl || hebrew && quotes)
}

/// Adds the tokens of a text that starts at an offset, by the rules.
fn push_words(text: &str, offset: usize, found: &mut Vec<Span>) {
    let mut from = 0;
    let push_plain = |from: usize, to: usize, found: &mut Vec<Span>| {
        for (at, word) in text[from..to].split_word_bound_indices() {
            let parts = by_direction(word).flat_map(|part| without_low_lines(word, part));
            for part in parts.filter_map(|part| visible(text, part.shift((from + at) as u32))) {
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

/// A word and the low lines at its ends, which emphasise it or are a slip; those between letters make one name of them.
fn without_low_lines(text: &str, part: Span) -> impl Iterator<Item = Span> + use<> {
    let word = part.of(text);
    let bare = word.trim_matches('_');
    let ends = if bare.is_empty() || bare.contains('_') {
        (0, word.len())
    } else {
        let start = word.len() - word.trim_start_matches('_').len();
        (start, start + bare.len())
    };
    let cuts = [0, ends.0, ends.1, word.len()].map(|at| at + part.start as usize);
    (0..3).map(move |at| Span::new(cuts[at], cuts[at + 1])).filter(|span| span.start < span.end)
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
    fn low_lines_at_the_ends_of_a_word_stand_alone() {
        assert_eq!(
            split("pray_ for _this_ file_name __init__"),
            ["pray", "_", "for", "_", "this", "_", "file_name", "__", "init", "__"]
        );
        assert_eq!(split("_ __"), ["_", "__"]);
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
        fn the_short_way_leads_to_the_same_tokens(text in r#"([a-z.,;!?()«»“”،؛؟ـأبيةךאת'"’éЯж0-9٠-٩۰۹:%@/*+=…–_-\x{a0}\x{200f}\x{64b}\x{651}]| ){0,30}|([aب0٣][.,:;'’،\x{64b}-]?){0,8}"#) {
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
