//! Many pairs at once, as `tadqiq names score` reads them.
//!
//! Each distinct name is read once a block, and pairs are scored grouped by their left name, whose profile is the
//! costly part; the answers go back into the order of the lines.

use std::fmt;

use memchr::{memchr, memchr_iter};
use rustc_hash::FxHashMap;

use super::Model;
use super::letters::Writing;
use super::models::{Choice, Models, PLACES};
use super::phrase::{self, Name};
use super::score::{ABREAST, Scorer};
use super::tables::Right;
use super::verdict::Length;

/// A line that holds no pair.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Malformed {
    /// Which line of the block, from 1.
    pub line: usize,
    /// What is wrong with it.
    pub problem: &'static str,
}

impl fmt::Display for Malformed {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "line {}: {}", self.line, self.problem)
    }
}

/// A distinct name of a block.
struct Cell<'b> {
    text: &'b str,
    writing: Writing,
}

/// A name read for one side of one model.
struct Reading {
    name: Name,
    right: Option<Right>,
    /// What it scores with itself.
    own: f64,
}

impl Reading {
    fn length(&self) -> (usize, f64) {
        (self.name.joined.len(), self.own)
    }
}

/// Scores lines `a<TAB>b` and appends `a<TAB>b<TAB>probability<LF>` for each. Line ends may be LF or CRLF.
///
/// ```
/// let mut out = Vec::new();
/// tadqiq::names::score_lines("بوتين\tPutin\n".as_bytes(), &mut out)?;
/// assert!(String::from_utf8_lossy(&out).starts_with("بوتين\tPutin\t0.99"));
/// # Ok::<(), tadqiq::names::Malformed>(())
/// ```
///
/// # Errors
/// The first line that is not two names with one tab between them, lacks one of them, or is no UTF-8; `out` is then as
/// it was.
pub fn score_lines(block: &[u8], out: &mut Vec<u8>) -> Result<(), Malformed> {
    Models::default().score_lines(block, out)
}

impl Models<'_> {
    /// As [`score_lines()`], with these models.
    ///
    /// # Errors
    /// As there.
    pub fn score_lines(self, block: &[u8], out: &mut Vec<u8>) -> Result<(), Malformed> {
        let parsed = Parsed::of(block)?;
        let probabilities = parsed.probabilities(self);
        out.reserve(block.len() + parsed.pairs.len() * 14);
        for (line, probability) in lines(block).zip(probabilities) {
            out.extend_from_slice(line);
            push_probability(out, probability);
        }
        Ok(())
    }
}

/// The lines of a block, without their ends.
fn lines(block: &[u8]) -> impl Iterator<Item = &[u8]> {
    let open = !block.is_empty() && !block.ends_with(b"\n");
    let mut start = 0;
    memchr_iter(b'\n', block).chain(open.then_some(block.len())).map(move |end| {
        let line = &block[start..end];
        start = end + 1;
        line.strip_suffix(b"\r").unwrap_or(line)
    })
}

/// The pairs of a block, line by line, and the names in them.
struct Parsed<'b> {
    pairs: Vec<(u32, u32)>,
    cells: Vec<Cell<'b>>,
}

