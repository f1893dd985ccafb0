//! Roman numerals.

const LETTERS: [(&str, u64); 13] = [
    ("m", 1000),
    ("cm", 900),
    ("d", 500),
    ("cd", 400),
    ("c", 100),
    ("xc", 90),
    ("l", 50),
    ("xl", 40),
    ("x", 10),
    ("ix", 9),
    ("v", 5),
    ("iv", 4),
    ("i", 1),
];

/// The value of a numeral in small letters, in the one spelling that is regular.
pub(super) fn value(numeral: &str) -> Option<u64> {
    if numeral.is_empty() || numeral.len() > 15 || !numeral.bytes().all(|byte| b"ivxlcdm".contains(&byte)) {
        return None;
    }
    let mut rest = numeral;
    let mut sum = 0;
    let mut again = String::new();
    for (letters, value) in LETTERS {
        while let Some(tail) = rest.strip_prefix(letters) {
            rest = tail;
            sum += value;
        }
    }
    let mut left = sum;
    for (letters, value) in LETTERS {
        while left >= value {
            again.push_str(letters);
            left -= value;
        }
    }
    (rest.is_empty() && again == numeral).then_some(sum)
}

/// Whether capitals that spell a numeral are one without any doubt from their neighbours: two letters or more out of
/// I, V and X. Numerals with greater letters are mostly abbreviations (CD, MIX, DC).
pub(super) fn is_plain(numeral: &str) -> bool {
    numeral.len() >= 2
        && numeral.bytes().all(|byte| b"ivx".contains(&byte))
        && numeral != "xx"
        && numeral != "xxx"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_regular_numerals_count() {
        for (numeral, expected) in [
            ("xiv", Some(14)),
            ("mcmxcviii", Some(1998)),
            ("iiii", None),
            ("mix", Some(1009)),
            ("mild", None),
            ("", None),
        ] {
            assert_eq!(value(numeral), expected, "{numeral}");
        }
        assert!(is_plain("iii") && !is_plain("cd") && !is_plain("i"));
    }
}
