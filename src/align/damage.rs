//! Training material for the bead model: pairs of lines in document order, damaged as documents get damaged.

mod dense;
mod seams;

use std::ops::Range;

use fastrand::Rng;

use crate::document::{Document, Pair};

/// How often what happens to the lines of a document, each 0 to 1.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Damage {
    /// A line has no counterpart: one of the MT, and one of the edited text.
    lost: [f64; 2],
    /// A line is joined with the next one on one side.
    joined: f64,
    /// A line is cut in two, or more, on one side.
    cut: f64,
    /// The boundary between two lines is elsewhere on one side.
    recut: f64,
    /// A scrap of text that belongs to no line comes in between.
    scrap: f64,
    /// A line goes on with the next one, on both sides alike: a text of paragraphs.
    grouped: f64,
    /// A line is two, on both sides alike: a text of short lines.
    chopped: f64,
    /// A comma is a full stop, or the other way round.
    stopped: f64,
    /// The clauses of a line are exchanged.
    turned: f64,
    /// A word is another one; of lines, some keep all their words and some hardly any.
    noise: f64,
}

impl Damage {
    /// One of many kinds of damage, by its number: from a post-edited text to another translation of the same source, from
    /// one that was kept whole to one that lost much on one side. The kinds are spread evenly over what there may be (a
    /// Kronecker sequence), so that a few of them stand for all.
    fn numbered(number: u64) -> Self {
        let mut primes = [2.0f64, 3.0, 5.0, 7.0, 11.0, 13.0, 17.0, 19.0, 23.0, 29.0, 31.0].into_iter();
        let mut next = || ((number + 1) as f64 * primes.next().unwrap_or(2.0).sqrt()).fract();
        let noise = 0.75 * next();
        // Small rates are likelier than large ones.
        let mut rate = |most: f64| most * next().powi(2);
        let lost = [rate(0.15), rate(0.15)];
        let (joined, cut, recut) = (rate(0.3), rate(0.3), rate(0.2));
        let (scrap, stopped, turned) = (rate(0.06), rate(0.4), rate(0.2));
        // Half of the texts have short lines, a quarter long ones.
        let (chopped, grouped) = match 4.0 * next() {
            short if short < 2.0 => (0.3 * short, 0.0),
            long => (0.0, 0.6 * (long - 3.0).max(0.0)),
        };
        Self { lost, joined, cut, recut, scrap, grouped, chopped, stopped, turned, noise }
    }
}

/// How many copies are made of a text.
pub const COPIES: u64 = 100;

/// One in so many copies is written without spaces.
const DENSE: u64 = 3;

/// How many lines a copy has at most.
const LINES: usize = 250;

/// Copies of parts of a text, each with damage of its own. Another `first` gives other damage; the same gives the same.
pub fn copies(pairs: &[(&str, &str)], first: u64) -> Vec<Damaged> {
    let part = |number: u64| {
        let from = (number as usize * 97) % pairs.len().max(1);
        pairs.iter().cycle().skip(from).take(LINES.min(pairs.len())).copied().collect::<Vec<_>>()
    };
    let copy = |number| {
        let copy = damage(&part(number), &Damage::numbered(number), number);
        if number % DENSE == DENSE - 1 { copy.map_lines(dense::write) } else { copy }
    };
    (first..first + COPIES).map(copy).collect()
}

/// Of lost lines, how many are followed by another.
const LOST_TOO: f64 = 0.2;

/// Of the words that change, how many get another ending, go, and get company; the others become another word.
const INFLECTED: f64 = 0.25;
const GONE: f64 = 0.2;
const MORE: f64 = 0.15;

/// Of the scraps that come in between, how many hold no word, and what they are of.
const WORDLESS: f64 = 0.2;
const MARKS: [&str; 8] = [".", "-", "*", "_", "…", "•", "|", "."];

/// Two texts and the beads that they consist of.
#[derive(Clone, Debug, Default)]
pub struct Damaged {
    /// One segment a line.
    pub texts: Pair<Document>,
    /// Which lines belong together, in order.
    pub beads: Vec<(Range<usize>, Range<usize>)>,
}

