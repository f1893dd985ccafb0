//! What the tokens themselves say for a link.

use super::LinkKind;
use crate::lexicon::Relation;
use crate::vocabulary::{Form, Kind, Vocabulary};
use crate::{names, numbers};

/// The most letters of words that are likened to all others of a sentence.
const LONGEST: u32 = 64;

/// The least similarity of letters (1 less the edit distance over the longer word's length) that is looked into.
const ALIKE: f64 = 0.45;

/// The reason and weight, 0 to 1, of a link between two forms that are one word by their numbers alone.
///
/// A token that may stand anywhere, such as a particle or a comma, says little by being the same.
pub(super) fn same(a: u32, b: u32, vocabulary: &Vocabulary) -> Option<(LinkKind, f32)> {
    let (x, y) = (vocabulary.form(a), vocabulary.form(b));
    let weight = if x.is_content() || x.kind == Kind::Markup { 1.0 } else { 0.55 };
    if a == b {
        return Some((LinkKind::Equal, weight));
    }
    if x.fold == y.fold && !x.folded.is_empty() {
        return Some((LinkKind::Fold, weight * 0.97));
    }
    if x.kind != Kind::Word || y.kind != Kind::Word || x.script != y.script {
        return None;
    }
    (x.stem == y.stem).then_some((LinkKind::Stem, if x.is_content() { 0.85 } else { 0.5 }))
}

/// The reason and weight, 0 to 1, of a link between two content words that are not the same; none where they have
/// nothing in common.
pub(super) fn alike(a: u32, b: u32, vocabulary: &Vocabulary) -> Option<(LinkKind, f32)> {
    let (x, y) = (vocabulary.form(a), vocabulary.form(b));
    let (long, short) = (x.folded.len().max(y.folded.len()), x.folded.len().min(y.folded.len()));
    if x.script != y.script
        || x.letters.max(y.letters) > LONGEST
        || short * 2 < long
        || x.most_similar(y) < ALIKE
    {
        return None;
    }
    let similarity = vocabulary.similarity(a, b);
    if similarity < ALIKE {
        return None;
    }
    match vocabulary.relation(a, b) {
        Relation::Same | Relation::Inflection(_) | Relation::Variant | Relation::Derivation => {
            Some((LinkKind::Stem, 0.8))
        }
        Relation::Misspelling => Some((LinkKind::Similar, 0.75)),
        Relation::NearForm => Some((LinkKind::Similar, 0.35 + 0.4 * similarity as f32)),
        Relation::Opposite => None,
        Relation::Unrelated => (similarity >= 0.65).then_some((LinkKind::Similar, 0.7 * similarity as f32)),
    }
}

/// Evidence too dear to look for between all tokens: one value, or one name in two scripts.
pub(super) fn same_value_or_name(a: u32, b: u32, vocabulary: &Vocabulary) -> Option<(LinkKind, f32)> {
    let (x, y) = (vocabulary.form(a), vocabulary.form(b));
    if (x.kind == Kind::Number) != (y.kind == Kind::Number) {
        let value = |form: &Form| {
            let found = numbers::find(&form.folded, vocabulary.language());
            found.first().map(numbers::Quantity::value)
        };
        let (x, y) = (value(x)?, value(y)?);
        return (x == y).then_some((LinkKind::Value, 0.9));
    }
    if x.kind != Kind::Word || y.kind != Kind::Word || x.script == y.script {
        return None;
    }
    let probability = names::compare(&x.folded, &y.folded).probability as f32;
    (probability >= 0.5).then_some((LinkKind::Name, probability))
}

/// How well two tokens without evidence fit one slot, 0 to 1; 0 where they cannot.
pub(super) fn fit(a: u32, b: u32, vocabulary: &Vocabulary) -> f32 {
    let (x, y) = (vocabulary.form(a), vocabulary.form(b));
    match (class(x), class(y)) {
        (Class::Mark, Class::Mark) => 0.6,
        (Class::Mark, _) | (_, Class::Mark) => 0.0,
        (Class::Function, Class::Function) => match vocabulary.relation(a, b) {
            Relation::Unrelated => 0.5,
            _ => 0.8,
        },
        (Class::Content, Class::Content) => {
            let letters = vocabulary.similarity(a, b) as f32;
            let same_kind = if x.kind == y.kind { 0.1 } else { -0.15 };
            0.45 + same_kind + 0.3 * letters
        }
        _ => 0.2,
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Content,
    Function,
    Mark,
}

fn class(form: &Form) -> Class {
    match form.kind {
        Kind::Mark => Class::Mark,
        Kind::Word if form.function => Class::Function,
        _ => Class::Content,
    }
}
