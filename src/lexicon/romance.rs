//! Endings of French and Spanish, and the classes that all Romance languages share.

use std::sync::LazyLock;

use super::affix::{Affix, Classes, Grammar};
use super::features::Values as V;
use super::forms::{Columns, irregular};
use super::template::Rule;

/// Nouns and adjectives.
pub(super) const NOUN: Classes = 1;
/// Verbs.
pub(super) const VERB: Classes = 1 << 1;
/// Either.
pub(super) const ANY: Classes = NOUN | VERB;

/// Feminine plural.
pub(super) const FEMININES: V = V::FEMININE.and(V::PLURAL);
/// First person plural.
pub(super) const WE: V = V::FIRST.and(V::PLURAL);
/// Second person plural.
pub(super) const YOU: V = V::SECOND.and(V::PLURAL);

const FRENCH_ENDINGS: &[Affix] = &[
    Affix("", ANY, V::NONE),
    Affix("s", NOUN, V::PLURAL),
    Affix("x", NOUN, V::PLURAL),
    Affix("e", NOUN, V::FEMININE),
    Affix("es", NOUN, FEMININES),
    // `prince`, `maître`.
    Affix("e", NOUN, V::NONE),
    // Verbs: present, imperfect, past, future and conditional, participles.
    Affix("er", VERB, V::NONE),
    Affix("ir", VERB, V::NONE),
    Affix("re", VERB, V::NONE),
    Affix("e", VERB, V::PRESENT),
    Affix("es", VERB, V::PRESENT.and(V::SECOND)),
    Affix("t", VERB, V::PRESENT),
    Affix("it", VERB, V::PRESENT),
    Affix("is", VERB, V::PRESENT.and(V::FIRST)),
    Affix("s", VERB, V::PRESENT.and(V::FIRST)),
    Affix("ons", VERB, V::PRESENT.and(WE)),
    Affix("ez", VERB, V::PRESENT.and(YOU)),
    Affix("ent", VERB, V::PRESENT.and(V::PLURAL)),
    Affix("issons", VERB, V::PRESENT.and(WE)),
    Affix("issez", VERB, V::PRESENT.and(YOU)),
    Affix("issent", VERB, V::PRESENT.and(V::PLURAL)),
    Affix("ais", VERB, V::PAST.and(V::FIRST)),
    Affix("ait", VERB, V::PAST),
    Affix("ions", VERB, V::PAST.and(WE)),
    Affix("iez", VERB, V::PAST.and(YOU)),
    Affix("aient", VERB, V::PAST.and(V::PLURAL)),
    Affix("issait", VERB, V::PAST),
    Affix("issaient", VERB, V::PAST.and(V::PLURAL)),
    Affix("ai", VERB, V::PAST.and(V::FIRST)),
    Affix("a", VERB, V::PAST),
    Affix("èrent", VERB, V::PAST.and(V::PLURAL)),
    Affix("irent", VERB, V::PAST.and(V::PLURAL)),
    Affix("urent", VERB, V::PAST.and(V::PLURAL)),
    Affix("erai", VERB, V::FUTURE.and(V::FIRST)),
    Affix("era", VERB, V::FUTURE),
    Affix("ira", VERB, V::FUTURE),
    Affix("ra", VERB, V::FUTURE),
    Affix("eront", VERB, V::FUTURE.and(V::PLURAL)),
    Affix("iront", VERB, V::FUTURE.and(V::PLURAL)),
    Affix("ront", VERB, V::FUTURE.and(V::PLURAL)),
    Affix("erait", VERB, V::FUTURE.and(V::MOOD)),
    Affix("irait", VERB, V::FUTURE.and(V::MOOD)),
    Affix("rait", VERB, V::FUTURE.and(V::MOOD)),
    Affix("eraient", VERB, V::FUTURE.and(V::MOOD).and(V::PLURAL)),
    Affix("iraient", VERB, V::FUTURE.and(V::MOOD).and(V::PLURAL)),
    Affix("raient", VERB, V::FUTURE.and(V::MOOD).and(V::PLURAL)),
    Affix("é", VERB, V::PARTICIPLE),
    Affix("ée", VERB, V::PARTICIPLE.and(V::FEMININE)),
    Affix("és", VERB, V::PARTICIPLE.and(V::PLURAL)),
    Affix("ées", VERB, V::PARTICIPLE.and(FEMININES)),
    Affix("i", VERB, V::PARTICIPLE),
    Affix("ie", VERB, V::PARTICIPLE.and(V::FEMININE)),
    Affix("ies", VERB, V::PARTICIPLE.and(FEMININES)),
    Affix("u", VERB, V::PARTICIPLE),
    Affix("ue", VERB, V::PARTICIPLE.and(V::FEMININE)),
    Affix("us", VERB, V::PARTICIPLE.and(V::PLURAL)),
    Affix("ues", VERB, V::PARTICIPLE.and(FEMININES)),
    Affix("ant", VERB, V::PARTICIPLE.and(V::PRESENT)),
    Affix("issant", VERB, V::PARTICIPLE.and(V::PRESENT)),
];

