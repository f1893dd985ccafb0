//! Endings of French and Spanish.

use std::sync::LazyLock;

use super::affix::{Affix, Classes, Columns, Grammar, Irregular, Rule, irregular};
use super::features::Values as V;

/// Nouns and adjectives.
const NOUN: Classes = 1;
const VERB: Classes = 1 << 1;
const ANY: Classes = NOUN | VERB;

const FEMININES: V = V::FEMININE.and(V::PLURAL);
const WE: V = V::FIRST.and(V::PLURAL);
const YOU: V = V::SECOND.and(V::PLURAL);

const FRENCH_ENDINGS: &[Affix] = &[
    Affix("", ANY, V::NONE),
    Affix("s", NOUN, V::PLURAL),
    Affix("x", NOUN, V::PLURAL),
    Affix("e", NOUN, V::FEMININE),
    Affix("es", NOUN, FEMININES),
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

const fn sound(from: &'static str, to: &'static str, classes: Classes, needs: V) -> Rule {
    Rule { from, to, classes, needs, unless: V::NONE, adds: V::NONE }
}

const fn feminine(from: &'static str, to: &'static str) -> Rule {
    Rule { from, to, classes: NOUN, needs: V::NONE, unless: V::NONE, adds: V::FEMININE }
}

const FRENCH_RULES: &[Rule] = &[
    sound("*au", "*al", NOUN, V::PLURAL),
    sound("*11", "*1", NOUN, V::FEMININE),
    sound("*v", "*f", NOUN, V::FEMININE),
    sound("*èr", "*er", NOUN, V::FEMININE),
    sound("*èt", "*et", NOUN, V::FEMININE),
    sound("*s", "*x", NOUN, V::FEMININE),
    sound("*qu", "*c", NOUN, V::FEMININE),
    sound("*ch", "*c", NOUN, V::FEMININE),
    sound("*èch", "*ec", NOUN, V::FEMININE),
    sound("*eus", "*eur", NOUN, V::FEMININE),
    feminine("*tric", "*teur"),
    feminine("*ess", "*"),
    sound("*ell", "*eau", NOUN, V::FEMININE),
    sound("*ge", "*g", VERB, V::NONE),
    sound("*ç", "*c", VERB, V::NONE),
    sound("*è1", "*e1", VERB, V::NONE),
    sound("*è1", "*é1", VERB, V::NONE),
    sound("*11", "*1", VERB, V::NONE),
    sound("*i", "*y", VERB, V::NONE),
];

const SPANISH_RULES: &[Rule] = &[
    // `dijo` and the like are not regular; a stressed stem vowel changes and final consonants are respelled.
    sound("*c", "*z", ANY, V::NONE),
    sound("*qu", "*c", VERB, V::NONE),
    sound("*gu", "*g", VERB, V::NONE),
    sound("*ie1", "*e1", VERB, V::PRESENT),
    sound("*ie12", "*e12", VERB, V::PRESENT),
    sound("*ue1", "*o1", VERB, V::PRESENT),
    sound("*ue12", "*o12", VERB, V::PRESENT),
    sound("*i1", "*e1", VERB, V::NONE),
    sound("*i12", "*e12", VERB, V::NONE),
    sound("*ón", "*on", NOUN, V::NONE),
    sound("*és", "*es", NOUN, V::NONE),
    sound("*án", "*an", NOUN, V::NONE),
    sound("*ín", "*in", NOUN, V::NONE),
    feminine("*triz", "*tor"),
];

const TABLES: &[Columns] =
    &[("verb", VERB, &[V::NONE, V::PRESENT, V::PAST]), ("noun", NOUN, &[V::NONE, V::PLURAL])];

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
    least: 2,
};

/// The tables of Spanish.
pub(super) static SPANISH: Grammar = Grammar {
    same: &[],
    affix_letters: "",
    before: &[],
    after: &[SPANISH_ENDINGS],
    rules: SPANISH_RULES,
    irregular: LazyLock::new(Irregular::default),
    derived: SPANISH_DERIVED,
    semitic: false,
    parts: &[NOUN, VERB],
    least: 2,
};
