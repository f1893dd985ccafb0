//! Written forms of words, each looked at once.
//!
//! A token holds the number of its form; folding, stemming and classifying happen once a form, however often it
//! stands in the texts. Everything after compares numbers.

use rustc_hash::FxHashMap;
use unicode_script::{Script, UnicodeScript};

use crate::language::Language;
use crate::lexicon;
use crate::normalize::{digit_value, fold};

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Letters, with or without digits.
    Word,
    /// Digits and the marks within a number.
    Number,
    /// Punctuation.
    Mark,
    /// Any other sign: currency, arithmetic, emoji.
    Symbol,
    /// A tag, placeholder, address or hashtag, kept whole.
    Markup,
}

/// How a word is capitalised. Scripts without case have [`Case::None`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Case {
    /// No letter that has case.
    None,
    /// All lower.
    Lower,
    /// The first letter upper, the others lower.
    Title,
    /// All upper, two letters or more.
    Upper,
    /// Anything else: `iPhone`.
    Mixed,
}

/// What is known of a written form.
#[derive(Clone, Debug)]
pub struct Form {
    /// Its folded spelling; empty where folding leaves nothing.
    pub folded: Box<str>,
    /// Number of the folded spelling: equal for forms that fold to the same.
    pub fold: u32,
    /// Number of the stem: equal for inflections of one word. Shares its numbers with `fold`.
    pub stem: u32,
    /// What the token is.
    pub kind: Kind,
    /// The script of its first letter; [`Script::Common`] where it has none.
    pub script: Script,
    /// Its capitalisation.
    pub case: Case,
    /// Whether it is a function word: particle, pronoun, preposition, auxiliary.
    pub function: bool,
}

impl Form {
    /// Whether it is a word or number: what content is made of.
    pub fn is_wordlike(&self) -> bool {
        matches!(self.kind, Kind::Word | Kind::Number)
    }

    /// Whether it is a word that carries content.
    pub fn is_content(&self) -> bool {
        self.is_wordlike() && !self.function
    }
}

/// The forms of both texts of an audit, and of the related ones.
#[derive(Clone, Debug, Default)]
pub struct Vocabulary {
    language: Language,
    forms: Vec<Form>,
    by_raw: FxHashMap<Box<str>, u32>,
    by_key: FxHashMap<Box<str>, u32>,
}

impl Vocabulary {
    /// An empty vocabulary of a language.
    pub fn new(language: Language) -> Self {
        Self { language, ..Self::default() }
    }

    /// The language that stems and function words are taken from.
    pub fn language(&self) -> Language {
        self.language
    }

    /// The form of a number given by [`Vocabulary::intern`].
    ///
    /// # Panics
    /// Where no form has that number.
    pub fn form(&self, number: u32) -> &Form {
        &self.forms[number as usize]
    }

    /// All forms, by their numbers.
    pub fn forms(&self) -> &[Form] {
        &self.forms
    }

    /// How many forms there are.
    pub fn len(&self) -> usize {
        self.forms.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.forms.is_empty()
    }

    /// How many numbers [`Form::fold`] and [`Form::stem`] may take: each is below.
    pub fn key_count(&self) -> usize {
        self.by_key.len()
    }

    /// The number of a folded spelling or stem, where any form has it.
    pub fn key(&self, folded: &str) -> Option<u32> {
        self.by_key.get(folded).copied()
    }

    /// The number of a raw token's form; a new one where it was not seen before.
    pub fn intern(&mut self, raw: &str) -> u32 {
        if let Some(&number) = self.by_raw.get(raw) {
            return number;
        }
        let form = self.analyse(raw);
        let number = self.forms.len() as u32;
        self.forms.push(form);
        self.by_raw.insert(raw.into(), number);
        number
    }

    fn analyse(&mut self, raw: &str) -> Form {
        let folded = fold(raw);
        let kind = kind_of(raw);
        let fold = self.key_of(&folded);
        let word = kind == Kind::Word;
        let stem = if word { self.key_of(&lexicon::stem(&folded, self.language)) } else { fold };
        let function = word && lexicon::is_function_word(&folded, self.language);
        Form { fold, stem, kind, script: script_of(raw), case: case_of(raw), function, folded: folded.into() }
    }

