//! What words are to each other, language by language.

mod arabic;
mod english;
mod others;

use proptest::prelude::*;
use tadqiq::language::Language::{self, *};
use tadqiq::lexicon::{Relation, is_function_word, is_negation, relate, split_clitics, stem};
use tadqiq::normalize::fold;

fn related(a: &str, b: &str, language: Language) -> Relation {
    relate(&fold(a), &fold(b), language)
}

/// Lines `a b` of words, each pair of which must have a relation that `holds`.
fn check(language: Language, pairs: &str, holds: impl Fn(Relation) -> bool) {
    let wrong: Vec<String> = pairs
        .lines()
        .filter_map(|line| line.trim().split_once(' '))
        .map(|(a, b)| (a, b, related(a, b, language)))
        .filter(|&(_, _, relation)| !holds(relation))
        .map(|(a, b, relation)| format!("{a} {b}: {relation:?}"))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn is_inflection(relation: Relation) -> bool {
    matches!(relation, Relation::Inflection(_))
}

fn is_other_word(relation: Relation) -> bool {
    matches!(relation, Relation::Derivation | Relation::NearForm | Relation::Unrelated)
}

#[test]
fn affixes_that_turn_a_word_round() {
    for (a, b, language) in [
        ("possible", "impossible", English),
        ("including", "excluding", English),
        ("careful", "careless", English),
        ("возможно", "невозможно", Russian),
        ("رفت", "نرفت", Persian),
        ("می‌رود", "نمی‌رود", Persian),
        ("possible", "impossible", French),
    ] {
        assert_eq!(related(a, b, language), Relation::Opposite, "{a} {b}");
        assert_eq!(related(b, a, language), Relation::Opposite, "{b} {a}");
    }
}

#[test]
fn function_words_with_and_without_attachments() {
    for (word, language) in [
        ("وفي", Arabic),
        ("وقد", Arabic),
        ("بأن", Arabic),
        ("عليهم", Arabic),
        ("فإنها", Arabic),
        ("للذين", Arabic),
        ("ושל", Hebrew),
        ("שהוא", Hebrew),
        ("the", English),
        ("they're", English),
        ("для", Russian),
        ("است", Persian),
        ("qu'il", French),
        ("doch", German),
        ("pero", Spanish),
    ] {
        assert!(is_function_word(&fold(word), language), "{word}");
    }
    for (word, language) in
        [("مدينة", Arabic), ("بلد", Arabic), ("city", English), ("עיר", Hebrew), ("город", Russian)]
    {
        assert!(!is_function_word(&fold(word), language), "{word}");
    }
}

#[test]
fn negations() {
    for (word, language) in [
        ("ولا", Arabic),
        ("لم", Arabic),
        ("ليست", Arabic),
        ("never", English),
        ("couldn’t", English),
        ("ולא", Hebrew),
        ("нет", Russian),
        ("pas", French),
        ("kein", German),
        ("نیست", Persian),
    ] {
        assert!(is_negation(&fold(word), language), "{word}");
    }
    assert!(!is_negation("الا", Arabic));
    assert!(!is_negation("now", English));
}

#[test]
fn stems_are_one_for_inflections() {
    for (a, b, language) in [
        ("والمقاتلين", "مقاتلة", Arabic),
        ("الرئيس", "رئيسها", Arabic),
        ("cities", "city", English),
        ("городах", "города", Russian),
        ("הממשלה", "ממשלה", Hebrew),
        ("کتاب‌های", "کتاب", Persian),
        ("nationale", "nationales", French),
    ] {
        assert_eq!(stem(&fold(a), language), stem(&fold(b), language), "{a} {b}");
    }
}

#[test]
fn an_ending_that_stands_alone_is_its_own_stem() {
    for language in LANGUAGES {
        assert!(!stem("'s", language).is_empty(), "{language:?}");
    }
}

const LANGUAGES: [Language; 12] =
    [Arabic, Persian, Hebrew, Russian, English, French, German, Spanish, Italian, Portuguese, Hindi, Other];

proptest! {
    /// Any text at all, and letters that make affixes likely.
    #[test]
    fn no_word_is_too_strange(
        a in "\\PC{0,12}|[اويتنمهكلبفسةء]{0,9}|[אבהוילכמנשת]{0,8}|[a-z']{0,9}|[а-яё]{0,9}",
        b in "\\PC{0,12}|[اويتنمهكلبفسةء]{0,9}|[אבהוילכמנשת]{0,8}|[a-z']{0,9}|[а-яё]{0,9}",
        which in 0..LANGUAGES.len(),
    ) {
        let language = LANGUAGES[which];
        let (a, b) = (fold(&a), fold(&b));
        prop_assert_eq!(relate(&a, &a, language), Relation::Same);
        let (there, back) = (relate(&a, &b, language), relate(&b, &a, language));
        // What grammar says holds both ways; which of two words is the misspelled one does not.
        for settled in [Relation::Same, Relation::Opposite] {
            prop_assert_eq!(there == settled, back == settled);
        }
        if is_inflection(there) {
            prop_assert_eq!(there, back);
        }
        prop_assert!(a.is_empty() || !stem(&a, language).is_empty());
        for clitics in split_clitics(&a, language) {
            prop_assert_eq!(format!("{}{}{}", clitics.before, clitics.stem, clitics.after), a.clone());
        }
    }
}
