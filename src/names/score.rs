//! Scoring: the sum over all ways to rewrite one name as the other, by dynamic programming in columns.
//!
//! A left name is laid out once as a profile: for each piece of right letters, the factors of the operations that
//! end at each of its letters. A right name then costs, for each of its letters, a few products of whole columns,
//! which compilers turn into vector instructions.

use super::model::{FLOOR, MAX_LETTERS};
use super::tables::{Factor, Right, SCALE, Tables};

/// How many left letters in a row may have no counterpart.
const RUN: usize = 4;
/// Zeros before a column, so that a shifted column needs no test.
const PAD: usize = 8;
const COLUMN: usize = PAD + 64;
/// How many right names are scored side by side: each column waits for the one before it, so that a processor has
/// idle units while it works on a single name.
pub const ABREAST: usize = 4;
/// How many left letters an operation may rewrite, by how many right ones it writes.
const LEFTS: [&[usize]; 4] = [&[1, 2], &[0, 1, 2, 3], &[0, 1, 2], &[1]];

/// Factors by right piece, of which few are not zero.
#[derive(Clone, Debug, Default)]
struct Sparse {
    factors: Vec<f32>,
    filled: Vec<u16>,
}

impl Sparse {
    fn reset(&mut self, pieces: usize) {
        if self.factors.len() < pieces {
            self.factors.resize(pieces, 0.0);
        }
        for piece in self.filled.drain(..) {
            self.factors[piece as usize] = 0.0;
        }
    }

    fn fill(&mut self, factors: &[Factor]) {
        for &(piece, factor) in factors {
            self.factors[piece as usize] = factor;
            self.filled.push(piece);
        }
    }
}

/// Added to the score of a name and itself, in nats: training pairs differ, but names are copied more often than they
/// are transliterated anew. Of two spellings in one writing, the same letters are to rank above any others.
const COPIED: f64 = 3.0;

/// Scores one left name against many right ones.
#[derive(Clone, Debug)]
pub struct Scorer<'t> {
    tables: &'t Tables,
    /// How many letters the left name has.
    left: usize,
    word: Vec<u8>,
    background: f64,
    /// Lanes of a profile column: 8, 16, 32 or 64, more than the left has letters.
    lanes: usize,
    /// For each right letter, three columns: operations from one, two and three left letters.
    letters: Vec<f32>,
    /// For each further right piece with a slot, two columns: operations from one and two left letters.
    longer: Vec<f32>,
    /// The slot of each right piece past the letters; 0 is a column of zeros.
    slots: Vec<u16>,
    slotted: Vec<u16>,
    /// What losing one left letter, and two at once, costs.
    lost: [[f32; 64]; 3],
    /// `deletions[k]`: what losing exactly k left letters up to each one costs, by any steps.
    deletions: [[f32; 64]; RUN + 1],
    starts: [Sparse; 4],
    ends: [Sparse; 4],
    /// The columns of each of the right names that are scored side by side.
    columns: [Vec<[f32; COLUMN]>; ABREAST],
}

impl<'t> Scorer<'t> {
    /// A scorer with no left name yet: every score is [`FLOOR`].
    pub fn new(tables: &'t Tables) -> Self {
        Self {
            tables,
            left: 0,
            word: Vec::new(),
            background: 0.0,
            lanes: 8,
            letters: Vec::new(),
            longer: Vec::new(),
            slots: vec![0; tables.pieces],
            slotted: Vec::new(),
            lost: [[0.0; 64]; 3],
            deletions: [[0.0; 64]; RUN + 1],
            starts: Default::default(),
            ends: Default::default(),
            columns: std::array::from_fn(|_| vec![[0.0; COLUMN]; MAX_LETTERS + 4]),
        }
    }

