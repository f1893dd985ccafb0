//! Names across scripts.

/// What two spellings of a name have to do with each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Grade {
    /// Two names.
    Unrelated,
    /// Too alike for chance and too different for a transliteration.
    Garbled,
    /// One name.
    Same,
}

/// How alike two spellings of a name sound.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Comparison {
    /// How likely they are one name, 0 to 1: here the edit similarity of what they are in ASCII.
    pub probability: f64,
    /// The verdict.
    pub grade: Grade,
}

/// Compares two spellings of a name, in any scripts.
pub fn compare(a: &str, b: &str) -> Comparison {
    let ascii = |name: &str| any_ascii::any_ascii(name).to_lowercase();
    let probability = strsim::normalized_levenshtein(&ascii(a), &ascii(b));
    let grade = match () {
        () if probability >= 0.8 => Grade::Same,
        () if probability >= 0.4 => Grade::Garbled,
        () => Grade::Unrelated,
    };
    Comparison { probability, grade }
}
