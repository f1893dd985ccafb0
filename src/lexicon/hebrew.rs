//! Affixes and verb patterns of Hebrew.
//!
//! Final letters are written as their medial forms.

use std::sync::LazyLock;

use super::affix::{Affix, Classes, Grammar};
use super::features::Values as V;
use super::forms::Irregular;
use super::template::Rule;

/// Noun, adjective or participle, free.
const NOUN: Classes = 1;
/// The same with a possessive behind.
const OWNED: Classes = 1 << 1;
const PAST: Classes = 1 << 2;
const FUTURE: Classes = 1 << 3;
const PRESENT: Classes = 1 << 4;
const ANY: Classes = NOUN | OWNED | PAST | FUTURE | PRESENT;
const NOMINAL: Classes = NOUN | OWNED | PRESENT;
const VERB: Classes = PAST | FUTURE | PRESENT;

const AND: &[Affix] = &[Affix("", ANY, V::NONE), Affix("ו", ANY, V::AND)];
const THAT: &[Affix] = &[
    Affix("", ANY, V::NONE),
    Affix("ש", ANY, V::WHICH),
    Affix("כש", ANY, V::WHICH.and(V::LIKE)),
    Affix("מש", ANY, V::WHICH.and(V::FROM)),
];
const PREPOSITIONS: &[Affix] = &[
    Affix("", ANY, V::NONE),
    Affix("ב", NOMINAL, V::WITH),
    Affix("ל", NOMINAL, V::TO),
    Affix("כ", NOMINAL, V::LIKE),
    Affix("מ", NOMINAL, V::FROM),
];
const PREFIXES: &[Affix] = &[
    Affix("", NOUN | OWNED | PAST | PRESENT, V::NONE),
    Affix("ה", NOUN | PRESENT, V::DEFINITE),
    Affix("ה", PAST, V::NONE),
    Affix("נ", PAST | PRESENT, V::NONE),
    Affix("מ", PRESENT, V::NONE),
    Affix("הת", PAST, V::NONE),
    Affix("מת", PRESENT, V::NONE),
    Affix("י", FUTURE, V::FUTURE),
    Affix("ת", FUTURE, V::FUTURE.and(V::FEMININE)),
    Affix("נ", FUTURE, V::FUTURE.and(V::FIRST).and(V::PLURAL)),
    Affix("א", FUTURE, V::FUTURE.and(V::FIRST)),
    Affix("ית", FUTURE, V::FUTURE),
    Affix("תת", FUTURE, V::FUTURE.and(V::FEMININE)),
    Affix("להת", FUTURE, V::MOOD),
    Affix("לה", FUTURE, V::MOOD),
    Affix("ל", FUTURE, V::MOOD),
];
const ENDINGS: &[Affix] = &[
    Affix("", ANY, V::NONE),
    // Nouns, adjectives, participles.
    Affix("ה", NOUN | PRESENT, V::FEMININE),
    Affix("ת", NOMINAL, V::FEMININE),
    Affix("ית", NOMINAL, V::FEMININE),
    Affix("ימ", NOUN | PRESENT, V::PLURAL),
    Affix("ות", NOMINAL, V::FEMININE.and(V::PLURAL)),
    Affix("יות", NOMINAL, V::FEMININE.and(V::PLURAL)),
    Affix("ותי", OWNED, V::FEMININE.and(V::PLURAL)),
    Affix("יימ", NOUN, V::DUAL),
    Affix("תיימ", NOUN, V::FEMININE.and(V::DUAL)),
    Affix("י", NOUN | OWNED, V::PLURAL),
    // Past.
    Affix("תי", PAST, V::FIRST),
    Affix("ת", PAST, V::SECOND),
    Affix("ה", PAST, V::FEMININE),
    Affix("תה", PAST, V::FEMININE),
    Affix("נו", PAST, V::FIRST.and(V::PLURAL)),
    Affix("תמ", PAST, V::SECOND.and(V::PLURAL)),
    Affix("תנ", PAST, V::SECOND.and(V::PLURAL).and(V::FEMININE)),
    Affix("ו", PAST, V::PLURAL),
    // Future.
    Affix("י", FUTURE, V::SECOND.and(V::FEMININE)),
    Affix("ו", FUTURE, V::PLURAL),
    Affix("נה", FUTURE, V::PLURAL.and(V::FEMININE)),
];
const POSSESSIVES: &[Affix] = &[
    Affix("", ANY, V::NONE),
    Affix("ו", OWNED, V::PRONOUN),
    Affix("ה", OWNED, V::PRONOUN.and(V::PRONOUN_FEMININE)),
    Affix("מ", OWNED, V::PRONOUN.and(V::PRONOUN_PLURAL)),
    Affix("המ", OWNED, V::PRONOUN.and(V::PRONOUN_PLURAL)),
    Affix("נ", OWNED, V::PRONOUN.and(V::PRONOUN_PLURAL).and(V::PRONOUN_FEMININE)),
    Affix("הנ", OWNED, V::PRONOUN.and(V::PRONOUN_PLURAL).and(V::PRONOUN_FEMININE)),
    Affix("כ", OWNED, V::PRONOUN.and(V::PRONOUN_SECOND)),
    Affix("כמ", OWNED, V::PRONOUN.and(V::PRONOUN_SECOND).and(V::PRONOUN_PLURAL)),
    Affix("י", OWNED, V::PRONOUN.and(V::PRONOUN_FIRST)),
    Affix("נו", OWNED, V::PRONOUN.and(V::PRONOUN_FIRST).and(V::PRONOUN_PLURAL)),
];

