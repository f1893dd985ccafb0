//! Endings of Italian.

use std::sync::LazyLock;

use super::affix::{Affix, Grammar};
use super::features::Values as V;
use super::forms::irregular;
use super::romance::{ANY, FEMININES, NOUN, TABLES, VERB, WE, YOU, feminine, feminine_ended};
use super::template::Rule;

const ENDINGS: &[Affix] = &[
    Affix("", ANY, V::NONE),
    Affix("o", NOUN, V::NONE),
    Affix("i", NOUN, V::PLURAL),
    Affix("a", NOUN, V::FEMININE),
    Affix("e", NOUN, FEMININES),
    Affix("e", NOUN, V::NONE),
    // `poeta`.
    Affix("a", NOUN, V::NONE),
    Affix("are", VERB, V::NONE),
    Affix("ere", VERB, V::NONE),
    Affix("ire", VERB, V::NONE),
    Affix("o", VERB, V::PRESENT.and(V::FIRST)),
    Affix("i", VERB, V::PRESENT.and(V::SECOND)),
    Affix("a", VERB, V::PRESENT),
    Affix("e", VERB, V::PRESENT),
    Affix("isce", VERB, V::PRESENT),
    Affix("iamo", VERB, V::PRESENT.and(WE)),
    Affix("ate", VERB, V::PRESENT.and(YOU)),
    Affix("ete", VERB, V::PRESENT.and(YOU)),
    Affix("ono", VERB, V::PRESENT.and(V::PLURAL)),
    Affix("ano", VERB, V::PRESENT.and(V::PLURAL)),
    Affix("iscono", VERB, V::PRESENT.and(V::PLURAL)),
    Affix("ai", VERB, V::PAST.and(V::FIRST)),
    Affix("ò", VERB, V::PAST),
    Affix("é", VERB, V::PAST),
    Affix("ì", VERB, V::PAST),
    Affix("arono", VERB, V::PAST.and(V::PLURAL)),
    Affix("erono", VERB, V::PAST.and(V::PLURAL)),
    Affix("irono", VERB, V::PAST.and(V::PLURAL)),
    Affix("ava", VERB, V::PAST.and(V::MOOD)),
    Affix("eva", VERB, V::PAST.and(V::MOOD)),
    Affix("iva", VERB, V::PAST.and(V::MOOD)),
    Affix("avano", VERB, V::PAST.and(V::MOOD).and(V::PLURAL)),
    Affix("evano", VERB, V::PAST.and(V::MOOD).and(V::PLURAL)),
    Affix("ivano", VERB, V::PAST.and(V::MOOD).and(V::PLURAL)),
    Affix("erà", VERB, V::FUTURE),
    Affix("irà", VERB, V::FUTURE),
    Affix("eranno", VERB, V::FUTURE.and(V::PLURAL)),
    Affix("iranno", VERB, V::FUTURE.and(V::PLURAL)),
    Affix("erebbe", VERB, V::FUTURE.and(V::MOOD)),
    Affix("irebbe", VERB, V::FUTURE.and(V::MOOD)),
    Affix("erebbero", VERB, V::FUTURE.and(V::MOOD).and(V::PLURAL)),
    Affix("ato", VERB, V::PARTICIPLE),
    Affix("ata", VERB, V::PARTICIPLE.and(V::FEMININE)),
    Affix("ati", VERB, V::PARTICIPLE.and(V::PLURAL)),
    Affix("ate", VERB, V::PARTICIPLE.and(FEMININES)),
    Affix("uto", VERB, V::PARTICIPLE),
    Affix("uta", VERB, V::PARTICIPLE.and(V::FEMININE)),
    Affix("uti", VERB, V::PARTICIPLE.and(V::PLURAL)),
    Affix("ute", VERB, V::PARTICIPLE.and(FEMININES)),
    Affix("ito", VERB, V::PARTICIPLE),
    Affix("ita", VERB, V::PARTICIPLE.and(V::FEMININE)),
    Affix("iti", VERB, V::PARTICIPLE.and(V::PLURAL)),
    Affix("ite", VERB, V::PARTICIPLE.and(FEMININES)),
    Affix("ando", VERB, V::PARTICIPLE.and(V::PRESENT)),
    Affix("endo", VERB, V::PARTICIPLE.and(V::PRESENT)),
    Affix("andosi", VERB, V::PARTICIPLE.and(V::PRESENT).and(V::MIDDLE)),
    Affix("endosi", VERB, V::PARTICIPLE.and(V::PRESENT).and(V::MIDDLE)),
    Affix("arsi", VERB, V::MIDDLE),
    Affix("ersi", VERB, V::MIDDLE),
    Affix("irsi", VERB, V::MIDDLE),
];

