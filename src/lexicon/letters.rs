//! How near the letters of two words are.

use strsim::generic_damerau_levenshtein;

/// Whether two raw tokens differ in letter case alone: `Paris` / `paris`.
///
/// ```
/// use tadqiq::lexicon::case_difference;
///
/// assert!(case_difference("The", "the"));
/// assert!(!case_difference("the", "the"));
/// assert!(!case_difference("The", "then"));
/// ```
pub fn case_difference(raw_mt: &str, raw_edited: &str) -> bool {
    raw_mt != raw_edited
        && raw_mt.chars().flat_map(char::to_lowercase).eq(raw_edited.chars().flat_map(char::to_lowercase))
}

/// Letters dropped, added, replaced or two neighbours exchanged (Damerau 1964), in characters.
pub(super) fn distance(a: &str, b: &str) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    generic_damerau_levenshtein(&a, &b)
}

/// Whether one word looks like the other with a slip of the pen: one edit from four letters on, two from eight on.
pub(super) fn is_slip(a: &str, b: &str) -> bool {
    let longer = a.chars().count().max(b.chars().count());
    let allowed = match longer {
        0..=3 => 0,
        4..=7 => 1,
        _ => 2,
    };
    distance(a, b) <= allowed
}

/// Whether the words share two thirds of their letters, in order.
pub(super) fn is_near(a: &str, b: &str) -> bool {
    let total = a.chars().count() + b.chars().count();
    total > 6 && 3 * distance(a, b) * 2 <= total
}
