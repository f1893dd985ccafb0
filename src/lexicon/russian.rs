//! Endings and sound changes of Russian.
//!
//! Endings are given with the values that they can have, not with every case by name: a case is nominative or it is
//! oblique.

use std::sync::LazyLock;

use super::affix::{Affix, Classes, Grammar};
use super::features::Values as V;
use super::forms::{Columns, irregular};
use super::template::Rule;

const NOUN: Classes = 1;
/// Adjectives with hard endings alone, and with others.
const HARD: Classes = 1 << 1;
const SOFT: Classes = 1 << 4;
const ADJECTIVE: Classes = HARD | SOFT;
const VERB: Classes = 1 << 2;
/// A verb form without an ending that the tables know: one of the irregular forms.
const WHOLE: Classes = 1 << 3;
const ANY: Classes = NOUN | ADJECTIVE | VERB | WHOLE;

const PLURAL_OBLIQUE: V = V::PLURAL.and(V::OBLIQUE);
const FEMININE_OBLIQUE: V = V::FEMININE.and(V::OBLIQUE);

/// The reflexive particle, which is part of the verb: it is taken off both forms or off none.
const REFLEXIVE: &[Affix] =
    &[Affix("", ANY, V::NONE), Affix("ся", VERB | WHOLE, V::MIDDLE), Affix("сь", VERB | WHOLE, V::MIDDLE)];

