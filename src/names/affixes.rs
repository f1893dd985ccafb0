//! What languages add to a name without spelling it otherwise: attached particles, case endings.

use unicode_script::{Script, UnicodeScript};

use super::letters::Writing;

/// What Arabic and Hebrew write together with the word that follows.
const ARABIC: [char; 5] = ['و', 'ف', 'ب', 'ك', 'ل'];
const HEBREW: [char; 7] = ['ו', 'ב', 'ל', 'מ', 'ש', 'כ', 'ה'];
/// Endings that Arabic adds to a word.
const ARABIC_ENDINGS: [&str; 8] = ["ة", "ي", "ية", "ون", "ين", "ان", "ات", "يون"];
/// Case endings of names in Slavic languages that are written in Cyrillic, one taking the other's place.
const CYRILLIC_ENDINGS: [&str; 24] = [
    "", "ь", "й", "а", "я", "у", "ю", "е", "и", "ы", "о", "ой", "ей", "ою", "ею", "ом", "ем", "ым", "им",
    "ию", "ии", "ией", "ого", "ому",
];
/// Case endings of Greek names, romanised.
const GREEK_ENDINGS: [&str; 12] = ["", "s", "a", "as", "i", "is", "o", "os", "ou", "e", "on", "oi"];
/// A stem has as many letters as this at least.
const MIN_STEM: usize = 3;

/// What is left of a word without what its writing attaches in front: a particle, the Arabic article, both.
pub fn without_particle(letters: &[char], writing: Writing) -> impl Iterator<Item = &[char]> {
    let particles: &[char] = match writing {
        Writing::Arabic => &ARABIC,
        Writing::Hebrew => &HEBREW,
        Writing::Cyrillic | Writing::Latin => &[],
    };
    let particle = letters.split_first().filter(|(first, _)| particles.contains(first)).map(|(_, rest)| rest);
    let article = |letters: &[char]| writing == Writing::Arabic && letters.starts_with(&['ا', 'ل']);
    let both = particle.filter(|rest| article(rest)).map(|rest| &rest[2..]);
    let article = article(letters).then(|| &letters[2..]);
    [both, article, particle].into_iter().flatten().filter(|rest| rest.len() >= MIN_STEM)
}

/// Whether two words of one writing differ by an ending that the language of `text`, one of them as it stands, inflects
/// by: that is grammar, and no other spelling.
pub fn is_inflection(text: &str, a: &[char], b: &[char], writing: Writing) -> bool {
    let is_greek = || text.chars().any(|letter| letter.script() == Script::Greek);
    let endings: &[&str] = match writing {
        Writing::Arabic => &ARABIC_ENDINGS,
        Writing::Cyrillic => &CYRILLIC_ENDINGS,
        Writing::Latin if is_greek() => &GREEK_ENDINGS,
        Writing::Latin | Writing::Hebrew => return false,
    };
    let shared = a.iter().zip(b).take_while(|(a, b)| a == b).count();
    // A letter that both have may belong to the endings: Москвой, Москвою.
    (MIN_STEM.min(shared)..=shared).any(|stem| {
        let [one, other] = [a, b].map(|word| word[stem..].iter().collect::<String>());
        let is_ending = |ending: &String| endings.contains(&ending.as_str());
        match writing {
            Writing::Arabic => one.is_empty() && is_ending(&other) || other.is_empty() && is_ending(&one),
            // Меркель and Меркел are two spellings: a case has a vowel.
            _ => {
                stem >= MIN_STEM
                    && is_ending(&one)
                    && is_ending(&other)
                    && (one + &other).chars().any(|letter| letter != 'ь')
            }
        }
    })
}

#[cfg(test)]
mod tests {
    use super::super::letters::Letters;
    use super::*;

    fn inflects(a: &str, b: &str) -> bool {
        let letters = |name: &str| Letters::of(name, Writing::of(name)).joined();
        is_inflection(a, &letters(a), &letters(b), Writing::of(a))
    }

    #[test]
    fn case_endings_are_told_from_other_spellings() {
        for (a, b) in [
            ("Москва", "Москвой"),
            ("Путин", "Путина"),
            ("Игорь", "Игоря"),
            ("Зеленского", "Зеленскому"),
            ("Τσίπρας", "Τσίπρα"),
            ("Παπαδόπουλος", "Παπαδόπουλου"),
            ("فرنسي", "فرنسيون"),
        ] {
            assert!(inflects(a, b) && inflects(b, a), "{a} {b}");
        }
        for (a, b) in [
            ("Меркель", "Меркел"),
            ("Путин", "Путен"),
            ("Τσίπρας", "Τζίπρας"),
            ("بوتين", "بوتن"),
            ("Smith", "Smithi"),
        ] {
            assert!(!inflects(a, b) && !inflects(b, a), "{a} {b}");
        }
    }
}