    /// Takes a left name, with half of its letter statistics' log ratio in nats.
    pub fn set_left(&mut self, word: &[u8], background: f64) {
        self.left = word.len();
        self.word.clear();
        self.word.extend_from_slice(word);
        self.background = background;
        self.lanes = (word.len() + 1).next_power_of_two().clamp(8, 64);
        self.clear();
        let tables = self.tables;
        for end in 1..=word.len() {
            for length in 1..=end.min(3) {
                let Some(pieces) = tables.by_left.get(&super::model::piece(&word[end - length..end])) else {
                    continue;
                };
                for &(piece, factor) in &pieces.inside {
                    self.fill(piece, length, end, factor);
                }
                // What is special at an edge comes after what holds inside, and takes its place.
                if end == length {
                    self.starts[length].fill(&pieces.inside);
                    self.starts[length].fill(&pieces.start);
                }
                if end == word.len() {
                    self.ends[length].fill(&pieces.inside);
                    self.ends[length].fill(&pieces.end);
                }
            }
        }
        self.lose_runs();
    }

    fn clear(&mut self) {
        let (tables, lanes) = (self.tables, self.lanes);
        self.letters.clear();
        self.letters.resize(tables.right_letters * 3 * lanes, 0.0);
        self.longer.clear();
        self.longer.resize(2 * lanes, 0.0);
        for piece in self.slotted.drain(..) {
            self.slots[piece as usize] = 0;
        }
        for sparse in self.starts.iter_mut().chain(&mut self.ends) {
            sparse.reset(tables.pieces);
        }
        self.lost = [[0.0; 64]; 3];
        self.deletions = [[0.0; 64]; RUN + 1];
    }

    /// Puts an operation's factor where `length` left letters end.
    fn fill(&mut self, piece: u16, length: usize, end: usize, factor: f32) {
        let (at, lanes) = (piece as usize, self.lanes);
        if at == 0 {
            self.lost[length][end] = factor;
        } else if at < self.tables.right_letters {
            self.letters[(at * 3 + length - 1) * lanes + end] = factor;
        } else {
            if self.slots[at] == 0 {
                self.slots[at] = (self.longer.len() / (2 * lanes)) as u16;
                self.slotted.push(piece);
                self.longer.resize(self.longer.len() + 2 * lanes, 0.0);
            }
            self.longer[(self.slots[at] as usize * 2 + length - 1) * lanes + end] = factor;
        }
    }

    /// From losing one letter and two at once to losing any number up to [`RUN`].
    fn lose_runs(&mut self) {
        let [_, one, two] = self.lost;
        for end in 1..=self.left {
            let mut runs = [0.0f32; RUN + 1];
            runs[0] = 1.0;
            for lost in 0..RUN.min(end) {
                let at = end - lost;
                runs[lost + 1] += runs[lost] * one[at];
                if lost + 2 <= RUN && at >= 2 {
                    runs[lost + 2] += runs[lost] * two[at];
                }
            }
            for (lost, run) in runs.iter().enumerate() {
                self.deletions[lost][end] = *run;
            }
        }
    }

    /// The log-likelihood ratio of the left name and a right one, in nats; at least [`FLOOR`].
    pub fn score(&mut self, right: &Right) -> f64 {
        self.score_after(right, 0)
    }

    /// The same, where the right name scored just before shares its first `shared` letters: their columns are
    /// not computed again.
    pub fn score_after(&mut self, right: &Right, shared: usize) -> f64 {
        // Up to three letters may be rewritten as a whole, which ties a column to where the right name ends.
        let first = if shared == 0 || self.left <= 3 { 0 } else { shared + 1 };
        let mut nats = [FLOOR];
        self.score_from(&[right], first, &mut nats);
        nats[0]
    }

    /// The scores of up to [`ABREAST`] right names, side by side: quickest where they are of one length. Each is as
    /// [`Self::score`] has it.
    pub fn score_abreast(&mut self, rights: &[&Right], nats: &mut [f64]) {
        self.score_from(rights, 0, nats);
    }

    fn score_from(&mut self, rights: &[&Right], first: usize, nats: &mut [f64]) {
        if self.left == 0 {
            nats.fill(FLOOR);
            return;
        }
        match self.lanes {
            8 => self.fill_columns::<8>(rights, first),
            16 => self.fill_columns::<16>(rights, first),
            32 => self.fill_columns::<32>(rights, first),
            _ => self.fill_columns::<64>(rights, first),
        }
        for (row, (right, nats)) in rights.iter().zip(nats).enumerate() {
            let sum = if right.is_empty() { 0.0 } else { self.close(row, right) };
            let ratio = f64::from(sum).ln() + SCALE * self.left as f64 - self.background - right.background;
            let copied = if self.is_copy(right) { COPIED } else { 0.0 };
            *nats = (ratio + copied).max(FLOOR);
        }
    }