const ENDINGS: &[Affix] = &[
    Affix("", NOUN | ADJECTIVE | WHOLE, V::NONE),
    // Nouns.
    Affix("а", NOUN, V::OBLIQUE),
    Affix("а", NOUN, V::PLURAL),
    Affix("а", NOUN, V::FEMININE),
    // Most nouns have one gender, which the ending does not set off: `книга` / `книги`.
    Affix("а", NOUN, V::NONE),
    Affix("я", NOUN, V::OBLIQUE),
    Affix("я", NOUN, V::PLURAL),
    Affix("я", NOUN, V::FEMININE),
    Affix("я", NOUN, V::NONE),
    Affix("у", NOUN, V::OBLIQUE.and(V::ACCUSATIVE)),
    Affix("ю", NOUN, V::OBLIQUE.and(V::ACCUSATIVE)),
    Affix("е", NOUN, V::OBLIQUE.and(V::GENITIVE)),
    Affix("о", NOUN, V::NONE),
    Affix("ь", NOUN, V::NONE),
    Affix("й", NOUN, V::NONE),
    Affix("и", NOUN, V::PLURAL),
    Affix("и", NOUN, V::OBLIQUE),
    Affix("ы", NOUN, V::PLURAL),
    Affix("ы", NOUN, V::OBLIQUE),
    Affix("ой", NOUN, FEMININE_OBLIQUE),
    Affix("ей", NOUN, FEMININE_OBLIQUE),
    Affix("ей", NOUN, PLURAL_OBLIQUE),
    Affix("ом", NOUN, V::OBLIQUE),
    Affix("ем", NOUN, V::OBLIQUE),
    Affix("ью", NOUN, FEMININE_OBLIQUE),
    Affix("ов", NOUN, PLURAL_OBLIQUE),
    Affix("ев", NOUN, PLURAL_OBLIQUE),
    Affix("ам", NOUN, PLURAL_OBLIQUE),
    Affix("ям", NOUN, PLURAL_OBLIQUE),
    Affix("ами", NOUN, PLURAL_OBLIQUE),
    Affix("ями", NOUN, PLURAL_OBLIQUE),
    Affix("ах", NOUN, PLURAL_OBLIQUE),
    Affix("ях", NOUN, PLURAL_OBLIQUE),
    Affix("ья", NOUN, V::PLURAL),
    Affix("ьев", NOUN, PLURAL_OBLIQUE),
    Affix("ьям", NOUN, PLURAL_OBLIQUE),
    Affix("ьями", NOUN, PLURAL_OBLIQUE),
    Affix("ьях", NOUN, PLURAL_OBLIQUE),
    // Adjectives and participles.
    Affix("ый", HARD, V::NONE),
    Affix("ий", ADJECTIVE, V::NONE),
    Affix("ой", ADJECTIVE, V::NONE),
    Affix("ая", ADJECTIVE, V::FEMININE),
    Affix("яя", ADJECTIVE, V::FEMININE),
    Affix("ое", HARD, V::NEUTER),
    Affix("ее", SOFT, V::NEUTER),
    Affix("ые", ADJECTIVE, V::PLURAL),
    Affix("ие", ADJECTIVE, V::PLURAL),
    Affix("ого", ADJECTIVE, V::OBLIQUE),
    Affix("его", ADJECTIVE, V::OBLIQUE),
    Affix("ому", ADJECTIVE, V::OBLIQUE),
    Affix("ему", ADJECTIVE, V::OBLIQUE),
    Affix("ым", ADJECTIVE, V::OBLIQUE),
    Affix("им", ADJECTIVE, V::OBLIQUE),
    Affix("ом", ADJECTIVE, V::OBLIQUE),
    Affix("ем", ADJECTIVE, V::OBLIQUE),
    Affix("ую", ADJECTIVE, FEMININE_OBLIQUE),
    Affix("юю", ADJECTIVE, FEMININE_OBLIQUE),
    Affix("ой", ADJECTIVE, FEMININE_OBLIQUE),
    Affix("ей", ADJECTIVE, FEMININE_OBLIQUE),
    Affix("ых", ADJECTIVE, PLURAL_OBLIQUE),
    Affix("их", ADJECTIVE, PLURAL_OBLIQUE),
    Affix("ыми", ADJECTIVE, PLURAL_OBLIQUE),
    Affix("ими", ADJECTIVE, PLURAL_OBLIQUE),
    Affix("а", ADJECTIVE, V::FEMININE.and(V::MOOD)),
    Affix("о", ADJECTIVE, V::NEUTER.and(V::MOOD)),
    Affix("ы", ADJECTIVE, V::PLURAL.and(V::MOOD)),
    Affix("и", ADJECTIVE, V::PLURAL.and(V::MOOD)),
    Affix("ее", ADJECTIVE, V::COMPARATIVE),
    Affix("ейший", ADJECTIVE, V::SUPERLATIVE),
    Affix("ейшая", ADJECTIVE, V::SUPERLATIVE.and(V::FEMININE)),
    Affix("ейшие", ADJECTIVE, V::SUPERLATIVE.and(V::PLURAL)),
    // Verbs.
    Affix("л", VERB, V::PAST),
    Affix("ла", VERB, V::PAST.and(V::FEMININE)),
    Affix("ло", VERB, V::PAST.and(V::NEUTER)),
    Affix("ли", VERB, V::PAST.and(V::PLURAL)),
    Affix("ть", VERB, V::NONE),
    Affix("ти", VERB, V::NONE),
    Affix("у", VERB, V::PRESENT.and(V::FIRST)),
    Affix("ю", VERB, V::PRESENT.and(V::FIRST)),
    Affix("ешь", VERB, V::PRESENT.and(V::SECOND)),
    Affix("ишь", VERB, V::PRESENT.and(V::SECOND)),
    Affix("ет", VERB, V::PRESENT),
    Affix("ит", VERB, V::PRESENT),
    Affix("ем", VERB, V::PRESENT.and(V::FIRST).and(V::PLURAL)),
    Affix("им", VERB, V::PRESENT.and(V::FIRST).and(V::PLURAL)),
    Affix("ете", VERB, V::PRESENT.and(V::SECOND).and(V::PLURAL)),
    Affix("ите", VERB, V::PRESENT.and(V::SECOND).and(V::PLURAL)),
    Affix("ут", VERB, V::PRESENT.and(V::PLURAL)),
    Affix("ют", VERB, V::PRESENT.and(V::PLURAL)),
    Affix("ат", VERB, V::PRESENT.and(V::PLURAL)),
    Affix("ят", VERB, V::PRESENT.and(V::PLURAL)),
    Affix("й", VERB, V::MOOD),
    Affix("йте", VERB, V::MOOD.and(V::PLURAL)),
    Affix("и", VERB, V::MOOD),
    Affix("в", VERB, V::PARTICIPLE),
    Affix("вши", VERB, V::PARTICIPLE),
    Affix("я", VERB, V::PARTICIPLE),
];

/// Words for women made of words for men.
const fn woman(from: &'static str, to: &'static str) -> Rule {
    Rule::meaning(from, to, NOUN, V::FEMININE)
}

