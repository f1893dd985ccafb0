//! Affixes and stem changes of Arabic, Hebrew and Persian.
//!
//! The letters are folded ones: one alef, alef maksura written yeh; hamza on its seats is left as it stands.

use super::affix::{Affix, Classes, Grammar, Rule};
use super::features::Values as V;

/// Noun with the article.
const N_THE: Classes = 1;
/// Noun without the article, with nothing attached behind.
const N_BARE: Classes = 1 << 1;
/// Noun with a pronoun attached, or the head of a construct.
const N_BOUND: Classes = 1 << 2;
/// Perfect verb.
const PERFECT: Classes = 1 << 3;
/// Perfect verb with an object pronoun.
const PERFECT_BOUND: Classes = 1 << 4;
/// Imperfect verb.
const IMPERFECT: Classes = 1 << 5;
/// Imperfect verb with an object pronoun.
const IMPERFECT_BOUND: Classes = 1 << 6;

const N_FREE: Classes = N_THE | N_BARE;
const N_OWN: Classes = N_BARE | N_BOUND;
const NOUN: Classes = N_FREE | N_BOUND;
const PAST: Classes = PERFECT | PERFECT_BOUND;
const NOW: Classes = IMPERFECT | IMPERFECT_BOUND;
const VERB: Classes = PAST | NOW;
const ANY: Classes = NOUN | VERB;
const FREE: Classes = N_FREE | PERFECT | IMPERFECT;
const BOUND: Classes = N_BOUND | PERFECT_BOUND | IMPERFECT_BOUND;

const CONJUNCTIONS: &[Affix] = &[Affix("", ANY, V::NONE), Affix("و", ANY, V::AND), Affix("ف", ANY, V::SO)];

const PREPOSITIONS: &[Affix] = &[
    Affix("", ANY, V::NONE),
    Affix("ب", NOUN, V::WITH),
    Affix("ك", NOUN, V::LIKE),
    Affix("ل", N_OWN | NOW, V::TO),
    Affix("س", NOW, V::FUTURE),
    Affix("لل", N_THE, V::TO.and(V::DEFINITE)),
];

const ARTICLE: &[Affix] = &[Affix("", ANY, V::NONE), Affix("ال", N_THE, V::DEFINITE)];

const PERSONS: &[Affix] = &[
    Affix("", NOUN | PAST, V::NONE),
    Affix("ي", NOW, V::PRESENT),
    Affix("ت", NOW, V::PRESENT.and(V::FEMININE)),
    Affix("ن", NOW, V::PRESENT.and(V::FIRST).and(V::PLURAL)),
    Affix("ا", NOW, V::PRESENT.and(V::FIRST)),
];

const ENDINGS: &[Affix] = &[
    Affix("", ANY, V::NONE),
    // Nouns and adjectives.
    Affix("ة", N_FREE, V::FEMININE),
    Affix("ت", N_BOUND, V::FEMININE),
    Affix("ات", NOUN, V::FEMININE.and(V::PLURAL)),
    Affix("ون", N_FREE, V::PLURAL),
    Affix("ين", N_FREE, V::PLURAL.and(V::OBLIQUE)),
    Affix("ان", N_FREE, V::DUAL),
    Affix("تان", N_FREE, V::FEMININE.and(V::DUAL)),
    Affix("تين", N_FREE, V::FEMININE.and(V::DUAL).and(V::OBLIQUE)),
    Affix("و", N_OWN, V::PLURAL),
    Affix("ي", N_OWN, V::PLURAL.and(V::OBLIQUE)),
    Affix("تا", N_OWN, V::FEMININE.and(V::DUAL)),
    Affix("تي", N_OWN, V::FEMININE.and(V::DUAL).and(V::OBLIQUE)),
    Affix("ا", N_BARE, V::ACCUSATIVE),
    Affix("اء", N_FREE, V::FEMININE),
    // Perfect verbs.
    Affix("ت", PAST, V::FEMININE),
    Affix("وا", PERFECT, V::PLURAL),
    Affix("و", PERFECT_BOUND, V::PLURAL),
    Affix("ا", PAST, V::DUAL),
    Affix("تا", PAST, V::DUAL.and(V::FEMININE)),
    Affix("ن", PAST, V::PLURAL.and(V::FEMININE)),
    Affix("نا", PAST, V::FIRST.and(V::PLURAL)),
    Affix("تم", PERFECT, V::SECOND.and(V::PLURAL)),
    // Imperfect verbs.
    Affix("ون", NOW, V::PLURAL),
    Affix("وا", IMPERFECT, V::PLURAL.and(V::MOOD)),
    Affix("و", IMPERFECT_BOUND, V::PLURAL.and(V::MOOD)),
    Affix("ين", NOW, V::SECOND.and(V::FEMININE)),
    Affix("ي", NOW, V::SECOND.and(V::FEMININE).and(V::MOOD)),
    Affix("ان", NOW, V::DUAL),
    Affix("ا", NOW, V::DUAL.and(V::MOOD)),
    Affix("ن", NOW, V::PLURAL.and(V::FEMININE)),
];

