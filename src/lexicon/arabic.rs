//! Affixes and stem changes of Arabic (Wright, A Grammar of the Arabic Language).
//!
//! The letters are folded ones: one alef, alef maksura written yeh; hamza on waw and yeh is written `ء` besides.

use std::sync::LazyLock;

use super::affix::{Affix, Classes, Grammar};
use super::features::Values as V;
use super::forms::{Columns, irregular};
use super::template::Rule;

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
/// Perfect or imperative that opens with an alef which the imperfect lacks.
const PERFECT_ALEF: Classes = 1 << 7;
/// The same with an object pronoun.
const PERFECT_ALEF_BOUND: Classes = 1 << 8;

const N_FREE: Classes = N_THE | N_BARE;
const N_OWN: Classes = N_BARE | N_BOUND;
const NOUN: Classes = N_FREE | N_BOUND;
const PAST_ALEF: Classes = PERFECT_ALEF | PERFECT_ALEF_BOUND;
const PAST: Classes = PERFECT | PERFECT_BOUND | PAST_ALEF;
const PAST_FREE: Classes = PERFECT | PERFECT_ALEF;
const PAST_BOUND: Classes = PERFECT_BOUND | PERFECT_ALEF_BOUND;
const NOW: Classes = IMPERFECT | IMPERFECT_BOUND;
const VERB: Classes = PAST | NOW;
const ANY: Classes = NOUN | VERB;
const FREE: Classes = N_FREE | PAST_FREE | IMPERFECT;
const BOUND: Classes = N_BOUND | PAST_BOUND | IMPERFECT_BOUND;

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
    Affix("", NOUN | (PAST & !PAST_ALEF), V::NONE),
    Affix("ا", PAST_ALEF, V::NONE),
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
    Affix("يسة", N_FREE, V::FEMININE),
    Affix("سة", N_FREE, V::FEMININE),
    // Perfect verbs.
    Affix("ت", PAST, V::FEMININE),
    Affix("ت", PAST, V::FIRST),
    Affix("وا", PAST_FREE, V::PLURAL),
    Affix("و", PAST_BOUND, V::PLURAL),
    Affix("ا", PAST, V::DUAL),
    Affix("تا", PAST, V::DUAL.and(V::FEMININE)),
    Affix("ن", PAST, V::PLURAL.and(V::FEMININE)),
    Affix("نا", PAST, V::FIRST.and(V::PLURAL)),
    Affix("تم", PAST_FREE, V::SECOND.and(V::PLURAL)),
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
    Affix("ني", PAST_BOUND | IMPERFECT_BOUND, V::PRONOUN.and(V::PRONOUN_FIRST)),
    Affix("نا", BOUND, V::PRONOUN.and(V::PRONOUN_FIRST).and(V::PRONOUN_PLURAL)),
];

/// A number that an ending gave already: no broken plural is made of such a form.
const NUMBERED: V = V::DUAL.and(V::PLURAL);

const fn plural(from: &'static str, to: &'static str) -> Rule {
    Rule::meaning(from, to, NOUN, V::PLURAL).unless(NUMBERED)
}

const fn feminine(from: &'static str, to: &'static str) -> Rule {
    Rule::meaning(from, to, NOUN, V::FEMININE).unless(NUMBERED)
}