impl<'b> Parsed<'b> {
    fn of(block: &'b [u8]) -> Result<Self, Malformed> {
        let mut numbers: FxHashMap<&'b [u8], u32> = FxHashMap::default();
        // Room for all at once: most of the time of a long block would else go into fresh memory.
        let count = memchr_iter(b'\n', block).count() + 1;
        let mut parsed = Self { pairs: Vec::with_capacity(count), cells: Vec::new() };
        for line in lines(block) {
            let malformed = |problem| Malformed { line: parsed.pairs.len() + 1, problem };
            let tab = memchr(b'\t', line)
                .ok_or(malformed("no tab; a line is two names with a tab between them"))?;
            let (a, b) = (&line[..tab], &line[tab + 1..]);
            if memchr(b'\t', b).is_some() {
                return Err(malformed("two tabs or more; a line is two names with a tab between them"));
            }
            let mut number = |name: &'b [u8]| -> Result<u32, Malformed> {
                if let Some(&number) = numbers.get(name) {
                    return Ok(number);
                }
                let line = parsed.pairs.len() + 1;
                let malformed = |problem| Malformed { line, problem };
                let text =
                    std::str::from_utf8(name).map_err(|_| malformed("not UTF-8; convert the input"))?;
                if text.trim().is_empty() {
                    return Err(malformed("a name is missing; a line is two names with a tab between them"));
                }
                let number = parsed.cells.len() as u32;
                parsed.cells.push(Cell { text, writing: Writing::of(text) });
                numbers.insert(name, number);
                Ok(number)
            };
            let pair = (number(a)?, number(b)?);
            parsed.pairs.push(pair);
        }
        Ok(parsed)
    }

    fn choice(&self, models: Models<'_>, (a, b): (u32, u32)) -> Choice {
        models.choose(self.cells[a as usize].writing, self.cells[b as usize].writing)
    }

    /// The jobs of a block, those with one left name together: a counting sort.
    fn jobs<'m>(&self, models: Models<'m>, readings: &mut Readings<'m>) -> Vec<Job> {
        let mut starts = vec![0u32; self.cells.len() + 1];
        for &pair in &self.pairs {
            let left = if self.choice(models, pair).turned { pair.1 } else { pair.0 };
            starts[left as usize + 1] += 1;
        }
        for at in 1..starts.len() {
            starts[at] += starts[at - 1];
        }
        let mut jobs = vec![Job::default(); self.pairs.len()];
        for (&pair, at) in self.pairs.iter().zip(0..) {
            let choice = self.choice(models, pair);
            let (left, right) = if choice.turned { (pair.1, pair.0) } else { pair };
            let (a, b) = choice.writings;
            let (left_writing, right_writing) = if choice.turned { (b, a) } else { (a, b) };
            let mut length = 0;
            if let Some(model) = models.get(choice.model) {
                readings.read(&self.cells, left, choice.model, model, left_writing, true);
                length = readings.read(&self.cells, right, choice.model, model, right_writing, false);
            }
            let start = &mut starts[left as usize];
            jobs[*start as usize] = Job { left, right, at, model: choice.model as u8, length: length as u8 };
            *start += 1;
        }
        jobs
    }

    fn probabilities(&self, models: Models<'_>) -> Vec<f64> {
        let mut probabilities = vec![0.0; self.pairs.len()];
        let mut scorers: [Option<Scorer<'_>>; PLACES] = Default::default();
        let mut readings = Readings::default();
        let mut jobs = self.jobs(models, &mut readings);
        // Names of one length are scored side by side.
        for same in jobs.chunk_by_mut(|one, other| one.left == other.left) {
            same.sort_unstable_by_key(|job| (job.model, job.length));
        }
        for group in jobs.chunk_by(|one, other| (one.left, one.model) == (other.left, other.model)) {
            let at = usize::from(group[0].model);
            let (Some(model), Some(left)) = (models.get(at), readings.get(group[0].left, at, true)) else {
                continue;
            };
            if left.name.joined.is_empty() {
                continue;
            }
            let scorer = scorers[at].get_or_insert_with(|| Scorer::new(&model.tables));
            score_group(model, scorer, left, group, &readings, &mut probabilities);
        }
        probabilities
    }
}

/// Scores the jobs of one left name and one model.
fn score_group(
    model: &Model,
    scorer: &mut Scorer<'_>,
    left: &Reading,
    group: &[Job],
    readings: &Readings<'_>,
    probabilities: &mut [f64],
) {
    let mut phrases = Vec::new();
    model.set_left(scorer, &left.name.joined);
    for jobs in group.chunks(ABREAST) {
        let (mut rights, mut places, mut count) = ([&readings.none; ABREAST], [(0, 0.0); ABREAST], 0);
        for job in jobs {
            let Some(reading) = readings.get(job.right, usize::from(job.model), false) else { continue };
            if left.name.words.len() > 1 || reading.name.words.len() > 1 {
                phrases.push((job.at, reading));
            } else if let Some(right) = reading.right.as_ref().filter(|right| !right.is_empty()) {
                (rights[count], places[count]) = (right, (job.at, reading.own));
                count += 1;
            }
        }
        let mut nats = [0.0; ABREAST];
        scorer.score_abreast(&rights[..count], &mut nats[..count]);
        for ((&(place, own), &nats), right) in places.iter().zip(&nats).zip(rights).take(count) {
            let names = Length::of(left.length(), (right.len(), own));
            probabilities[place as usize] = model.probability_at(nats, names);
        }
    }
    for (place, right) in phrases {
        if !right.name.joined.is_empty() {
            let nats = phrase::score(model, scorer, &left.name, &right.name);
            let names = Length::of(left.length(), right.length());
            probabilities[place as usize] = model.probability_at(nats, names);
        }
    }
}

