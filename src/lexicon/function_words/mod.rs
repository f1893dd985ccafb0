//! Closed classes: the words that carry grammar more than meaning, one file a language.
//!
//! A line of a file is a list of words. Before a colon stands `negation` where they deny, `exception` where they except
//! or restrict, `host` where Arabic pronouns attach to them; and where they are forms of one word, what each of them
//! says, in order (see `readings.rs`).

mod readings;

use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use super::features::Features;
use super::stem::{Clitics, split_clitics};
use crate::language::Language;
use crate::normalize::fold;
use readings::Readings;

/// What the closed classes say of one form.
#[derive(Clone, Debug, Default)]
struct Entry {
    negation: bool,
    exception: bool,
    /// Whether Arabic pronouns attach to it.
    host: bool,
    /// The paradigms that it is in, by line, each with what it says there.
    paradigms: Vec<(u16, Readings)>,
}

type Closed = FxHashMap<String, Entry>;

/// Whether a folded word is a particle, pronoun, preposition, conjunction, article or auxiliary, with or without
/// Arabic or Hebrew clitics.
///
/// ```
/// use tadqiq::language::Language;
/// use tadqiq::lexicon::is_function_word;
///
/// assert!(is_function_word("وفي", Language::Arabic));
/// assert!(is_function_word("عليهم", Language::Arabic));
/// assert!(!is_function_word("المدينه", Language::Arabic));
/// ```
pub fn is_function_word(folded: &str, language: Language) -> bool {
    forms(folded, language, |_| true)
}

/// Whether a folded word denies: `ليس`, `never`, `нет`, with or without Arabic or Hebrew clitics.
pub fn is_negation(folded: &str, language: Language) -> bool {
    forms(folded, language, |entry| entry.negation)
        || (language == Language::English && folded.ends_with("n't"))
}

/// Whether a folded word excepts or restricts, which one may say by a negation as well: `unless`, `only`, `إلا`.
pub fn is_exception(folded: &str, language: Language) -> bool {
    forms(folded, language, |entry| entry.exception)
}

/// The features in which two function words differ where they are forms of one word, or one word with other words
/// attached.
pub(super) fn same_paradigm(a: &str, b: &str, language: Language) -> Option<Features> {
    let right = split_clitics(b, language);
    for left in split_clitics(a, language) {
        let Some(entry) = look_up(&left, language) else { continue };
        for right in &right {
            let Some(other) = look_up(right, language) else { continue };
            let mut attached = Features::default();
            if left.before != right.before {
                attached = attached.union(Features::CLITIC);
            }
            if left.after != right.after {
                attached = attached.union(Features::PRONOUN);
            }
            if left.stem == right.stem && !attached.is_empty() {
                return Some(attached);
            }
            if let Some(features) = shared_paradigm(entry, other)
                && left.after == right.after
                && left.stem != right.stem
            {
                return Some(features.union(attached));
            }
        }
    }
    None
}

/// The features in which two forms differ in the paradigm that has both of them nearest.
fn shared_paradigm(a: &Entry, b: &Entry) -> Option<Features> {
    let pairs = a.paradigms.iter().flat_map(|x| b.paradigms.iter().map(move |y| (x, y)));
    let same = pairs.filter(|(x, y)| x.0 == y.0).map(|(x, y)| x.1.difference(&y.1));
    same.min_by_key(|&(_, cost)| cost).map(|(features, _)| features)
}

fn forms(folded: &str, language: Language, holds: impl Fn(&Entry) -> bool) -> bool {
    split_clitics(folded, language).iter().any(|clitics| look_up(clitics, language).is_some_and(&holds))
}

/// The closed-class entry of what clitics leave, if they may attach to it.
fn look_up(clitics: &Clitics<'_>, language: Language) -> Option<&'static Entry> {
    let entry = closed(language)?.get(clitics.stem)?;
    (clitics.after.is_empty() || entry.host || language != Language::Arabic).then_some(entry)
}

fn closed(language: Language) -> Option<&'static Closed> {
    static TABLES: [OnceLock<Closed>; 12] = [const { OnceLock::new() }; 12];
    let (at, text) = match language {
        Language::Arabic => (0, include_str!("arabic.txt")),
        Language::Persian => (1, include_str!("persian.txt")),
        Language::Hebrew => (2, include_str!("hebrew.txt")),
        Language::Russian => (3, include_str!("russian.txt")),
        Language::English => (4, include_str!("english.txt")),
        Language::French => (5, include_str!("french.txt")),
        Language::German => (6, include_str!("german.txt")),
        Language::Spanish => (7, include_str!("spanish.txt")),
        Language::Italian => (8, include_str!("italian.txt")),
        Language::Portuguese => (9, include_str!("portuguese.txt")),
        Language::Hindi => (10, include_str!("hindi.txt")),
        Language::Ukrainian => (11, include_str!("ukrainian.txt")),
        Language::Other => return None,
    };
    Some(TABLES[at].get_or_init(|| parse(text)))
}

fn parse(text: &str) -> Closed {
    let mut closed = Closed::default();
    for (number, line) in text.lines().enumerate().filter(|(_, line)| !line.starts_with('#')) {
        let (head, words) = line.split_once(':').unwrap_or(("", line));
        let (tags, codes): (Vec<&str>, Vec<&str>) =
            head.split_whitespace().partition(|tag| matches!(*tag, "negation" | "exception" | "host"));
        for (at, word) in words.split_whitespace().enumerate() {
            let entry = closed.entry(fold(word)).or_default();
            entry.host |= tags.contains(&"host");
            entry.negation |= tags.contains(&"negation");
            entry.exception |= tags.contains(&"exception");
            if let Some(readings) = codes.get(at).and_then(|code| Readings::parse(code)) {
                entry.paradigms.push((number as u16, readings));
            }
        }
    }
    closed
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_form_of_a_paradigm_says_something_known() {
        for text in [
            include_str!("arabic.txt"),
            include_str!("persian.txt"),
            include_str!("hebrew.txt"),
            include_str!("russian.txt"),
            include_str!("english.txt"),
            include_str!("french.txt"),
            include_str!("german.txt"),
            include_str!("spanish.txt"),
            include_str!("italian.txt"),
            include_str!("portuguese.txt"),
            include_str!("hindi.txt"),
            include_str!("ukrainian.txt"),
        ] {
            for line in text.lines().filter(|line| !line.starts_with('#')) {
                let Some((head, words)) = line.split_once(':') else { continue };
                let is_code = |tag: &&str| !matches!(*tag, "negation" | "exception" | "host");
                let codes: Vec<&str> = head.split_whitespace().filter(is_code).collect();
                assert!(codes.is_empty() || codes.len() == words.split_whitespace().count(), "{line}");
                for code in codes {
                    assert!(Readings::parse(code).is_some(), "{code} of {line}");
                }
            }
        }
    }
}
