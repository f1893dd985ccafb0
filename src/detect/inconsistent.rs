//! `inconsistent-name`: one name that the MT spells in two ways.

use rustc_hash::FxHashMap;

use super::claim::{Claim, Claims};
use super::cues::letters_of;
use super::difference::Difference;
use super::evidence::Evidence;
use super::view::View;
use super::wording::{quote, standing, times};
use crate::finding::{Category, Severity};
use crate::language::Language;
use crate::lexicon::{Relation, relate};
use crate::names::{Entry, Mention, Spelling, ledger};
use crate::normalize::fold;
use crate::vocabulary::{Case, Form, Kind};

/// A name with two spellings: what to say of it, where its odd spelling first stands.
#[derive(Clone, Debug)]
pub struct Inconsistency {
    canonical: String,
    reason: String,
    confidence: f64,
}

/// The names that the MT spells in several ways, by the number of the token where the first odd spelling stands.
pub fn inconsistencies(evidence: &Evidence<'_>) -> FxHashMap<usize, Inconsistency> {
    let mentions = evidence.mt.tokens.iter().enumerate().filter_map(|(place, token)| {
        let form = evidence.vocabulary.form(token.form);
        let odds = odds(evidence, form);
        (odds >= 1.0).then(|| Mention { text: evidence.mt.document.slice(token.span), place, evidence: odds })
    });
    let entries = ledger(mentions);
    entries
        .iter()
        .filter(|entry| entry.is_inconsistent())
        .filter_map(|entry| judge(evidence, entry))
        .collect()
}

fn odds(evidence: &Evidence<'_>, form: &Form) -> f64 {
    if form.kind != Kind::Word || form.function || form.script != evidence.script {
        return -5.0;
    }
    match form.case {
        Case::None => letters_of(&form.folded, evidence.language()),
        Case::Lower => -4.0,
        // German writes every noun with a capital, and a word that also stands small is none.
        _ if evidence.language() == Language::German || evidence.is_written_small(form.fold) => -1.0,
        _ => 1.0,
    }
}

/// Which spelling is right: the one that trusted texts have most often, else the most frequent.
fn judge(evidence: &Evidence<'_>, entry: &Entry) -> Option<(usize, Inconsistency)> {
    let counts = |spelling: &Spelling| {
        let token = spelling.places.first().map(|&place| evidence.mt.tokens[place]);
        token.map(|token| evidence.counts(evidence.vocabulary.form(token.form).fold)).unwrap_or_default()
    };
    let trust = |spelling: &&Spelling| {
        let counts = counts(spelling);
        (counts.edited + counts.related, spelling.places.len())
    };
    let canonical = entry.spellings.iter().rev().max_by_key(trust)?;
    // Two spellings that trusted texts both have are two names, or both good.
    let same_word = |spelling: &Spelling| {
        let relation = relate(&fold(&spelling.text), &fold(&canonical.text), evidence.language());
        matches!(relation, Relation::Same | Relation::Inflection(_))
    };
    let is_odd = |spelling: &&Spelling| trust(spelling).0 == 0 && !same_word(spelling);
    let odd = entry.spellings.iter().find(is_odd)?;
    let place = *odd.places.first()?;
    let mut reason = format!(
        "{} stands {} in the MT and {} {}: they sound like one name",
        quote(&odd.text),
        times(odd.places.len() as u32),
        quote(&canonical.text),
        times(canonical.places.len() as u32)
    );
    let trusted = standing(counts(canonical));
    if let Some(standing) = &trusted {
        reason = format!("{reason}; the latter {standing}");
    }
    let confidence = if trusted.is_some() { 0.85 } else { 0.65 };
    Some((place, Inconsistency { canonical: canonical.text.clone(), reason, confidence }))
}

/// Claims the first odd spelling of each name that is spelled in several ways.
pub fn detect(view: &View<'_>, claims: &mut Claims) {
    for token in 0..view.mt.len() {
        let Some(found) = view.evidence.inconsistency(view.mt.number(token)) else { continue };
        let on = Difference::between(token..token + 1, 0..0);
        let reason = found.reason.clone();
        let mut claim =
            Claim::new(Category::InconsistentName, Severity::Minor, found.confidence, &on, reason);
        claim.proposal = Some(found.canonical.clone());
        claims.add(claim);
    }
}
