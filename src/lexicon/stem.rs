//! Keys that are equal for inflections of one word, and clitics.

use rust_stemmers::{Algorithm, Stemmer};

use crate::language::Language;

/// Attached words and what is left between them; slices of the word, in order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Clitics<'a> {
    /// Conjunctions, prepositions and the article in front; empty if there are none.
    pub before: &'a str,
    /// What is left.
    pub stem: &'a str,
    /// The attached pronoun or possessive; empty if there is none.
    pub after: &'a str,
}

/// The letters that may stand in front and behind.
struct Attached {
    before: &'static [&'static [&'static str]],
    after: &'static [&'static str],
}

const ARABIC: Attached = Attached {
    before: &[&["", "و", "ف"], &["", "ب", "ك", "ل", "لل"], &["", "ال"]],
    after: &["", "ه", "ها", "هم", "هن", "هما", "ك", "كم", "كن", "كما", "ي", "ني", "نا"],
};

const HEBREW: Attached = Attached {
    before: &[&["", "ו"], &["", "ש", "כש", "מש", "לכש"], &["", "ב", "ל", "כ", "מ"], &["", "ה"]],
    after: &[""],
};

const ENGLISH: Attached =
    Attached { before: &[], after: &["", "'s", "'", "n't", "'re", "'ve", "'ll", "'d", "'m"] };

const ITALIAN: Attached = Attached {
    before: &[&[
        "", "l'", "un'", "d'", "dell'", "all'", "dall'", "nell'", "sull'", "quell'", "quest'", "c'", "s'",
    ]],
    after: &[""],
};

const FRENCH: Attached = Attached {
    before: &[&["", "l'", "d'", "qu'", "j'", "n'", "s'", "c'", "m'", "t'", "jusqu'", "lorsqu'", "puisqu'"]],
    after: &[""],
};

/// The fewest letters that are left when clitics go.
const LEAST: usize = 2;

/// The ways to take clitics off a folded word, each with at least two letters left; the whole word comes first.
///
/// ```
/// use tadqiq::language::Language;
/// use tadqiq::lexicon::split_clitics;
///
/// let names: Vec<&str> = split_clitics("وللودريان", Language::Arabic).iter().map(|c| c.stem).collect();
/// assert_eq!(names, ["وللودريان", "للودريان", "لودريان", "ودريان"]);
/// ```
pub fn split_clitics(folded: &str, language: Language) -> Vec<Clitics<'_>> {
    let mut out = vec![Clitics { before: "", stem: folded, after: "" }];
    let attached = match language {
        Language::Arabic => ARABIC,
        Language::Hebrew => HEBREW,
        Language::English => ENGLISH,
        Language::French => FRENCH,
        Language::Italian => ITALIAN,
        _ => return out,
    };
    let mut starts = vec![0];
    for layer in attached.before {
        for at in 0..starts.len() {
            let start = starts[at];
            for prefix in layer.iter().filter(|prefix| !prefix.is_empty()) {
                if folded[start..].starts_with(prefix) && !starts.contains(&(start + prefix.len())) {
                    starts.push(start + prefix.len());
                }
            }
        }
    }
    for after in attached.after {
        for &start in &starts {
            if let Some(stem) = folded[start..].strip_suffix(after)
                && stem.len() < folded.len()
                && stem.chars().nth(LEAST - 1).is_some()
            {
                let before = &folded[..start];
                out.push(Clitics { before, stem, after: &folded[start + stem.len()..] });
            }
        }
    }
    out
}

/// Affixes that a light stemmer takes off: of each list the first that leaves enough letters.
struct Light {
    /// Endings, from the outside in.
    after: &'static [&'static [&'static str]],
    /// Prefixes, each with the fewest letters that must be left: a single letter is often one of the word's own.
    before: &'static [(&'static str, usize)],
}

