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

/// Whether the MT's word looks like the edited one with a slip of the pen.
///
/// One edit from four letters on, two from eight on, three from twelve on; in shorter words a letter dropped or two
/// exchanged; and any word of four letters or more whose letters came out in another order by two edits.
pub(super) fn is_slip(mt: &str, edited: &str) -> bool {
    let (ours, theirs) = (mt.chars().count(), edited.chars().count());
    if ours.abs_diff(theirs) > 3 {
        return false;
    }
    let edits = distance(mt, edited);
    match ours.max(theirs) {
        0..=3 => edits == 1 && (ours < theirs || same_letters(mt, edited)),
        4..=7 => edits <= 1 || (edits == 2 && same_letters(mt, edited)),
        8..=11 => edits <= 2,
        _ => edits <= 3,
    }
}

fn same_letters(a: &str, b: &str) -> bool {
    let sorted = |word: &str| {
        let mut letters: Vec<char> = word.chars().collect();
        letters.sort_unstable();
        letters
    };
    sorted(a) == sorted(b)
}

/// Whether the words hold different digits: then they are different values, whatever their letters.
pub(super) fn digits_differ(a: &str, b: &str) -> bool {
    let digits = |ch: &char| ch.is_ascii_digit();
    !a.chars().filter(digits).eq(b.chars().filter(digits))
}

/// Whether the words share two thirds of their letters, in order.
pub(super) fn is_near(a: &str, b: &str) -> bool {
    let total = a.chars().count() + b.chars().count();
    total > 6 && 3 * distance(a, b) * 2 <= total
}
