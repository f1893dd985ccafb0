//! `encoding`: mojibake, U+FFFD, stray control and bidi characters in the MT.

use rustc_hash::FxHashMap;

use super::claim::{Claim, Claims};
use super::difference::Difference;
use super::view::View;
use super::wording::{plural, quote};
use crate::finding::{Category, Severity};
use crate::normalize::is_bidi_control;
use crate::text::Span;

/// How many faults of a sentence are told one by one.
const TOLD: usize = 100;

/// Finds characters that no writer typed.
pub fn detect(view: &View<'_>, claims: &mut Claims) {
    let whole = view.mt.whole();
    let text = view.mt.text.document.slice(whole);
    let edited = view.edited.text.document.slice(view.edited.whole());
    let mut kept: FxHashMap<&str, bool> = FxHashMap::default();
    let mut found = faults(text);
    // What the edited version keeps is no error of the MT's.
    found.retain(|(span, _)| {
        let raw = span.of(text);
        edited.is_empty() || !*kept.entry(raw).or_insert_with(|| edited.contains(raw))
    });
    let more = found.split_off(found.len().min(TOLD));
    for (span, fault) in found {
        let at = span.shift(whole.start);
        let tokens = view.mt.tokens_of(at);
        let (severity, confidence, reason) = fault.judge(span.of(text));
        // What the garbled word should have been is no omission.
        let holds =
            |difference: &&Difference| difference.mt.start < tokens.end && tokens.start < difference.mt.end;
        let counterpart =
            view.differences.iter().find(holds).filter(|found| found.mt.len() == found.edited.len());
        let edited = counterpart.map_or(0..0, |found| found.edited.clone());
        let difference = Difference::between(tokens.clone(), edited);
        let mut claim = Claim::new(Category::Encoding, severity, confidence, &difference, reason);
        claim.mt_chars = Some(at);
        claims.add(claim);
    }
    if let (Some((first, _)), Some((last, _))) = (more.first(), more.last()) {
        let all = first.join(*last).shift(whole.start);
        let on = Difference::between(view.mt.tokens_of(all), 0..0);
        let reason = format!("{} more that no writer typed stand here", plural(more.len(), "character"));
        let mut claim = Claim::new(Category::Encoding, Severity::Major, 0.9, &on, reason);
        claim.mt_chars = Some(all);
        claims.add_spread(claim, &[]);
    }
}

/// What is wrong with some characters.
enum Fault {
    Replacement,
    Mojibake(String),
    Control(char),
    Bidi(char),
}

impl Fault {
    fn judge(&self, raw: &str) -> (Severity, f64, String) {
        match self {
            Self::Replacement => {
                let reason =
                    "U+FFFD REPLACEMENT CHARACTER stands where a character was lost in conversion".to_owned();
                (Severity::Major, 0.98, reason)
            }
            Self::Mojibake(meant) => {
                let reason = format!("{} is {} read in the wrong encoding", quote(raw), quote(meant));
                (Severity::Major, 0.95, reason)
            }
            Self::Control(ch) => {
                let reason = format!("the control character U+{:04X} stands in the text", u32::from(*ch));
                (Severity::Minor, 0.9, reason)
            }
            Self::Bidi(ch) => {
                let reason = format!(
                    "the bidi control U+{:04X} {} is opened or closed without its partner",
                    u32::from(*ch),
                    bidi_name(*ch)
                );
                (Severity::Minor, 0.8, reason)
            }
        }
    }
}

/// The faults of a text with their places, in order.
fn faults(text: &str) -> Vec<(Span, Fault)> {
    let mut found = Vec::new();
    if text.is_ascii() && !text.bytes().any(|byte| byte.is_ascii_control()) {
        return found;
    }
    found.extend(unpaired_bidi(text).map(|(at, ch)| (Span::new(at, at + ch.len_utf8()), Fault::Bidi(ch))));
    let mut run: Option<usize> = None;
    for (at, ch) in text.char_indices() {
        let span = Span::new(at, at + ch.len_utf8());
        match ch {
            '\u{FFFD}' => found.push((span, Fault::Replacement)),
            '\t' | '\n' | '\r' | '\u{85}' => {}
            '\u{80}'..='\u{9F}' if run.is_some() => {}
            _ if ch.is_control() && !is_mojibake_tail(ch) => found.push((span, Fault::Control(ch))),
            _ => {}
        }
        let odd = is_mojibake_head(ch) || (run.is_some() && is_mojibake_tail(ch));
        match (odd, run) {
            (true, None) => run = Some(at),
            (false, Some(start)) => {
                found.extend(mojibake(text, start, at));
                run = None;
            }
            _ => {}
        }
    }
    found.extend(run.and_then(|start| mojibake(text, start, text.len())));
    found.sort_by_key(|(span, _)| *span);
    found
}

