//! Written forms of words, each looked at once.
//!
//! A token holds the number of its form; folding, stemming and classifying happen once a form, however often it
//! stands in the texts. Everything after compares numbers. What two words are to each other is found out once a pair.

mod pairs;

use rayon::prelude::*;
use rustc_hash::FxHashMap;
use unicode_script::{Script, UnicodeScript};

use crate::language::Language;
use crate::lexicon::{self, Relation};
use crate::normalize::{digit_value, fold};
use pairs::Pairs;

/// Words of more letters are equal or unrelated: to compare their letters one by one would cost the square of their
/// length.
pub const LONGEST_WORD: u32 = 300;

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
    /// Whether it denies: `not`, `لم`.
    pub negation: bool,
    /// Whether it excepts or restricts: `unless`, `only`.
    pub exception: bool,
    /// How many letters its folded spelling has, in code points.
    pub letters: u32,
    /// Which letters its folded spelling has: a bit for each, shared by some.
    alphabet: u64,
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

    /// The most that [`Vocabulary::similarity`] may be, without a look at the order of the letters: a letter that one
    /// word lacks costs an edit.
    pub fn most_similar(&self, other: &Self) -> f64 {
        let lacking = (self.alphabet & !other.alphabet).count_ones();
        let edits = lacking
            .max((other.alphabet & !self.alphabet).count_ones())
            .max(self.letters.abs_diff(other.letters));
        1.0 - f64::from(edits) / f64::from(self.letters.max(other.letters).max(1))
    }
}

/// The forms of both texts of an audit, and of the related ones.
#[derive(Clone, Debug, Default)]
pub struct Vocabulary {
    language: Language,
    forms: Vec<Form>,
    by_raw: FxHashMap<Box<str>, u32>,
    by_key: FxHashMap<Box<str>, u32>,
    relations: Pairs<Relation>,
    similarities: Pairs<f64>,
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

    /// All folded spellings and stems with their numbers, in no order.
    pub fn keys(&self) -> impl Iterator<Item = (&str, u32)> {
        self.by_key.iter().map(|(text, &key)| (&**text, key))
    }

    /// The number of a folded spelling or stem, where any form has it.
    pub fn key(&self, folded: &str) -> Option<u32> {
        self.by_key.get(folded).copied()
    }

    /// What the form of a word of the MT is to that of one of the edited version; see [`lexicon::relate`].
    ///
    /// # Panics
    /// Where no form has one of the numbers.
    pub fn relation(&self, mt: u32, edited: u32) -> Relation {
        let (ours, theirs) = (self.form(mt), self.form(edited));
        if ours.fold == theirs.fold {
            return Relation::Same;
        }
        if ours.letters.max(theirs.letters) > LONGEST_WORD {
            return Relation::Unrelated;
        }
        let relate = || lexicon::relate(&ours.folded, &theirs.folded, self.language);
        self.relations.get_or((ours.fold, theirs.fold), relate)
    }

    /// How alike the letters of two forms are, 0 to 1: 1 less the distance of Damerau (1964) over the length of the
    /// longer.
    ///
    /// # Panics
    /// Where no form has one of the numbers.
    pub fn similarity(&self, a: u32, b: u32) -> f64 {
        let (x, y) = (self.form(a), self.form(b));
        if x.fold == y.fold {
            return 1.0;
        }
        if x.letters.max(y.letters) > LONGEST_WORD {
            return 0.0;
        }
        let compare = || strsim::normalized_damerau_levenshtein(&x.folded, &y.folded);
        self.similarities.get_or((x.fold.min(y.fold), x.fold.max(y.fold)), compare)
    }

    /// The number of a raw token's form; a new one where it was not seen before.
    pub fn intern(&mut self, raw: &str) -> u32 {
        match self.by_raw.get(raw) {
            Some(&number) => number,
            None => self.add(raw, analyse(raw, self.language)),
        }
    }

    /// The numbers of raw tokens' forms, as [`Vocabulary::intern`] gives them one by one. Those not seen before, each of
    /// which is to be there once, are analysed in parallel.
    pub fn intern_all(&mut self, raw: &[&str]) -> Vec<u32> {
        let (known, language) = (&self.by_raw, self.language);
        let look = |&raw: &&str| known.get(raw).copied().ok_or_else(|| analyse(raw, language));
        let found: Vec<Result<u32, (Form, String)>> = raw.par_iter().with_min_len(256).map(look).collect();
        raw.iter().zip(found).map(|(raw, found)| found.unwrap_or_else(|new| self.add(raw, new))).collect()
    }

    /// Adds a form and its stem, and numbers them.
    fn add(&mut self, raw: &str, (form, stem): (Form, String)) -> u32 {
        let fold = self.key_of(&form.folded);
        let stem = if form.kind == Kind::Word { self.key_of(&stem) } else { fold };
        let number = self.forms.len() as u32;
        self.forms.push(Form { fold, stem, ..form });
        self.by_raw.insert(raw.into(), number);
        number
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

/// What there is to know of a form but its numbers, and its stem, where it is a word.
fn analyse(raw: &str, language: Language) -> (Form, String) {
    let folded = fold(raw);
    let kind = kind_of(raw);
    let word = kind == Kind::Word;
    let stem = if word { lexicon::stem(&folded, language) } else { String::new() };
    let (letters, alphabet) =
        folded.chars().fold((0, 0), |(count, set), ch| (count + 1, set | 1u64 << (u32::from(ch) % 64)));
    let form = Form {
        fold: 0,
        stem: 0,
        kind,
        script: script_of(raw),
        case: case_of(raw),
        function: word && lexicon::is_function_word(&folded, language),
        negation: word && lexicon::is_negation(&folded, language),
        exception: word && lexicon::is_exception(&folded, language),
        letters,
        alphabet,
        folded: folded.into(),
    };
    (form, stem)
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
    fn forms_analysed_together_get_the_numbers_they_get_one_by_one() {
        let words = ["Die", "Häuser", "die", "3", "Haus", "،", "x"];
        let (mut together, mut single) =
            (Vocabulary::new(Language::German), Vocabulary::new(Language::German));
        let seen = together.intern("Haus");
        assert_eq!(single.intern("Haus"), seen);
        let numbers = together.intern_all(&words);
        assert_eq!(numbers, words.map(|word| single.intern(word)));
        let keys = |vocabulary: &Vocabulary| {
            vocabulary.forms().iter().map(|form| (form.fold, form.stem)).collect::<Vec<_>>()
        };
        assert_eq!(keys(&together), keys(&single));
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