const SPANISH_ENDINGS: &[Affix] = &[
    Affix("", ANY, V::NONE),
    Affix("o", NOUN, V::NONE),
    Affix("os", NOUN, V::PLURAL),
    Affix("a", NOUN, V::FEMININE),
    Affix("as", NOUN, FEMININES),
    // `poeta`.
    Affix("a", NOUN, V::NONE),
    Affix("e", NOUN, V::NONE),
    Affix("es", NOUN, V::PLURAL),
    Affix("s", NOUN, V::PLURAL),
    Affix("ar", VERB, V::NONE),
    Affix("er", VERB, V::NONE),
    Affix("ir", VERB, V::NONE),
    Affix("o", VERB, V::PRESENT.and(V::FIRST)),
    Affix("as", VERB, V::PRESENT.and(V::SECOND)),
    Affix("es", VERB, V::PRESENT.and(V::SECOND)),
    Affix("a", VERB, V::PRESENT),
    Affix("e", VERB, V::PRESENT),
    Affix("amos", VERB, V::PRESENT.and(WE)),
    Affix("emos", VERB, V::PRESENT.and(WE)),
    Affix("imos", VERB, V::PRESENT.and(WE)),
    Affix("an", VERB, V::PRESENT.and(V::PLURAL)),
    Affix("en", VERB, V::PRESENT.and(V::PLURAL)),
    Affix("é", VERB, V::PAST.and(V::FIRST)),
    Affix("í", VERB, V::PAST.and(V::FIRST)),
    Affix("ó", VERB, V::PAST),
    Affix("ió", VERB, V::PAST),
    Affix("aron", VERB, V::PAST.and(V::PLURAL)),
    Affix("ieron", VERB, V::PAST.and(V::PLURAL)),
    Affix("aba", VERB, V::PAST.and(V::MOOD)),
    Affix("aban", VERB, V::PAST.and(V::MOOD).and(V::PLURAL)),
    Affix("ía", VERB, V::PAST.and(V::MOOD)),
    Affix("ían", VERB, V::PAST.and(V::MOOD).and(V::PLURAL)),
    Affix("ará", VERB, V::FUTURE),
    Affix("erá", VERB, V::FUTURE),
    Affix("irá", VERB, V::FUTURE),
    Affix("arán", VERB, V::FUTURE.and(V::PLURAL)),
    Affix("erán", VERB, V::FUTURE.and(V::PLURAL)),
    Affix("irán", VERB, V::FUTURE.and(V::PLURAL)),
    Affix("aría", VERB, V::FUTURE.and(V::MOOD)),
    Affix("ería", VERB, V::FUTURE.and(V::MOOD)),
    Affix("iría", VERB, V::FUTURE.and(V::MOOD)),
    Affix("ado", VERB, V::PARTICIPLE),
    Affix("ada", VERB, V::PARTICIPLE.and(V::FEMININE)),
    Affix("ados", VERB, V::PARTICIPLE.and(V::PLURAL)),
    Affix("adas", VERB, V::PARTICIPLE.and(FEMININES)),
    Affix("ido", VERB, V::PARTICIPLE),
    Affix("ida", VERB, V::PARTICIPLE.and(V::FEMININE)),
    Affix("idos", VERB, V::PARTICIPLE.and(V::PLURAL)),
    Affix("idas", VERB, V::PARTICIPLE.and(FEMININES)),
    Affix("ando", VERB, V::PARTICIPLE.and(V::PRESENT)),
    Affix("iendo", VERB, V::PARTICIPLE.and(V::PRESENT)),
];