const fn sound(from: &'static str, to: &'static str, classes: Classes) -> Rule {
    Rule::sound(from, to, classes, V::NONE)
}

const fn present(from: &'static str, to: &'static str) -> Rule {
    Rule::meaning(from, to, PRESENT, V::PRESENT)
}

const RULES: &[Rule] = &[
    // Simple verbs: `כתב`, `כותב`, `יכתוב`; hollow ones: `קם`, `יקום`; those in -ה: `קנה`, `קונה`, `קנתה`.
    present("1ו23", "123"),
    present("1ו2ה", "12"),
    present("1ו2", "12"),
    sound("12ו3", "123", FUTURE),
    sound("1ו2", "12", FUTURE),
    sound("1י2", "12", FUTURE | PAST | PRESENT),
    sound("*ה", "*", VERB),
    sound("*י", "*", PAST),
    // Intensive and causative ones: `דיבר` / `דברתי`, `הפעיל` / `הפעלתי`.
    sound("1י23", "123", PAST),
    sound("12י3", "123", VERB),
    sound("1ו23", "123", PAST),
    // Nouns that lose a vowel letter or a final -ה before endings: `שנה` / `שנים`, `מורה` / `מורים`.
    sound("*ה", "*", NOMINAL),
    sound("*אי", "*א", NOMINAL),
];

/// Shapes of derived nouns, and their roots.
const DERIVED: &[(&str, &str)] = &[
    ("1ו23", "123"),
    ("12ו3", "123"),
    ("12י3", "123"),
    ("1י23", "123"),
    ("1י2ו3", "123"),
    ("12י3ה", "123"),
    ("מ123", "123"),
    ("מ123ה", "123"),
    ("ה123ה", "123"),
    ("ת12ו3ה", "123"),
    ("123נ", "123"),
    ("123ות", "123"),
    ("12ו3ה", "123"),
    ("12ו3ת", "123"),
    ("ה12ו3", "123"),
];

/// The tables of Hebrew.
pub(super) static HEBREW: Grammar = Grammar {
    same: &[('ם', 'מ'), ('ן', 'נ'), ('ץ', 'צ'), ('ף', 'פ'), ('ך', 'כ')],
    affix_letters: "אבהוילכמנשת",
    before: &[AND, THAT, PREPOSITIONS, PREFIXES],
    after: &[ENDINGS, POSSESSIVES],
    rules: RULES,
    irregular: LazyLock::new(Irregular::default),
    derived: DERIVED,
    semitic: true,
    parts: &[NOUN | OWNED | PRESENT, VERB],
    nouns_first: false,
    article: &[],
    least: 2,
};
