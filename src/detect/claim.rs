//! Claims: what detectors say of tokens, and who wins where two say something of the same ones.

use std::ops::Range;

use super::difference::{Difference, pair_runs, runs};
use crate::finding::{Category, Severity};
use crate::text::Span;

/// What a detector says of some tokens of a bead.
#[derive(Clone, Debug)]
pub struct Claim {
    /// The kind of error.
    pub category: Category,
    /// How bad it is.
    pub severity: Severity,
    /// How sure the category is, 0 to 1: how likely an error it is, or how likely none where it is an edit.
    pub confidence: f64,
    /// The MT's tokens; an empty range is the gap before the token of that number.
    pub mt: Range<usize>,
    /// The edited side's tokens; an empty range where it has nothing.
    pub edited: Range<usize>,
    /// The suspect characters, where they are less than whole tokens or no token at all.
    pub mt_chars: Option<Span>,
    /// What to put there, where it does not stand in the edited text.
    pub proposal: Option<String>,
    /// One sentence for the reviewer.
    pub reason: String,
    /// Further evidence.
    pub evidence: Vec<String>,
    /// Whether the claim is about some of the tokens in its range only, and leaves the others to be judged.
    spread: bool,
}

impl Claim {
    /// A claim on tokens of both sides.
    pub fn new(
        category: Category,
        severity: Severity,
        confidence: f64,
        on: &Difference,
        reason: String,
    ) -> Self {
        Self {
            category,
            severity,
            confidence,
            mt: on.mt.clone(),
            edited: on.edited.clone(),
            mt_chars: None,
            proposal: None,
            reason,
            evidence: Vec::new(),
            spread: false,
        }
    }

    /// How likely it is an error, 0 to 1.
    pub fn likelihood(&self) -> f64 {
        if self.category == Category::Edit { 1.0 - self.confidence } else { self.confidence }
    }

    /// Whether it is more likely an error than not.
    pub fn is_likely(&self) -> bool {
        self.category != Category::Edit && self.confidence >= 0.5
    }

    fn overlaps(&self, other: &Self) -> bool {
        if self.spread || other.spread {
            return false;
        }
        let touch = |a: &Range<usize>, b: &Range<usize>| a.start < b.end && b.start < a.end;
        touch(&self.mt, &other.mt) || touch(&self.edited, &other.edited)
    }
}

/// The claims on one bead. Detectors come in order of how specific they are, and the first to claim a token has it.
#[derive(Debug, Default)]
pub struct Claims {
    list: Vec<Claim>,
    mt_taken: Vec<bool>,
    edited_taken: Vec<bool>,
}

impl Claims {
    /// No claims yet, on a bead with so many tokens on either side.
    pub fn new(mt_len: usize, edited_len: usize) -> Self {
        Self { list: Vec::new(), mt_taken: vec![false; mt_len], edited_taken: vec![false; edited_len] }
    }

    /// Adds a claim. Where a more specific one has some of its tokens, this one becomes evidence for that.
    pub fn add(&mut self, claim: Claim) {
        if let Some(winner) = self.list.iter_mut().find(|earlier| earlier.overlaps(&claim)) {
            let note = format!("{}: {}", claim.category.id(), claim.reason);
            if winner.category != claim.category && !winner.evidence.contains(&note) {
                winner.evidence.push(note);
            }
            return;
        }
        self.settle(&claim.mt, &claim.edited);
        self.list.push(claim);
    }

    /// Adds a claim on a stretch of the sentence of which it explains only some places; the rest stays to be judged.
    pub fn add_spread(&mut self, mut claim: Claim, places: &[Difference]) {
        claim.spread = true;
        for place in places {
            self.settle(&place.mt, &place.edited);
        }
        self.list.push(claim);
    }

    /// Takes tokens out of what is to be judged: they are explained, and nothing is wrong with them.
    pub fn settle(&mut self, mt: &Range<usize>, edited: &Range<usize>) {
        self.mt_taken[mt.clone()].fill(true);
        self.edited_taken[edited.clone()].fill(true);
    }

    /// Whether nobody has claimed this MT token.
    pub fn is_free(&self, mt: usize) -> bool {
        !self.mt_taken[mt]
    }

    /// Whether nobody has claimed this token of the edited side.
    pub fn is_free_edited(&self, edited: usize) -> bool {
        !self.edited_taken[edited]
    }

    /// Whether nobody has claimed any token of a difference.
    pub fn is_all_free(&self, difference: &Difference) -> bool {
        let free = |range: &Range<usize>, taken: &[bool]| range.clone().all(|at| !taken[at]);
        free(&difference.mt, &self.mt_taken) && free(&difference.edited, &self.edited_taken)
    }

    /// What is left of a difference when claimed tokens are taken away.
    pub fn rest(&self, difference: &Difference) -> Vec<Difference> {
        if self.is_all_free(difference) {
            return vec![difference.clone()];
        }
        let mt = runs(difference.mt.clone(), |at| !self.mt_taken[at]);
        let edited = runs(difference.edited.clone(), |at| !self.edited_taken[at]);
        pair_runs(&mt, &edited, difference)
    }

    /// The claims so far, in the order in which they were made.
    pub fn iter(&self) -> impl Iterator<Item = &Claim> {
        self.list.iter()
    }

    /// All claims, in the order of the MT.
    pub fn into_sorted(mut self) -> Vec<Claim> {
        self.list.sort_by_key(|claim| (claim.mt.start, claim.mt.end, claim.edited.start, claim.category));
        self.list
    }
}
