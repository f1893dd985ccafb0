//! Alignment: which sentences, and in them which words, of the two texts belong together.
//!
//! [`sentences`] pairs segments as *beads*, [`words`] pairs the tokens of a bead by *links*, and [`blocks`] says what
//! the links make of the two token lists: equal runs, substitutions, insertions, deletions, moves.

mod anchors;
mod band;
mod beads;
mod blocks;
mod builder;
mod chain;
mod comparison;
mod damage;
mod evidence;
mod exchanges;
mod features;
mod habits;
mod lattice;
mod layout;
mod links;
mod matcher;
mod model;
mod moves;
mod pieces;
mod rates;
mod repeats;
mod seam;
mod side;
mod slots;
mod stretches;
pub mod train;

use std::ops::Range;

pub use beads::{sentences, sentences_with};
pub(crate) use blocks::runs;
pub use blocks::{Block, BlockKind, blocks};
pub use exchanges::{Exchange, Exchanges};
pub use links::{words, words_with};
pub use pieces::cut_long;
pub use stretches::LONGEST as LONGEST_BEAD;

/// Segments of the two texts that say the same, or one that has no partner.
#[derive(Clone, Debug, PartialEq)]
pub struct Bead {
    /// Consecutive segments of the MT, as indices into [`Segmented::segments`](crate::document::Segmented::segments);
    /// empty where only the edited text says it.
    pub mt: Range<u32>,
    /// Consecutive segments of the edited text; empty where only the MT says it.
    pub edited: Range<u32>,
    /// How likely the bead is right, 0 to 1: for a segment without partner, that it truly has none.
    pub score: f32,
    /// Whether the partners stand in another order than their neighbours.
    pub moved: bool,
}

impl Bead {
    /// Whether it has segments on both sides.
    pub fn is_paired(&self) -> bool {
        !self.mt.is_empty() && !self.edited.is_empty()
    }
}

/// A pair of tokens, one of either side, that stand for each other.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Link {
    /// The MT token, an index into the slice that [`words`] was given.
    pub mt: u32,
    /// The edited token, an index into the slice that [`words`] was given.
    pub edited: u32,
    /// Why they are linked.
    pub kind: LinkKind,
    /// How likely the link is right, 0 to 1.
    pub score: f32,
}

/// Why two tokens are linked. All but the last three are evidence in the tokens themselves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LinkKind {
    /// The same characters.
    Equal,
    /// The same once folded: vowel marks, letter variants, case.
    Fold,
    /// Inflections of one word.
    Stem,
    /// One name, perhaps in two scripts.
    Name,
    /// One value, perhaps a numeral and a word.
    Value,
    /// Few letters differ.
    Similar,
    /// Editors put the one for the other again and again in these texts, be it an error or a matter of taste.
    Exchange,
    /// Nothing but the place: what stands between the same neighbours on both sides.
    Slot,
    /// Part of a phrase that stands for a phrase, or for a word.
    Phrase,
}

impl LinkKind {
    /// Whether the tokens themselves speak for the link; else the other texts or their place alone do.
    pub fn is_evidence(self) -> bool {
        !matches!(self, Self::Exchange | Self::Slot | Self::Phrase)
    }
}
