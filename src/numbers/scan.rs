//! Cuts a folded text into words, digits and marks, and looks the words up.

use super::cjk;
use super::digits::{self, Literal};
use super::lexicon::{Hit, Lexicon, Role};
use super::{german, hebrew, italian, roman, russian};
use crate::language::Language;
use crate::normalize::{Folded, digit_value, fold, fold_mapped};
use crate::text::{FoldedSpan, Span};

/// A text, folded and cut.
pub(super) struct Scan<'t> {
    raw: &'t str,
    /// Whether the raw text is ASCII alone: then folding changed no digit.
    is_ascii: bool,
    folded: Folded,
    pub tokens: Vec<Token>,
    pub language: Language,
}

/// How many bytes of an address are looked at.
const LONGEST_ADDRESS: usize = 2048;

/// One word, number or mark.
#[derive(Debug)]
pub(super) struct Token {
    pub start: usize,
    pub end: usize,
    /// Whether white space, or the text's start, stands before it.
    pub spaced: bool,
    pub kind: TokenKind,
    /// Whether it is part of an address, a hashtag or a mention: what it says is no claim of the text.
    pub quiet: bool,
}

#[derive(Debug)]
pub(super) enum TokenKind {
    /// A word with what the lexicon says of it.
    Word(Option<Hit>),
    /// Capitals that spell a Roman numeral.
    Roman(u64),
    /// A number in digits.
    Digits(Literal),
    /// Number signs of Chinese or Japanese.
    Signs,
    /// A fraction in one character: `½`.
    Vulgar(u64, u64),
    /// Any other visible character.
    Mark(char),
}

impl<'t> Scan<'t> {
    pub fn new(raw: &'t str, language: Language) -> Self {
        let (is_ascii, folded) = (raw.is_ascii(), fold_mapped(raw));
        let mut scan = Self { raw, is_ascii, folded, tokens: Vec::new(), language };
        scan.cut();
        scan
    }

    /// The folded text.
    pub fn text(&self) -> &str {
        &self.folded.text
    }

    pub fn raw_span(&self, start: usize, end: usize) -> Span {
        self.folded.map.raw(FoldedSpan::new(start, end))
    }

