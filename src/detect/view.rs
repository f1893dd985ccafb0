//! What a detector looks at: one bead, its tokens on both sides, and where they differ.

use std::ops::Range;

use super::difference::{Difference, DifferenceKind, differences};
use super::evidence::{Evidence, Pairing};
use crate::align::{self, Bead, Link, LinkKind};
use crate::document::{Segmented, Token};
use crate::lexicon::Relation;
use crate::text::Span;
use crate::vocabulary::{Form, Kind, Vocabulary};

/// One side of a bead. Token numbers count from 0 within it.
#[derive(Clone, Debug)]
pub struct Side<'a> {
    /// The whole text.
    pub text: &'a Segmented,
    /// The bead's segments.
    pub segments: Range<usize>,
    /// The bead's tokens.
    pub tokens: &'a [Token],
    vocabulary: &'a Vocabulary,
}

impl<'a> Side<'a> {
    /// The side of some consecutive segments.
    pub fn new(text: &'a Segmented, segments: Range<usize>, vocabulary: &'a Vocabulary) -> Self {
        Self { text, tokens: text.tokens_in(segments.clone()), segments, vocabulary }
    }

    /// How many tokens there are.
    pub fn len(&self) -> usize {
        self.tokens.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.tokens.is_empty()
    }

    /// What is known of a token's form.
    pub fn form(&self, token: usize) -> &'a Form {
        self.vocabulary.form(self.tokens[token].form)
    }

    /// The number of a token in its whole text.
    pub fn number(&self, token: usize) -> usize {
        self.offset() as usize + token
    }

    /// A token as it is written.
    pub fn raw(&self, token: usize) -> &'a str {
        self.text.document.slice(self.tokens[token].span)
    }

    /// Where a range of tokens stands; for an empty one the gap after the token before it.
    pub fn span(&self, range: &Range<usize>) -> Span {
        self.text.span_in(self.segments.clone(), range)
    }

    /// The text of a range of tokens; empty for an empty one.
    pub fn text_of(&self, range: &Range<usize>) -> &'a str {
        if range.is_empty() { "" } else { self.text.document.slice(self.span(range)) }
    }

    /// Where all of the side stands; an empty span where it has no segment.
    pub fn whole(&self) -> Span {
        if self.segments.is_empty() {
            let before = self.segments.start.checked_sub(1).map(|at| self.text.segments[at].span.end);
            return Span::at(before.unwrap_or(0) as usize);
        }
        self.text.segments[self.segments.start].span.join(self.text.segments[self.segments.end - 1].span)
    }

    /// Whether a token opens its sentence, whatever marks stand before it.
    pub fn is_initial(&self, token: usize) -> bool {
        let starts = self.segments.clone().map(|at| self.text.segments[at].first_token);
        let number = self.offset() + token as u32;
        let sentence =
            starts.filter(|&start| start <= number).max().unwrap_or(0).saturating_sub(self.offset());
        (sentence as usize..token).all(|before| !self.form(before).is_wordlike())
    }

    /// How many words and numbers there are.
    pub fn word_count(&self) -> usize {
        (0..self.len()).filter(|&token| self.form(token).is_wordlike()).count()
    }

    /// Whether there is a word or number.
    pub fn has_word(&self) -> bool {
        (0..self.len()).any(|token| self.form(token).is_wordlike())
    }

    /// Whether a range holds a word that carries content.
    pub fn has_content(&self, range: &Range<usize>) -> bool {
        range.clone().any(|token| self.form(token).is_content())
    }

    /// The token that has this raw byte offset within it.
    pub fn token_at(&self, offset: u32) -> Option<usize> {
        let after = self.tokens.partition_point(|token| token.span.start <= offset);
        after.checked_sub(1).filter(|&token| offset < self.tokens[token].span.end)
    }

    /// The tokens that a raw span touches.
    pub fn tokens_of(&self, span: Span) -> Range<usize> {
        let start = self.tokens.partition_point(|token| token.span.end <= span.start);
        let end = self.tokens.partition_point(|token| token.span.start < span.end);
        start..end.max(start)
    }

    fn offset(&self) -> u32 {
        self.segments.clone().next().map_or(0, |first| self.text.segments[first].first_token)
    }
}

