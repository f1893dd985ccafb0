//! What a detector looks at: one bead, its tokens on both sides, and where they differ.

use std::ops::Range;

use super::difference::{Difference, differences};
use super::evidence::{Evidence, Pairing};
use super::rewording::{Rewording, kept};
use crate::align::{self, Bead, Link, LinkKind};
use crate::document::{Segmented, Token};
use crate::lexicon::Relation;
use crate::text::Span;
use crate::vocabulary::{Form, Vocabulary};

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
    /// For each MT token whether its word stands on the edited side too, altered or not, in the same order or elsewhere.
    pub mt_kept: Vec<bool>,
    /// The same for each token of the edited side.
    pub edited_kept: Vec<bool>,
    /// How far the bead was worded anew.
    pub rewording: Rewording,
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
        let rewording = Rewording::new(&mt, &edited, (&mt_kept, &edited_kept), &differences);
        let alignment_score = paired.then_some(f64::from(bead.score));
        Self { evidence, alignment_score, mt, edited, links, differences, mt_kept, edited_kept, rewording }
    }

    /// The token of the edited side that an MT token is linked to.
    pub fn partner(&self, mt: usize) -> Option<usize> {
        let at = self.links.partition_point(|link| (link.mt as usize) < mt);
        self.links.get(at).filter(|link| link.mt as usize == mt).map(|link| link.edited as usize)
    }

    /// The tokens that are linked: their numbers in the MT and on the edited side, in MT order.
    pub fn linked(&self) -> impl Iterator<Item = (usize, usize)> {
        self.links.iter().map(|link| (link.mt as usize, link.edited as usize))
    }

    /// Whether a token of the MT and one of the edited side are one word or mark, when folded.
    pub fn is_same(&self, mt: usize, edited: usize) -> bool {
        self.mt.form(mt).fold == self.edited.form(edited).fold
    }

    /// The nearest word before an MT token that stands on both sides alike, as evidence of place.
    pub fn anchor_before(&self, mt: usize) -> Option<&'a str> {
        (mt.saturating_sub(3)..mt).rev().find_map(|token| {
            let partner = self.partner(token)?;
            let same = self.is_same(token, partner) && self.mt.form(token).is_wordlike();
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
