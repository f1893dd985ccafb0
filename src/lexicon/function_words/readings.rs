//! What a form of a closed class may say, in letters as the lists write them.

use crate::lexicon::Features;

/// The letters of each feature's values.
const LETTERS: [(Features, &str); 6] = [
    (Features::GENDER, "mfn"),
    (Features::NUMBER, "sdp"),
    (Features::PERSON, "123"),
    // Present, past, imperfect, future, conditional or subjunctive, infinitive, participle, gerund.
    (Features::TENSE, "thkucigj"),
    // Nominative, accusative, genitive, dative, locative, instrumental, reflexive, oblique, ergative.
    (Features::CASE, "NAGDLIROE"),
    // With the article, without it.
    (Features::DEFINITENESS, "xy"),
];

/// One value of each feature, or none where the form does not tell.
type Reading = [Option<char>; LETTERS.len()];

/// The readings of a form, the likeliest first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Readings(Vec<Reading>);

impl Readings {
    /// Reads `msN|fsD`: masculine singular nominative, or feminine singular dative. `None` for a letter that stands for
    /// nothing.
    pub fn parse(code: &str) -> Option<Self> {
        let place = |letter| LETTERS.iter().position(|(_, letters)| letters.contains(letter));
        let reading = |code: &str| {
            let mut reading = Reading::default();
            for letter in code.chars() {
                reading[place(letter)?] = Some(letter);
            }
            Some(reading)
        };
        code.split('|').map(reading).collect::<Option<_>>().map(Self)
    }

    /// The features in which two forms differ in those of their readings that differ least, the likelier the better; and
    /// how unlikely these are.
    pub fn difference(&self, other: &Self) -> (Features, usize) {
        let mut best = (Features::default(), usize::MAX);
        for (i, x) in self.0.iter().enumerate() {
            for (j, y) in other.0.iter().enumerate() {
                let features = differing(x, y);
                let cost = features.len() as usize * 16 + i + j;
                if cost < best.1 {
                    best = (features, cost);
                }
            }
        }
        best
    }
}

fn differing(x: &Reading, y: &Reading) -> Features {
    let apart = |(x, y): (&Option<char>, &Option<char>)| x.is_some() && y.is_some() && x != y;
    let features = LETTERS.iter().zip(x.iter().zip(y)).filter(|(_, pair)| apart(*pair));
    features.fold(Features::default(), |all, ((feature, _), _)| all.union(*feature))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_readings_are_compared() {
        for (a, b, features) in [
            ("msN|fsD", "fsN|pN", Features::GENDER),
            ("msN", "msA|pD", Features::CASE),
            ("3st", "pt|i", Features::NUMBER),
            ("ms", "s", Features::default()),
        ] {
            let (a, b) = (Readings::parse(a).unwrap(), Readings::parse(b).unwrap());
            assert_eq!(a.difference(&b).0, features, "{a:?} {b:?}");
        }
        assert_eq!(Readings::parse("gender"), None);
    }
}
