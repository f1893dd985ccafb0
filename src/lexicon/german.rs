//! Affixes of German.

use std::sync::LazyLock;

use super::affix::{Affix, Classes, Grammar};
use super::features::Values as V;
use super::forms::{Columns, irregular};
use super::template::Rule;

const NOUN: Classes = 1;
const ADJECTIVE: Classes = 1 << 1;
const VERB: Classes = 1 << 2;
const ANY: Classes = NOUN | ADJECTIVE | VERB;

const PREFIXES: &[Affix] = &[Affix("", ANY, V::NONE), Affix("ge", VERB, V::PARTICIPLE)];

const ENDINGS: &[Affix] = &[
    Affix("", ANY, V::NONE),
    Affix("e", NOUN, V::PLURAL),
    Affix("n", NOUN, V::PLURAL),
    Affix("en", NOUN, V::PLURAL),
    Affix("er", NOUN, V::PLURAL),
    Affix("ern", NOUN, V::PLURAL.and(V::OBLIQUE)),
    Affix("s", NOUN, V::GENITIVE),
    Affix("s", NOUN, V::PLURAL),
    Affix("es", NOUN, V::GENITIVE),
    Affix("in", NOUN, V::FEMININE),
    Affix("essin", NOUN, V::FEMININE),
    Affix("innen", NOUN, V::FEMININE.and(V::PLURAL)),
    Affix("e", ADJECTIVE, V::FEMININE),
    Affix("en", ADJECTIVE, V::OBLIQUE),
    Affix("em", ADJECTIVE, V::OBLIQUE),
    Affix("er", ADJECTIVE, V::DEFINITE),
    Affix("es", ADJECTIVE, V::NEUTER),
    Affix("er", ADJECTIVE, V::COMPARATIVE),
    Affix("ere", ADJECTIVE, V::COMPARATIVE.and(V::FEMININE)),
    Affix("eren", ADJECTIVE, V::COMPARATIVE.and(V::OBLIQUE)),
    Affix("ste", ADJECTIVE, V::SUPERLATIVE),
    Affix("sten", ADJECTIVE, V::SUPERLATIVE.and(V::OBLIQUE)),
    Affix("e", VERB, V::PRESENT.and(V::FIRST)),
    Affix("st", VERB, V::PRESENT.and(V::SECOND)),
    Affix("t", VERB, V::PRESENT),
    Affix("et", VERB, V::PRESENT),
    Affix("en", VERB, V::PRESENT.and(V::PLURAL)),
    Affix("n", VERB, V::PRESENT.and(V::PLURAL)),
    Affix("te", VERB, V::PAST),
    Affix("ten", VERB, V::PAST.and(V::PLURAL)),
    Affix("ete", VERB, V::PAST),
    Affix("eten", VERB, V::PAST.and(V::PLURAL)),
    Affix("end", VERB, V::PARTICIPLE),
];

const RULES: &[Rule] = &[Rule::meaning("*frau", "*mann", NOUN, V::FEMININE)];

const TABLES: &[Columns] = &[("verb", VERB, &[V::NONE, V::PRESENT, V::PAST, V::PARTICIPLE])];

const DERIVED: &[(&str, &str)] = &[
    ("*ung", "*"),
    ("*heit", "*"),
    ("*keit", "*"),
    ("*igkeit", "*"),
    ("*schaft", "*"),
    ("*er", "*"),
    ("*lich", "*"),
    ("*isch", "*"),
    ("*ig", "*"),
    ("*bar", "*"),
    ("*los", "*"),
    ("*nis", "*"),
    ("*tum", "*"),
    ("*ion", "*"),
    ("*ieren", "*"),
    ("*ier", "*"),
];

/// The tables of German. An umlaut is the vowel without it, since it comes and goes with the form.
pub(super) static GERMAN: Grammar = Grammar {
    same: &[('ä', 'a'), ('ö', 'o'), ('ü', 'u')],
    affix_letters: "",
    before: &[PREFIXES],
    after: &[ENDINGS],
    rules: RULES,
    irregular: LazyLock::new(|| irregular(include_str!("irregular/german.txt"), TABLES)),
    derived: DERIVED,
    semitic: false,
    parts: &[NOUN, ADJECTIVE, VERB],
    nouns_first: false,
    article: &[],
    least: 2,
};
