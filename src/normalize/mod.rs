//! Folding: what is left of a text when spellings that mean the same are made equal.
//!
//! Folding is for comparison alone; reports always show the raw text, and an [`OffsetMap`] leads back to it.
//! It applies NFKC (UAX #15) and lower case, drops bidi and other invisible controls, Arabic vowel marks and tatweel
//! and Hebrew points, writes one alef, one yeh and one kaf, ASCII digits for those of every script, and one form of
//! quotes, dashes and Arabic marks.

mod arabic;
mod digits;
mod marks;

use unicode_normalization::char::{canonical_combining_class, is_combining_mark};
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfkc_quick};

pub use arabic::is_arabic_mark;
pub use digits::digit_value;
pub use marks::{bare, is_bidi_control, is_invisible};

use crate::text::{OffsetMap, Span};

/// A folded text and the way back to the raw one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Folded {
    /// The folded text.
    pub text: String,
    /// From folded bytes to raw bytes.
    pub map: OffsetMap,
}

/// Folds a text.
///
/// ```
/// use tadqiq::normalize::fold;
///
/// assert_eq!(fold("أُوكْرانيـــا ٢٠١٤"), "اوكرانيا 2014");
/// assert_eq!(fold("Straße №5"), "straße no5");
/// ```
pub fn fold(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let mut out = String::with_capacity(text.len());
    for_each_cluster(text, |_, cluster| fold_cluster(cluster, &mut out));
    out
}

/// Folds a text and keeps the way back.
///
/// Whatever the text is, each piece of the result leads to the raw characters that it was made from.
///
/// ```
/// use tadqiq::normalize::fold_mapped;
/// use tadqiq::text::FoldedSpan;
///
/// let raw = "قالـــت أُوكرانيا";
/// let folded = fold_mapped(raw);
/// let at = folded.text.find("اوكرانيا").unwrap();
/// let span = folded.map.raw(FoldedSpan::new(at, folded.text.len()));
/// assert_eq!(span.of(raw), "أُوكرانيا");
/// ```
pub fn fold_mapped(text: &str) -> Folded {
    let mut folded = Folded { text: String::with_capacity(text.len()), map: OffsetMap::default() };
    folded.map.reserve(text.len());
    for_each_cluster(text, |at, cluster| {
        let before = folded.text.len();
        fold_cluster(cluster, &mut folded.text);
        if folded.text.len() > before {
            folded.map.push(before, Span::new(at, at + cluster.len()));
        }
    });
    folded.map.finish(folded.text.len());
    folded
}

/// Calls a function with each character and the marks that combine with it: the least that NFKC may look at alone.
fn for_each_cluster(text: &str, mut function: impl FnMut(usize, &str)) {
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        let alone = bytes[at].is_ascii() && bytes.get(at + 1).is_none_or(u8::is_ascii);
        let end = if alone { at + 1 } else { at + cluster_len(&text[at..]) };
        function(at, &text[at..end]);
        at = end;
    }
}

/// How many bytes the first character of a text has with the marks that combine with it.
fn cluster_len(text: &str) -> usize {
    let joins = |ch: char| {
        !is_plain(ch) && (canonical_combining_class(ch) != 0 || is_combining_mark(ch) || joins_backwards(ch))
    };
    text.char_indices().skip(1).find(|&(_, ch)| !joins(ch)).map_or(text.len(), |(at, _)| at)
}

/// Characters of common texts that neither combine with what stands before them nor change under NFKC by themselves; this
/// asks no table.
fn is_plain(ch: char) -> bool {
    matches!(ch, '\0'..='\x7F' | '\u{C0}'..='\u{FF}' | '\u{400}'..='\u{482}' | '\u{5D0}'..='\u{5EA}'
        | '\u{620}'..='\u{64A}' | '\u{3041}'..='\u{3096}' | '\u{4E00}'..='\u{9FFF}')
}

/// Hangul vowels and finals, which compose with what stands before them though they are no marks.
fn joins_backwards(ch: char) -> bool {
    matches!(ch, '\u{1161}'..='\u{1175}' | '\u{11A8}'..='\u{11C2}')
}

fn fold_cluster(cluster: &str, out: &mut String) {
    if let [byte] = cluster.as_bytes() {
        return out.push(char::from(byte.to_ascii_lowercase()));
    }
    let mut chars = cluster.chars();
    if let Some(ch) = chars.next().filter(|&ch| is_plain(ch) && chars.as_str().is_empty()) {
        fold_char(ch, out);
    } else if matches!(is_nfkc_quick(cluster.chars()), IsNormalized::Yes) {
        cluster.chars().for_each(|ch| fold_char(ch, out));
    } else {
        cluster.nfkc().for_each(|ch| fold_char(ch, out));
    }
}

fn fold_char(ch: char, out: &mut String) {
    if ch.is_ascii() {
        out.push(ch.to_ascii_lowercase());
    } else if arabic::is_dropped(ch) || is_invisible(ch) {
    } else if let Some(same) = arabic::letter(ch).or_else(|| marks::mark(ch)) {
        out.push(same);
    } else if let Some(digit) = digit_value(ch) {
        out.push((b'0' + digit) as char);
    } else {
        // The final sigma and the dot of a lower-cased `İ` are no difference worth a finding.
        out.extend(ch.to_lowercase().filter(|&c| c != '\u{307}').map(|c| if c == 'ς' { 'σ' } else { c }));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::FoldedSpan;

    #[test]
    fn spellings_that_mean_the_same_fold_to_one() {
        for (a, b) in [
            ("أَوْكْرَانِيَا", "اوكرانيا"),
            ("إلى", "الي"),
            ("کی", "كي"),
            ("ﷲ", "الله"),
            ("ﻻ", "لا"),
            ("«قال»", "\"قال\""),
            ("١٢٬٣٤٥٫٦", "12,345.6"),
            ("۲۰۲۴", "2024"),
            ("१२", "12"),
            ("שָׁלוֹם", "שלום"),
            ("ΟΔΟΣ", "οδος"),
            ("İstanbul", "istanbul"),
            ("e\u{301}", "é"),
            ("\u{200f}نص\u{202b}", "نص"),
            ("\u{1112}\u{1161}\u{11ab}", "한"),
        ] {
            assert_eq!(fold(a), fold(b), "{a:?} and {b:?}");
        }
    }

    #[test]
    fn letters_that_differ_in_sound_stay_apart() {
        for (a, b) in [("ة", "ه"), ("س", "ش"), ("ؤ", "و"), ("é", "e"), ("й", "и")] {
            assert_ne!(fold(a), fold(b), "{a:?} and {b:?}");
        }
    }

    #[test]
    fn plain_characters_are_what_the_tables_say() {
        for ch in ('\0'..char::MAX).filter(|&ch| is_plain(ch)) {
            assert_eq!(is_nfkc_quick(std::iter::once(ch)), IsNormalized::Yes, "{ch:?}");
            assert!(
                canonical_combining_class(ch) == 0 && !is_combining_mark(ch) && !joins_backwards(ch),
                "{ch:?}"
            );
        }
    }

    #[test]
    fn every_folded_character_leads_back_to_what_it_came_from() {
        let raw = "\u{feff}ﷺ x½\u{301}\u{200f}أُ،";
        let folded = fold_mapped(raw);
        for (at, ch) in folded.text.char_indices() {
            let span = folded.map.raw(FoldedSpan::new(at, at + ch.len_utf8()));
            assert!(fold(span.of(raw)).contains(ch), "{ch:?} from {:?}", span.of(raw));
        }
    }
}
