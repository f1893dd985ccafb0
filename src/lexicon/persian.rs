//! Affixes of Persian.
//!
//! The letters are folded ones: yeh and kaf are the Arabic ones, and the zero-width non-joiner is gone.

use std::sync::LazyLock;

use super::affix::{Affix, Classes, Grammar};
use super::features::Values as V;
use super::forms::{Columns, irregular};
use super::template::Rule;

const NOUN: Classes = 1;
const VERB: Classes = 1 << 1;
const ANY: Classes = NOUN | VERB;

const BEFORE: &[Affix] = &[
    Affix("", ANY, V::NONE),
    Affix("مي", VERB, V::PRESENT),
    Affix("ب", VERB, V::MOOD),
    Affix("بي", VERB, V::MOOD),
];

const ENDINGS: &[Affix] = &[
    Affix("", ANY, V::NONE),
    Affix("ها", NOUN, V::PLURAL),
    Affix("هاي", NOUN, V::PLURAL.and(V::GENITIVE)),
    Affix("هايي", NOUN, V::PLURAL.and(V::DEFINITE)),
    Affix("ان", NOUN, V::PLURAL),
    Affix("گان", NOUN, V::PLURAL),
    Affix("يان", NOUN, V::PLURAL),
    Affix("ات", NOUN, V::PLURAL),
    Affix("ين", NOUN, V::PLURAL),
    Affix("ي", NOUN, V::DEFINITE),
    Affix("اي", NOUN, V::DEFINITE),
    Affix("تر", NOUN, V::COMPARATIVE),
    Affix("ترين", NOUN, V::SUPERLATIVE),
    Affix("م", VERB, V::FIRST),
    Affix("ي", VERB, V::SECOND),
    Affix("د", VERB, V::PRESENT),
    Affix("يم", VERB, V::FIRST.and(V::PLURAL)),
    Affix("يد", VERB, V::SECOND.and(V::PLURAL)),
    Affix("ند", VERB, V::PLURAL),
    Affix("ه", VERB, V::PARTICIPLE),
    Affix("هاند", VERB, V::PARTICIPLE.and(V::PLURAL)),
    Affix("هاست", VERB, V::PARTICIPLE.and(V::PRESENT)),
    Affix("ن", VERB, V::MOOD),
    // The copula: `اروپاست`.
    Affix("ست", NOUN, V::PRESENT),
];

const PRONOUNS: &[Affix] = &[
    Affix("", ANY, V::NONE),
    Affix("ش", NOUN, V::PRONOUN),
    Affix("اش", NOUN, V::PRONOUN),
    Affix("يش", NOUN, V::PRONOUN),
    Affix("شان", NOUN, V::PRONOUN.and(V::PRONOUN_PLURAL)),
    Affix("يشان", NOUN, V::PRONOUN.and(V::PRONOUN_PLURAL)),
    Affix("م", NOUN, V::PRONOUN.and(V::PRONOUN_FIRST)),
    Affix("ام", NOUN, V::PRONOUN.and(V::PRONOUN_FIRST)),
    Affix("مان", NOUN, V::PRONOUN.and(V::PRONOUN_FIRST).and(V::PRONOUN_PLURAL)),
    Affix("ت", NOUN, V::PRONOUN.and(V::PRONOUN_SECOND)),
    Affix("ات", NOUN, V::PRONOUN.and(V::PRONOUN_SECOND)),
    Affix("تان", NOUN, V::PRONOUN.and(V::PRONOUN_SECOND).and(V::PRONOUN_PLURAL)),
];

const RULES: &[Rule] = &[
    // `نماينده` / `نمايندگان`.
    Rule::sound("*ه", "*", NOUN, V::NONE),
    // Present stems that come of past ones by rule: `خريد` / `خر`, `كشت` / `كش`.
    Rule::sound("*يد", "*", VERB, V::NONE),
    Rule::sound("*اد", "*", VERB, V::NONE),
];

const TABLES: &[Columns] = &[("verb", VERB, &[V::NONE, V::PRESENT]), ("noun", NOUN, &[V::NONE, V::PLURAL])];

/// The tables of Persian.
pub(super) static PERSIAN: Grammar = Grammar {
    same: &[],
    affix_letters: "",
    before: &[BEFORE],
    after: &[ENDINGS, PRONOUNS],
    rules: RULES,
    irregular: LazyLock::new(|| irregular(include_str!("irregular/persian.txt"), TABLES)),
    derived: &[
        ("*ي", "*"),
        ("*گي", "*"),
        ("*ش", "*"),
        ("*ار", "*"),
        ("*گر", "*"),
        ("*مند", "*"),
        ("*ناك", "*"),
    ],
    semitic: false,
    parts: &[NOUN, VERB],
    nouns_first: false,
    article: &[],
    least: 2,
};
