//! Affixes of English.

use std::sync::LazyLock;

use super::affix::{Affix, Classes, Grammar};
use super::features::Values as V;
use super::forms::{Columns, irregular};
use super::template::Rule;

const NOUN: Classes = 1;
const VERB: Classes = 1 << 1;
const ADJECTIVE: Classes = 1 << 2;
/// What the words of a family share.
const FAMILY: Classes = 1 << 3;
const ANY: Classes = NOUN | VERB | ADJECTIVE | FAMILY;

const ENDINGS: &[Affix] = &[
    Affix("", ANY, V::NONE),
    Affix("s", NOUN | FAMILY, V::PLURAL),
    Affix("es", NOUN | FAMILY, V::PLURAL),
    Affix("s", VERB | FAMILY, V::PRESENT),
    Affix("es", VERB | FAMILY, V::PRESENT),
    Affix("ed", VERB | FAMILY, V::PAST),
    Affix("ings", VERB | FAMILY, V::PARTICIPLE.and(V::PLURAL)),
    Affix("ing", VERB | FAMILY, V::PARTICIPLE),
];

const POSSESSIVE: &[Affix] =
    &[Affix("", ANY, V::NONE), Affix("'s", NOUN, V::GENITIVE), Affix("'", NOUN, V::GENITIVE)];

/// Before these endings spelling changes.
const VOCALIC: V = V::PAST.and(V::PARTICIPLE);
const ENDED: V = VOCALIC.and(V::PLURAL).and(V::PRESENT);

const fn spelling(from: &'static str, to: &'static str, needs: V) -> Rule {
    Rule::sound(from, to, ANY, needs)
}

const RULES: &[Rule] =
    &[spelling("*i", "*y", ENDED), spelling("*11", "*1", VOCALIC), spelling("*", "*e", VOCALIC)];

const TABLES: &[Columns] = &[
    ("verb", VERB | FAMILY, &[V::NONE, V::PAST, V::PARTICIPLE]),
    ("noun", NOUN | FAMILY, &[V::NONE, V::PLURAL]),
    ("adjective", ADJECTIVE, &[V::NONE, V::COMPARATIVE, V::SUPERLATIVE]),
    ("family", FAMILY, &[V::NONE]),
];

