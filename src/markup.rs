//! Markup within text: tags, placeholders, addresses, hashtags. A translation keeps them to the letter.

use std::sync::LazyLock;

use regex::Regex;

use crate::text::Span;

/// How many bytes a text has at most in which markup is looked for at once, and in how many at once in longer ones.
const ENDLESS: usize = 1 << 20;
const WINDOW: usize = 1 << 13;

/// Alternatives, longest kinds first: HTML and XML tags, entities, `{{…}}`, `${…}`, `{…}`, printf conversions,
/// `[[…]]`, escapes, web addresses, e-mail addresses, host names, hashtags and mentions.
const PATTERN: &str = concat!(
    r"</?[A-Za-z][A-Za-z0-9:_-]*(?:\s+[A-Za-z_:][\w:.-]*(?:\s*=\s*(?:\x22[^\x22<]*\x22|'[^'<]*'|[^\s\x22'<>]+))?)*\s*/?>",
    r"|<!--.*?-->",
    r"|&(?:[A-Za-z][A-Za-z0-9]{1,8}|#[0-9]{1,6}|#x[0-9A-Fa-f]{1,6});",
    r"|\{\{[^{}\s][^{}]{0,60}\}\}|[$#]\{[A-Za-z_][^{}\s]{0,60}\}|\{[A-Za-z0-9_.:]{0,60}\}",
    r"|%(?:[0-9]+\$)?[-+#0]*[0-9]*(?:\.[0-9]+)?(?:h|l|ll|z|j)?[sdiufgGxXcp@]\b|%\([A-Za-z_]\w*\)[sdif]|%\{[A-Za-z_]\w*\}",
    r"|\[\[[^\[\]]{1,60}\]\]|\\[nrt]\b",
    r"|(?i:https?|ftp)://[^\s<>\x22“”«»]*[^\s<>\x22“”«».,;:!?؟،؛)\]'’]",
    r"|(?i:www)\.[A-Za-z0-9][^\s<>\x22“”«»]*[^\s<>\x22“”«».,;:!?؟،؛)\]'’]",
    r"|[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+",
    r"|(?:[A-Za-z0-9-]+\.)+(?i:com|org|net|gov|edu|info|io|me)\b(?:/[^\s<>\x22“”«»]*[^\s<>\x22“”«».,;:!?؟،؛)\]'’])?",
    r"|[@#][\p{L}_][\p{L}\p{M}\p{N}_]*",
);

static MARKUP: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(PATTERN).ok());

/// Where markup stands in a text, in reading order.
///
/// ```
/// use tadqiq::markup::find;
///
/// let text = "زوروا <b>https://example.org/a</b> يا {name}!";
/// let found: Vec<&str> = find(text).map(|span| span.of(text)).collect();
/// assert_eq!(found, ["<b>", "https://example.org/a", "</b>", "{name}"]);
/// ```
pub fn find(text: &str) -> impl Iterator<Item = Span> + '_ {
    windows(text).flat_map(|window| find_within(text, window))
}

fn find_within(text: &str, window: Span) -> impl Iterator<Item = Span> + '_ {
    let part = window.of(text);
    let pattern = if may_hold(part) { MARKUP.as_ref() } else { None };
    let found = pattern.into_iter().flat_map(move |pattern| pattern.find_iter(part));
    found.map(move |found| Span::new(found.start(), found.end()).shift(window.start))
}

/// Whether a text has two characters side by side that some markup has: most text is passed over by looking for them
/// alone. Where it has not, [`find`] finds nothing.
pub fn may_hold(text: &str) -> bool {
    let bytes = text.as_bytes();
    let at = |at: usize| bytes.get(at).copied().unwrap_or(b' ');
    let letter = |byte: u8| byte.is_ascii_alphabetic() || byte == b'_' || byte >= 0x80;
    bytes.iter().enumerate().any(|(here, byte)| {
        let next = at(here + 1);
        match byte {
            b'{' => true,
            b'<' => next.is_ascii_alphabetic() || matches!(next, b'/' | b'!'),
            b'%' => next.is_ascii_alphanumeric() || b"-+#.@({".contains(&next),
            b'&' => next.is_ascii_alphabetic() || next == b'#',
            b'[' => next == b'[',
            b'\\' => b"nrt".contains(&next),
            b':' => next == b'/' && at(here + 2) == b'/',
            b'@' => letter(next) || next.is_ascii_digit() || next == b'-',
            b'#' => letter(next),
            b'.' => {
                next.is_ascii_alphabetic()
                    || next.is_ascii_digit() && here > 0 && matches!(bytes[here - 1], b'w' | b'W')
            }
            _ => false,
        }
    })
}

/// The parts of a text that markup is looked for in: all of it, but a text without end in windows that part at white
/// space. What begins and never ends (`<!--`) is looked for up to the end of its window each time.
fn windows(text: &str) -> impl Iterator<Item = Span> + '_ {
    let mut start = 0;
    std::iter::from_fn(move || {
        let rest = text.get(start..).filter(|rest| !rest.is_empty())?;
        let length = if text.len() <= ENDLESS {
            rest.len()
        } else {
            let most = rest.floor_char_boundary(WINDOW);
            rest[..most].rfind(char::is_whitespace).filter(|&at| at > 0 && most < rest.len()).unwrap_or(most)
        };
        start += length;
        Some(Span::new(start - length, start))
    })
}

/// Whether a whole token is markup.
pub fn is_markup(token: &str) -> bool {
    token.len() > 1 && find(token).next().is_some_and(|span| span.len() == token.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_pattern_compiles() {
        assert!(MARKUP.is_some());
    }

    #[test]
    fn prose_is_no_markup() {
        for text in
            ["5 < 6 و 7 > 3", "100% sure", "النسبة 12% من", "a.b", "e.g. this", "قال: نعم.", "3.2.1", "AT&T"]
        {
            assert_eq!(find(text).count(), 0, "{text}: {:?}", find(text).collect::<Vec<_>>());
        }
    }

    #[test]
    fn placeholders_of_common_formats() {
        for text in [
            "%s", "%1$s", "%(name)s", "%d", "{0}", "{}", "{{user}}", "${total}", "&nbsp;", "#وسم", "@user",
            "a@b.org",
        ] {
            assert!(is_markup(text), "{text}");
        }
    }
    proptest::proptest! {
        #[test]
        fn nothing_is_found_where_none_may_be(text in r#"[a-zA-Z0-9w.:/@#&%<>{}\[\]\\$_ !;'"+()é،-]{0,12}|(www|http|com|org|nbsp|[.:/@#&%;0-9]){0,6}"#) {
            let found = MARKUP.as_ref().unwrap().is_match(&text);
            proptest::prop_assert!(may_hold(&text) || !found, "{}", text);
        }
    }
}
