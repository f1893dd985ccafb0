//! `punctuation`: marks missing, added, exchanged, foreign, or set apart by a space.

use std::ops::Range;

use unicode_script::Script;

use super::claim::{Claim, Claims};
use super::difference::{Difference, DifferenceKind};
use super::judge::in_context;
use super::view::{Side, View};
use super::wording::{plural, quote};
use crate::finding::{Category, Severity};
use crate::language::Language;
use crate::segment::is_abbreviation;
use crate::text::Span;
use crate::vocabulary::Kind;

/// How many marks of a sentence may stand apart before they count as one finding.
const APART_ALONE: usize = 3;

/// Finds what is wrong with the marks of the MT.
pub fn detect(view: &View<'_>, claims: &mut Claims) {
    add_unbalanced(view, claims);
    add_spaced(view, claims);
    add_doubled(view, claims);
    add_final(view, claims);
    if view.evidence.is_alone() {
        add_foreign_alone(view, claims);
    }
    for difference in &view.differences {
        match difference.kind {
            DifferenceKind::Written => add_foreign(view, difference, claims),
            DifferenceKind::Moved => {}
            _ => add_changed(view, difference, claims),
        }
    }
}

fn is_mark(side: &Side<'_>, token: usize) -> bool {
    matches!(side.form(token).kind, Kind::Mark)
}

fn claim(view: &View<'_>, mt: Range<usize>, edited: Range<usize>, confidence: f64, reason: String) -> Claim {
    debug_assert!(mt.end <= view.mt.len());
    Claim::new(Category::Punctuation, Severity::Minor, confidence, &Difference::between(mt, edited), reason)
}

/// Quotation marks and brackets that open and never close within their line, or close what was never opened.
fn add_unbalanced(view: &View<'_>, claims: &mut Claims) {
    for segment in &view.mt.text.segments[view.mt.segments.clone()] {
        for stray in view.evidence.mt_balance.within(segment.line, segment.span) {
            let mark = view.mt.text.document.slice(stray.span);
            if is_stray_too(view, mark) {
                continue;
            }
            let tokens = view.mt.tokens_of(stray.span);
            let mark = quote(mark);
            let reason = if stray.opens {
                format!("{mark} opens and never closes in its paragraph")
            } else {
                format!("{mark} closes what was never opened in its paragraph")
            };
            // A straight quotation mark does not say which way it looks.
            let confidence = if stray.certain { 0.9 } else { 0.7 };
            claims.add(claim(view, tokens, 0..0, confidence, reason));
        }
    }
}

/// Whether the edited side has the same mark without partner: then its author saw nothing wrong with it.
fn is_stray_too(view: &View<'_>, mark: &str) -> bool {
    let segments = &view.edited.text.segments[view.edited.segments.clone()];
    segments.iter().any(|segment| view.evidence.edited_balance.has(segment.line, mark))
}

/// Closing marks with a space before them where the language writes none and the edited version has none.
fn add_spaced(view: &View<'_>, claims: &mut Claims) {
    if view.evidence.language() == Language::French {
        return;
    }
    let apart = |side: &Side<'_>, token: usize| {
        let closing = is_mark(side, token)
            && side.raw(token).starts_with(['.', ',', ';', ':', '!', '?', '،', '؛', '؟', ')', '”']);
        let ellipsis = side.raw(token).starts_with("..") || side.raw(token).starts_with('…');
        closing && !ellipsis && token > 0 && {
            let gap = Span { start: side.tokens[token - 1].span.end, end: side.tokens[token].span.start };
            side.text.document.slice(gap).contains(char::is_whitespace)
        }
    };
    if (0..view.edited.len()).any(|token| apart(&view.edited, token)) {
        return;
    }
    let found: Vec<usize> =
        (0..view.mt.len()).filter(|&token| claims.is_free(token) && apart(&view.mt, token)).collect();
    let places: Vec<Difference> = found
        .iter()
        .map(|&token| {
            let edited = view.partner(token).map_or(0..0, |other| other..other + 1);
            Difference::between(token..token + 1, edited)
        })
        .collect();
    if places.len() > APART_ALONE {
        let reason = format!("{} stand apart, behind a space", plural(places.len(), "mark"));
        let whole = claim(view, found[0]..found[found.len() - 1] + 1, 0..0, 0.9, reason);
        claims.add_spread(whole, &places);
        return;
    }
    for place in places {
        let reason = format!("a space stands before {}", quote(view.mt.text_of(&place.mt)));
        // The space is what is wrong: the span begins with it.
        let start = view.mt.tokens[place.mt.start - 1].span.end;
        let mut claim = claim(view, place.mt.clone(), place.edited.clone(), 0.85, reason);
        claim.mt_chars = Some(Span { start, end: view.mt.tokens[place.mt.start].span.end });
        claims.add(claim);
    }
}

/// The same mark twice in a row: `،،`, `..`.
fn add_doubled(view: &View<'_>, claims: &mut Claims) {
    for token in 1..view.mt.len() {
        let (before, this) = (view.mt.raw(token - 1), view.mt.raw(token));
        let adjoining = view.mt.tokens[token - 1].span.end == view.mt.tokens[token].span.start;
        let kept = || view.edited.text.document.slice(view.edited.whole()).contains(&before.repeat(2));
        let doubled = adjoining && before == this && this.starts_with([',', '،', ';', '؛', ':']);
        if doubled && !kept() && claims.is_free(token) && claims.is_free(token - 1) {
            let reason = format!("{} stands twice in a row", quote(this));
            claims.add(claim(view, token - 1..token + 1, 0..0, 0.9, reason));
        }
    }
}

