//! What goes wrong with names, done to sound ones: for fitting grades, and for measuring them.

use super::letters::is_vowel;
use super::random::Random;

/// One thing gone wrong with a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Damage {
    /// A letter that lengthens or writes a vowel is lost. Often another spelling and no error.
    VowelDropped,
    /// A letter stands twice. In Latin often another spelling and no error.
    LetterDoubled,
    /// A consonant is lost.
    ConsonantDropped,
    /// A consonant is replaced by another.
    ConsonantReplaced,
    /// Two letters that stand side by side change places.
    LettersSwapped,
    /// A consonant and the letter after it are replaced.
    SyllableReplaced,
    /// The first two letters are lost.
    HeadLost,
    /// The last two letters are lost.
    TailLost,
}

impl Damage {
    /// All kinds.
    pub const ALL: [Self; 8] = [
        Self::VowelDropped,
        Self::LetterDoubled,
        Self::ConsonantDropped,
        Self::ConsonantReplaced,
        Self::LettersSwapped,
        Self::SyllableReplaced,
        Self::HeadLost,
        Self::TailLost,
    ];

    /// Whether what comes out may well be another spelling of the name.
    pub fn is_slight(self) -> bool {
        matches!(self, Self::VowelDropped | Self::LetterDoubled)
    }

    /// What it is, in words.
    pub fn label(self) -> &'static str {
        match self {
            Self::VowelDropped => "a vowel dropped",
            Self::LetterDoubled => "a letter doubled",
            Self::ConsonantDropped => "a consonant dropped",
            Self::ConsonantReplaced => "a consonant replaced",
            Self::LettersSwapped => "two letters swapped",
            Self::SyllableReplaced => "a syllable replaced",
            Self::HeadLost => "head lost",
            Self::TailLost => "tail lost",
        }
    }

    /// A word with this gone wrong, `letters` being what is written instead where letters are replaced. None where
    /// the word has no place for it, or would be left with fewer than three letters.
    pub fn done_to(self, word: &[char], letters: &[char], random: &mut Random) -> Option<Vec<char>> {
        let fits = |at: usize| match self {
            Self::VowelDropped => at > 0 && is_vowel(word[at]),
            Self::LetterDoubled => true,
            Self::ConsonantDropped | Self::ConsonantReplaced => !is_vowel(word[at]) && !is_twin(word, at),
            Self::LettersSwapped => word
                .get(at + 1)
                .is_some_and(|next| *next != word[at] && !(is_vowel(*next) && is_vowel(word[at]))),
            Self::SyllableReplaced => at + 1 < word.len() && !is_vowel(word[at]),
            Self::HeadLost | Self::TailLost => at == 0,
        };
        let places: Vec<usize> = (0..word.len()).filter(|&at| fits(at)).collect();
        let at = *places.get(random.below(places.len()))?;
        let mut out = word.to_vec();
        let mut replace = |at: usize| {
            let vowel = is_vowel(word[at]);
            let others: Vec<char> = letters
                .iter()
                .copied()
                .filter(|&other| other != word[at] && is_vowel(other) == vowel)
                .collect();
            if let Some(&other) = others.get(random.below(others.len())) {
                out[at] = other;
            }
        };
        match self {
            Self::ConsonantReplaced => replace(at),
            Self::SyllableReplaced => (at..at + 2).for_each(replace),
            Self::VowelDropped | Self::ConsonantDropped => drop(out.remove(at)),
            Self::LetterDoubled => out.insert(at, word[at]),
            Self::LettersSwapped => out.swap(at, at + 1),
            Self::HeadLost => drop(out.drain(..2.min(word.len()))),
            Self::TailLost => out.truncate(word.len().saturating_sub(2)),
        }
        (out.len() >= 3 && out != word).then_some(out)
    }
}

/// Whether the same letter stands beside it.
fn is_twin(word: &[char], at: usize) -> bool {
    word.get(at + 1) == Some(&word[at]) || at > 0 && word[at - 1] == word[at]
}
