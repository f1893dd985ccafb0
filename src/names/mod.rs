//! Names across scripts.

/// How alike two spellings of a name sound.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Comparison {
    /// How likely they are one name, 0 to 1: here the edit similarity of what they are in ASCII.
    pub probability: f64,
}

/// Compares two spellings of a name, in any scripts.
pub fn compare(a: &str, b: &str) -> Comparison {
    let ascii = |name: &str| any_ascii::any_ascii(name).to_lowercase();
    Comparison { probability: strsim::normalized_levenshtein(&ascii(a), &ascii(b)) }
}
