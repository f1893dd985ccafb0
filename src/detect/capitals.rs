//! `spelling`: capitals lost or put in.

use super::claim::{Claim, Claims};
use super::difference::{Difference, DifferenceKind};
use super::judge::in_context;
use super::view::{Side, View};
use super::wording::{plural, quote};
use crate::finding::{Category, Severity};
use crate::lexicon::case_difference;
use crate::vocabulary::{Case, Kind};

/// How many words of a sentence may change case before it counts as one finding: the sentence lost its capitals.
const CASE_ALONE: usize = 4;

/// So many words of the edited sentence have capitals where a sentence without any lost them.
const LOST: usize = 2;

/// Finds words that the edited version writes with other capitals, and sentences that lost theirs.
pub fn detect(view: &View<'_>, claims: &mut Claims) {
    let cased: Vec<&Difference> = view
        .differences
        .iter()
        .filter(|difference| difference.kind == DifferenceKind::Written)
        .filter(|pair| case_difference(view.mt.raw(pair.mt.start), view.edited.raw(pair.edited.start)))
        .collect();
    // A word that comes to stand at the head of the sentence, or goes from there, changes its case by rule.
    let stays =
        |pair: &Difference| view.mt.is_initial(pair.mt.start) == view.edited.is_initial(pair.edited.start);
    let places: Vec<Difference> = cased.into_iter().filter(|pair| stays(pair)).cloned().collect();
    if has_lost_all(view) {
        let whole = Difference::between(0..view.mt.len(), 0..view.edited.len());
        add_whole(&whole, &places, "the sentence has no capital letters".to_owned(), claims);
    } else if let [first, .., last] = places.as_slice()
        && places.len() >= CASE_ALONE
    {
        let reason =
            format!("{} differ from the edited text in their capitals", plural(places.len(), "word"));
        let edited = first.edited.start..last.edited.end.max(first.edited.end);
        add_whole(&Difference::between(first.mt.start..last.mt.end, edited), &places, reason, claims);
    } else {
        for place in &places {
            let (mt, edited) = (view.mt.text_of(&place.mt), view.edited.text_of(&place.edited));
            let reason = format!("{} is written {} in the edited text", quote(mt), quote(edited));
            let confidence = in_context(view, place, 0.55, 0.95);
            claims.add(Claim::new(Category::Spelling, Severity::Minor, confidence, place, reason));
        }
        add_small_head(view, claims);
    }
}

/// Claims a stretch of the sentence for its capitals, which are lost or put in at some places of it.
fn add_whole(whole: &Difference, places: &[Difference], reason: String, claims: &mut Claims) {
    claims.add_spread(Claim::new(Category::Spelling, Severity::Minor, 0.95, whole, reason), places);
}

/// Whether the MT has words and none with a capital, and the edited version begins with one and has others.
fn has_lost_all(view: &View<'_>) -> bool {
    let cases = |side: &Side<'_>| -> Vec<Case> {
        let words = (0..side.len()).filter(|&token| side.form(token).kind == Kind::Word);
        words.map(|token| side.form(token).case).filter(|&case| case != Case::None).collect()
    };
    let (ours, theirs) = (cases(&view.mt), cases(&view.edited));
    let capitals = theirs.iter().filter(|&&case| case != Case::Lower).count();
    ours.len() > LOST
        && ours.iter().all(|&case| case == Case::Lower)
        && capitals >= LOST
        && theirs.first().is_some_and(|&case| case != Case::Lower)
}

/// A sentence that begins with a small letter where the edited one begins with a capital, whatever words they are.
fn add_small_head(view: &View<'_>, claims: &mut Claims) {
    let head = |side: &Side<'_>| (0..side.len()).find(|&token| side.form(token).kind != Kind::Mark);
    let (Some(ours), Some(theirs)) = (head(&view.mt), head(&view.edited)) else { return };
    let goes_on = |token: usize| matches!(view.mt.raw(token), ".." | "..." | "…");
    let is_small = view.mt.form(ours).case == Case::Lower
        && matches!(view.edited.form(theirs).case, Case::Title | Case::Upper);
    let word = view.mt.raw(ours);
    let is_word = view.mt.form(ours).kind == Kind::Word;
    if !is_word || !is_small || !claims.is_free(ours) || (0..ours).any(goes_on) {
        return;
    }
    let mut letters = word.chars();
    let capital: String = letters.next().into_iter().flat_map(char::to_uppercase).collect();
    let reason = format!("the sentence begins with a small letter: {}", quote(word));
    // The word itself stays to be judged: it may be another one, besides.
    let gap = Difference::between(ours..ours, 0..0);
    let mut claim = Claim::new(Category::Spelling, Severity::Minor, 0.9, &gap, reason);
    claim.mt_chars = Some(view.mt.tokens[ours].span);
    claim.proposal = Some(capital + letters.as_str());
    claims.add(claim);
}