/// A pair to score.
#[derive(Clone, Copy, Debug, Default)]
struct Job {
    /// The cell of the model's left name.
    left: u32,
    /// The cell of its right name.
    right: u32,
    /// Which line it is of.
    at: u32,
    model: u8,
    /// How many letters the right name has.
    length: u8,
}

/// Names of a block as the models' sides read them, each when it is first needed.
#[derive(Default)]
struct Readings<'m> {
    by_side: [Vec<Option<Reading>>; 2 * PLACES],
    scorers: [Option<Scorer<'m>>; PLACES],
    /// A name without letters.
    none: Right,
}

impl<'m> Readings<'m> {
    fn get(&self, cell: u32, model: usize, is_left: bool) -> Option<&Reading> {
        self.by_side[model * 2 + usize::from(is_left)].get(cell as usize)?.as_ref()
    }

    /// Reads a cell where that was not yet done; gives how many letters it has.
    fn read(
        &mut self,
        cells: &[Cell<'_>],
        cell: u32,
        at: usize,
        model: &'m Model,
        writing: Writing,
        is_left: bool,
    ) -> usize {
        let side = &mut self.by_side[at * 2 + usize::from(is_left)];
        if side.is_empty() {
            side.resize_with(cells.len(), || None);
        }
        let reading = side[cell as usize].get_or_insert_with(|| {
            let name = Name::read(model, cells[cell as usize].text, writing, is_left);
            let right = (!is_left).then(|| model.right(&name.joined));
            let scorer = self.scorers[at].get_or_insert_with(|| Scorer::new(&model.tables));
            let own = model.own(scorer, &name.joined);
            Reading { name, right, own }
        });
        reading.name.joined.len()
    }
}

/// Appends a tab, the probability with ten decimals, so that close scores stay apart, and a line end.
fn push_probability(out: &mut Vec<u8>, probability: f64) {
    const HALF: u64 = 100_000;
    let digits = (probability * 1e10 + 0.5) as u64;
    let mut text = *b"\t0.0000000000\n";
    text[1] = b'0' + (digits / (HALF * HALF)) as u8;
    // Two halves, neither of which waits for the other.
    let (mut high, mut low) = ((digits / HALF % HALF) as u32, (digits % HALF) as u32);
    for at in (0..5).rev() {
        text[3 + at] = b'0' + (high % 10) as u8;
        text[8 + at] = b'0' + (low % 10) as u8;
        (high, low) = (high / 10, low / 10);
    }
    out.extend_from_slice(&text);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scored(block: &str) -> Result<String, Malformed> {
        let mut out = Vec::new();
        score_lines(block.as_bytes(), &mut out).map(|()| String::from_utf8(out).unwrap())
    }

    #[test]
    fn lines_keep_their_order_whatever_the_grouping() {
        let out = scored("ب\tb\nت\tt\r\nب\td\n").unwrap();
        let names: Vec<&str> = out.lines().map(|line| line.rsplit_once('\t').unwrap().0).collect();
        assert_eq!(names, ["ب\tb", "ت\tt", "ب\td"]);
    }

    #[test]
    fn a_batch_scores_as_a_single_comparison_does() {
        let block = "غيراسيموف\tGerasimov\nJean-Yves\tجان إيف\nНина\tnina\nدوجول\tديغول\n";
        for line in scored(block).unwrap().lines() {
            let [a, b, probability] = line.split('\t').collect::<Vec<_>>()[..] else { panic!("{line}") };
            let single = super::super::compare(a, b).probability;
            assert!((single - probability.parse::<f64>().unwrap()).abs() < 1e-9, "{line} {single}");
        }
    }

    #[test]
    fn a_line_that_is_no_pair_is_named() {
        assert_eq!(scored("a\tb\nc\n").unwrap_err().line, 2);
        assert_eq!(scored("a\tb\tc\n").unwrap_err().line, 1);
        assert_eq!(scored("a\tb\n\n").unwrap_err().line, 2);
        assert_eq!(scored("a\tb\n \tb\n").unwrap_err().line, 2);
        assert_eq!(scored("a\tb\nb\ta\na\t\r\n").unwrap_err().line, 3);
        assert_eq!(scored("").unwrap(), "");
        assert!(score_lines(b"\xff\tb\n", &mut Vec::new()).is_err());
    }

    #[test]
    fn probabilities_are_written_with_ten_decimals() {
        let mut out = Vec::new();
        push_probability(&mut out, 0.0625);
        push_probability(&mut out, 1.0);
        assert_eq!(String::from_utf8(out).unwrap(), "\t0.0625000000\n\t1.0000000000\n");
    }
}
