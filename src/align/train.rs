//! Learning the weights of the bead model.
//!
//! The conditional log-likelihood of known beads is maximised by gradient ascent (Adam, Kingma & Ba 2015), the
//! gradient being what the known alignment has of each feature less what the model expects (forward–backward). The
//! objective is concave where all known beads can be built, so that the result does not depend on the start.

use rayon::prelude::*;

use super::anchors;
use super::builder::Builder;
pub use super::damage::{COPIES, Damaged, copies};
use super::features::Features;
use super::habits::{self, Habits};
use super::lattice::{Edge, Lattice, Posteriors};
use super::model::{FEATURES, KINDS, MEETING, Model};
use super::rates::Rates;
use super::side::Side;
use crate::document::Pair;
use crate::language::Language;
use crate::segment::{TokenUnit, Unit, segment};
use crate::vocabulary::Vocabulary;

/// Weight of the squared weights in the objective, per bead.
const RIDGE: f64 = 1e-4;

/// Steps of gradient ascent, and their size at first.
const STEPS: u32 = 600;
const RATE: f64 = 0.15;

/// How many beads the typical rates weigh as much as, where those of a text are known.
const RATES_PRIOR: f32 = 5.0;

/// A lattice with the features of its beads and the known alignment.
struct Example {
    lattice: Lattice,
    vectors: Vec<[f32; FEATURES]>,
    /// Which edges lie on the known alignment.
    known: Vec<bool>,
    beads: usize,
}

/// Learns the weights from texts whose beads are known and gives them as a table: what `data/align.tsv` holds. Tells a
/// function the mean log-likelihood of a bead, in nats, after each tenth of the work.
pub fn train(sets: &[(Damaged, Language)], mut report: impl FnMut(u32, f64)) -> String {
    let examples: Vec<Example> =
        sets.par_iter().flat_map_iter(|(set, language)| examples(set, *language)).collect();
    let beads = examples.iter().map(|example| example.beads).sum::<usize>().max(1) as f64;
    let mut weights = [0.0f64; FEATURES];
    let (mut mean, mut square) = ([0.0f64; FEATURES], [0.0f64; FEATURES]);
    for step in 1..=STEPS {
        let model = weights.map(|weight| weight as f32);
        let parts: Vec<_> = examples.par_iter().map(|example| example.gradient(&model)).collect();
        let likelihood = parts.iter().map(|part| part.0).sum::<f64>() / beads;
        let rate = RATE * (1.0 - f64::from(step) / f64::from(STEPS + 1));
        for at in 0..FEATURES {
            let gradient =
                parts.iter().map(|part| part.1[at]).sum::<f64>() / beads - 2.0 * RIDGE * weights[at];
            mean[at] = 0.9 * mean[at] + 0.1 * gradient;
            square[at] = 0.99 * square[at] + 0.01 * gradient * gradient;
            let step = i32::try_from(step).unwrap_or(i32::MAX);
            let (m, s) = (mean[at] / (1.0 - 0.9f64.powi(step)), square[at] / (1.0 - 0.99f64.powi(step)));
            weights[at] += rate * m / (s.sqrt() + 1e-8);
        }
        if step % (STEPS / 10) == 0 {
            report(step, likelihood);
        }
    }
    Model { weights: std::array::from_fn(|at| weights[at] as f32) }.table()
}

