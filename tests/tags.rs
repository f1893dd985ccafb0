//! Word-level tags without shifts, against a plain reference: the table of Levenshtein's distance written out, and read
//! back from its end.
//!
//! What the gold tags of the shared tasks fix, and what the reference therefore does: words are what white space parts;
//! they are compared in small letters; of equally cheap ways back through the table the one that keeps or exchanges a
//! word is taken before the one that drops a word of the MT, and that before the one that brings in a word of the
//! reference.

use proptest::prelude::*;
use tadqiq::ter::{self, Edits, Options, Tagger};

/// The tags of a pair of lists of words, and their distance.
fn reference_tags(mt: &[&str], reference: &[&str]) -> (Vec<&'static str>, usize) {
    let lower = |words: &[&str]| words.iter().map(|word| word.to_lowercase()).collect::<Vec<_>>();
    let (a, b) = (lower(mt), lower(reference));
    let mut costs = vec![vec![0; b.len() + 1]; a.len() + 1];
    for i in 0..=a.len() {
        for j in 0..=b.len() {
            costs[i][j] = match (i, j) {
                (i, 0) => i,
                (0, j) => j,
                _ => {
                    let diagonal = costs[i - 1][j - 1] + usize::from(a[i - 1] != b[j - 1]);
                    diagonal.min(costs[i - 1][j] + 1).min(costs[i][j - 1] + 1)
                }
            };
        }
    }
    let mut tags = vec!["OK"; 2 * a.len() + 1];
    let (mut i, mut j) = (a.len(), b.len());
    while i > 0 || j > 0 {
        let cost = costs[i][j];
        if i > 0 && j > 0 && cost == costs[i - 1][j - 1] + usize::from(a[i - 1] != b[j - 1]) {
            if mt[i - 1] != reference[j - 1] {
                tags[2 * i - 1] = "BAD";
            }
            (i, j) = (i - 1, j - 1);
        } else if i > 0 && cost == costs[i - 1][j] + 1 {
            tags[2 * i - 1] = "BAD";
            i -= 1;
        } else {
            tags[2 * i] = "BAD";
            j -= 1;
        }
    }
    (tags, costs[a.len()][b.len()])
}

/// Python's `str.split` parts words at these and at nothing else (Python 3.11, every code point tried).
const SPACES: [char; 29] = [
    '\t', '\n', '\u{B}', '\u{C}', '\r', '\u{1C}', '\u{1D}', '\u{1E}', '\u{1F}', ' ', '\u{85}', '\u{A0}',
    '\u{1680}', '\u{2000}', '\u{2001}', '\u{2002}', '\u{2003}', '\u{2004}', '\u{2005}', '\u{2006}',
    '\u{2007}', '\u{2008}', '\u{2009}', '\u{200A}', '\u{2028}', '\u{2029}', '\u{202F}', '\u{205F}',
    '\u{3000}',
];

/// Words of a few scripts, some of which differ in case, in a combining mark, or in a joiner alone.
const WORDS: [&[&str]; 8] = [
    &["the", "The", "THE", "house", "HOUSE", "é", "e\u{301}", "É", "ß", "SS", "ﬁ", "don't", "3.14", ",", "."],
    &["дом", "Дом", "ДОМ", "ёлка", "Ёлка", "е\u{308}лка", "й", "и\u{306}", "—", "12", "«", "»"],
    &["ශ්\u{200D}රී", "ශ්රී", "ලංකාව", "ක්\u{200D}ෂ", "ක්ෂ", "සිංහල", "."],
    &["क्\u{200D}ष", "क्\u{200C}ष", "क्ष", "नेपाल", "१२", "12", "।"],
    &["中国", "中", "国", "，", "。", "Ａ", "ａ", "１", "1"],
    &["قال", "قَال", "قـال", "می\u{200C}روم", "میروم", "٣", "3", "،", "\u{200F}قال"],
    &["İstanbul", "i\u{307}stanbul", "istanbul", "ISTANBUL", "ıstanbul", "I", "ı", "ş", "Ş", "s\u{327}"],
    &["ΟΔΟΣ", "οδος", "οδοσ", "Σ", "σ", "ς", "ΑΣ\u{301}", "ας\u{301}", "\u{200D}", "\u{FEFF}"],
];