    fn key_of(&mut self, text: &str) -> u32 {
        if let Some(&key) = self.by_key.get(text) {
            return key;
        }
        let key = self.by_key.len() as u32;
        self.by_key.insert(text.into(), key);
        key
    }
}

/// The script of the first letter; [`Script::Common`] where there is none.
pub fn script_of(text: &str) -> Script {
    text.chars().map(|ch| ch.script()).find(|&script| !is_shared(script)).unwrap_or(Script::Common)
}

/// Whether a script is none of its own: that of digits, punctuation, vowel marks and tatweel.
pub fn is_shared(script: Script) -> bool {
    matches!(script, Script::Common | Script::Inherited | Script::Unknown)
}

fn kind_of(raw: &str) -> Kind {
    if crate::markup::is_markup(raw) {
        return Kind::Markup;
    }
    let mut kind = Kind::Mark;
    for ch in raw.chars() {
        if ch.is_alphabetic() {
            return Kind::Word;
        } else if digit_value(ch).is_some() || ch.is_numeric() {
            kind = Kind::Number;
        } else if kind == Kind::Mark && is_symbol(ch) {
            kind = Kind::Symbol;
        }
    }
    kind
}

/// Signs that are no punctuation: mathematical, currency, arrows, pictures.
fn is_symbol(ch: char) -> bool {
    matches!(ch, '$' | '+' | '<' | '=' | '>' | '^' | '`' | '|' | '~' | '¢'..='¦' | '©' | '¬' | '®'..='±' | '´' | '×' | '÷')
        || matches!(ch, '\u{20A0}'..='\u{20CF}' | '\u{2100}'..='\u{2BFF}' | '\u{FDFC}' | '\u{1F000}'..='\u{1FAFF}')
}

fn case_of(raw: &str) -> Case {
    let (mut upper, mut lower, mut first_upper) = (0, 0, false);
    for ch in raw.chars() {
        if ch.is_uppercase() {
            first_upper |= upper + lower == 0;
            upper += 1;
        } else if ch.is_lowercase() {
            lower += 1;
        }
    }
    match (upper, lower) {
        (0, 0) => Case::None,
        (0, _) => Case::Lower,
        (1, _) if first_upper => Case::Title,
        (_, 0) => Case::Upper,
        _ => Case::Mixed,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_that_fold_alike_share_a_key() {
        let mut vocabulary = Vocabulary::new(Language::Arabic);
        let (a, b) = (vocabulary.intern("أوكرانيا"), vocabulary.intern("اوكرانيـا"));
        assert_ne!(a, b);
        assert_eq!(vocabulary.form(a).fold, vocabulary.form(b).fold);
        assert_eq!(vocabulary.intern("أوكرانيا"), a);
    }

    #[test]
    fn kinds_cases_and_scripts() {
        let mut vocabulary = Vocabulary::new(Language::English);
        for (raw, kind, case, script) in [
            ("Unacimov", Kind::Word, Case::Title, Script::Latin),
            ("NATO", Kind::Word, Case::Upper, Script::Latin),
            ("iPhone", Kind::Word, Case::Mixed, Script::Latin),
            ("F18", Kind::Word, Case::Title, Script::Latin),
            ("غيراسيموف", Kind::Word, Case::None, Script::Arabic),
            ("١٬٠٠٠", Kind::Number, Case::None, Script::Arabic),
            ("،", Kind::Mark, Case::None, Script::Common),
            ("€", Kind::Symbol, Case::None, Script::Common),
            ("{name}", Kind::Markup, Case::Lower, Script::Latin),
        ] {
            let form = vocabulary.intern(raw);
            let form = vocabulary.form(form);
            assert_eq!((form.kind, form.case), (kind, case), "{raw}");
            assert!(form.script == script || kind == Kind::Number, "{raw}: {:?}", form.script);
        }
    }
}