const RULES: &[Rule] = &[
    // Fleeting vowels: `отец` / `отца`, `рынок` / `рынка`, `день` / `дня`.
    Rule::sound("*1о2", "*12", NOUN, V::NONE),
    Rule::sound("*1е2", "*12", NOUN, V::NONE),
    Rule::sound("1е2", "12", NOUN, V::NONE),
    Rule::sound("1о2", "12", NOUN, V::NONE),
    Rule::sound("*1е2", "*1ь2", NOUN, V::NONE),
    Rule::sound("*1ь2", "*12", NOUN, V::NONE),
    Rule::sound("*1енн", "*1ен", ADJECTIVE, V::NONE),
    Rule::sound("*анн", "*ан", ADJECTIVE, V::NONE),
    Rule::sound("*1е2", "*12", ADJECTIVE, V::NONE),
    Rule::sound("*1о2", "*12", ADJECTIVE, V::NONE),
    // Theme vowels of verbs: `говорил` / `говорит`, `рисовал` / `рисует`, `вернул` / `вернет`.
    Rule::sound("*а", "*", VERB, V::NONE),
    Rule::sound("*я", "*", VERB, V::NONE),
    Rule::sound("*и", "*", VERB, V::NONE),
    Rule::sound("*е", "*", VERB, V::NONE),
    Rule::sound("*у", "*", VERB, V::NONE),
    Rule::sound("*ова", "*у", VERB, V::NONE),
    Rule::sound("*ева", "*ю", VERB, V::NONE),
    Rule::sound("*ава", "*а", VERB, V::NONE),
    Rule::sound("*ш", "*с", VERB, V::PRESENT),
    Rule::sound("*ж", "*з", VERB, V::PRESENT),
    Rule::sound("*ж", "*д", VERB, V::PRESENT),
    Rule::sound("*ж", "*г", VERB, V::PRESENT),
    Rule::sound("*ч", "*т", VERB, V::PRESENT),
    Rule::sound("*ч", "*к", VERB, V::PRESENT),
    Rule::sound("*щ", "*ст", VERB, V::PRESENT),
    Rule::sound("*щ", "*т", VERB, V::PRESENT),
    Rule::sound("*1л", "*1", VERB, V::PRESENT),
    // `точка` is no woman of `ток`, nor `улица` of `улика`: the shorter the ending, the longer the stem.
    woman("*1234к", "*1234"),
    woman("*ниц", "*"),
    woman("*ниц", "*ник"),
    woman("*1234иц", "*1234"),
    woman("*ис", "*"),
    woman("*рис", "*р"),
    woman("*есс", "*"),
    woman("*ш", "*"),
    woman("*ин", "*"),
    woman("*инь", "*"),
    woman("*ын", "*"),
    woman("*к", "*ец"),
    woman("*нк", "*нин"),
    woman("*к", "*ин"),
    woman("*янк", "*янин"),
    woman("*ачк", "*ак"),
    woman("*ичк", "*ик"),
    woman("*льниц", "*ль"),
    woman("*ьниц", "*"),
    woman("*иц", "*ц"),
    woman("*123иц", "*123ик"),
    woman("*щиц", "*ц"),
    woman("*овщиц", "*ор"),
    woman("*рис", "*ор"),
    woman("*их", "*"),
    woman("*унь", "*ун"),
    woman("*вумен", "*мен"),
    // Names of peoples, and what else changes its last consonant.
    woman("*женк", "*з"),
    woman("*чанк", "*к"),
    woman("*чк", "*к"),
    woman("*шк", "*х"),
    woman("*ьк", "*як"),
    woman("*йк", "*ин"),
    woman("*анк", "*ец"),
    woman("*янк", "*ец"),
    woman("*пож", "*подин"),
];

const TABLES: &[Columns] = &[
    ("noun", NOUN, &[V::NONE, V::PLURAL]),
    ("sexes", NOUN, &[V::NONE, V::FEMININE]),
    ("verb", VERB, &[V::NONE]),
    ("past", WHOLE, &[V::PAST, V::PAST.and(V::FEMININE), V::PAST.and(V::NEUTER), V::PAST.and(V::PLURAL)]),
];

/// Endings that make a word of another kind, and what they leave of the stem.
const DERIVED: &[(&str, &str)] = &[
    ("*ени", "*"),
    ("*ани", "*"),
    ("*ени", "*и"),
    ("*ани", "*а"),
    ("*ость", "*"),
    ("*ост", "*"),
    ("*ств", "*"),
    ("*ани", "*ать"),
    ("*н", "*"),
    ("*енн", "*"),
    ("*ск", "*"),
    ("*еск", "*"),
    ("*ическ", "*"),
    ("*ов", "*"),
    ("*ев", "*"),
    ("*ист", "*"),
    ("*изм", "*"),
    ("*тель", "*ть"),
    ("*тел", "*"),
    ("*ник", "*"),
    ("*щик", "*"),
    ("*чик", "*"),
    ("*ец", "*"),
    ("*к", "*"),
    ("*ци", "*т"),
    ("*аци", "*"),
    ("*вш", "*"),
    ("*ющ", "*"),
    ("*ущ", "*"),
    ("*ащ", "*"),
    ("*ящ", "*"),
    ("*нн", "*"),
    ("*т", "*"),
];

/// The tables of Russian.
pub(super) static RUSSIAN: Grammar = Grammar {
    same: &[('ё', 'е')],
    affix_letters: "",
    before: &[],
    after: &[ENDINGS, REFLEXIVE],
    rules: RULES,
    irregular: LazyLock::new(|| irregular(include_str!("irregular/russian.txt"), TABLES)),
    derived: DERIVED,
    semitic: false,
    parts: &[NOUN, HARD, SOFT, VERB, WHOLE],
    nouns_first: true,
    article: &[],
    least: 2,
};