/// Pronouns that infinitives, gerunds and participles take on: `vederlo`, `sposandola`.
const PRONOUNS: &[Affix] = &[
    Affix("", ANY, V::NONE),
    Affix("lo", VERB, V::PRONOUN),
    Affix("la", VERB, V::PRONOUN.and(V::PRONOUN_FEMININE)),
    Affix("li", VERB, V::PRONOUN.and(V::PRONOUN_PLURAL)),
    Affix("le", VERB, V::PRONOUN.and(V::PRONOUN_FEMININE).and(V::PRONOUN_PLURAL)),
    Affix("gli", VERB, V::PRONOUN),
];

/// Articles and prepositions that lose their vowel: `un'attrice`, `l'attore`, `dell'amica`.
const ELIDED: &[Affix] = &[
    Affix("", ANY, V::NONE),
    Affix("l'", NOUN, V::DEFINITE),
    Affix("un'", NOUN, V::NONE),
    Affix("dell'", NOUN, V::FROM),
    Affix("all'", NOUN, V::TO),
    Affix("dall'", NOUN, V::FROM),
    Affix("nell'", NOUN, V::WITH),
    Affix("sull'", NOUN, V::WITH),
    Affix("quell'", NOUN, V::DEFINITE),
    Affix("d'", NOUN, V::FROM),
];

const RULES: &[Rule] = &[
    Rule::sound("*ch", "*c", ANY, V::NONE),
    Rule::sound("*gh", "*g", ANY, V::NONE),
    Rule::sound("*ci", "*c", ANY, V::NONE),
    Rule::sound("*gi", "*g", ANY, V::NONE),
    Rule::sound("*i", "*", NOUN, V::NONE),
    feminine("*tric", "*tor"),
    feminine_ended("*ess", "*"),
    feminine_ended("*chess", "*c"),
    feminine_ended("*in", "*"),
    feminine_ended("*on", "*"),
    // Pronouns take the place of an infinitive's last vowel.
    Rule::sound("*ar", "*are", VERB, V::PRONOUN),
    Rule::sound("*er", "*ere", VERB, V::PRONOUN),
    Rule::sound("*ir", "*ire", VERB, V::PRONOUN),
];

const DERIVED: &[(&str, &str)] = &[
    ("*azion", "*"),
    ("*izion", "*"),
    ("*ion", "*"),
    ("*ament", "*"),
    ("*iment", "*"),
    ("*mente", "*"),
    ("*ità", "*"),
    ("*ator", "*"),
    ("*itor", "*"),
    ("*anza", "*"),
    ("*enza", "*"),
    ("*abil", "*"),
    ("*ibil", "*"),
    ("*ic", "*"),
    ("*ism", "*"),
    ("*ist", "*"),
    ("*al", "*"),
    ("*os", "*"),
    ("*iv", "*"),
];

/// The tables of Italian.
pub(super) static ITALIAN: Grammar = Grammar {
    same: &[],
    affix_letters: "",
    before: &[ELIDED],
    after: &[ENDINGS, PRONOUNS],
    rules: RULES,
    irregular: LazyLock::new(|| irregular(include_str!("irregular/italian.txt"), TABLES)),
    derived: DERIVED,
    semitic: false,
    parts: &[NOUN, VERB],
    nouns_first: true,
    article: &[],
    least: 2,
};
