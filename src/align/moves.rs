//! Segments that an editor put elsewhere.

use super::builder::Builder;
use super::lattice::Step;
use super::model::{Model, unpaired};
use super::side::Side;

/// How far, in segments, a partner is looked for.
const REACH: usize = 40;

/// What speaks against a move before the segments are looked at, in nats: there are eighty places to go to, and not one
/// segment in a thousand goes.
const PRIOR: f32 = 11.5;

/// The steps of a path with unpaired segments paired where they match well within reach, and whether each is moved.
pub(super) fn find(
    steps: &[Step],
    mt: &Side<'_>,
    edited: &Side<'_>,
    builder: &mut Builder<'_>,
    model: &Model,
) -> Vec<(Step, bool)> {
    // Unpaired segments with the place in the other text that they stand at.
    let (mut lone_mt, mut lone_edited) = (Vec::new(), Vec::new());
    for (at, (left, right, _)) in steps.iter().enumerate() {
        if right.is_empty() {
            lone_mt.push((at, left.start, right.start));
        } else if left.is_empty() {
            lone_edited.push((at, right.start));
        }
    }
    let habits = builder.habits;
    let alone = |kind, measure| model.score(&unpaired(kind, measure, &habits));
    let mut found = Vec::new();
    let mut from = 0;
    for &(at, i, middle) in &lone_mt {
        while lone_edited.get(from).is_some_and(|&(_, j)| j + REACH < middle) {
            from += 1;
        }
        for &(other, j) in lone_edited[from..].iter().take_while(|&&(_, j)| j <= middle + REACH) {
            let apart = alone((1, 0), mt.measures[i]) + alone((0, 1), edited.measures[j]);
            let gain = model.score(&builder.pair(i, j)) - apart - PRIOR;
            if gain > 0.0 {
                found.push((gain, at, other));
            }
        }
    }
    found.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
    let mut moved: Vec<Option<(usize, f32)>> = vec![None; steps.len()];
    let mut gone = vec![false; steps.len()];
    for (gain, at, other) in found {
        if moved[at].is_none() && !gone[other] {
            moved[at] = Some((other, 1.0 / (1.0 + (-gain).exp())));
            gone[other] = true;
        }
    }
    let partner = |at: usize| moved[at].map(|(other, score)| (steps[other].1.clone(), score));
    (0..steps.len())
        .filter(|&at| !gone[at])
        .map(|at| match partner(at) {
            Some((edited, score)) => ((steps[at].0.clone(), edited, score), true),
            None => (steps[at].clone(), false),
        })
        .collect()
}
