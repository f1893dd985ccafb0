//! `inconsistent-name`: one name that the MT spells in two ways.

use std::cmp::Reverse;

use rustc_hash::FxHashMap;
use unicode_script::Script;

use super::claim::{Claim, Claims};
use super::corpus::Corpus;
use super::difference::Difference;
use super::view::View;
use super::wording::{quote, standing, times};
use super::words::Words;
use crate::document::Segmented;
use crate::finding::{Category, Severity};
use crate::language::Language;
use crate::lexicon::{Relation, relate};
use crate::names::{Entry, Mention, Spelling, ledger, letters_of};
use crate::normalize::fold;
use crate::vocabulary::{Case, Form, Kind, Vocabulary};

/// A name with two spellings: what to say of it, where its odd spelling first stands.
#[derive(Clone, Debug)]
pub struct Inconsistency {
    canonical: String,
    reason: String,
    confidence: f64,
}

/// How many spellings of likely names are gathered; those that come later are not compared.
const MOST: usize = 500_000;

/// A spelling in the MT that is likely a name.
#[derive(Clone, Debug)]
pub(super) struct Seen {
    raw: Box<str>,
    /// What its folded spelling is called in a [`Corpus`].
    fold: u64,
    script: Script,
    /// Whether it has a capital letter.
    is_capitalised: bool,
    /// The log-odds that it is a name.
    odds: f64,
    /// The number of the first token that it is.
    place: u64,
    count: u32,
}

/// The likely names of a piece of the MT, in the order in which they first stand there.
pub(super) fn mentions(mt: &Segmented, vocabulary: &Vocabulary) -> Vec<Seen> {
    const NONE: u32 = u32::MAX;
    let mut numbers: Vec<Option<u32>> = vec![None; vocabulary.len()];
    let mut found: Vec<Seen> = Vec::new();
    for (place, token) in (0..).zip(&mt.tokens) {
        let number = *numbers[token.form as usize].get_or_insert_with(|| {
            let form = vocabulary.form(token.form);
            let Some(odds) = odds(form, vocabulary.language()) else { return NONE };
            found.push(Seen {
                raw: mt.document.slice(token.span).into(),
                fold: Words::hash(&form.folded),
                script: form.script,
                is_capitalised: form.case != Case::None,
                odds,
                place,
                count: 0,
            });
            found.len() as u32 - 1
        });
        if number != NONE {
            found[number as usize].count += 1;
        }
    }
    found
}

/// The log-odds that a word is a name, as far as its letters tell; none where they do not.
fn odds(form: &Form, language: Language) -> Option<f64> {
    if form.kind != Kind::Word || form.function {
        return None;
    }
    match form.case {
        Case::None => Some(letters_of(&form.folded, language)).filter(|&odds| odds >= 1.0),
        // German writes every noun with a capital.
        Case::Lower => None,
        _ => (language != Language::German).then_some(1.0),
    }
}

/// The likely names of the MT, each with how often it stands there.
#[derive(Debug, Default)]
pub(super) struct Mentions {
    list: Vec<Seen>,
    by_raw: FxHashMap<Box<str>, u32>,
}

impl Mentions {
    /// Adds those of the next piece, whose first token has a number in the whole.
    pub fn add(&mut self, more: Vec<Seen>, first: u64) {
        for seen in more {
            if let Some(&at) = self.by_raw.get(&seen.raw) {
                self.list[at as usize].count += seen.count;
            } else if self.list.len() < MOST {
                self.by_raw.insert(seen.raw.clone(), self.list.len() as u32);
                self.list.push(Seen { place: seen.place + first, ..seen });
            }
        }
    }

    /// How often the spellings of a ledger's entry stand in the MT. Its places are numbers of mentions.
    fn count(&self, spelling: &Spelling) -> usize {
        spelling.places.iter().map(|&at| self.list[at].count as usize).sum()
    }

    /// Which mention a spelling is.
    fn number(&self, spelling: &Spelling) -> u32 {
        self.by_raw.get(&*spelling.text).copied().unwrap_or(u32::MAX)
    }
}

/// The names that the MT spells in several ways, by the number of the token where the first odd spelling stands.
pub(super) fn inconsistencies(mentions: &Mentions, corpus: &Corpus) -> FxHashMap<u64, Inconsistency> {
    // A word that also stands small is no name.
    let is_name = |seen: &Seen| {
        seen.script == corpus.script && !(seen.is_capitalised && corpus.word(seen.fold).is_written_small)
    };
    let names = mentions.list.iter().enumerate().filter(|(_, seen)| is_name(seen));
    let entries = ledger(names.map(|(place, seen)| Mention {
        text: &seen.raw,
        place,
        evidence: seen.odds * f64::from(seen.count),
    }));
    let mut found = FxHashMap::default();
    for mut entry in entries.into_iter().filter(Entry::is_inconsistent) {
        entry
            .spellings
            .sort_by_key(|spelling| (Reverse(mentions.count(spelling)), mentions.number(spelling)));
        found.extend(judge(mentions, corpus, &entry));
    }
    found
}

/// Which spelling is right: the one that trusted texts have most often, else the most frequent.
fn judge(mentions: &Mentions, corpus: &Corpus, entry: &Entry) -> Option<(u64, Inconsistency)> {
    let first = |spelling: &Spelling| spelling.places.first().map(|&at| &mentions.list[at]);
    let counts =
        |spelling: &Spelling| first(spelling).map(|seen| corpus.word(seen.fold).counts).unwrap_or_default();
    let trust = |spelling: &&Spelling| {
        let counts = counts(spelling);
        (counts.edited + counts.related, mentions.count(spelling))
    };
    let canonical = entry.spellings.iter().rev().max_by_key(trust)?;
    // Two spellings that trusted texts both have are two names, or both good.
    let same_word = |spelling: &Spelling| {
        let relation = relate(&fold(&spelling.text), &fold(&canonical.text), corpus.language());
        matches!(relation, Relation::Same | Relation::Inflection(_))
    };
    let is_odd = |spelling: &&Spelling| trust(spelling).0 == 0 && !same_word(spelling);
    let odd = entry.spellings.iter().find(is_odd)?;
    let place = first(odd)?.place;
    let mut reason = format!(
        "{} stands {} in the MT and {} {}: they sound like one name",
        quote(&odd.text),
        times(mentions.count(odd) as u32),
        quote(&canonical.text),
        times(mentions.count(canonical) as u32)
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