fn examples(set: &Damaged, language: Language) -> Vec<Example> {
    let mut vocabulary = Vocabulary::new(language);
    let texts = set.texts.clone().map(|text| segment(text, Unit::Line, TokenUnit::Word, &mut vocabulary));
    let features = Features::new(&Pair { mt: &texts.mt, edited: &texts.edited }, &vocabulary);
    let (mt, edited) = (Side::new(&texts.mt, &features), Side::new(&texts.edited, &features));
    if (mt.len(), edited.len()) != (texts.mt.segments.len(), texts.edited.segments.len()) {
        return Vec::new();
    }
    let band = anchors::band(&mt, &edited, &features);
    let kinds = set.beads.iter().map(|(mt, edited)| ((mt.len(), edited.len()), 1.0));
    let rates = Rates::of(kinds, RATES_PRIOR);
    let habits = Habits { rates, ..habits::sample(&mt, &edited, &features, &band) };
    let mut builder = Builder::new(&mt, &edited, &features, habits);
    let pieces = band.cut(50);
    pieces
        .into_iter()
        .map(|band| {
            builder.compare(&band, band.rows());
            let mut example = Example {
                lattice: Lattice { band, starts: vec![0], edges: Vec::new(), meeting: 0.0 },
                vectors: Vec::new(),
                known: Vec::new(),
                beads: 0,
            };
            example.fill(&mut builder, set);
            example
        })
        .filter(|example| example.beads > 0)
        .collect()
}

impl Example {
    fn fill(&mut self, builder: &mut Builder<'_>, set: &Damaged) {
        let band = self.lattice.band.clone();
        for (i, j) in band.places() {
            builder.candidates(&band, (i, j), |candidate| {
                let (a, b) = KINDS[candidate.kind as usize];
                self.lattice.edges.push(Edge { kind: candidate.kind, to: candidate.to, score: 0.0 });
                self.vectors.push(candidate.vector);
                self.known.push(is_known(set, (i, j), (a, b)));
            });
            self.lattice.starts.push(self.lattice.edges.len() as u32);
        }
        // Where an anchor is off the known alignment, nothing can be learned.
        let reachable = self.restricted(&[0.0; FEATURES]).total.is_finite();
        if reachable {
            self.beads = band.rows().len();
        }
    }

    /// The posteriors of the edges of the known alignment.
    fn restricted(&self, weights: &[f32; FEATURES]) -> Posteriors {
        let mut lattice = self.lattice.clone();
        lattice.meeting = weights[MEETING];
        for ((edge, vector), &known) in lattice.edges.iter_mut().zip(&self.vectors).zip(&self.known) {
            edge.score = if known { score(weights, vector) } else { f32::NEG_INFINITY };
        }
        lattice.posteriors()
    }

    fn gradient(&self, weights: &[f32; FEATURES]) -> (f64, [f64; FEATURES]) {
        let mut lattice = self.lattice.clone();
        lattice.meeting = weights[MEETING];
        for (edge, vector) in lattice.edges.iter_mut().zip(&self.vectors) {
            edge.score = score(weights, vector);
        }
        let expected = lattice.posteriors();
        let present = self.restricted(weights);
        let mut gradient = [0.0; FEATURES];
        for ((vector, expected), present) in self.vectors.iter().zip(&expected.edges).zip(&present.edges) {
            let difference = f64::from(*present) - f64::from(*expected);
            if difference != 0.0 {
                for (sum, &value) in gradient.iter_mut().zip(vector) {
                    *sum += difference * f64::from(value);
                }
            }
        }
        gradient[MEETING] = present.meetings - expected.meetings;
        (present.total - expected.total, gradient)
    }
}

fn score(weights: &[f32; FEATURES], vector: &[f32; FEATURES]) -> f32 {
    weights.iter().zip(vector).map(|(weight, feature)| weight * feature).sum()
}

/// Whether a bead is a known one, or lies within a known one of a kind that there is none of.
fn is_known(set: &Damaged, (i, j): (usize, usize), (a, b): (usize, usize)) -> bool {
    let at = set.beads.partition_point(|(mt, edited)| (mt.start, edited.start) <= (i, j)).saturating_sub(1);
    let (mt, edited) = &set.beads[at];
    let whole = (mt.start, edited.start, mt.len(), edited.len()) == (i, j, a, b);
    let odd = !KINDS.contains(&(mt.len(), edited.len()));
    whole || (odd && i >= mt.start && i + a <= mt.end && j >= edited.start && j + b <= edited.end)
}
