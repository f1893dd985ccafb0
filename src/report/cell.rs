//! Cells of the tables: what they hold, and how a text cell is kept from becoming a formula.

use std::borrow::Cow;

use crate::normalize::is_invisible;

/// What a cell of a table holds.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell<'a> {
    /// Nothing: there is no such value.
    Empty,
    /// A text; spreadsheets must not read a formula in it.
    Text(Cow<'a, str>),
    /// A whole number.
    Count(u64),
    /// A probability or a ratio, shown with two decimals.
    Ratio(f64),
}

impl<'a> Cell<'a> {
    /// A line's number where it is one, else the unit's id as a text.
    pub fn from_label(label: &'a str) -> Self {
        match label.parse::<u64>() {
            Ok(number) if number.to_string() == label => Self::Count(number),
            _ => Self::Text(label.into()),
        }
    }

    /// The cell as it stands in a CSV or TSV table.
    pub fn field(&self) -> Cow<'_, str> {
        match self {
            Self::Empty => Cow::Borrowed(""),
            Self::Text(text) => neutralise(text),
            Self::Count(count) => Cow::Owned(count.to_string()),
            Self::Ratio(ratio) => Cow::Owned(format!("{ratio:.2}")),
        }
    }
}

impl<'a> From<&'a str> for Cell<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(text.into())
    }
}

/// A text that no spreadsheet takes for a formula: it gets a leading apostrophe where its first visible character
/// is `=`, `+`, `-`, `@`, a tab or a carriage return. A text that has apostrophes before such a character gets one
/// more, so that [`restore`] gives every text back as it was.
///
/// ```
/// use tadqiq::report::{neutralise, restore};
/// assert_eq!(neutralise("=SUM(A1)"), "'=SUM(A1)");
/// assert_eq!(neutralise("\u{200F}-5"), "'\u{200F}-5");
/// assert_eq!(neutralise("قال"), "قال");
/// assert_eq!(restore(&neutralise("'=SUM(A1)")), "'=SUM(A1)");
/// ```
pub fn neutralise(text: &str) -> Cow<'_, str> {
    if is_risky(text) { Cow::Owned(format!("'{text}")) } else { Cow::Borrowed(text) }
}

/// The text that [`neutralise`] was given.
pub fn restore(cell: &str) -> &str {
    cell.strip_prefix('\'').filter(|rest| is_risky(rest)).unwrap_or(cell)
}

/// Whether a text begins like a formula, after any apostrophes. Leading characters that show nothing are passed over.
fn is_risky(text: &str) -> bool {
    let visible = text.trim_start_matches('\'').trim_start_matches(is_invisible);
    visible.starts_with(['=', '+', '-', '@', '\t', '\r'])
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn risky_beginnings_get_one_apostrophe_and_others_none() {
        for risky in ["=1", "+", "-5", "@x", "\tx", "\rx", "\u{200E}\u{2067}=1", "'=1", "''\u{61C}@"] {
            assert_eq!(neutralise(risky), format!("'{risky}"));
        }
        for plain in ["", "'", "'x", "a=1", " =1", "−5", "\u{200F}x", "\u{200F}'=1", "\n=1"] {
            assert_eq!(neutralise(plain), plain);
        }
    }

    #[test]
    fn a_line_number_is_a_number_and_a_unit_id_is_a_text() {
        assert_eq!(Cell::from_label("12"), Cell::Count(12));
        assert_eq!(Cell::from_label("007"), Cell::Text("007".into()));
        assert_eq!(Cell::from_label("-5").field(), "'-5");
    }

    proptest! {
        #[test]
        fn every_text_comes_back(text in "['=+@\t\r\n\u{200F}\u{202E}a-]{0,6}") {
            let cell = neutralise(&text).into_owned();
            prop_assert_eq!(restore(&cell), text);
        }

        #[test]
        fn nothing_that_is_written_begins_a_formula(text in "['=+@\t\r\n\u{200F}\u{202E}a-]{0,6}") {
            let cell = neutralise(&text).into_owned();
            let first = cell.chars().find(|&ch| !is_invisible(ch));
            prop_assert!(!first.is_some_and(|ch| "=+-@\t\r".contains(ch)), "{:?}", cell);
        }
    }
}
