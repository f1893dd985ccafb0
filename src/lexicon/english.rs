//! Inflection of English.

use super::affix::{Affix, Classes, Grammar, Rule};
use super::features::{Features, Values as V};

const NOUN: Classes = 1;
const VERB: Classes = 1 << 1;
const ADJECTIVE: Classes = 1 << 2;
const ANY: Classes = NOUN | VERB | ADJECTIVE;

const ENDINGS: &[Affix] = &[
    Affix("", ANY, V::NONE),
    Affix("s", NOUN, V::PLURAL),
    Affix("es", NOUN, V::PLURAL),
    Affix("s", VERB, V::PRESENT),
    Affix("es", VERB, V::PRESENT),
    Affix("ed", VERB, V::PAST),
    Affix("d", VERB, V::PAST),
    Affix("ing", VERB, V::PARTICIPLE),
    Affix("er", ADJECTIVE, V::COMPARATIVE),
    Affix("est", ADJECTIVE, V::SUPERLATIVE),
];

const POSSESSIVE: &[Affix] =
    &[Affix("", ANY, V::NONE), Affix("'s", NOUN, V::GENITIVE), Affix("'", NOUN, V::GENITIVE)];

const RULES: &[Rule] = &[];

/// The tables of regular English.
const ENGLISH: Grammar = Grammar {
    before: &[],
    after: &[ENDINGS, POSSESSIVE],
    rules: RULES,
    parts: &[NOUN, VERB, ADJECTIVE],
    least: 2,
};

/// In what two words differ if they may be forms of one word.
pub(super) fn compare(a: &str, b: &str) -> Option<Features> {
    ENGLISH.compare(a, b)
}