/// A bead with everything that its detectors share.
pub struct View<'a> {
    /// What is known of the texts as wholes.
    pub evidence: &'a Evidence<'a>,
    /// How sure the alignment is, 0 to 1; absent where one side has nothing.
    pub alignment_score: Option<f64>,
    /// The machine translation's side.
    pub mt: Side<'a>,
    /// The edited version's side.
    pub edited: Side<'a>,
    /// Which tokens stand for which.
    pub links: Vec<Link>,
    /// Where the sides differ, in MT order.
    pub differences: Vec<Difference>,
    /// How many words both sides have.
    word_total: usize,
    /// How many words stand in differences, those of both sides, each by its weight; see [`View::likeness_beside`].
    differing: f64,
    /// How many content words of the MT and of the edited side stand where the other side has none, or several others.
    loose: (usize, usize),
    /// For each MT token whether its word stands on the edited side too, altered or not, in the same order or elsewhere.
    pub mt_kept: Vec<bool>,
    /// The same for each token of the edited side.
    pub edited_kept: Vec<bool>,
}

impl<'a> View<'a> {
    /// The view of a bead.
    pub fn new(bead: &Bead, evidence: &'a Evidence<'a>) -> Self {
        let range = |range: &Range<u32>| range.start as usize..range.end as usize;
        let mt = Side::new(evidence.mt, range(&bead.mt), evidence.vocabulary);
        let edited = Side::new(evidence.edited, range(&bead.edited), evidence.vocabulary);
        let paired = bead.is_paired();
        let mut links =
            if paired { align::words(mt.tokens, edited.tokens, evidence.vocabulary) } else { Vec::new() };
        // Phrases are judged as blocks: what stands between the links of their neighbours.
        links.retain(|link| link.kind != LinkKind::Phrase);
        let differences = if paired { differences(&mt, &edited, &links) } else { Vec::new() };
        let (mt_kept, edited_kept) = kept(&mt, &edited, &links);
        let word_total = mt.word_count() + edited.word_count();
        let weight_of = |difference: &Difference| weight(&mt, &edited, (&mt_kept, &edited_kept), difference);
        let differing = differences.iter().map(weight_of).sum();
        let loose = loose(&mt, &edited, &differences);
        let alignment_score = paired.then_some(f64::from(bead.score));
        Self {
            evidence,
            alignment_score,
            mt,
            edited,
            links,
            differences,
            word_total,
            differing,
            loose,
            mt_kept,
            edited_kept,
        }
    }

    /// How alike the sides are but for one difference: the share of their other words that stand in both, 0 to 1.
    ///
    /// In a sentence that an editor left alone but for one word, that word was wrong; in one that was written anew, a
    /// new word says nothing.
    pub fn likeness_beside(&self, difference: &Difference) -> f64 {
        if self.mt.is_empty() || self.edited.is_empty() {
            return 0.0;
        }
        let own = words(&self.mt, &difference.mt) + words(&self.edited, &difference.edited);
        let others = self.word_total.saturating_sub(own);
        let kept = (self.mt_kept.as_slice(), self.edited_kept.as_slice());
        let differing = self.differing - weight(&self.mt, &self.edited, kept, difference);
        if others == 0 { 0.0 } else { (1.0 - differing / others as f64).clamp(0.0, 1.0) }
    }

    /// How far what one side has too much may stand for what the other has, 0 to 1: the share of the loose content of the
    /// edited side for which the MT has loose content too, or the other way round where the difference is on the MT's side.
    ///
    /// A clause said in other words leaves loose words on both sides; one left out does so on one.
    pub fn answered(&self, difference: &Difference) -> f64 {
        let (own, other) = match difference.kind {
            DifferenceKind::Missing => (self.loose.1, self.loose.0),
            _ => (self.loose.0, self.loose.1),
        };
        if own == 0 { 0.0 } else { (other as f64 / own as f64).min(1.0) }
    }

