//! Training material for the bead model: pairs of lines in document order, damaged as documents get damaged.

use std::ops::Range;

use fastrand::Rng;

use crate::document::{Document, Pair};

/// How often what happens to lines.
const LOST: f64 = 0.06;
const LOST_TOO: f64 = 0.2;
const JOINED: f64 = 0.13;
const CUT: f64 = 0.08;
const RECUT: f64 = 0.02;

/// Two texts and the beads that they consist of.
#[derive(Clone, Debug, Default)]
pub struct Damaged {
    /// One segment a line.
    pub texts: Pair<Document>,
    /// Which lines belong together, in order.
    pub beads: Vec<(Range<usize>, Range<usize>)>,
}

/// Loses, joins, cuts lines and moves their ends, and replaces words of the edited side with words from elsewhere in it, each with
/// probability `noise`. The same seed gives the same.
pub fn damage(pairs: &[(&str, &str)], noise: f64, seed: u64) -> Damaged {
    let mut rng = Rng::with_seed(seed);
    let words: Vec<&str> = pairs.iter().flat_map(|pair| pair.1.split_whitespace()).collect();
    // Each unit: the lines of either side.
    let mut units: Vec<[Vec<String>; 2]> = Vec::new();
    let mut pairs =
        pairs.iter().filter(|pair| !pair.0.trim().is_empty() && !pair.1.trim().is_empty()).peekable();
    while let Some(&(mt, edited)) = pairs.next() {
        let mut unit = [vec![one_line(mt)], vec![reword(edited, &words, noise, &mut rng)]];
        let (fate, side) = (rng.f64(), usize::from(rng.bool()));
        if fate < 2.0 * LOST {
            unit[side].clear();
            while rng.f64() < LOST_TOO {
                let Some(next) = pairs.next() else { break };
                unit[1 - side].push(one_line([next.0, next.1][1 - side]));
            }
        } else {
            while unit[0].len() < 4 && rng.f64() < JOINED {
                let Some(&(mt, edited)) = pairs.next() else { break };
                unit[0].push(one_line(mt));
                unit[1].push(reword(edited, &words, noise, &mut rng));
            }
            if unit[0].len() == 2 && rng.f64() < RECUT / JOINED {
                recut(&mut unit[side], &mut rng);
            } else if unit[0].len() > 1 {
                unit[side] = vec![unit[side].join(" ")];
            } else if rng.f64() < CUT {
                cut(&mut unit[side], &mut rng);
            }
        }
        units.push(unit);
    }
    assemble(&units)
}

/// The text of a unit as one line.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn reword(line: &str, words: &[&str], noise: f64, rng: &mut Rng) -> String {
    let mut out = Vec::new();
    for word in line.split_whitespace() {
        let fate = rng.f64() / noise.max(1e-9);
        // Of the words that change, one in five goes, and one in five gets company.
        if fate >= 0.2 {
            out.push(if fate < 0.8 { words[rng.usize(..words.len())] } else { word });
        }
        if (0.8..1.0).contains(&fate) {
            out.push(words[rng.usize(..words.len())]);
        }
    }
    if out.is_empty() { one_line(line) } else { out.join(" ") }
}

/// Cuts a line in two, or more.
fn cut(lines: &mut Vec<String>, rng: &mut Rng) {
    while lines.len() < 5 {
        let Some(last) = lines.pop() else { return };
        let words: Vec<&str> = last.split_whitespace().collect();
        if words.len() < 4 {
            lines.push(last);
            return;
        }
        let at = rng.usize(1..words.len());
        lines.extend([words[..at].join(" "), words[at..].join(" ")]);
        if rng.f64() < 0.7 {
            return;
        }
    }
}

/// Moves the boundary between two lines.
fn recut(lines: &mut [String], rng: &mut Rng) {
    let text = lines.join(" ");
    let words: Vec<&str> = text.split_whitespace().collect();
    if words.len() >= 6 {
        let boundary = lines[0].split_whitespace().count();
        let mut cut = rng.usize(2..words.len() - 1);
        if cut.abs_diff(boundary) < 3 {
            cut = words.len() - cut;
        }
        lines[0] = words[..cut].join(" ");
        lines[1] = words[cut..].join(" ");
    }
}

fn assemble(units: &[[Vec<String>; 2]]) -> Damaged {
    let mut texts = [String::new(), String::new()];
    let mut counts = [0, 0];
    let mut beads = Vec::new();
    for unit in units {
        if unit[0].is_empty() || unit[1].is_empty() {
            // Each lost line is a bead of its own.
            let side = usize::from(unit[0].is_empty());
            for line in &unit[side] {
                let from = counts;
                texts[side].push_str(line);
                texts[side].push('\n');
                counts[side] += 1;
                beads.push((from[0]..counts[0], from[1]..counts[1]));
            }
            continue;
        }
        let from = counts;
        for (side, lines) in unit.iter().enumerate() {
            for line in lines {
                texts[side].push_str(line);
                texts[side].push('\n');
            }
            counts[side] += lines.len();
        }
        beads.push((from[0]..counts[0], from[1]..counts[1]));
    }
    let [mt, edited] = texts.map(|text| Document::from_text("damaged", text));
    Damaged { texts: Pair { mt, edited }, beads }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_beads_cover_the_lines_of_both_sides() {
        let lines: Vec<String> =
            (0..200).map(|n| format!("line {n} says one thing and then {n} others")).collect();
        let pairs: Vec<(&str, &str)> = lines.iter().map(|line| (line.as_str(), line.as_str())).collect();
        let damaged = damage(&pairs, 0.3, 7);
        let (mut i, mut j) = (0, 0);
        for (mt, edited) in &damaged.beads {
            assert_eq!((mt.start, edited.start), (i, j));
            (i, j) = (mt.end, edited.end);
        }
        assert_eq!((i, j), (damaged.texts.mt.lines.len(), damaged.texts.edited.lines.len()));
        assert!(damaged.beads.iter().any(|(mt, edited)| mt.len() + edited.len() > 2));
        assert!(damaged.beads.iter().any(|(mt, _)| mt.is_empty()));
    }
}
