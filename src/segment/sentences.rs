//! Sentences: the boundaries of UAX #29, less those after abbreviations, initials, and within addresses.

use unicode_segmentation::UnicodeSegmentation;

use super::abbreviations::is_abbreviation;
use super::trim;
use crate::markup;
use crate::normalize::{fold, is_invisible};
use crate::text::Span;

/// The sentences of a text, in order, without white space around them; none where it holds nothing else.
///
/// ```
/// use tadqiq::segment::sentences;
///
/// let text = "وصل د. أحمد صباحا. هل عاد؟ قال: “نعم.” ثم نام.";
/// let found: Vec<&str> = sentences(text).iter().map(|span| span.of(text)).collect();
/// assert_eq!(found, ["وصل د. أحمد صباحا.", "هل عاد؟", "قال: “نعم.”", "ثم نام."]);
/// ```
pub fn sentences(text: &str) -> Vec<Span> {
    let tags: Vec<Span> = markup::find(text).collect();
    let mut found = Vec::new();
    // Where only marks follow, no sentence ends.
    let last = text.char_indices().rfind(|(_, ch)| ch.is_alphanumeric()).map_or(0, |(at, _)| at);
    let mut start = 0;
    for (at, piece) in text.split_sentence_bound_indices() {
        let mut end = at + piece.len();
        if end == text.len()
            || is_boundary(&text[start..end], &text[end..], last >= end, Span::at(end), &tags)
        {
            if end < text.len() {
                end = start + without_openers(&text[start..end]).len();
            }
            let span = trim(text, Span::new(start, end));
            if !span.is_empty() {
                found.push(span);
            }
            start = end;
        }
    }
    found
}

/// A sentence less the quotes and brackets at its end that open what follows: where no white space parts sentences, UAX #29
/// takes them for closing ones. The same quote closes in German, and may in Arabic: there another one stands open.
fn without_openers(sentence: &str) -> &str {
    let quotes = |text: &str| text.chars().filter(|ch| "“”„".contains(*ch)).count();
    let opens = |before: &str, mark: char| match mark {
        '「' | '『' | '《' | '〈' | '（' | '【' | '〔' | '(' | '[' => true,
        '“' => quotes(before).is_multiple_of(2),
        _ => false,
    };
    let mut rest = sentence;
    while let Some((at, mark)) = rest.char_indices().next_back()
        && at > 0
        && opens(&rest[..at], mark)
    {
        rest = &rest[..at];
    }
    rest
}

/// How many bytes before a full stop are looked at.
const LONGEST_LABEL: usize = 128;

/// Whether a sentence ends between `before` and `after`, at a place of the text after which letters or digits
/// follow or not.
fn is_boundary(before: &str, after: &str, goes_on: bool, at: Span, tags: &[Span]) -> bool {
    let tag = tags.partition_point(|tag| tag.start < at.start).checked_sub(1);
    if tag.is_some_and(|tag| at.end < tags[tag].end) {
        return false;
    }
    if before.ends_with(['\n', '\r', '\u{2029}', '\u{85}']) {
        return true;
    }
    // A closing quote or bracket after white space belongs to what it closes; only marks are left: no sentence.
    if !goes_on {
        return false;
    }
    let Some(stopped) = before.trim_end().strip_suffix('.') else { return true };
    // What is longer is neither abbreviation nor initials nor number.
    let near = &stopped[stopped.ceil_char_boundary(stopped.len().saturating_sub(LONGEST_LABEL))..];
    let word =
        near.rsplit(|ch: char| ch.is_whitespace() || "([{“«\"'‘-–—/".contains(ch)).next().unwrap_or("");
    !(is_initial(word, after) || is_list_number(stopped, word) || is_abbreviation(&fold(word)))
}

/// Single letters, one or several with full stops between: `د`, `أ.د`, `J`, `U.S`.
fn is_initial(word: &str, after: &str) -> bool {
    let letters = |part: &str| part.chars().filter(|&ch| !is_invisible(ch)).take(2).collect::<Vec<_>>();
    let parts: Vec<_> = word.split('.').map(letters).collect();
    let single = parts.iter().all(|part| matches!(part[..], [ch] if ch.is_alphabetic()));
    // `I` is a pronoun unless other initials stand beside it.
    let pronoun = parts.len() == 1 && parts[0] == ['I'] && after.trim_start().chars().nth(1) != Some('.');
    single && !pronoun
}

/// The number of a list's item, at the head of the text.
fn is_list_number(stopped: &str, word: &str) -> bool {
    stopped.trim_start() == word && word.len() <= 8 && word.chars().all(char::is_numeric)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(text: &str) -> Vec<&str> {
        sentences(text).into_iter().map(|span| span.of(text)).collect()
    }

    #[test]
    fn arabic_marks_end_sentences() {
        assert_eq!(split("هل عاد؟ نعم! وصل۔ ثم نام. انتهى"), ["هل عاد؟", "نعم!", "وصل۔", "ثم نام.", "انتهى"]);
        assert_eq!(split("قال، ثم مضى؛ وعاد."), ["قال، ثم مضى؛ وعاد."]);
    }

    #[test]
    fn abbreviations_and_initials_do_not() {
        for text in [
            "قال أ.د. سالم إن الأمر انتهى.",
            "Mr. Smith met J. K. Rowling on Jan. 5 in the U.S. Capitol.",
            "Он родился в 1950 г. в Москве и т.д. и т.п.",
            "Il sig. Rossi e la dott.ssa Bianchi, ecc. Bianchi no.",
            "O sr. Silva e a profa. Lima chegaram no séc. XX.",
            "Об этом сообщил зам. министра, см. табл. 3 и гл. 5.",
            "ر.ک. صص. ۱۲ تا ۱۵",
            "1. First item",
            "See example.com. or http://a.org/x.Y now.",
        ] {
            assert_eq!(split(text), [text]);
        }
        assert_eq!(split("So did I. Then he left."), ["So did I.", "Then he left."]);
    }

    #[test]
    fn closing_quotes_stay_with_their_sentence() {
        assert_eq!(split("قال: “انتهى.” ثم مضى."), ["قال: “انتهى.”", "ثم مضى."]);
        assert_eq!(split("He said (no.) \u{201d}"), ["He said (no.) \u{201d}"]);
    }

    #[test]
    fn opening_quotes_go_with_what_they_open() {
        assert_eq!(split("他在机场说。“但是我们不会！”"), ["他在机场说。", "“但是我们不会！”"]);
        assert_eq!(split("「はい。」「いいえ。」（笑）"), ["「はい。」", "「いいえ。」", "（笑）"]);
        assert_eq!(split("Er sagt: „Gut.“ Dann ging er."), ["Er sagt: „Gut.“", "Dann ging er."]);
    }

    #[test]
    fn decimals_are_whole_and_missing_spaces_are_forgiven() {
        assert_eq!(split("بلغ ٣.٥ و3.5 في المئة."), ["بلغ ٣.٥ و3.5 في المئة."]);
        assert_eq!(split("اتصل كارتر هاتفيا.وأوضح متحدث"), ["اتصل كارتر هاتفيا.", "وأوضح متحدث"]);
    }

    #[test]
    fn nothing_but_white_space_has_no_sentence() {
        assert_eq!(split(" \t"), [""; 0]);
        assert_eq!(split("a\nb"), ["a", "b"]);
    }
}
