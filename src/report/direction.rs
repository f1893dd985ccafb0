//! Which way a text runs.

use unicode_script::{Script, UnicodeScript};

/// Whether a text reads from right to left: most of its letters are of such a script. A sentence that merely begins
/// with a name in another script keeps its own direction.
pub fn is_right_to_left(text: &str) -> bool {
    let mut balance = 0_i64;
    for ch in text.chars().filter(|ch| ch.is_alphabetic()) {
        balance += match ch.script() {
            Script::Arabic
            | Script::Hebrew
            | Script::Syriac
            | Script::Thaana
            | Script::Nko
            | Script::Adlam => 1,
            _ => -1,
        };
    }
    balance > 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn most_letters_decide() {
        assert!(is_right_to_left("Unacimov قال إن القوات انسحبت"));
        assert!(is_right_to_left("שלום 350"));
        assert!(!is_right_to_left("He said قال and left"));
        assert!(!is_right_to_left("350 — 12٪"));
    }
}