/// A change that makes a man's word a woman's: `from` is hers, `to` his.
pub(super) const fn feminine(from: &'static str, to: &'static str) -> Rule {
    Rule::meaning(from, to, NOUN, V::FEMININE)
}

/// The same change before an ending that is a woman's.
pub(super) const fn feminine_ended(from: &'static str, to: &'static str) -> Rule {
    feminine(from, to).needing(V::FEMININE)
}

const FRENCH_RULES: &[Rule] = &[
    Rule::sound("*au", "*al", NOUN, V::PLURAL),
    Rule::sound("*11", "*1", NOUN, V::FEMININE),
    Rule::sound("*v", "*f", NOUN, V::FEMININE),
    Rule::sound("*èr", "*er", NOUN, V::FEMININE),
    Rule::sound("*èt", "*et", NOUN, V::FEMININE),
    Rule::sound("*s", "*x", NOUN, V::FEMININE),
    Rule::sound("*qu", "*c", NOUN, V::FEMININE),
    Rule::sound("*ch", "*c", NOUN, V::FEMININE),
    Rule::sound("*èch", "*ec", NOUN, V::FEMININE),
    Rule::sound("*eus", "*eur", NOUN, V::FEMININE),
    Rule::sound("*c", "*x", NOUN, V::FEMININE),
    Rule::sound("*cqu", "*c", NOUN, V::FEMININE),
    Rule::sound("*it", "*i", NOUN, V::FEMININE),
    feminine("*tric", "*teur"),
    feminine_ended("*ess", "*"),
    Rule::sound("*ell", "*eau", NOUN, V::FEMININE),
    Rule::sound("*ge", "*g", VERB, V::NONE),
    Rule::sound("*ç", "*c", VERB, V::NONE),
    Rule::sound("*è1", "*e1", VERB, V::NONE),
    Rule::sound("*è1", "*é1", VERB, V::NONE),
    Rule::sound("*11", "*1", VERB, V::NONE),
    Rule::sound("*i", "*y", VERB, V::NONE),
];

const SPANISH_RULES: &[Rule] = &[
    // `dijo` and the like are not regular; a stressed stem vowel changes and final consonants are respelled.
    Rule::sound("*c", "*z", ANY, V::NONE),
    Rule::sound("*qu", "*c", VERB, V::NONE),
    Rule::sound("*gu", "*g", VERB, V::NONE),
    Rule::sound("*ie1", "*e1", VERB, V::PRESENT),
    Rule::sound("*ie12", "*e12", VERB, V::PRESENT),
    Rule::sound("*ue1", "*o1", VERB, V::PRESENT),
    Rule::sound("*ue12", "*o12", VERB, V::PRESENT),
    Rule::sound("*i1", "*e1", VERB, V::NONE),
    Rule::sound("*i12", "*e12", VERB, V::NONE),
    Rule::sound("*ón", "*on", NOUN, V::NONE),
    Rule::sound("*és", "*es", NOUN, V::NONE),
    Rule::sound("*án", "*an", NOUN, V::NONE),
    Rule::sound("*ín", "*in", NOUN, V::NONE),
    feminine("*triz", "*tor"),
    feminine("*atriz", "*ador"),
    feminine_ended("*es", "*"),
    feminine_ended("*is", "*"),
    feminine_ended("*in", "*"),
    feminine_ended("*ín", "*"),
];