/// The first byte of a UTF-8 sequence of two or three bytes, shown as Latin-1 or Windows-1252.
fn is_mojibake_head(ch: char) -> bool {
    matches!(ch, '\u{C2}'..='\u{EF}')
}

/// A further byte of such a sequence.
fn is_mojibake_tail(ch: char) -> bool {
    windows_1252_byte(ch).is_some_and(|byte| byte >= 0x80)
}

/// The run, where its characters are the bytes of valid UTF-8.
fn mojibake(text: &str, start: usize, end: usize) -> Option<(Span, Fault)> {
    let bytes: Option<Vec<u8>> = text[start..end].chars().map(windows_1252_byte).collect();
    let meant = String::from_utf8(bytes?).ok()?;
    // One letter before a quotation mark or dash is more likely just that.
    if is_letter_and_mark(&text[start..end]) {
        return None;
    }
    let shrunk = meant.chars().count() < text[start..end].chars().count();
    (shrunk && !meant.chars().any(char::is_control)).then(|| (Span::new(start, end), Fault::Mojibake(meant)))
}

fn is_letter_and_mark(run: &str) -> bool {
    run.chars().count() == 2 && run.ends_with(['‘', '’', '“', '”', '–', '—', '…', '«', '»'])
}

/// The byte that Windows-1252 writes a character with.
fn windows_1252_byte(ch: char) -> Option<u8> {
    const HIGH: [char; 32] = [
        '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8D}', 'Ž', '\u{8F}',
        '\u{90}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9D}', 'ž', 'Ÿ',
    ];
    match ch as u32 {
        code @ (0..=0x7F | 0xA0..=0xFF) => Some(code as u8),
        0x80..=0x9F => Some(ch as u32 as u8),
        _ => HIGH.iter().position(|&high| high == ch).map(|at| 0x80 + at as u8),
    }
}

/// Embeddings, overrides and isolates without their partner. Single marks (LRM, RLM, ALM) are harmless.
fn unpaired_bidi(text: &str) -> impl Iterator<Item = (usize, char)> {
    let mut open: Vec<(usize, char)> = Vec::new();
    let mut stray = Vec::new();
    for (at, ch) in text.char_indices().filter(|&(_, ch)| is_bidi_control(ch)) {
        let isolate = |ch: char| matches!(ch, '\u{2066}'..='\u{2068}');
        match ch {
            '\u{202A}' | '\u{202B}' | '\u{202D}' | '\u{202E}' | '\u{2066}'..='\u{2068}' => {
                open.push((at, ch));
            }
            '\u{202C}' if open.last().is_some_and(|&(_, ch)| !isolate(ch)) => drop(open.pop()),
            '\u{2069}' if open.last().is_some_and(|&(_, ch)| isolate(ch)) => drop(open.pop()),
            '\u{202C}' | '\u{2069}' => stray.push((at, ch)),
            _ => {}
        }
    }
    stray.extend(open);
    stray.sort_unstable();
    stray.into_iter()
}

fn bidi_name(ch: char) -> &'static str {
    match ch {
        '\u{202A}' => "LEFT-TO-RIGHT EMBEDDING",
        '\u{202B}' => "RIGHT-TO-LEFT EMBEDDING",
        '\u{202C}' => "POP DIRECTIONAL FORMATTING",
        '\u{202D}' => "LEFT-TO-RIGHT OVERRIDE",
        '\u{202E}' => "RIGHT-TO-LEFT OVERRIDE",
        '\u{2066}' => "LEFT-TO-RIGHT ISOLATE",
        '\u{2067}' => "RIGHT-TO-LEFT ISOLATE",
        '\u{2068}' => "FIRST STRONG ISOLATE",
        _ => "POP DIRECTIONAL ISOLATE",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> Vec<String> {
        faults(text).iter().map(|(span, fault)| fault.judge(span.of(text)).2).collect()
    }

    #[test]
    fn mojibake_is_told_with_what_was_meant() {
        assert_eq!(told("le cafÃ© ferme"), ["‘Ã©’ is ‘é’ read in the wrong encoding"]);
        assert_eq!(told("Ø§Ù„Ø³Ù„Ø§Ù…"), ["‘Ø§Ù„Ø³Ù„Ø§Ù…’ is ‘السلام’ read in the wrong encoding"]);
        assert_eq!(told("“Ã” and Ñandú, façade, Übergröße"), [""; 0]);
    }

    #[test]
    fn lost_and_stray_characters() {
        assert_eq!(told("a\u{fffd}b").len(), 1);
        assert_eq!(told("a\u{8}b"), ["the control character U+0008 stands in the text"]);
        assert_eq!(told("قال\u{200f} نعم\u{2068}x\u{2069}"), [""; 0]);
        assert_eq!(told("x\u{202e}y").len(), 1);
    }
}