/// What a sentence ends with, behind its last word: the strongest mark there.
fn final_mark(side: &Side<'_>) -> Option<(usize, Option<char>)> {
    let last = (0..side.len()).rev().find(|&token| !matches!(side.form(token).kind, Kind::Mark))?;
    let stop =
        (last + 1..side.len()).find(|&token| side.form(token).folded.starts_with(['.', '!', '?', '…', ':']));
    Some((last, stop.and_then(|token| side.form(token).folded.chars().next())))
}

/// The full stop or the like that the edited sentence ends with and the MT lacks, or has another one for.
fn add_final(view: &View<'_>, claims: &mut Claims) {
    let (Some((last, ours)), Some((other, theirs))) = (final_mark(&view.mt), final_mark(&view.edited)) else {
        return;
    };
    let Some(theirs) = theirs else { return };
    if ours.is_some() {
        return;
    }
    let stop = other + 1..view.edited.len();
    let Some(at) = stop.clone().find(|&token| view.edited.form(token).folded.starts_with(theirs)) else {
        return;
    };
    if !claims.is_free_edited(at) {
        return;
    }
    let reason = format!("the sentence ends without {}", quote(view.edited.raw(at)));
    claims.add(claim(view, last + 1..last + 1, at..at + 1, 0.85, reason));
}

/// A mark of another script's writing: `,` for `،`.
fn add_foreign(view: &View<'_>, difference: &Difference, claims: &mut Claims) {
    let (ours, theirs) = (view.mt.text_of(&difference.mt), view.edited.text_of(&difference.edited));
    let marks = is_mark(&view.mt, difference.mt.start) && matches!(ours, "," | ";" | "?" | "%" | ".");
    if marks && !theirs.is_ascii() {
        let reason = format!("{} stands where the edited text has {}", quote(ours), quote(theirs));
        claims.add(claim(view, difference.mt.clone(), difference.edited.clone(), 0.85, reason));
    }
}

/// The same in a text without edited version: a Latin comma, semicolon or question mark behind a word of Arabic letters.
fn add_foreign_alone(view: &View<'_>, claims: &mut Claims) {
    for token in 1..view.mt.len() {
        let (before, own) = (view.mt.form(token - 1), view.mt.raw(token));
        let meant = match own {
            "," => "،",
            ";" => "؛",
            "?" => "؟",
            _ => continue,
        };
        let arabic = before.kind == Kind::Word && before.script == Script::Arabic;
        if arabic && view.evidence.script == Script::Arabic && claims.is_free(token) {
            let reason = format!("{} stands in Arabic text, which writes {}", quote(own), quote(meant));
            let mut claim = claim(view, token..token + 1, 0..0, 0.7, reason);
            claim.proposal = Some(meant.to_owned());
            claims.add(claim);
        }
    }
}

/// Whether a mark is the full stop of an abbreviation.
fn belongs_to_word(side: &Side<'_>, token: usize) -> bool {
    token > 0 && side.raw(token) == "." && is_abbreviation(&side.form(token - 1).folded)
}

/// Marks of a difference that only one side has.
fn add_changed(view: &View<'_>, difference: &Difference, claims: &mut Claims) {
    let marks = |side: &Side<'_>, range: &Range<usize>| {
        range.clone().filter(|&at| is_mark(side, at)).collect::<Vec<_>>()
    };
    let mut ours = marks(&view.mt, &difference.mt);
    let mut theirs = marks(&view.edited, &difference.edited);
    ours.retain(|&token| {
        let same = theirs.iter().position(|&other| view.is_same(token, other));
        if let Some(at) = same {
            let other = theirs.remove(at);
            claims.settle(&(token..token + 1), &(other..other + 1));
        }
        same.is_none() && claims.is_free(token) && !belongs_to_word(&view.mt, token)
    });
    theirs.retain(|&other| claims.is_free_edited(other));
    // Marks around words that one side alone has belong to them.
    let words = |side: &Side<'_>, range: &Range<usize>| range.clone().any(|at| side.form(at).is_wordlike());
    if words(&view.mt, &difference.mt) || words(&view.edited, &difference.edited) {
        return;
    }
    // A comma for a full stop is one finding, not two.
    while let (Some(&token), Some(&other)) = (ours.first(), theirs.first()) {
        ours.remove(0);
        theirs.remove(0);
        let (mt, edited) = (quote(view.mt.raw(token)), quote(view.edited.raw(other)));
        let reason = format!("{mt} stands where the edited text has {edited}");
        claims.add(claim(
            view,
            token..token + 1,
            other..other + 1,
            in_context(view, difference, 0.1, 0.85),
            reason,
        ));
    }
    for token in ours {
        let reason = format!("the edited text has no {} here", quote(view.mt.raw(token)));
        claims.add(claim(view, token..token + 1, 0..0, in_context(view, difference, 0.0, 0.85), reason));
    }
    for other in theirs {
        let gap = difference.mt.end;
        let reason = format!("{} of the edited text is missing", quote(view.edited.raw(other)));
        claims.add(claim(view, gap..gap, other..other + 1, in_context(view, difference, 0.0, 0.85), reason));
    }
}