const PRONOUNS: &[Affix] = &[
    Affix("", FREE | N_BOUND, V::NONE),
    Affix("ه", BOUND, V::PRONOUN),
    Affix("ها", BOUND, V::PRONOUN.and(V::PRONOUN_FEMININE)),
    Affix("هم", BOUND, V::PRONOUN.and(V::PRONOUN_PLURAL)),
    Affix("هن", BOUND, V::PRONOUN.and(V::PRONOUN_PLURAL).and(V::PRONOUN_FEMININE)),
    Affix("هما", BOUND, V::PRONOUN.and(V::PRONOUN_DUAL)),
    Affix("ك", BOUND, V::PRONOUN.and(V::PRONOUN_SECOND)),
    Affix("كم", BOUND, V::PRONOUN.and(V::PRONOUN_SECOND).and(V::PRONOUN_PLURAL)),
    Affix("كن", BOUND, V::PRONOUN.and(V::PRONOUN_SECOND).and(V::PRONOUN_FEMININE)),
    Affix("كما", BOUND, V::PRONOUN.and(V::PRONOUN_SECOND).and(V::PRONOUN_DUAL)),
    Affix("ي", N_BOUND, V::PRONOUN.and(V::PRONOUN_FIRST)),
    Affix("ني", PERFECT_BOUND | IMPERFECT_BOUND, V::PRONOUN.and(V::PRONOUN_FIRST)),
    Affix("نا", BOUND, V::PRONOUN.and(V::PRONOUN_FIRST).and(V::PRONOUN_PLURAL)),
];

/// A number that an ending gave already: no broken plural is made of such a form.
const NUMBERED: V = V::DUAL.and(V::PLURAL);

const fn plural(from: &'static str, to: &'static str) -> Rule {
    Rule { from, to, classes: NOUN, unless: NUMBERED, adds: V::PLURAL }
}

const fn feminine(from: &'static str, to: &'static str) -> Rule {
    Rule { from, to, classes: NOUN, unless: NUMBERED, adds: V::FEMININE }
}

const fn verb(from: &'static str, to: &'static str, classes: Classes) -> Rule {
    Rule { from, to, classes, unless: V::NONE, adds: V::NONE }
}

const RULES: &[Rule] = &[
    // Broken plurals to their singulars (Wright, Grammar of the Arabic Language, I §304).
    plural("12ا3", "123"),
    plural("12و3", "123"),
    plural("ا12ا3", "123"),
    plural("ا123", "123"),
    plural("ا123ة", "12ا3"),
    plural("ا12اء", "12ي"),
    plural("123", "12ا3"),
    plural("123", "12ي3"),
    plural("123اء", "12ي3"),
    plural("123اء", "1ا23"),
    plural("12ا3", "12ي3"),
    plural("12ا3", "1ا23"),
    plural("123ة", "1ا23"),
    plural("ا123اء", "12ي3"),
    plural("ا12اء", "12ي"),
    plural("ا12ا3", "12ي3"),
    plural("ا12ا3", "1ا23"),
    plural("123ي", "12ي3"),
    plural("12اة", "1ا2ي"),
    plural("12اة", "1ا2"),
    plural("1وا23", "1ا23"),
    plural("12ائ3", "12ي3"),
    plural("12ائ3", "12ا3"),
    plural("12ا34", "1234"),
    plural("12ا3ي4", "123ا4"),
    plural("12ا3ي4", "123و4"),
    plural("12ا3ي4", "123ي4"),
    plural("1وا2ي3", "1ا2و3"),
    plural("12ا34ة", "1234"),
    plural("12ا34ة", "123ا4"),
    plural("12ا34ة", "123و4"),
    plural("12ا34ة", "123ي4"),
    plural("ا1وا2", "1ا2"),
    plural("ا1يا2", "1ا2"),
    plural("1ي2ان", "1ا2"),
    plural("1و2", "1ا2"),
    plural("12ان", "12ا"),
    plural("123ان", "12ي3"),
    plural("123ان", "123"),
    plural("12اي3", "12ي3"),
    plural("12ايا", "12ي"),
    // Colours and superlatives to the masculine singular.
    feminine("123اء", "ا123"),
    feminine("123ي", "ا123"),
    plural("123", "ا123"),
    plural("ا1ا23", "ا123"),
    // Derived verbs: the perfect's prothetic alef is no part of the stem.
    verb("ا123", "123", PAST),
    verb("ا1234", "1234", PAST),
];

/// The tables of Arabic.
pub(super) const ARABIC: Grammar = Grammar {
    before: &[CONJUNCTIONS, PREPOSITIONS, ARTICLE, PERSONS],
    after: &[ENDINGS, PRONOUNS],
    rules: RULES,
    parts: &[NOUN, VERB],
    least: 2,
};
