//! How near the letters of two words are.

use strsim::generic_damerau_levenshtein;

use crate::language::Language;

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
/// One edit from five letters on, two from eight on, three from twelve on; in four letters none is replaced, and in
/// fewer one is dropped or two are exchanged; and any word of four letters or more in which one letter moved, or neighbours were exchanged.
///
/// Arabic, Hebrew and Persian write few vowels, so that most letters make another word: there a letter is dropped,
/// added or exchanged with its neighbour in a word of five letters or more, or replaced by one that looks or sounds
/// like it.
pub(super) fn is_slip(mt: &str, edited: &str, language: Language) -> bool {
    if matches!(language, Language::Arabic | Language::Hebrew | Language::Persian) {
        return is_consonant_slip(mt, edited);
    }
    let (ours, theirs) = (mt.chars().count(), edited.chars().count());
    if ours.abs_diff(theirs) > 3 {
        return false;
    }
    let edits = distance(mt, edited);
    match ours.max(theirs) {
        0..=3 => edits == 1 && (ours < theirs || is_reordered(mt, edited)),
        4 => edits <= 2 && is_reordered(mt, edited) || edits == 1 && ours != theirs,
        5..=7 => edits <= 1 || (edits == 2 && is_reordered(mt, edited)),
        8..=11 => edits <= 2,
        _ => edits <= 3,
    }
}

/// Letters that writers of Arabic and Hebrew script confuse, by shape, dots or sound.
const CONFUSED: [&str; 21] = [
    "بتثنيپ",
    "جحخچ",
    "دذ",
    "رزژ",
    "سشص",
    "صض",
    "طظ",
    "طت",
    "ضظ",
    "ذز",
    "ثس",
    "عغ",
    "فق",
    "كگ",
    "هة",
    "تة",
    "اءئؤ",
    "אעה",
    "כקח",
    "טת",
    "סש",
];

fn is_consonant_slip(mt: &str, edited: &str) -> bool {
    let (ours, theirs) = (mt.chars().count(), edited.chars().count());
    if ours.max(theirs) < 5 || ours.abs_diff(theirs) > 1 || distance(mt, edited) != 1 {
        return false;
    }
    let mut replaced = mt.chars().zip(edited.chars()).filter(|(x, y)| x != y);
    match (replaced.next(), replaced.next()) {
        (Some((x, y)), None) if ours == theirs => {
            CONFUSED.iter().any(|letters| letters.contains(x) && letters.contains(y))
        }
        _ => true,
    }
}

/// Whether the words are equal but for one letter that moved or neighbours that were exchanged.
fn is_reordered(a: &str, b: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    if a.len() != b.len() {
        return false;
    }
    let differing = |at: &usize| a[*at] != b[*at];
    let (Some(first), Some(last)) = ((0..a.len()).find(differing), (0..a.len()).rev().find(differing)) else {
        return false;
    };
    let (ours, theirs) = (&a[first..=last], &b[first..=last]);
    let moved = |x: &[char], y: &[char]| x[1..] == y[..y.len() - 1] && x[0] == y[y.len() - 1];
    moved(ours, theirs) || moved(theirs, ours) || neighbours_exchanged(ours, theirs)
}

fn neighbours_exchanged(ours: &[char], theirs: &[char]) -> bool {
    match (ours, theirs) {
        ([], []) => true,
        ([first, ours @ ..], [same, theirs @ ..]) if first == same => neighbours_exchanged(ours, theirs),
        ([first, second, ours @ ..], [before, after, theirs @ ..]) if first == after && second == before => {
            neighbours_exchanged(ours, theirs)
        }
        _ => false,
    }
}

/// Whether the words hold different digits: then they are different values, whatever their letters.
pub(super) fn digits_differ(a: &str, b: &str) -> bool {
    let digits = |ch: &char| ch.is_ascii_digit();
    !a.chars().filter(digits).eq(b.chars().filter(digits))
}

/// Whether the words share two thirds of their letters, in order.
pub fn is_near(a: &str, b: &str) -> bool {
    let total = a.chars().count() + b.chars().count();
    total > 6 && 3 * distance(a, b) * 2 <= total
}

/// Whether words of a language without tables look like forms of one word: one beginning of at least four letters and
/// two thirds of the longer word, and two different endings of at most three letters.
pub(super) fn is_other_ending(a: &str, b: &str) -> bool {
    let shared = a.chars().zip(b.chars()).take_while(|(x, y)| x == y).count();
    let (ours, theirs) = (a.chars().count() - shared, b.chars().count() - shared);
    shared >= 4 && ours.max(theirs) <= 3 && 3 * shared >= 2 * (shared + ours.max(theirs))
}