const RULES: &[Rule] = &[
    // Broken plurals to their singulars (Wright I §304 and §305), by the plural's shape.
    plural("12ا3", "123"),
    plural("12ا3", "12ي3"),
    plural("12ا3", "1ا23"),
    plural("12ا2", "1ا2"),
    plural("12و3", "123"),
    plural("12و2", "12"),
    plural("1يا2", "1ا2"),
    plural("123", "12ا3"),
    plural("123", "12ي3ة"),
    plural("123", "ا123"),
    plural("123ة", "1ا23"),
    plural("1ا2ة", "1اء2"),
    plural("1ا2ة", "1ي2"),
    plural("12اة", "1ا2ي"),
    plural("12اة", "1ا2"),
    plural("123ي", "12ي3"),
    plural("12ا3ي", "12ي3"),
    plural("12ا3ي", "123ا"),
    plural("123ان", "123"),
    plural("123ان", "12ي3"),
    plural("123ان", "12ا3"),
    plural("123ان", "1ا23"),
    plural("12ان", "1ا2"),
    plural("1ي2ان", "1ا2"),
    plural("123اء", "12ي3"),
    plural("123اء", "1ا23"),
    plural("ا12ا3", "123"),
    plural("ا12ا3", "12ي3"),
    plural("ا12ا3", "1ا23"),
    plural("ا12ا2", "12"),
    plural("ا1وا2", "1ا2"),
    plural("ا1يا2", "1ا2"),
    plural("ا12اء", "12و"),
    plural("ا12اء", "12ي"),
    plural("ا12اء", "12ي2"),
    plural("ا12ياء", "12ي"),
    plural("ا123اء", "12ي3"),
    plural("ا123", "123"),
    plural("ا123ة", "12ا3"),
    plural("ا123ة", "12ي3"),
    plural("ا123ة", "12و3"),
    plural("ا12ة", "12ي2"),
    plural("ا1ا23", "ا123"),
    plural("1وا23", "1ا23"),
    plural("1وا2ي3", "1ا2و3"),
    plural("12اء3", "12ي3"),
    plural("12اء3", "12ا3"),
    plural("12اء3", "12و3"),
    plural("12ايا", "12ي"),
    plural("12ا34", "1234"),
    plural("12ا34", "1234ي"),
    plural("12ا34ة", "1234ي"),
    plural("12ا34ة", "1234"),
    plural("12ا34ة", "123ا4"),
    plural("12ا34ة", "123و4"),
    plural("12ا34ة", "123ي4"),
    plural("12ا3ي4", "123ا4"),
    plural("12ا3ي4", "123و4"),
    plural("12ا3ي4", "123ي4"),
    // Comparatives to their adjectives (I §234).
    Rule::meaning("ا123", "12ي3", NOUN, V::COMPARATIVE).unless(NUMBERED),
    // Colours and superlatives to the masculine singular (I §295, §296).
    feminine("123اء", "ا123"),
    feminine("123ي", "ا123"),
    // Nouns that end in a weak letter lose or change it before endings.
    Rule::sound("*", "*ي", NOUN, V::PLURAL.and(V::DUAL)),
    Rule::sound("*ا", "*ي", NOUN, V::FEMININE),
    Rule::sound("1ا2", "1ا2ي", NOUN, V::NONE),
    Rule::sound("م12", "م12ي", NOUN, V::NONE),
    Rule::sound("مت1ا2", "مت1ا2ي", NOUN, V::NONE),
    Rule::sound("م1ت2", "م1ت2ي", NOUN, V::NONE),
    // Hollow verbs (I §150): the weak letter changes or goes.
    Rule::sound("1ا2", "1~2", VERB, V::NONE),
    Rule::sound("1و2", "1~2", VERB, V::NONE),
    Rule::sound("1ي2", "1~2", VERB, V::NONE),
    Rule::sound("12", "1~2", VERB, V::FIRST.and(V::SECOND).and(V::PLURAL)),
    Rule::meaning("12", "1~2", VERB, V::MOOD).unless(V::FIRST.and(V::SECOND).and(V::PLURAL)),
    Rule::sound("1تا2", "1ت~2", PAST_ALEF | NOW, V::NONE),
    Rule::sound("1ت2", "1ت~2", PAST_ALEF | NOW, V::NONE),
    Rule::sound("ن1ا2", "ن1~2", PAST_ALEF | NOW, V::NONE),
    Rule::sound("ن12", "ن1~2", PAST_ALEF | NOW, V::NONE),
    Rule::sound("ست1ا2", "ست1~2", PAST_ALEF | NOW, V::NONE),
    Rule::sound("ست1ي2", "ست1~2", PAST_ALEF | NOW, V::NONE),
    Rule::sound("ست12", "ست1~2", PAST_ALEF | NOW, V::NONE),
    // Verbs with a weak last letter (I §164), a weak first one (I §140), a doubled one (I §120).
    Rule::sound("*ا", "*", PAST, V::NONE).unless(V::FEMININE.and(V::FIRST).and(V::PLURAL)),
    Rule::sound("*ي", "*", VERB, V::NONE),
    Rule::sound("*و", "*", VERB, V::NONE),
    Rule::sound("و12", "12", PAST, V::NONE),
    Rule::sound("*11", "*1", VERB, V::NONE),
];

/// Shapes of derived nouns and verbs, and their roots.
const DERIVED: &[(&str, &str)] = &[
    ("1ا23", "123"),
    ("12ا3", "123"),
    ("12و3", "123"),
    ("12ي3", "123"),
    ("ا123", "123"),
    ("م123", "123"),
    ("ت123", "123"),
    ("123ي", "123"),
    ("123ان", "123"),
    ("م1ا23", "123"),
    ("م12و3", "123"),
    ("م12ا3", "123"),
    ("ت12ي3", "123"),
    ("ت1ا23", "123"),
    ("ا12ا3", "123"),
    ("ان123", "123"),
    ("ن123", "123"),
    ("ان12ا3", "123"),
    ("من123", "123"),
    ("ا1ت23", "123"),
    ("1ت23", "123"),
    ("ا1ت2ا3", "123"),
    ("م1ت23", "123"),
    ("است123", "123"),
    ("ست123", "123"),
    ("است12ا3", "123"),
    ("مست123", "123"),
    ("مت123", "123"),
    ("مت1ا23", "123"),
    ("12ا3ي", "123"),
    // What belongs to something: `اقتصادي`.
    ("*ي", "*"),
];

const TABLES: &[Columns] = &[("noun", NOUN, &[V::NONE, V::PLURAL]), ("verb", VERB, &[V::NONE])];

/// The tables of Arabic.
pub(super) static ARABIC: Grammar = Grammar {
    same: &[('ئ', 'ء'), ('ؤ', 'ء')],
    affix_letters: "اويتنمهكلبفسةء",
    before: &[CONJUNCTIONS, PREPOSITIONS, ARTICLE, PERSONS],
    after: &[ENDINGS, PRONOUNS],
    rules: RULES,
    irregular: LazyLock::new(|| irregular(include_str!("irregular/arabic.txt"), TABLES)),
    derived: DERIVED,
    parts: &[NOUN, (PAST & !PAST_ALEF) | NOW, PAST_ALEF | NOW],
    semitic: true,
    nouns_first: false,
    // A noun with a pronoun or in construct has none, so that `الاقتصادي` is no one's economy; nor does a verb of the
    // first person begin so.
    article: &[("ال", N_OWN, 3), ("ل", VERB, 4)],
    least: 2,
};