    /// Whether a right name has the left one's letters, and no others.
    fn is_copy(&self, right: &Right) -> bool {
        let letters = || right.ends.iter().map(|pieces| pieces[0]);
        let may_be = self.tables.one_writing && right.len() == self.left;
        may_be && letters().eq(self.word.iter().map(|&letter| u16::from(letter)))
    }

    fn fill_columns<const N: usize>(&mut self, rights: &[&Right], first: usize) {
        let last = rights.iter().map(|right| right.len()).max().unwrap_or(0);
        for column in first..=last {
            let reaching =
                || rights.iter().enumerate().take(ABREAST).filter(|(_, right)| column <= right.len());
            for (row, right) in reaching() {
                self.write::<N>(row, right, column);
            }
            // In a loop of its own: what was just written of one name comes to rest while the others are written.
            for (row, _) in reaching() {
                self.lose::<N>(row, column);
            }
        }
    }

    /// Fills a column: the sums of all ways to write the right letters before it, by left letters used, the last
    /// operation writing a right letter.
    fn write<const N: usize>(&mut self, row: usize, right: &Right, at: usize) {
        let mut sums = [0.0f32; N];
        if at > 0 {
            let [one, two, three] = right.ends[at - 1].map(usize::from);
            let profile = &self.letters[one * 3 * N..(one + 1) * 3 * N];
            let before = &self.columns[row][at - 1];
            add::<N>(&mut sums, before, 1, &profile[..N]);
            add::<N>(&mut sums, before, 2, &profile[N..2 * N]);
            add::<N>(&mut sums, before, 3, &profile[2 * N..]);
            scale_add::<N>(&mut sums, before, self.tables.insertions[1][one]);
            if two > 0 {
                let before = &self.columns[row][at - 2];
                let slot = self.slots[two] as usize * 2 * N;
                if slot > 0 {
                    add::<N>(&mut sums, before, 1, &self.longer[slot..slot + N]);
                    add::<N>(&mut sums, before, 2, &self.longer[slot + N..slot + 2 * N]);
                }
                scale_add::<N>(&mut sums, before, self.tables.insertions[1][two]);
            }
            if three > 0 {
                let slot = self.slots[three] as usize * 2 * N;
                if slot > 0 {
                    add::<N>(&mut sums, &self.columns[row][at - 3], 1, &self.longer[slot..slot + N]);
                }
            }
        }
        if at <= 3 {
            for &left in LEFTS[at].iter().filter(|&&left| left <= self.left) {
                sums[left] += self.start(right, left, at);
            }
        }
        self.columns[row][at][PAD..PAD + N].copy_from_slice(&sums);
    }

    /// Adds to a column the ways that lose left letters last.
    fn lose<const N: usize>(&mut self, row: usize, at: usize) {
        let column = &mut self.columns[row][at];
        let mut sums: [f32; N] = *lanes(&column[PAD..]);
        let deletions = &self.deletions;
        for run in 1..=RUN {
            let shifted: &[f32; N] = lanes(&column[PAD - run..]);
            let factors: &[f32; N] = lanes(&deletions[run]);
            for lane in 0..N {
                sums[lane] += shifted[lane] * factors[lane];
            }
        }
        column[PAD..PAD + N].copy_from_slice(&sums);
    }

    /// The factor of the operation that opens both names with this many letters; 0 where there is none, or where
    /// it would close them too, which is for [`Self::close`].
    fn start(&self, right: &Right, left: usize, at: usize) -> f32 {
        if left == self.left && at == right.len() { 0.0 } else { self.opening(right, left, at) }
    }

    fn opening(&self, right: &Right, left: usize, at: usize) -> f32 {
        let piece = if at == 0 { 0 } else { right.ends[at - 1][at - 1] as usize };
        match left {
            _ if at > 0 && piece == 0 => 0.0,
            0 => self.tables.insertions[0][piece],
            _ => self.starts[left].factors[piece],
        }
    }