/// The tables of irregular forms.
pub(super) const TABLES: &[Columns] = &[
    ("verb", VERB, VERB_COLUMNS),
    ("noun", NOUN, &[V::NONE, V::PLURAL]),
    ("sexes", NOUN, &[V::NONE, V::FEMININE]),
];

/// Infinitive; present of the first person, the third and the third plural; subjunctive; past; future; participle;
/// imperfect; present of the first plural.
const VERB_COLUMNS: &[V] = &[
    V::NONE,
    V::PRESENT.and(V::FIRST),
    V::PRESENT,
    V::PRESENT.and(V::PLURAL),
    V::PRESENT.and(V::MOOD),
    V::PRESENT.and(V::MOOD).and(V::PLURAL),
    V::PAST,
    V::PAST.and(V::PLURAL),
    V::FUTURE,
    V::PARTICIPLE,
    V::PAST.and(V::MOOD),
    V::PAST.and(V::MOOD).and(V::PLURAL),
    V::PRESENT.and(WE),
];

const FRENCH_DERIVED: &[(&str, &str)] = &[
    ("*ation", "*"),
    ("*ition", "*"),
    ("*ion", "*"),
    ("*ement", "*"),
    ("*ment", "*"),
    ("*ité", "*"),
    ("*eur", "*"),
    ("*ateur", "*"),
    ("*age", "*"),
    ("*ance", "*"),
    ("*ence", "*"),
    ("*able", "*"),
    ("*ible", "*"),
    ("*ique", "*"),
    ("*isme", "*"),
    ("*iste", "*"),
    ("*al", "*"),
    ("*el", "*"),
    ("*eux", "*"),
    ("*if", "*"),
    ("*ien", "*"),
    ("*ais", "*"),
    ("*ois", "*"),
];

const SPANISH_DERIVED: &[(&str, &str)] = &[
    ("*ación", "*"),
    ("*ición", "*"),
    ("*ión", "*"),
    ("*amient", "*"),
    ("*imient", "*"),
    ("*mente", "*"),
    ("*idad", "*"),
    ("*dad", "*"),
    ("*ador", "*"),
    ("*edor", "*"),
    ("*anza", "*"),
    ("*encia", "*"),
    ("*ancia", "*"),
    ("*able", "*"),
    ("*ible", "*"),
    ("*ic", "*"),
    ("*ism", "*"),
    ("*ist", "*"),
    ("*al", "*"),
    ("*os", "*"),
    ("*iv", "*"),
];

/// The tables of French.
pub(super) static FRENCH: Grammar = Grammar {
    same: &[],
    affix_letters: "",
    before: &[],
    after: &[FRENCH_ENDINGS],
    rules: FRENCH_RULES,
    irregular: LazyLock::new(|| irregular(include_str!("irregular/french.txt"), TABLES)),
    derived: FRENCH_DERIVED,
    semitic: false,
    parts: &[NOUN, VERB],
    nouns_first: true,
    article: &[],
    least: 2,
};

/// The tables of Spanish.
pub(super) static SPANISH: Grammar = Grammar {
    same: &[],
    affix_letters: "",
    before: &[],
    after: &[SPANISH_ENDINGS],
    rules: SPANISH_RULES,
    irregular: LazyLock::new(|| irregular(include_str!("irregular/spanish.txt"), TABLES)),
    derived: SPANISH_DERIVED,
    semitic: false,
    parts: &[NOUN, VERB],
    nouns_first: true,
    article: &[],
    least: 2,
};