/// Endings that make a word of another kind, and what they leave of the stem.
const DERIVED: &[(&str, &str)] = &[
    ("*ation", "*"),
    ("*ation", "*e"),
    ("*ition", "*"),
    ("*ition", "*e"),
    ("*ication", "*y"),
    ("*tion", "*t"),
    ("*tion", "*te"),
    ("*ion", "*"),
    ("*ion", "*e"),
    ("*sion", "*de"),
    ("*sion", "*d"),
    ("*sion", "*se"),
    ("*ment", "*"),
    ("*ness", "*"),
    ("*iness", "*y"),
    ("*ity", "*"),
    ("*ity", "*e"),
    ("*ility", "*le"),
    ("*ty", "*"),
    ("*ance", "*"),
    ("*ance", "*e"),
    ("*ence", "*"),
    ("*ence", "*e"),
    ("*ance", "*ant"),
    ("*ence", "*ent"),
    ("*ancy", "*ant"),
    ("*ency", "*ent"),
    ("*ant", "*"),
    ("*ant", "*ate"),
    ("*ent", "*"),
    ("*ent", "*e"),
    ("*al", "*"),
    ("*al", "*e"),
    ("*ial", "*"),
    ("*ical", "*"),
    ("*ical", "*y"),
    ("*ic", "*"),
    ("*ic", "*y"),
    ("*ic", "*e"),
    ("*ics", "*"),
    ("*ive", "*"),
    ("*ive", "*e"),
    ("*ive", "*ion"),
    ("*ative", "*"),
    ("*ative", "*e"),
    ("*ous", "*"),
    ("*ious", "*y"),
    ("*ious", "*ion"),
    ("*ful", "*"),
    ("*iful", "*y"),
    ("*y", "*"),
    ("*y", "*e"),
    ("*ly", "*"),
    ("*ily", "*y"),
    ("*bly", "*ble"),
    ("*ally", "*al"),
    ("*ally", "*"),
    ("*able", "*"),
    ("*able", "*e"),
    ("*ible", "*"),
    ("*ible", "*e"),
    ("*er", "*"),
    ("*er", "*e"),
    ("*11er", "*1"),
    ("*ier", "*y"),
    ("*or", "*"),
    ("*or", "*e"),
    ("*ist", "*"),
    ("*ist", "*e"),
    ("*ist", "*y"),
    ("*ism", "*"),
    ("*ise", "*"),
    ("*ize", "*"),
    ("*ise", "*y"),
    ("*ize", "*y"),
    ("*ify", "*"),
    ("*ify", "*e"),
    ("*en", "*"),
    ("*en", "*e"),
    ("*ship", "*"),
    ("*hood", "*"),
    ("*dom", "*"),
    ("*age", "*"),
    ("*ish", "*"),
    ("*an", "*"),
    ("*ian", "*"),
    ("*an", "*a"),
    ("*ean", "*"),
    ("*ese", "*"),
    ("*ese", "*a"),
    ("*uese", "*al"),
    ("*ine", "*ina"),
    ("*ee", "*"),
    ("*ery", "*er"),
    ("*ward", "*"),
    ("*wards", "*"),
    ("*ate", "*"),
    ("*ling", "*"),
    ("*th", "*"),
    ("*ary", "*"),
    ("*ar", "*"),
    ("*ual", "*"),
    ("*ure", "*"),
    ("*ure", "*e"),
    ("*ature", "*"),
    ("*ration", "*er"),
    ("*uary", "*"),
    ("*ison", "*e"),
    ("*rance", "*er"),
    ("*11ence", "*1"),
    ("*11ance", "*1"),
    ("*itive", "*e"),
    ("*atic", "*"),
    ("*tic", "*"),
    ("*ery", "*"),
    ("*ster", "*"),
];

/// What British spelling has and American spelling has instead, inside a word and, with `$`, at its end.
const BRITISH: &[(&str, &str)] = &[
    ("our", "or"),
    ("isa", "iza"),
    ("ise", "ize"),
    ("isi", "izi"),
    ("yse", "yze"),
    ("ysi", "yzi"),
    ("ence$", "ense$"),
    ("ences$", "enses$"),
    ("tre$", "ter$"),
    ("tres$", "ters$"),
    ("bre$", "ber$"),
    ("bres$", "bers$"),
    ("ogue$", "og$"),
    ("ogues$", "ogs$"),
];
/// Before so many letters no spelling changes: `four`, `size`.
const HEAD: usize = 2;

/// Whether two folded words are one, as British and Americans spell it.
pub(super) fn is_variant(one: &str, other: &str) -> bool {
    let american = |word: &str| {
        let at = word.char_indices().nth(HEAD).map_or(word.len(), |(at, _)| at);
        let (head, tail) = word.split_at(at);
        let tail = BRITISH.iter().fold(format!("{tail}$"), |tail, (from, to)| tail.replace(from, to));
        (head.to_owned(), tail)
    };
    let near = one.len().abs_diff(other.len()) <= 2 && one.as_bytes().first() == other.as_bytes().first();
    near && american(one) == american(other)
}

/// The tables of English.
pub(super) static ENGLISH: Grammar = Grammar {
    same: &[],
    affix_letters: "",
    before: &[],
    after: &[ENDINGS, POSSESSIVE],
    rules: RULES,
    irregular: LazyLock::new(|| irregular(include_str!("irregular/english.txt"), TABLES)),
    derived: DERIVED,
    parts: &[NOUN, VERB, ADJECTIVE],
    semitic: false,
    nouns_first: false,
    article: &[],
    least: 2,
};