impl Damaged {
    /// The same with another text in each line.
    fn map_lines(self, function: impl Fn(&str) -> String) -> Self {
        let map = |document: Document| {
            let lines = document.lines.iter().map(|line| function(document.slice(line.span)) + "\n");
            Document::from_text("damaged", lines.collect())
        };
        Self { texts: self.texts.map(map), beads: self.beads }
    }
}

/// The lines of either side that belong together.
type Unit = [Vec<String>; 2];

/// Does to a text what [`Damage`] says, its words being replaced by words of the text. The same seed gives the same.
fn damage(pairs: &[(&str, &str)], how: &Damage, seed: u64) -> Damaged {
    let words = pairs.iter().flat_map(|pair| pair.1.split_whitespace()).collect();
    let mut vandal = Vandal { rng: Rng::with_seed(seed), words, how: *how };
    let whole = pairs.iter().filter(|pair| !pair.0.trim().is_empty() && !pair.1.trim().is_empty());
    let mut pairs = Vec::new();
    whole.for_each(|&(mt, edited)| vandal.chop(mt, edited, &mut pairs));
    let mut pairs = pairs.iter();
    let mut units: Vec<Unit> = Vec::new();
    while let Some(unit) = vandal.unit(&mut pairs) {
        if vandal.rng.f64() < how.scrap {
            units.push(vandal.scrap());
        }
        units.push(unit);
    }
    assemble(&units)
}

struct Vandal<'a> {
    rng: Rng,
    words: Vec<&'a str>,
    how: Damage,
}