    /// The token of the edited side that an MT token is linked to.
    pub fn partner(&self, mt: usize) -> Option<usize> {
        let at = self.links.partition_point(|link| (link.mt as usize) < mt);
        self.links.get(at).filter(|link| link.mt as usize == mt).map(|link| link.edited as usize)
    }

    /// The nearest word before an MT token that stands on both sides alike, as evidence of place.
    pub fn anchor_before(&self, mt: usize) -> Option<&'a str> {
        (mt.saturating_sub(3)..mt).rev().find_map(|token| {
            let partner = self.partner(token)?;
            let same = self.mt.form(token).fold == self.edited.form(partner).fold
                && self.mt.form(token).is_wordlike();
            same.then(|| self.mt.raw(token))
        })
    }

    /// What a word of the MT is to one of the edited side.
    pub fn relation(&self, mt: usize, edited: usize) -> Relation {
        self.evidence.vocabulary.relation(self.mt.tokens[mt].form, self.edited.tokens[edited].form)
    }

    /// Whether both sides have words that can be compared.
    pub fn is_paired(&self) -> bool {
        self.alignment_score.is_some() && self.mt.has_word() && self.edited.has_word()
    }

    /// Whether the bead is the headline or the lead of a document: what is wrong there misleads most.
    pub fn is_lead(&self) -> bool {
        self.evidence.pairing != Pairing::Lines && self.mt.segments.start < 2 && !self.mt.segments.is_empty()
    }
}

fn words(side: &Side<'_>, range: &Range<usize>) -> usize {
    range.clone().filter(|&token| side.form(token).is_wordlike()).count()
}

/// The content words of both sides that stand in differences, those of single words for single words aside.
fn loose(mt: &Side<'_>, edited: &Side<'_>, differences: &[Difference]) -> (usize, usize) {
    let content = |side: &Side<'_>, range: &Range<usize>| {
        range.clone().filter(|&token| side.form(token).is_content()).count()
    };
    let is_loose =
        |kind| matches!(kind, DifferenceKind::Missing | DifferenceKind::Extra | DifferenceKind::Block);
    differences.iter().filter(|difference| is_loose(difference.kind)).fold((0, 0), |sum, difference| {
        (sum.0 + content(mt, &difference.mt), sum.1 + content(edited, &difference.edited))
    })
}

/// Which tokens of both sides stand for one another with evidence: the same word, inflected, misspelt, in other letters;
/// or a number for a number. Whoever puts an error right so words nothing anew.
fn kept(mt: &Side<'_>, edited: &Side<'_>, links: &[Link]) -> (Vec<bool>, Vec<bool>) {
    let mut kept = (vec![false; mt.len()], vec![false; edited.len()]);
    for link in links {
        let (i, j) = (link.mt as usize, link.edited as usize);
        let is_number = |form: &Form| form.kind == Kind::Number;
        if link.kind.is_evidence() || (is_number(mt.form(i)) && is_number(edited.form(j))) {
            (kept.0[i], kept.1[j]) = (true, true);
        }
    }
    kept
}

/// The words of a difference. A word that only changed its place, its letters or its capitals counts for less, or not:
/// it was kept.
fn weight(mt: &Side<'_>, edited: &Side<'_>, kept: (&[bool], &[bool]), difference: &Difference) -> f64 {
    let altered = || kept.0[difference.mt.start] && kept.1[difference.edited.start];
    let share = match difference.kind {
        DifferenceKind::Written => 0.0,
        DifferenceKind::Moved => 0.25,
        DifferenceKind::Pair if altered() => 0.25,
        _ => 1.0,
    };
    (words(mt, &difference.mt) + words(edited, &difference.edited)) as f64 * share
}
