//! The best partners of a name in a list.
//!
//! Candidates of one writing are sorted by their letters, so that a candidate shares the columns of its first
//! letters with the one before it, as in a trie; only what differs is computed.

use rayon::prelude::*;

use super::Model;
use super::letters::Writing;
use super::models::{Choice, Models};
use super::phrase::{self, Name};
use super::score::Scorer;
use super::tables::Right;
use super::verdict::Length;

/// A candidate and how well it answers.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Match {
    /// Its place in the list of candidates, from 0.
    pub candidate: usize,
    /// The probability that it is the same name; see [`Comparison::probability`](super::Comparison::probability).
    pub probability: f64,
}

/// Candidates of one writing.
struct Group {
    writing: Writing,
    members: Vec<usize>,
}

/// A candidate as a model's side reads it.
struct Candidate {
    place: usize,
    name: Name,
    right: Right,
    /// What it scores with itself.
    own: f64,
    /// How many letters it shares with the one before it.
    shared: usize,
}

/// For each query its best candidates, best first, at most `top`. Of equal ones the earlier comes first.
///
/// ```
/// let best = tadqiq::names::best_partners(&["بوتين"], &["Merkel", "Putin", "Macron"], 1);
/// assert_eq!(best[0][0].candidate, 1);
/// ```
pub fn best_partners(queries: &[&str], candidates: &[&str], top: usize) -> Vec<Vec<Match>> {
    Models::default().best_partners(queries, candidates, top)
}

impl Models<'_> {
    /// As [`best_partners()`], with these models.
    pub fn best_partners(self, queries: &[&str], candidates: &[&str], top: usize) -> Vec<Vec<Match>> {
        let mut groups: Vec<Group> = Vec::new();
        for (place, candidate) in candidates.iter().enumerate() {
            let writing = Writing::of(candidate);
            match groups.iter_mut().find(|group| group.writing == writing) {
                Some(group) => group.members.push(place),
                None => groups.push(Group { writing, members: vec![place] }),
            }
        }
        let mut found: Vec<Vec<Match>> = vec![Vec::new(); queries.len()];
        let writings: Vec<Writing> = queries.iter().map(|query| Writing::of(query)).collect();
        for writing in [Writing::Arabic, Writing::Hebrew, Writing::Cyrillic, Writing::Latin] {
            let asked: Vec<usize> = (0..queries.len()).filter(|&at| writings[at] == writing).collect();
            for group in groups.iter().filter(|_| !asked.is_empty()) {
                let choice = self.choose(writing, group.writing);
                let Some(model) = self.get(choice.model) else { continue };
                let list = read(model, candidates, group, choice);
                let answers: Vec<Vec<Match>> = asked
                    .par_chunks(64)
                    .flat_map_iter(|asked| answer(model, queries, asked, &list, choice, top))
                    .collect();
                for (&query, answers) in asked.iter().zip(answers) {
                    found[query].extend(answers);
                }
            }
        }
        for matches in &mut found {
            rank(matches, top);
        }
        found
    }
}

fn rank(matches: &mut Vec<Match>, top: usize) {
    matches.sort_by(|a, b| b.probability.total_cmp(&a.probability).then(a.candidate.cmp(&b.candidate)));
    matches.truncate(top);
}

/// The candidates as the model's right. Where the model has them on its left, they are its right all the same:
/// the query is then scored as a right name against each, see [`answer`].
fn read(model: &Model, candidates: &[&str], group: &Group, choice: Choice) -> Vec<Candidate> {
    let mut scorer = Scorer::new(&model.tables);
    let mut list: Vec<Candidate> = group
        .members
        .iter()
        .map(|&place| {
            let name = Name::read(model, candidates[place], choice.writings.1, choice.turned);
            let right = if choice.turned { Right::default() } else { model.right(&name.joined) };
            let own = model.own(&mut scorer, &name.joined);
            Candidate { place, name, right, own, shared: 0 }
        })
        .collect();
    list.sort_by(|a, b| {
        (a.name.words.len() > 1, &a.name.joined).cmp(&(b.name.words.len() > 1, &b.name.joined))
    });
    for at in 1..list.len() {
        let (before, this) = (&list[at - 1].name, &list[at].name);
        if this.words.len() < 2 && before.words.len() < 2 {
            let shared = before.joined.iter().zip(&this.joined).take_while(|(a, b)| a == b).count();
            list[at].shared = shared;
        }
    }
    list
}