impl<'w> Vandal<'w> {
    /// The next lines that belong together.
    fn unit<'a>(&mut self, pairs: &mut impl Iterator<Item = &'a (&'a str, &'a str)>) -> Option<Unit> {
        let how = self.how;
        let mut unit = [Vec::new(), Vec::new()];
        self.take(&mut unit, pairs)?;
        let (fate, mut side) = (self.rng.f64(), usize::from(self.rng.bool()));
        if fate < how.lost[0] + how.lost[1] {
            side = usize::from(fate < how.lost[0]);
            while self.rng.f64() < LOST_TOO && self.take(&mut unit, pairs).is_some() {}
            unit[side].clear();
            return Some(unit);
        }
        while unit[0].len() < 4
            && self.rng.f64() < how.joined + how.recut
            && self.take(&mut unit, pairs).is_some()
        {}
        let recut = (2..4).contains(&unit[0].len())
            && self.rng.f64() < how.recut / (how.joined + how.recut)
            && seams::recut(&mut self.rng, &mut unit[side]);
        if !recut && unit[0].len() > 1 {
            unit[side] = vec![seams::join(&mut self.rng, &unit[side])];
        } else if !recut && self.rng.f64() < how.cut {
            seams::cut(&mut self.rng, &mut unit[side]);
        }
        Some(unit)
    }

    /// Parts a pair where about the same words stand before and after on both sides; the parts may be parted again.
    fn chop<'a>(&mut self, mt: &'a str, edited: &'a str, pairs: &mut Vec<(&'a str, &'a str)>) {
        if self.rng.f64() < self.how.chopped
            && let Some((i, j)) = self.common_place(mt, edited)
        {
            let (first, second) = (mt.split_at(i), edited.split_at(j));
            self.chop(first.0, second.0, pairs);
            self.chop(first.1, second.1, pairs);
        } else {
            pairs.push((mt, edited));
        }
    }

    /// A place in either line, in bytes, with about the same words before it; none where there is no such.
    fn common_place(&mut self, mt: &str, edited: &str) -> Option<(usize, usize)> {
        let (ours, theirs): (Vec<&str>, Vec<&str>) =
            (mt.split_whitespace().collect(), edited.split_whitespace().collect());
        if ours.len().min(theirs.len()) < 4 {
            return None;
        }
        let i = seams::place(&mut self.rng, &ours)?;
        let common = |a: &[&str], b: &[&str]| a.iter().filter(|word| b.contains(word)).count();
        let kept = |j: usize| common(&ours[..i], &theirs[..j]) + common(&ours[i..], &theirs[j..]);
        let j = (1..theirs.len()).max_by_key(|&j| {
            let apart = (j * ours.len()).abs_diff(i * theirs.len());
            (kept(j), std::cmp::Reverse(apart))
        })?;
        let all = common(&ours, &theirs);
        let agreed = kept(j) * 10 >= all * 9 && all * 2 >= ours.len();
        let offset = |text: &str, word: &str| word.as_ptr() as usize - text.as_ptr() as usize;
        agreed.then(|| (offset(mt, ours[i]), offset(edited, theirs[j])))
    }

    fn take<'a>(
        &mut self,
        unit: &mut Unit,
        pairs: &mut impl Iterator<Item = &'a (&'a str, &'a str)>,
    ) -> Option<()> {
        let &(mt, edited) = pairs.next()?;
        let mut lines = [one_line(mt), self.reword(edited)];
        while self.rng.f64() < self.how.grouped
            && let Some(&(mt, edited)) = pairs.next()
        {
            for (line, more) in lines.iter_mut().zip([one_line(mt), self.reword(edited)]) {
                line.push(' ');
                line.push_str(&more);
            }
        }
        for (side, line) in unit.iter_mut().zip(lines) {
            side.push(line);
        }
        Some(())
    }

    /// A line of its own that stands on one side alone.
    fn scrap(&mut self) -> Unit {
        let length = self.rng.usize(1..8);
        let marks = self.rng.f64() < WORDLESS;
        let mark = |rng: &mut Rng| rng.choice(MARKS).unwrap_or_default();
        let words: Vec<&str> =
            (0..length).map(|_| if marks { mark(&mut self.rng) } else { self.word() }).collect();
        let mut unit = [Vec::new(), Vec::new()];
        unit[usize::from(self.rng.bool())].push(words.join(" "));
        unit
    }

    fn word(&mut self) -> &'w str {
        self.words[self.rng.usize(..self.words.len())]
    }

    /// Another wording of a line.
    fn reword(&mut self, line: &str) -> String {
        // Between nothing and twice the mean, seldom near either: editors leave one line alone and rewrite the next.
        let noise = (self.how.noise * (self.rng.f64() + self.rng.f64())).min(0.95);
        let mut out: Vec<String> = Vec::new();
        for word in line.split_whitespace() {
            if self.rng.f64() >= noise {
                out.push(self.stop(word));
                continue;
            }
            let fate = self.rng.f64();
            if fate < INFLECTED {
                let letters = word.chars().count();
                out.push(word.chars().take(letters - letters / 4 - usize::from(letters > 3)).collect());
            } else if fate < INFLECTED + MORE {
                out.extend([word.to_owned(), self.word().to_owned()]);
            } else if fate >= INFLECTED + MORE + GONE {
                out.push(self.word().to_owned());
            }
        }
        if out.is_empty() {
            return one_line(line);
        }
        if self.rng.f64() < self.how.turned
            && let Some(at) = seams::clause(&mut self.rng, &out)
        {
            out.rotate_left(at);
        }
        out.join(" ")
    }

    /// A word with another mark after it.
    fn stop(&mut self, word: &str) -> String {
        let exchanged = [(',', '.'), ('،', '.'), (';', '.'), ('.', ',')];
        if let Some(&(_, other)) = exchanged.iter().find(|(mark, _)| word.ends_with(*mark))
            && self.rng.f64() < self.how.stopped
        {
            return format!(
                "{}{other}",
                word.trim_end_matches(|mark: char| mark.is_ascii_punctuation() || mark == '،')
            );
        }
        word.to_owned()
    }
}

/// The text of a unit as one line.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn assemble(units: &[[Vec<String>; 2]]) -> Damaged {
    let mut texts = [String::new(), String::new()];
    let mut counts = [0, 0];
    let mut beads = Vec::new();
    let mut add = |bead: [&[String]; 2]| {
        let from = counts;
        for (side, lines) in bead.into_iter().enumerate() {
            for line in lines {
                texts[side].push_str(line);
                texts[side].push('\n');
            }
            counts[side] += lines.len();
        }
        beads.push((from[0]..counts[0], from[1]..counts[1]));
    };
    for [mt, edited] in units {
        match (mt.as_slice(), edited.as_slice()) {
            // Each lost line is a bead of its own.
            ([], lost) => lost.chunks(1).for_each(|line| add([&[], line])),
            (lost, []) => lost.chunks(1).for_each(|line| add([line, &[]])),
            (mt, edited) => add([mt, edited]),
        }
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
        let damaged =
            damage(&pairs, &Damage { cut: 0.15, joined: 0.12, lost: [0.05; 2], ..Damage::numbered(3) }, 7);
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
