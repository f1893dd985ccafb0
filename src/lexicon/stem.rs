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
    before: &[&["", "و", "ف"], &["", "ب", "ك", "ل", "س", "لل"], &["", "ال"]],
    after: &["", "ه", "ها", "هم", "هن", "هما", "ك", "كم", "كن", "كما", "ي", "ني", "نا"],
};

const HEBREW: Attached = Attached {
    before: &[&["", "ו"], &["", "ש", "כש", "מש", "לכש"], &["", "ב", "ל", "כ", "מ"], &["", "ה"]],
    after: &[""],
};

const ENGLISH: Attached =
    Attached { before: &[], after: &["", "'s", "'", "n't", "'re", "'ve", "'ll", "'d", "'m"] };

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

/// What is left of a word under each way to take clitics off.
pub(super) fn clitic_rests(folded: &str, language: Language) -> impl Iterator<Item = &str> {
    split_clitics(folded, language).into_iter().skip(1).map(|clitics| clitics.stem)
}

/// Affixes that a light stemmer takes off: one of each list at most, longest first.
struct Light {
    before: &'static [&'static str],
    after: &'static [&'static [&'static str]],
    /// The fewest letters left.
    least: usize,
}

const LIGHT_ARABIC: Light = Light {
    before: &[
        "وبال", "وكال", "فبال", "فال", "وال", "بال", "كال", "ولل", "فلل", "لل", "ال", "وسي", "وست", "سي",
        "ست", "و", "ي", "ت",
    ],
    after: &[
        &["هما", "كما", "ها", "هم", "هن", "كم", "نا", "ه"],
        &["تين", "تان", "ات", "ون", "ين", "ان", "وا", "ية", "ة", "ت", "ي", "ا"],
    ],
    least: 3,
};

const LIGHT_HEBREW: Light = Light {
    before: &["וכש", "כשה", "שה", "וה", "וב", "ול", "ומ", "ה", "ו", "ב", "ל", "מ", "כ", "ש"],
    after: &[&["יהם", "יהן", "יו", "יה", "הם", "ינו", "נו"], &["ים", "ות", "ית", "ה", "ת", "י", "ו"]],
    least: 3,
};

const LIGHT_PERSIAN: Light = Light {
    before: &["نمي", "مي"],
    after: &[
        &["هايشان", "هايش", "هايي", "هاي", "ها", "شان", "مان", "تان"],
        &["ترين", "تر", "ان", "ات", "ند", "يم", "يد", "م", "ش", "ي"],
    ],
    least: 3,
};

/// A key that is equal for most inflections of one folded word, and seldom for different words.
///
/// Snowball's stem in English, French, German, Spanish and Russian; in Arabic, Hebrew and Persian what a light
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
        Language::Arabic => return light(folded, &LIGHT_ARABIC),
        Language::Hebrew => return light(folded, &LIGHT_HEBREW),
        Language::Persian => return light(folded, &LIGHT_PERSIAN),
        Language::Other => return folded.to_owned(),
    };
    let word = folded.strip_suffix("'s").unwrap_or(folded);
    Stemmer::create(snowball).stem(word).into_owned()
}

fn light(folded: &str, affixes: &Light) -> String {
    let left = |rest: &str| rest.chars().nth(affixes.least - 1).is_some();
    let mut rest = folded;
    if let Some(shorter) =
        affixes.before.iter().filter_map(|prefix| rest.strip_prefix(prefix)).find(|rest| left(rest))
    {
        rest = shorter;
    }
    for layer in affixes.after {
        if let Some(shorter) =
            layer.iter().filter_map(|suffix| rest.strip_suffix(suffix)).find(|rest| left(rest))
        {
            rest = shorter;
        }
    }
    rest.to_owned()
}
