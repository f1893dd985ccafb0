//! `punctuation`: signs and marks that hang on a word where no writing has them. They are wrong in themselves, however
//! the sentence was reworded.

use super::claim::{Claim, Claims};
use super::difference::Difference;
use super::judge::in_context;
use super::view::{Side, View};
use super::wording::quote;
use crate::finding::{Category, Severity};
use crate::segment::is_abbreviation;
use crate::vocabulary::{Case, Kind};

/// Finds signs that hang on a word.
pub fn detect(view: &View<'_>, claims: &mut Claims) {
    for token in (1..view.mt.len()).filter(|&token| hangs(&view.mt, token)) {
        if !claims.is_free(token) || is_kept(view, token) {
            continue;
        }
        let sign = quote(view.mt.raw(token));
        let on = Difference::between(token..token + 1, 0..0);
        let (confidence, reason) = if is_sign(&view.mt, token) {
            (0.85, format!("{sign} hangs on a word"))
        } else if ends_within(view, token) {
            (0.8, format!("{sign} stands within the sentence, which goes on with a small letter"))
        } else if is_plainly_put_in(view, token) {
            let reason = format!("the edited text has no {sign} between these words");
            (in_context(view, &on, 0.55, 0.85), reason)
        } else {
            continue;
        };
        claims.add(Claim::new(Category::Punctuation, Severity::Minor, confidence, &on, reason));
    }
}

/// Whether a token is no word and stands right behind one, with a space between it and the next word.
fn hangs(side: &Side<'_>, token: usize) -> bool {
    let is_word = |at: usize| side.form(at).is_wordlike();
    matches!(side.form(token).kind, Kind::Mark | Kind::Symbol)
        && is_word(token - 1)
        && token + 1 < side.len()
        && is_word(token + 1)
        && side.tokens[token - 1].span.end == side.tokens[token].span.start
        && side.tokens[token].span.end < side.tokens[token + 1].span.start
}

/// Whether the edited version has the same mark behind the same word, or has it hang elsewhere: then its author saw
/// nothing wrong with it.
fn is_kept(view: &View<'_>, token: usize) -> bool {
    view.partner(token).is_some()
        || (1..view.edited.len()).any(|other| view.is_same(token, other) && hangs(&view.edited, other))
}

/// Whether it is a sign that belongs to no sentence.
fn is_sign(side: &Side<'_>, token: usize) -> bool {
    matches!(side.raw(token), "_" | "~" | "^" | "@" | "|" | "`" | "\\")
}

/// Whether a mark that ends sentences stands before a small letter. A full stop may belong to an abbreviation, which no
/// function word is, nor a word that the edited version has as well, without it.
fn ends_within(view: &View<'_>, token: usize) -> bool {
    let side = &view.mt;
    if side.form(token + 1).case != Case::Lower {
        return false;
    }
    let before = side.form(token - 1);
    match side.raw(token) {
        "!" | "?" => true,
        "." => {
            before.kind == Kind::Word
                && !is_abbreviation(&before.folded)
                && (before.function
                    || view.partner(token - 1).is_some_and(|other| is_without_stop(view, token - 1, other)))
        }
        _ => false,
    }
}

/// Whether the edited version has the same word, and no full stop behind it.
fn is_without_stop(view: &View<'_>, mt: usize, edited: usize) -> bool {
    view.is_same(mt, edited) && !(edited + 1 < view.edited.len() && view.edited.raw(edited + 1) == ".")
}

/// Whether the edited version has the two words beside a mark next to one another, or a word between them at the most.
/// Commas come and go with taste.
fn is_plainly_put_in(view: &View<'_>, token: usize) -> bool {
    let kept = |at: usize| view.partner(at).filter(|&other| view.is_same(at, other));
    let is_comma = matches!(view.mt.raw(token), "," | "\u{60C}" | "、" | "，");
    let no_mark = |other: usize| view.edited.form(other).is_wordlike();
    !is_comma
        && kept(token - 1).zip(kept(token + 1)).is_some_and(|(before, after)| {
            before < after && after - before <= 2 && (before + 1..after).all(no_mark)
        })
}
