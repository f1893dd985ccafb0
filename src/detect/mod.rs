//! Detection: beads become claims.
//!
//! A detector looks at one bead ([`View`]) and claims the tokens that it has something to say of ([`Claims`]). They
//! come in order of how specific they are, so that of two that could claim a token the more specific one does; the
//! other becomes evidence.

mod article;
mod balance;
mod capitals;
mod claim;
mod content;
mod corpus;
mod cues;
mod denial;
mod difference;
mod encoding;
mod evidence;
mod grammar;
mod inconsistent;
mod judge;
mod markup;
mod misplaced;
mod name;
mod number;
mod punctuation;
mod repetition;
mod rewording;
mod slot;
mod spelling;
mod style;
mod tags;
mod trusted;
mod unpaired;
mod untranslated;
mod view;
mod wording;
mod words;

pub use claim::{Claim, Claims};
pub use corpus::{Corpus, Part};
pub use difference::{Difference, DifferenceKind};
pub use evidence::{Counts, Evidence, Pairing};
pub use view::{Side, View};

use crate::align::Bead;
use judge::Judge;

/// A detector: claims what it finds in a bead.
type Detector = fn(&View<'_>, &mut Claims);

/// The detectors of what is wrong in itself, most specific first.
const DETECTORS: [Detector; 15] = [
    encoding::detect,
    markup::detect,
    tags::detect,
    untranslated::detect,
    number::detect,
    name::detect,
    inconsistent::detect,
    repetition::detect,
    misplaced::detect,
    punctuation::detect,
    article::detect,
    denial::detect,
    capitals::detect,
    spelling::detect,
    grammar::detect,
];

/// The judges of changes that may be taste, most specific first.
const JUDGES: [Judge; 7] = [
    denial::judge,
    spelling::judge,
    grammar::judge,
    style::judge,
    content::judge_whole,
    content::judge_unanswered,
    content::judge,
];

/// All claims on a bead, in MT order.
pub fn claims(bead: &Bead, evidence: &Evidence<'_>) -> Vec<Claim> {
    let mut view = View::new(bead, evidence);
    let mut claims = Claims::new(view.mt.len(), view.edited.len());
    for detector in DETECTORS {
        detector(&view, &mut claims);
    }
    if view.is_paired() {
        for claim in claims.iter().filter(|claim| claim.is_likely()) {
            view.rewording.put_right(&claim.mt, &claim.edited);
        }
        for judge in JUDGES {
            judge::in_rounds(&mut view, &mut claims, judge);
        }
    } else if !evidence.is_alone() {
        unpaired::detect(&view, &mut claims, f64::from(bead.score));
    }
    claims.into_sorted()
}