/// Two lists of words of one or two scripts, the second one edited from the first, or made by itself.
fn pair() -> impl Strategy<Value = (Vec<&'static str>, Vec<&'static str>)> {
    let script = 0..WORDS.len();
    (script.clone(), script, 1..12_usize).prop_flat_map(|(first, second, few)| {
        let mut words = [WORDS[first], WORDS[second]].concat();
        words.truncate(few.max(2));
        let list = prop::collection::vec(prop::sample::select(words.clone()), 0..24);
        let edits =
            prop::collection::vec((0..3, any::<prop::sample::Index>(), prop::sample::select(words)), 0..8);
        (list.clone(), list, edits, any::<bool>()).prop_map(|(mt, other, edits, is_edited)| {
            let mut reference = if is_edited { mt.clone() } else { other };
            for (kind, at, word) in edits {
                let at = at.index(reference.len() + 1);
                match kind {
                    0 => reference.insert(at, word),
                    1 if at < reference.len() => reference[at] = word,
                    _ if at < reference.len() => _ = reference.remove(at),
                    _ => {}
                }
            }
            (mt, reference)
        })
    })
}

/// A line of words, with white space of a kind between them.
fn line(words: &[&str], spaces: &[usize]) -> String {
    let mut line = String::new();
    for (at, word) in words.iter().enumerate() {
        line.push_str(word);
        line.push(if spaces.is_empty() { ' ' } else { SPACES[spaces[at % spaces.len()]] });
    }
    line
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn tags_are_those_of_the_plain_table(
        (mt, reference) in pair(),
        spaces in prop::collection::vec(0..SPACES.len(), 0..4),
    ) {
        let (expected, edits) = reference_tags(&mt, &reference);
        let (mt_line, reference_line) = (line(&mt, &spaces), line(&reference, &spaces));
        let tags = Tagger::new(false).tags(&mt_line, &reference_line);
        let tags: Vec<_> = tags.into_iter().map(ter::Tag::as_str).collect();
        prop_assert_eq!(tags, expected);
        let options = Options { shifts: false, ..Options::default() };
        let counted = Edits { edits, reference_words: reference.len() };
        prop_assert_eq!(ter::segment(&mt_line, &reference_line, &options), counted);
    }
}

#[test]
fn words_are_parted_where_python_parts_them() {
    for ch in '\0'..=char::MAX {
        let options = Options { case_sensitive: true, ..Options::default() };
        let is_parted = ter::segment(&format!("a{ch}b"), "a b", &options).edits == 0;
        assert_eq!(is_parted, SPACES.contains(&ch), "U+{:04X}", u32::from(ch));
    }
}

#[test]
fn the_cases_of_other_languages() {
    for (mt, reference, expected) in [
        // A letter and its combining mark are not the letter of both (nothing is normalised).
        ("e\u{301}", "é", "OK BAD OK"),
        // Differing in case alone is bad in any script.
        ("Дом стоит", "дом стоит", "OK BAD OK OK OK"),
        ("İ x", "i\u{307} x", "OK BAD OK OK OK"),
        ("ΟΔΟΣ", "οδος", "OK BAD OK"),
        // Joiners and marks of direction are part of a word, non-breaking spaces are not.
        ("ශ්\u{200D}රී ලංකාව", "ශ්රී ලංකාව", "OK BAD OK OK OK"),
        ("100\u{A0}000\u{202F}€", "100 000 €", "OK OK OK OK OK OK OK"),
        ("a\u{200B}b\u{2060}c\u{FEFF}d", "a b c d", "BAD BAD OK"),
        ("١٢", "12", "OK BAD OK"),
        ("\u{3000}\u{2028}", "x", "BAD"),
        ("", "", "OK"),
    ] {
        let tags = Tagger::new(false).tags(mt, reference);
        let tags: Vec<_> = tags.into_iter().map(ter::Tag::as_str).collect();
        assert_eq!(tags.join(" "), expected, "{mt:?} {reference:?}");
    }
}