    /// The last step: every operation that closes both names.
    fn close(&self, row: usize, right: &Right) -> f32 {
        let (n, m) = (self.left, right.len());
        let mut sum = if n <= 3 && m <= 3 { self.opening(right, n, m) } else { 0.0 };
        for (length, lefts) in LEFTS.iter().enumerate().take(m + 1) {
            let piece = if length == 0 { 0 } else { right.ends[m - 1][length - 1] as usize };
            if length > 0 && piece == 0 {
                continue;
            }
            for &left in lefts.iter().filter(|&&left| left <= n) {
                let before = self.columns[row][m - length][PAD + n - left];
                let factor =
                    if left == 0 { self.tables.insertions[2][piece] } else { self.ends[left].factors[piece] };
                sum += before * factor;
            }
        }
        sum
    }
}

fn lanes<const N: usize>(slice: &[f32]) -> &[f32; N] {
    slice.first_chunk().unwrap_or(&[0.0; N])
}

/// Adds a column, moved down by `shift`, times a profile's column.
fn add<const N: usize>(sums: &mut [f32; N], column: &[f32; COLUMN], shift: usize, profile: &[f32]) {
    let (column, profile): (&[f32; N], &[f32; N]) = (lanes(&column[PAD - shift..]), lanes(profile));
    for lane in 0..N {
        sums[lane] += column[lane] * profile[lane];
    }
}

/// Adds a column times a factor.
fn scale_add<const N: usize>(sums: &mut [f32; N], column: &[f32; COLUMN], factor: f32) {
    let column: &[f32; N] = lanes(&column[PAD..]);
    for lane in 0..N {
        sums[lane] += column[lane] * factor;
    }
}

#[cfg(test)]
mod tests {
    use super::super::model::Parameters;
    use super::super::{lattice, models};
    use super::*;

    /// The sum over all ways, edge by edge.
    fn summed(parameters: &Parameters, left: &[u8], right: &[u8]) -> f64 {
        let (mut edges, mut nats) = (Vec::new(), Vec::new());
        lattice::edges(left, right, &mut edges, |from, shape| {
            nats.push(f64::from(parameters.operation(left, right, from, shape)?.1));
            Some(nats.len() as u32 - 1)
        });
        let mut sums = vec![0.0; lattice::cells(left.len(), right.len())];
        sums[0] = 1.0;
        for edge in edges {
            sums[edge.to as usize] += sums[edge.from as usize] * nats[edge.operation as usize].exp();
        }
        sums.last().unwrap().ln()
    }

    #[test]
    fn columns_sum_up_what_the_edges_do() {
        let model = models::model(0).unwrap();
        let mut scorer = Scorer::new(&model.tables);
        for (a, b) in [
            ("بوتين", "putin"),
            ("لي", "lee"),
            ("كس", "x"),
            ("غيراسيموف", "macron"),
            ("عبدالرحمن", "abdurrahman"),
        ] {
            let left = model.parameters.left.encode(&a.chars().collect::<Vec<_>>());
            let right = model.parameters.right.encode(&b.chars().collect::<Vec<_>>());
            scorer.set_left(&left, 0.0);
            let (fast, slow) =
                (scorer.score(&model.tables.right(&right, 0.0)), summed(&model.parameters, &left, &right));
            assert!((fast - slow).abs() < 0.01, "{a} {b}: {fast} {slow}");
        }
    }

    #[test]
    fn shared_columns_change_no_score() {
        let model = models::model(0).unwrap();
        let left = model.parameters.left.encode(&"بوتين".chars().collect::<Vec<_>>());
        let right = |word: &str| {
            model.tables.right(&model.parameters.right.encode(&word.chars().collect::<Vec<_>>()), 0.0)
        };
        let mut scorer = Scorer::new(&model.tables);
        scorer.set_left(&left, 0.0);
        let alone = scorer.score(&right("putins"));
        scorer.score(&right("putina"));
        assert_eq!(scorer.score_after(&right("putins"), 5).to_bits(), alone.to_bits());
    }
}
