//! Texts of the user's in messages.

/// A text in one line, not longer than so many characters, without anything that a terminal acts on.
pub(super) fn shown(text: &str, most: usize) -> String {
    let plain = |ch: char| if ch.is_control() { '\u{fffd}' } else { ch };
    let mut shown: String = text.chars().take(most).map(plain).collect();
    if text.chars().nth(most).is_some() {
        shown.push('…');
    }
    shown
}

/// A number of something, whose name takes an `s` where there are several.
pub(super) fn count(number: usize, of: &str) -> String {
    format!("{number} {of}{}", if number == 1 { "" } else { "s" })
}