const LIGHT_ARABIC: Light = Light {
    after: &[
        &["هما", "كما", "ها", "هم", "هن", "كم", "نا", "ه"],
        &["تين", "تان", "ات", "ون", "ين", "ان", "وا", "ية", "ة", "ت", "ي", "ا"],
    ],
    before: &[
        ("وبال", 3),
        ("وكال", 3),
        ("فبال", 3),
        ("فال", 3),
        ("وال", 3),
        ("بال", 3),
        ("كال", 3),
        ("ولل", 3),
        ("فلل", 3),
        ("لل", 3),
        ("ال", 3),
        ("وسي", 3),
        ("وست", 3),
        ("سي", 3),
        ("ست", 3),
        ("و", 4),
        ("ي", 3),
        ("ت", 4),
    ],
};

const LIGHT_HEBREW: Light = Light {
    after: &[&["יהם", "יהן", "יו", "יה", "הם", "ינו", "נו"], &["ים", "ות", "ית", "ה", "ת", "י", "ו"]],
    before: &[("וכשה", 3), ("כשה", 3), ("ושה", 3), ("שה", 3), ("וה", 3), ("ה", 3), ("ו", 4)],
};

const LIGHT_PERSIAN: Light = Light {
    after: &[
        &["هايشان", "هايش", "هايي", "هاي", "ها", "شان", "مان", "تان"],
        &["ترين", "تر", "ان", "ات", "ند", "يم", "يد", "م", "ش", "ي"],
    ],
    before: &[("نمي", 2), ("مي", 2)],
};

const LIGHT_HINDI: Light = Light {
    after: &[&[
        "ियों",
        "ियाँ",
        "ियां",
        "ाओं",
        "ाएं",
        "ाएँ",
        "ेंगे",
        "ेंगी",
        "ेगा",
        "ेगी",
        "ों",
        "ें",
        "ते",
        "ता",
        "ती",
        "ना",
        "ने",
        "नी",
        "ा",
        "े",
        "ी",
        "ि",
    ]],
    before: &[],
};

/// The fewest letters that are left when an ending goes.
const LEAST_STEM: usize = 3;

/// A key that is equal for most inflections of one folded word, and seldom for different words.
///
/// Snowball's stem in English, French, German, Italian, Portuguese, Spanish and Russian; in Arabic, Hebrew, Hindi and Persian what a light
/// stemmer leaves; otherwise the word itself. Broken plurals and irregular verbs have keys of their own: ask
/// [`relate`](super::relate) for those.
///
/// ```
/// use tadqiq::language::Language;
/// use tadqiq::lexicon::stem;
///
/// assert_eq!(stem("والمقاتلين", Language::Arabic), stem("مقاتلة", Language::Arabic));
/// assert_eq!(stem("cities", Language::English), stem("city", Language::English));
/// ```
pub fn stem(folded: &str, language: Language) -> String {
    let snowball = match language {
        Language::English => Algorithm::English,
        Language::French => Algorithm::French,
        Language::German => Algorithm::German,
        Language::Spanish => Algorithm::Spanish,
        Language::Russian => Algorithm::Russian,
        Language::Italian => Algorithm::Italian,
        Language::Portuguese => Algorithm::Portuguese,
        Language::Arabic => return light(folded, &LIGHT_ARABIC),
        Language::Hebrew => return light(folded, &LIGHT_HEBREW),
        Language::Persian => return light(folded, &LIGHT_PERSIAN),
        Language::Hindi => return light(folded, &LIGHT_HINDI),
        Language::Ukrainian | Language::Other => return folded.to_owned(),
    };
    let word = folded.strip_suffix("'s").filter(|word| !word.is_empty()).unwrap_or(folded);
    Stemmer::create(snowball).stem(word).into_owned()
}

fn light(folded: &str, affixes: &Light) -> String {
    let has = |rest: &str, least: usize| rest.chars().nth(least - 1).is_some();
    let mut rest = folded;
    for layer in affixes.after {
        let shorter = layer.iter().filter_map(|suffix| rest.strip_suffix(suffix));
        rest = shorter.into_iter().find(|rest| has(rest, LEAST_STEM)).unwrap_or(rest);
    }
    let shorter =
        affixes.before.iter().filter_map(|&(prefix, least)| Some((rest.strip_prefix(prefix)?, least)));
    shorter.into_iter().find(|&(rest, least)| has(rest, least)).map_or(rest, |(rest, _)| rest).to_owned()
}
