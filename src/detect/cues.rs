//! Is this token a name? What letters, capitals, titles and neighbours say.

use super::view::{Side, View};
use crate::language::Language;
use crate::lexicon::is_irregular;
use crate::names::{is_title, letters_of};
use crate::vocabulary::{Case, Kind};

/// From these log-odds on a token is taken for a name.
pub const LIKELY: f64 = 1.0;

/// The zero-width non-joiner, by which Persian attaches affixes.
const JOINER: char = '\u{200C}';

/// The log-odds, in nats, that a token is a proper name.
///
/// Where the script has capitals, they decide, but for the head of a sentence (and German, whose nouns have them all).
/// Elsewhere the letters do ([`letters_of`]), with the titles before it.
pub fn nameness_of(view: &View<'_>, side: &Side<'_>, token: usize) -> f64 {
    let form = side.form(token);
    if form.kind != Kind::Word || form.function {
        return -5.0;
    }
    let capitals = match form.case {
        Case::None => None,
        Case::Lower => Some(-4.0),
        _ if view.evidence.language() == Language::German => Some(0.0),
        Case::Title if side.is_initial(token) => Some(-0.5),
        Case::Title if view.evidence.is_written_small(form.fold) => Some(0.0),
        _ => Some(3.0),
    };
    if let Some(capitals) = capitals {
        return capitals;
    }
    if view.evidence.language() == Language::Persian
        && (side.raw(token).contains(JOINER) || is_irregular(&form.folded, Language::Persian))
    {
        // The forms of common verbs, plurals and what has a pronoun attached; names seldom are.
        return -2.0;
    }
    let mut odds = letters_of(&form.folded, view.evidence.language());
    if is_after_title(view, side, token) {
        odds += 1.5;
    }
    odds
}

/// Whether one of the three words before a token is a title: `الرئيس الفرنسي فرانسوا هولاند`.
pub fn is_after_title(view: &View<'_>, side: &Side<'_>, token: usize) -> bool {
    let language = view.evidence.language();
    (token.saturating_sub(3)..token).any(|before| is_title(&side.form(before).folded, language))
}