    fn raw_at(&self, at: usize) -> &'t str {
        self.raw_span(at, at + 1).of(self.raw)
    }

    /// A digit of the raw text, of any script: no superscript, no vulgar fraction.
    fn is_digit(&self, at: usize) -> bool {
        self.folded.text.as_bytes().get(at).is_some_and(u8::is_ascii_digit)
            && (self.is_ascii || self.raw_at(at).chars().next().is_some_and(|ch| digit_value(ch).is_some()))
    }

    fn cut(&mut self) {
        let mut tokens = Vec::new();
        let lexicon = Lexicon::of(self.language);
        let text = self.text();
        let mut at = 0;
        let mut spaced = true;
        let mut quiet_until = 0;
        while let Some(ch) = text[at..].chars().next() {
            let start = at;
            if ch.is_whitespace() {
                at += ch.len_utf8();
                spaced = true;
                continue;
            }
            if let Some(end) = (at >= quiet_until).then(|| self.address(at, spaced, ch)).flatten() {
                quiet_until = end;
            }
            let quiet = at < quiet_until;
            let kind = if self.is_digit(at) {
                let first = |at| self.raw_at(at).chars().next().unwrap_or(' ');
                let literal = digits::scan(text, at, self.language, &first, &|at| self.is_digit(at));
                at = literal.groups.last().map_or(at + 1, |group| group.1);
                TokenKind::Digits(literal)
            } else if let Some((end, above, below)) = self.vulgar(at) {
                at = end;
                TokenKind::Vulgar(above, below)
            } else if let Some(half) = self.half_of_day(at, tokens.last()) {
                at += half.0;
                TokenKind::Word(Some(Hit { role: half.1, and: false, prefix: 0 }))
            } else if cjk::run_end(text, at) > at {
                at = cjk::run_end(text, at);
                TokenKind::Signs
            } else if ch.is_alphabetic() {
                at = self.word_end(at);
                at = self.joined_end(lexicon, start, at);
                if quiet {
                    TokenKind::Word(None)
                } else {
                    self.word(lexicon, start, at, tokens.last().filter(|_| spaced))
                }
            } else {
                at += ch.len_utf8();
                TokenKind::Mark(ch)
            };
            tokens.push(Token { start, end: at, spaced, kind, quiet });
            spaced = false;
        }
        self.tokens = tokens;
    }

    /// A vulgar fraction, which folding writes out: its end, numerator and denominator.
    fn vulgar(&self, at: usize) -> Option<(usize, u64, u64)> {
        if self.is_ascii || !self.text().as_bytes()[at].is_ascii_digit() {
            return None;
        }
        let piece = self.raw_span(at, at + 1);
        let length = fold(piece.of(self.raw)).len();
        let (above, below) = self.text().get(at..at + length)?.split_once('\u{2044}')?;
        let below = below.parse().ok().filter(|&below| below > 0)?;
        Some((at + length, above.parse().ok()?, below))
    }

    /// `a.m.` and `p.m.` after digits, with their points: their length and role.
    fn half_of_day(&self, at: usize, before: Option<&Token>) -> Option<(usize, Role)> {
        const WRITTEN: [&str; 6] = ["a.m.", "p.m.", "a. m.", "p. m.", "a.m", "p.m"];
        if !before.is_some_and(|token| matches!(token.kind, TokenKind::Digits(_))) {
            return None;
        }
        let rest = &self.text()[at..];
        let written = WRITTEN.into_iter().find(|written| {
            let tail = rest.strip_prefix(written);
            tail.is_some_and(|tail| !tail.starts_with(char::is_alphanumeric))
        })?;
        let role = if written.starts_with('a') { Role::Morning } else { Role::Afternoon };
        Some((written.len(), role))
    }

    /// Persian writes the words of one number together with a joiner, which folding drops: where the whole is no
    /// word, this is the end of its first number.
    fn joined_end(&self, lexicon: &Lexicon, start: usize, end: usize) -> usize {
        if self.language != Language::Persian || lexicon.look_up(&self.text()[start..end]).is_some() {
            return end;
        }
        let raw = self.raw_span(start, end).of(self.raw);
        let first = raw.split_once('\u{200c}').map(|(first, _)| fold(first));
        let is_known =
            |first: &str| lexicon.look_up(first).is_some() || self.joined(lexicon, first, start).is_some();
        match first {
            Some(first) if first.len() < end - start && is_known(&first) => start + first.len(),
            _ => end,
        }
    }

    /// The end of the word that starts here. A quote between Hebrew letters belongs to an abbreviation, an apostrophe
    /// between Ukrainian ones to the word; a Portuguese weekday is one word with its *feira*.
    fn word_end(&self, start: usize) -> usize {
        let text = self.text();
        let mut chars = text[start..].char_indices().peekable();
        while let Some((at, ch)) = chars.next() {
            let inner = match self.language {
                Language::Hebrew => ch == '"',
                Language::Ukrainian => ch == '\'',
                Language::Portuguese => ch == '-' && text[start + at..].starts_with("-feira"),
                _ => false,
            };
            let inside = inner && chars.peek().is_some_and(|&(_, next)| next.is_alphabetic());
            let signs = !ch.is_ascii() && cjk::run_end(text, start + at) > start + at;
            if !ch.is_alphabetic() && !inside || signs {
                return start + at;
            }
        }
        text.len()
    }

    fn word(&self, lexicon: &Lexicon, start: usize, end: usize, before: Option<&Token>) -> TokenKind {
        let word = &self.text()[start..end];
        let hit = lexicon
            .look_up(word)
            .or_else(|| self.compound(lexicon, word))
            .or_else(|| self.joined(lexicon, word, start))
            .or_else(|| self.numeral(word, end));
        if let Some(value) = self.roman_ordinal(word, start).filter(|_| hit.is_none()) {
            return TokenKind::Roman(value);
        }
        if hit.is_none() && word.is_ascii() && word.len() <= 15 && b"ivxlcdm".contains(&word.as_bytes()[0]) {
            let capitals = |span: Span| span.of(self.raw).chars().all(|ch| !ch.is_lowercase());
            // A letter alone is a numeral only after a name: `Elizabeth I`, and not `and I`.
            let named = word.len() > 1 || before.is_some_and(|token| self.is_name(token));
            if let Some(value) = roman::value(word).filter(|_| named && capitals(self.raw_span(start, end))) {
                return TokenKind::Roman(value);
            }
        }
        TokenKind::Word(hit)
    }

    /// A French century or ruler: `XXIe`, `Ier`.
    fn roman_ordinal(&self, word: &str, start: usize) -> Option<u64> {
        let stem = ["ème", "eme", "er", "re", "e"].iter().find_map(|ending| word.strip_suffix(ending));
        let stem = stem.filter(|stem| !stem.is_empty() && self.language == Language::French)?;
        let raw = self.raw_span(start, start + stem.len()).of(self.raw);
        let is_numeral = raw.bytes().all(|byte| b"IVX".contains(&byte));
        roman::value(stem).filter(|_| is_numeral)
    }

    /// The rest of a Persian number written together, after *and*: the second word of `سی‌وپنج`.
    fn joined(&self, lexicon: &Lexicon, word: &str, start: usize) -> Option<Hit> {
        let glued = self.text()[..start].ends_with(char::is_alphabetic);
        let rest = word.strip_prefix('و').filter(|_| glued && self.language == Language::Persian)?;
        let hit = lexicon.look_up(rest)?;
        Some(Hit { and: true, prefix: word.len() - rest.len(), ..hit })
    }

    /// A word of two letters or more with a capital first.
    fn is_name(&self, token: &Token) -> bool {
        let raw = self.raw_span(token.start, token.end).of(self.raw);
        raw.starts_with(char::is_uppercase) && raw.chars().nth(1).is_some_and(char::is_lowercase)
    }

    /// A German number written as one word, or what German and Russian compound with a number: `dreitägig`.
    fn compound(&self, lexicon: &Lexicon, word: &str) -> Option<Hit> {
        let below = |part: &str| match lexicon.look_up(part)?.role {
            Role::Number(value) | Role::Vague(value) => Some(value),
            _ => None,
        };
        if let Some(place) = italian::read_ordinal(word).filter(|_| self.language == Language::Italian) {
            return Some(Hit { role: Role::Ordinal(place), and: false, prefix: 0 });
        }
        let value = match self.language {
            Language::Russian => russian::read_compound(word)?,
            Language::Italian => italian::read_compound(word)?,
            Language::German => {
                if let Some(whole) = word.strip_suffix("einhalb").and_then(below) {
                    return Some(Hit { role: Role::Parts(2 * whole + 1, 2), and: false, prefix: 0 });
                }
                let word = german::counting(word).unwrap_or(word);
                below(word).or_else(|| german::read_compound(word, &below))?
            }
            _ => return None,
        };
        Some(Hit { role: Role::Number(value), and: false, prefix: 0 })
    }

    /// A Hebrew numeral in letters: `כ"ג`, `ד'`.
    fn numeral(&self, word: &str, end: usize) -> Option<Hit> {
        if self.language != Language::Hebrew {
            return None;
        }
        let (value, prefix) = hebrew::numeral(word, self.text()[end..].starts_with('\''))?;
        Some(Hit { role: Role::Letters(value), and: false, prefix })
    }

    /// The end of an address, hashtag or mention that starts here.
    fn address(&self, at: usize, spaced: bool, ch: char) -> Option<usize> {
        let rest = &self.text()[at..];
        if ch == '@' || ch == '#' {
            let tail = &rest[1..];
            let named =
                tail.chars().find(|ch| !ch.is_numeric()).is_some_and(|ch| ch.is_alphabetic() || ch == '_');
            let end = tail.find(|ch: char| !ch.is_alphanumeric() && ch != '_').unwrap_or(tail.len());
            return (named && end > 0).then_some(at + 1 + end);
        }
        if !spaced && !matches!(self.text()[..at].chars().next_back(), Some('(' | '"' | '\'' | '[' | '<')) {
            return None;
        }
        let rest = &rest[..rest.floor_char_boundary(LONGEST_ADDRESS)];
        let chunk = &rest[..rest.find(char::is_whitespace).unwrap_or(rest.len())];
        let inside =
            || memchr::memchr(b'@', chunk.as_bytes()).is_some_and(|sign| sign > 0 && sign + 1 < chunk.len());
        let scheme = || memchr::memchr_iter(b':', chunk.as_bytes()).any(|at| chunk[at..].starts_with("://"));
        let is_address = inside() || scheme() || chunk.starts_with("www.");
        is_address.then(|| at + chunk.len())
    }
}
