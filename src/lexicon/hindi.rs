//! Endings of Hindi.
//!
//! Gender and number stand at the end of most nouns, adjectives and participles: `-ा`, `-े`, `-ी`.

use std::sync::LazyLock;

use super::affix::{Affix, Classes, Grammar};
use super::features::Values as V;
use super::forms::{Columns, irregular};
use super::template::Rule;

/// Nouns and adjectives.
const NOUN: Classes = 1;
const VERB: Classes = 1 << 1;
const ANY: Classes = NOUN | VERB;

const FEMININES: V = V::FEMININE.and(V::PLURAL);
const HABIT: V = V::PARTICIPLE.and(V::PRESENT);

const ENDINGS: &[Affix] = &[
    Affix("", ANY, V::NONE),
    Affix("ा", NOUN, V::NONE),
    Affix("े", NOUN, V::PLURAL),
    Affix("े", NOUN, V::OBLIQUE),
    Affix("ी", NOUN, V::FEMININE),
    Affix("ा", NOUN, V::FEMININE),
    Affix("ि", NOUN, V::FEMININE),
    Affix("ों", NOUN, V::PLURAL.and(V::OBLIQUE)),
    Affix("ें", NOUN, FEMININES),
    Affix("ियाँ", NOUN, FEMININES),
    Affix("ियां", NOUN, FEMININES),
    Affix("ियों", NOUN, FEMININES.and(V::OBLIQUE)),
    Affix("ाएँ", NOUN, FEMININES),
    Affix("ाएं", NOUN, FEMININES),
    Affix("ाओं", NOUN, FEMININES.and(V::OBLIQUE)),
    Affix("ना", VERB, V::NONE),
    Affix("ने", VERB, V::OBLIQUE),
    Affix("नी", VERB, V::FEMININE),
    Affix("ता", VERB, HABIT),
    Affix("ते", VERB, HABIT.and(V::PLURAL)),
    Affix("ती", VERB, HABIT.and(V::FEMININE)),
    Affix("तीं", VERB, HABIT.and(FEMININES)),
    Affix("ा", VERB, V::PAST),
    Affix("े", VERB, V::PAST.and(V::PLURAL)),
    Affix("ी", VERB, V::PAST.and(V::FEMININE)),
    Affix("ीं", VERB, V::PAST.and(FEMININES)),
    Affix("या", VERB, V::PAST),
    Affix("ये", VERB, V::PAST.and(V::PLURAL)),
    Affix("ए", VERB, V::PAST.and(V::PLURAL)),
    Affix("यी", VERB, V::PAST.and(V::FEMININE)),
    Affix("ई", VERB, V::PAST.and(V::FEMININE)),
    Affix("ईं", VERB, V::PAST.and(FEMININES)),
    Affix("ाया", VERB, V::PAST),
    Affix("ेगा", VERB, V::FUTURE),
    Affix("ेगी", VERB, V::FUTURE.and(V::FEMININE)),
    Affix("ेंगे", VERB, V::FUTURE.and(V::PLURAL)),
    Affix("ेंगी", VERB, V::FUTURE.and(FEMININES)),
    Affix("एगा", VERB, V::FUTURE),
    Affix("एगी", VERB, V::FUTURE.and(V::FEMININE)),
    Affix("एंगे", VERB, V::FUTURE.and(V::PLURAL)),
    Affix("एंगी", VERB, V::FUTURE.and(FEMININES)),
    Affix("एँगे", VERB, V::FUTURE.and(V::PLURAL)),
    Affix("एँगी", VERB, V::FUTURE.and(FEMININES)),
    Affix("ूंगा", VERB, V::FUTURE.and(V::FIRST)),
    Affix("ूंगी", VERB, V::FUTURE.and(V::FIRST).and(V::FEMININE)),
    Affix("ूँगा", VERB, V::FUTURE.and(V::FIRST)),
    Affix("ूँगी", VERB, V::FUTURE.and(V::FIRST).and(V::FEMININE)),
    Affix("े", VERB, V::MOOD),
    Affix("ें", VERB, V::MOOD.and(V::PLURAL)),
    Affix("कर", VERB, V::PARTICIPLE),
    Affix("के", VERB, V::PARTICIPLE),
];

/// Words for women made of words for men.
const fn woman(from: &'static str, to: &'static str) -> Rule {
    Rule::meaning(from, to, NOUN, V::FEMININE)
}

const RULES: &[Rule] = &[
    // `लेखक` / `लेखिका`, `अभिनेता` / `अभिनेत्री`, `शेर` / `शेरनी`, `नौकर` / `नौकरानी`, `पुजारी` / `पुजारिन`.
    woman("*िक", "*क"),
    woman("*त्र", "*त"),
    woman("*न", "*"),
    woman("*िन", "*ी"),
    woman("*िन", "*"),
    woman("*ान", "*"),
    woman("*ाइन", "*"),
    woman("*वत", "*वान"),
    woman("*मत", "*मान"),
    woman("*ित्र", "*"),
    woman("*इक", "*क"),
    Rule::sound("*ी", "*", NOUN, V::NONE),
    Rule::sound("*िय", "*ी", NOUN, V::NONE),
];

const TABLES: &[Columns] = &[
    ("verb", VERB, &[V::NONE, V::PAST, V::PAST.and(V::FEMININE), V::PAST.and(V::PLURAL)]),
    ("noun", NOUN, &[V::NONE, V::FEMININE]),
];

const DERIVED: &[(&str, &str)] = &[
    ("*ता", "*"),
    ("*पन", "*"),
    ("*ीय", "*"),
    ("*िक", "*"),
    ("*दार", "*"),
    ("*कार", "*"),
    ("*वाद", "*"),
    ("*त्व", "*"),
];

const IRREGULAR: &str = "\
verb: करना किया की/कीं किए
verb: लेना लिया ली/लीं लिए
verb: देना दिया दी/दीं दिए
verb: जाना गया गई/गयी/गईं गए/गये
verb: होना हुआ हुई/हुईं हुए
verb: पीना पिया पी पिए
noun: राजा रानी
noun: कवि कवयित्री
noun: सम्राट सम्राज्ञी
noun: साधु साध्वी
noun: युवक युवती
noun: विद्वान विदुषी";

/// The tables of Hindi. The dot below and the nasal signs come and go with the writer.
pub(super) static HINDI: Grammar = Grammar {
    same: &[('ँ', 'ं')],
    affix_letters: "",
    before: &[],
    after: &[ENDINGS],
    rules: RULES,
    irregular: LazyLock::new(|| irregular(IRREGULAR, TABLES)),
    derived: DERIVED,
    semitic: false,
    parts: &[NOUN, VERB],
    nouns_first: true,
    article: &[],
    least: 2,
};
