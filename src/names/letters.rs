//! From a name as it is written to the letters that are compared.
//!
//! Case, harakat, niqqud, tatweel, bidi controls, punctuation and digits are dropped; letters of one script that
//! stand for one another (`ی` and `ي`, final and medial Hebrew forms) become one. Latin diacritics stay here:
//! whether `š` is a letter of its own is each model's to say, from what it was trained on.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;
use unicode_script::{Script, UnicodeScript};

use super::greek;

/// The scripts that models are trained for. Names in any other are romanised, and count as [`Writing::Latin`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Writing {
    /// Arabic letters, those of Persian and Urdu among them.
    Arabic,
    /// Hebrew letters.
    Hebrew,
    /// Cyrillic letters.
    Cyrillic,
    /// Latin letters.
    Latin,
}

impl Writing {
    /// What a model file calls it.
    pub fn id(self) -> &'static str {
        match self {
            Self::Arabic => "arabic",
            Self::Hebrew => "hebrew",
            Self::Cyrillic => "cyrillic",
            Self::Latin => "latin",
        }
    }

    /// The writing of that id.
    pub fn from_id(id: &str) -> Option<Self> {
        [Self::Arabic, Self::Hebrew, Self::Cyrillic, Self::Latin]
            .into_iter()
            .find(|writing| writing.id() == id)
    }

    fn of_letter(letter: char) -> Option<Self> {
        match letter.script() {
            Script::Arabic => Some(Self::Arabic),
            Script::Hebrew => Some(Self::Hebrew),
            Script::Cyrillic => Some(Self::Cyrillic),
            Script::Latin => Some(Self::Latin),
            _ => None,
        }
    }

    /// The writing of a text: that of its first letter; Latin where that has no model or there is no letter.
    pub fn of(text: &str) -> Self {
        let first = text.chars().find(|letter| letter.is_alphabetic() && letter.script() != Script::Common);
        first.and_then(Self::of_letter).unwrap_or(Self::Latin)
    }
}

/// A name as it is compared.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Letters {
    /// Its words; what stands between letters (spaces, hyphens, full stops) parts them, but no apostrophe does.
    pub words: Vec<Vec<char>>,
}

impl Letters {
    /// The letters of a name in a writing; letters of any other writing are romanised first where that is Latin,
    /// and dropped elsewhere.
    pub fn of(name: &str, writing: Writing) -> Self {
        let mut folded: String = name.nfkc().flat_map(char::to_lowercase).collect();
        if folded.chars().any(|letter| letter.script() == Script::Greek) {
            folded = greek::respell(&folded);
        }
        let mut words = vec![Vec::new()];
        for letter in folded.nfc() {
            if is_mark(letter) || is_ignorable(letter) {
                continue;
            }
            if !push(&mut words, letter, writing) && words.last().is_some_and(|word| !word.is_empty()) {
                words.push(Vec::new());
            }
        }
        for word in &mut words {
            // An apostrophe at the edge is a quotation mark, except for the geresh of Hebrew.
            while writing != Writing::Hebrew && word.last() == Some(&'\'') {
                word.pop();
            }
        }
        words.retain(|word| word.iter().any(|&letter| letter != '\''));
        Self { words }
    }

    /// All letters, without what parts the words.
    pub fn joined(&self) -> Vec<char> {
        self.words.concat()
    }
}

/// Adds a letter to the last word. False where it is none and parts words.
fn push(words: &mut [Vec<char>], letter: char, writing: Writing) -> bool {
    let Some(word) = words.last_mut() else { return false };
    if matches!(letter, '\'' | '’' | '‘' | '`' | 'ʻ' | 'ʼ' | 'ʿ' | 'ʾ' | '׳' | '´') {
        if writing != Writing::Arabic && !word.is_empty() {
            word.push('\'');
        }
        return true;
    }
    if !letter.is_alphabetic() {
        return false;
    }
    match Writing::of_letter(letter) {
        Some(own) if own == writing => match respell(letter) {
            "" => word.push(letter),
            letters => word.extend(letters.chars()),
        },
        _ if writing == Writing::Latin => {
            let latin =
                if is_nasal(letter) { "n".into() } else { any_ascii::any_ascii_char(letter).to_lowercase() };
            word.extend(latin.chars().filter(char::is_ascii_alphabetic));
        }
        _ => {}
    }
    true
}

