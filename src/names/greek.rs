//! Greek letters that stand for one sound together, in Latin letters: what romanising letter by letter gets wrong.
//!
//! As ELOT 743 (ISO 843, type 2) transcribes them; `ντ` and `γκ`, too, are one sound where a word begins with them.

use unicode_normalization::UnicodeNormalization;

/// A text in small letters with its letter pairs in Latin; other letters stay as they are, but for their accents.
pub fn respell(text: &str) -> String {
    let letters: Vec<char> = text.nfd().filter(|&letter| letter != '\u{301}').nfc().collect();
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    while at < letters.len() {
        let opens = at == 0 || !letters[at - 1].is_alphabetic();
        let next = letters.get(at + 1).copied().unwrap_or(' ');
        if let Some(latin) = pair(letters[at], next, letters.get(at + 2).copied(), opens) {
            out.push_str(latin);
            at += 2;
        } else {
            out.push(letters[at]);
            at += 1;
        }
    }
    out
}

/// Two letters that are written otherwise together, before a third.
fn pair(first: char, second: char, third: Option<char>, opens: bool) -> Option<&'static str> {
    // Before an unvoiced consonant and at the end, υ after a vowel is f.
    let voiced = third.is_some_and(|next| next.is_alphabetic() && !"θκξπσςτφχψ".contains(next));
    Some(match (first, second) {
        ('μ', 'π') if opens => "b",
        ('ν', 'τ') if opens => "d",
        ('γ', 'κ') if opens => "g",
        ('γ', 'γ') => "ng",
        ('γ', 'ξ') => "nx",
        ('γ', 'χ') => "nch",
        ('ο', 'υ') => "ou",
        ('α', 'υ') => ["af", "av"][usize::from(voiced)],
        ('ε', 'υ') => ["ef", "ev"][usize::from(voiced)],
        ('η', 'υ') => ["if", "iv"][usize::from(voiced)],
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::super::letters::{Letters, Writing};

    #[test]
    fn letter_pairs_are_written_as_they_sound() {
        for (greek, latin) in [
            ("Παπαδόπουλος", "papadopoulos"),
            ("Ευάγγελος", "evangelos"),
            ("Λευτέρης", "lefteris"),
            ("Μπάμπης", "bampis"),
            ("Ντόναλντ", "donalnt"),
            ("Ταΰγετος", "taygetos"),
        ] {
            let letters: String = Letters::of(greek, Writing::Latin).joined().into_iter().collect();
            assert_eq!(letters, latin);
        }
    }
}