/// The best of a list for each of some queries.
fn answer(
    model: &Model,
    queries: &[&str],
    asked: &[usize],
    list: &[Candidate],
    choice: Choice,
    top: usize,
) -> Vec<Vec<Match>> {
    let mut scorer = Scorer::new(&model.tables);
    let read = |&at: &usize| {
        let name = Name::read(model, queries[at], choice.writings.0, !choice.turned);
        let own = model.own(&mut scorer, &name.joined);
        (name, own)
    };
    let names: Vec<(Name, f64)> = asked.iter().map(read).collect();
    let calibration = &model.parameters.calibration;
    let odds = |nats: f64, (name, own): &(Name, f64), candidate: &Candidate| {
        let candidate = (candidate.name.joined.len(), candidate.own);
        calibration.odds(nats, Length::of((name.joined.len(), *own), candidate))
    };
    let mut best: Vec<Best> = asked.iter().map(|_| Best::new(top)).collect();
    if choice.turned {
        let rights: Vec<Right> = names.iter().map(|(name, _)| model.right(&name.joined)).collect();
        for candidate in list.iter().filter(|candidate| !candidate.name.joined.is_empty()) {
            model.set_left(&mut scorer, &candidate.name.joined);
            for ((query, right), best) in names.iter().zip(&rights).zip(&mut best) {
                let name = &query.0;
                let nats = if name.is_phrase() || candidate.name.is_phrase() {
                    let nats = phrase::score(model, &mut scorer, &candidate.name, name);
                    model.set_left(&mut scorer, &candidate.name.joined);
                    nats
                } else {
                    scorer.score(right)
                };
                best.add(odds(nats, query, candidate), candidate.place);
            }
        }
    } else {
        for (query, best) in names.iter().zip(&mut best).filter(|(query, _)| !query.0.joined.is_empty()) {
            let name = &query.0;
            model.set_left(&mut scorer, &name.joined);
            for candidate in list.iter().filter(|candidate| !candidate.name.joined.is_empty()) {
                let nats = if name.is_phrase() || candidate.name.is_phrase() {
                    phrase::score(model, &mut scorer, name, &candidate.name)
                } else {
                    scorer.score_after(&candidate.right, candidate.shared)
                };
                best.add(odds(nats, query, candidate), candidate.place);
            }
        }
    }
    best.into_iter().map(|best| best.into_matches(|odds| calibration.probability(odds))).collect()
}

/// The highest log-odds so far.
struct Best {
    top: usize,
    kept: Vec<(f64, usize)>,
    least: f64,
}

impl Best {
    fn new(top: usize) -> Self {
        Self { top, kept: Vec::new(), least: f64::NEG_INFINITY }
    }

    fn add(&mut self, odds: f64, place: usize) {
        if odds < self.least {
            return;
        }
        self.kept.push((odds, place));
        // Cut back now and then: what is kept stays within twice what is asked for.
        if self.kept.len() >= 2 * self.top + 8 {
            self.cut();
        }
    }

    fn cut(&mut self) {
        self.kept.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        self.kept.truncate(self.top);
        if self.kept.len() == self.top {
            self.least = self.kept.last().map_or(f64::INFINITY, |last| last.0);
        }
    }

    fn into_matches(mut self, probability: impl Fn(f64) -> f64) -> Vec<Match> {
        self.cut();
        self.kept
            .into_iter()
            .map(|(odds, candidate)| Match { candidate, probability: probability(odds) })
            .collect()
    }
}
