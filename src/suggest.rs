//! Which known word an unknown one may be a slip for.

/// How alike two words must be, 0 to 1, for one to be taken for a slip of the other.
const LIKELY: f64 = 0.75;

/// The word most like an unknown one after Jaro and Winkler, whatever their case; none where none is like it.
pub fn nearest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let word = word.to_lowercase();
    let scored = known.into_iter().map(|known| (strsim::jaro_winkler(&known.to_lowercase(), &word), known));
    let best = scored.max_by(|a, b| a.0.total_cmp(&b.0))?;
    (best.0 > LIKELY).then_some(best.1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_is_known_and_another_word_is_not() {
        let known = ["min_severity", "min_confidence", "format"];
        assert_eq!(nearest("min-severty", known), Some("min_severity"));
        assert_eq!(nearest("fromat", known), Some("format"));
        assert_eq!(nearest("FORMAT", known), Some("format"));
        assert_eq!(nearest("zzz", known), None);
        assert_eq!(nearest("zzz", []), None);
    }
}
