//! The relation of two words.

use super::affix::Grammar;
use super::arabic::ARABIC;
use super::english::{ENGLISH, is_variant};
use super::features::Features;
use super::function_words::{is_function_word, is_negation, same_paradigm};
use super::german::GERMAN;
use super::hebrew::HEBREW;
use super::hindi::HINDI;
use super::italian::ITALIAN;
use super::letters::{digits_differ, distance, is_near, is_other_ending, is_slip};
use super::opposite::is_opposite;
use super::persian::PERSIAN;
use super::portuguese::PORTUGUESE;
use super::romance::{FRENCH, SPANISH};
use super::russian::RUSSIAN;
use crate::language::Language;

/// What one folded word is to another, from nearest to farthest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Relation {
    /// The same letters.
    Same,
    /// Another form of the same word: `كاتب` / `كاتبات`, `says` / `said`. It says in which features the forms differ:
    /// at most these, since one form may be several (`hit`), and none where they are unknown.
    Inflection(Features),
    /// The same word as another country spells it: `colour` / `color`, `realise` / `realize`.
    Variant,
    /// The one word with an affix that denies or turns it round: `possible` / `impossible`, `رفت` / `نرفت`.
    Opposite,
    /// Another word of the same root or stem: `قاتل` / `مقاتلة`, `death` / `died`.
    Derivation,
    /// One is the other with a letter or two dropped, added, replaced or exchanged: `goverment` / `government`. Which
    /// one is the word is for the caller to say: the edited version is the oracle.
    Misspelling,
    /// Letters mostly shared, and none of the above: a garbled word or another one.
    NearForm,
    /// Different words.
    Unrelated,
}

/// How the MT's word relates to the edited version's; both folded, single tokens.
///
/// The sides count where letters are few: `ad` for `and` drops a letter, `and` for `ad` is another word.
///
/// ```
/// use tadqiq::language::Language;
/// use tadqiq::lexicon::{Features, Relation, relate};
///
/// assert_eq!(relate("حامل", "حاملة", Language::Arabic), Relation::Inflection(Features::GENDER));
/// assert_eq!(relate("شملت", "ضمت", Language::Arabic), Relation::Unrelated);
/// assert_eq!(relate("death", "died", Language::English), Relation::Derivation);
/// assert_eq!(relate("goverment", "government", Language::English), Relation::Misspelling);
/// ```
pub fn relate(mt: &str, edited: &str, language: Language) -> Relation {
    if mt == edited {
        return Relation::Same;
    }
    if digits_differ(mt, edited) {
        return Relation::Unrelated;
    }
    if language == Language::English && is_variant(mt, edited) {
        return Relation::Variant;
    }
    if let Some(features) = same_paradigm(mt, edited, language) {
        let denied = is_negation(mt, language) != is_negation(edited, language);
        return if denied { Relation::Opposite } else { Relation::Inflection(features) };
    }
    let grammar = grammar(language);
    match grammar
        .filter(|grammar| takes_affixes(mt, edited, language, grammar) || grammar.share_lemma(mt, edited))
        .and_then(|g| g.compare(mt, edited))
    {
        Some(features) if features.is_empty() => return Relation::Misspelling,
        Some(features) => return Relation::Inflection(features),
        None if grammar.is_none() && is_other_ending(mt, edited) => {
            return Relation::Inflection(Features::default());
        }
        None => {}
    }
    if is_opposite(mt, edited, language) {
        return Relation::Opposite;
    }
    let derived = grammar.is_some_and(|grammar| {
        grammar.share_lemma(mt, edited)
            || (grammar.share_root(mt, edited) && (grammar.semitic || is_more_than_a_letter(mt, edited)))
    });
    if derived {
        Relation::Derivation
    } else if is_slip(mt, edited, language) {
        Relation::Misspelling
    } else if is_near(mt, edited) {
        Relation::NearForm
    } else {
        Relation::Unrelated
    }
}

/// Whether a folded word is a form of one that the tables of irregular words list: mostly the verbs that are used most.
pub fn is_irregular(folded: &str, language: Language) -> bool {
    grammar(language).is_some_and(|grammar| grammar.is_irregular(folded))
}

/// Whether affixes may tell two words apart: function words take none, but that Arabic and Hebrew ones look much like
/// content words with clitics, so that there only two of them stand aside.
fn takes_affixes(mt: &str, edited: &str, language: Language, grammar: &Grammar) -> bool {
    let closed = |word| is_function_word(word, language);
    if grammar.semitic { !(closed(mt) && closed(edited)) } else { !(closed(mt) || closed(edited)) }
}

/// Whether what two words of one root differ in is an ending and no slip: more than one letter, or one put behind, or
/// the last one alone (`poser` / `poses`).
fn is_more_than_a_letter(mt: &str, edited: &str) -> bool {
    let but_last = |word: &str| word.char_indices().next_back().map_or(0, |(at, _)| at);
    mt.starts_with(edited) || mt[..but_last(mt)] == edited[..but_last(edited)] || distance(mt, edited) > 1
}

fn grammar(language: Language) -> Option<&'static Grammar> {
    match language {
        Language::Arabic => Some(&ARABIC),
        Language::English => Some(&ENGLISH),
        Language::French => Some(&FRENCH),
        Language::German => Some(&GERMAN),
        Language::Spanish => Some(&SPANISH),
        Language::Hebrew => Some(&HEBREW),
        Language::Persian => Some(&PERSIAN),
        Language::Russian => Some(&RUSSIAN),
        Language::Italian => Some(&ITALIAN),
        Language::Portuguese => Some(&PORTUGUESE),
        Language::Hindi => Some(&HINDI),
        Language::Ukrainian | Language::Other => None,
    }
}