/// Whether it only marks a letter. The vowel signs of Indic scripts and of Thai are letters of their own, and romanised.
fn is_mark(letter: char) -> bool {
    let script = letter.script();
    let is_sign =
        letter.is_alphabetic() && script != Script::Inherited && Writing::of_letter(letter).is_none();
    is_combining_mark(letter) && !is_sign
}

/// The anusvara of Indic scripts: before most letters an n, as in गांधी.
fn is_nasal(letter: char) -> bool {
    matches!(
        letter,
        '\u{902}'
            | '\u{982}'
            | '\u{a02}'
            | '\u{a70}'
            | '\u{a82}'
            | '\u{b02}'
            | '\u{c02}'
            | '\u{c82}'
            | '\u{d02}'
    )
}

/// What is inside words without being part of them: tatweel, joiners, bidi controls.
fn is_ignorable(letter: char) -> bool {
    matches!(letter, 'ـ' | '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

/// The letters that stand for one that names of the training data seldom hold; empty where it stands for itself.
fn respell(letter: char) -> &'static str {
    match letter {
        'ی' | 'ې' | 'ے' => "ي",
        'ک' | 'ڪ' => "ك",
        'ہ' | 'ھ' | 'ە' | 'ۀ' | 'ۂ' => "ه",
        'ۃ' => "ة",
        'ٱ' => "ا",
        'پ' => "ب",
        'چ' => "تش",
        'ژ' => "ج",
        'گ' | 'ڭ' | 'ݣ' => "غ",
        'ڤ' | 'ۋ' => "ف",
        'ڨ' => "ق",
        'ٹ' => "ت",
        'ڈ' => "د",
        'ڑ' => "ر",
        'ں' => "ن",
        'ך' => "כ",
        'ם' => "מ",
        'ן' => "נ",
        'ף' => "פ",
        'ץ' => "צ",
        'װ' => "וו",
        'ױ' => "וי",
        'ײ' => "יי",
        'і' | 'ї' => "и",
        'є' => "е",
        'ґ' | 'ѓ' => "г",
        'ў' => "у",
        'ј' => "й",
        'љ' => "ль",
        'њ' => "нь",
        'ђ' | 'џ' => "дж",
        'ћ' => "ч",
        'ѕ' => "дз",
        'ќ' => "к",
        _ => "",
    }
}

/// Whether a letter writes a vowel, lengthens one, or is silent beside one: what spellings of a name differ in most.
pub fn is_vowel(letter: char) -> bool {
    "اأإآىةويءئؤهאהויаеёиоуыэюяйьъaeiouyàáâãäåæèéêëìíîïòóôõöøùúûüýāēīōūąęıőű'".contains(letter)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(name: &str) -> Vec<String> {
        let words = Letters::of(name, Writing::of(name)).words;
        words.into_iter().map(|word| word.into_iter().collect()).collect()
    }

    #[test]
    fn marks_tatweel_and_controls_are_no_letters() {
        assert_eq!(words("مُحَمَّد"), words("محمـد"));
        assert_eq!(words("\u{200f}غيراسيموف\u{200f}"), words("غيراسيموف"));
        assert_eq!(words("کریم"), words("كريم"));
    }

    #[test]
    fn hyphens_part_words_and_apostrophes_do_not() {
        assert_eq!(words("Jean-Yves O’Brien"), ["jean", "yves", "o'brien"]);
        assert_eq!(words("ג׳ון"), ["ג'ונ"]);
        assert_eq!(words("'Paul'"), ["paul"]);
    }

    #[test]
    fn other_scripts_are_romanised() {
        assert_eq!(Writing::of("Γιώργος"), Writing::Latin);
        assert_eq!(words("Γιώργος").concat(), "giorgos");
        assert_eq!(words("गांधी").concat(), "gandhi");
        assert_eq!(words("毛泽东").concat(), "maozedong");
    }
}
