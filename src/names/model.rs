//! The transliteration model: what it holds, and the text file that it is stored in.
//!
//! A stochastic edit distance (Ristad & Yianilos 1998) whose operations rewrite up to three letters of one side as
//! up to three of the other, as the many-to-many aligner of Jiampojamarn et al. (2007) has them. An operation's
//! weight is a log-likelihood ratio in nats: how much likelier the two pieces are together, in one name, than side
//! by side by chance. Operations at the start and at the end of a name have weights of their own.

use std::fmt::Write as _;
use std::path::Path;

use rustc_hash::FxHashMap;
use unicode_normalization::UnicodeNormalization;

use super::letters::Writing;
use super::verdict::{Calibration, Grading};
use crate::{Error, Result};

/// How many letters of the left and of the right an operation rewrites.
pub const SHAPES: [(usize, usize); 10] =
    [(1, 1), (1, 0), (0, 1), (1, 2), (2, 1), (2, 2), (1, 3), (3, 1), (2, 0), (0, 2)];

/// Letters of a name past this one count for nothing.
pub const MAX_LETTERS: usize = 63;

/// The score of names that no operations lead from one to the other, in nats.
pub const FLOOR: f64 = -80.0;

/// The letters that one side of a model knows, each with a number from 1.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Alphabet {
    letters: Vec<char>,
    numbers: FxHashMap<char, u8>,
}

impl Alphabet {
    /// An alphabet of these letters, at most 200.
    pub fn new(letters: impl IntoIterator<Item = char>) -> Self {
        let letters: Vec<char> = letters.into_iter().take(200).collect();
        let numbers = letters.iter().enumerate().map(|(at, &letter)| (letter, at as u8 + 1)).collect();
        Self { letters, numbers }
    }

    /// How many letters it has.
    pub fn len(&self) -> usize {
        self.letters.len()
    }

    /// The numbers of a word's letters. A letter that is not in the alphabet is replaced by its base letter, or by
    /// its ASCII form, and left out where those are not in it either.
    pub fn encode(&self, word: &[char]) -> Vec<u8> {
        let mut out = Vec::with_capacity(word.len());
        for &letter in word {
            if let Some(&number) = self.numbers.get(&letter) {
                out.push(number);
                continue;
            }
            let known = out.len();
            out.extend(std::iter::once(letter).nfd().filter_map(|base| self.numbers.get(&base)));
            if out.len() == known {
                let ascii = any_ascii::any_ascii_char(letter).to_lowercase();
                out.extend(ascii.chars().filter_map(|letter| self.numbers.get(&letter)));
            }
        }
        out.truncate(MAX_LETTERS);
        out
    }

    /// The letters of these numbers.
    pub fn decode(&self, word: &[u8]) -> String {
        word.iter().map(|&number| self.letters[number as usize - 1]).collect()
    }
}

/// Where in a pair of names an operation stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Place {
    /// It opens both names.
    Start,
    /// It is within.
    Inside,
    /// It closes both names.
    End,
}

/// An edit operation: letters of the left rewritten as letters of the right, at a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Operation {
    /// Where it may be used.
    pub place: Place,
    /// Up to three letter numbers of the left, zeros after them.
    pub left: [u8; 3],
    /// Up to three letter numbers of the right, zeros after them.
    pub right: [u8; 3],
}

/// Up to three letters as an operation holds them.
pub fn piece(letters: &[u8]) -> [u8; 3] {
    let mut piece = [0; 3];
    piece[..letters.len()].copy_from_slice(letters);
    piece
}

/// The letters of a piece.
pub fn letters_of(piece: &[u8; 3]) -> &[u8] {
    &piece[..piece.iter().position(|&letter| letter == 0).unwrap_or(3)]
}

/// How a letter's chance depends on the letter before it, relative to its plain frequency.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Background {
    /// `nats[before][letter]`; number 0 is the start of a word.
    nats: Vec<Vec<f32>>,
}

impl Background {
    /// From log ratios by letter before and letter.
    pub fn new(nats: Vec<Vec<f32>>) -> Self {
        Self { nats }
    }

    /// The log ratio of a word's chance by letter pairs to its chance by letters, in nats.
    pub fn score(&self, word: &[u8]) -> f64 {
        let mut before = 0;
        let mut sum = 0.0;
        for &letter in word {
            sum += f64::from(self.nats[before as usize][letter as usize]);
            before = letter;
        }
        sum
    }
}

/// What a model is made of; [`Model`](super::Model) adds the tables that scoring uses.
#[derive(Clone, Debug, PartialEq)]
pub struct Parameters {
    /// The writing of the left names.
    pub left_writing: Writing,
    /// The writing of the right names.
    pub right_writing: Writing,
    /// The letters of the left.
    pub left: Alphabet,
    /// The letters of the right.
    pub right: Alphabet,
    /// The letter statistics of left words.
    pub left_background: Background,
    /// The letter statistics of right words.
    pub right_background: Background,
    /// The operations with their weights, in nats.
    pub operations: FxHashMap<Operation, f32>,
    /// How scores are read as probabilities.
    pub calibration: Calibration,
    /// How they are read as grades.
    pub grading: Grading,
}

/// How much of the letter statistics' log ratio is taken off a score: the geometric mean of the two backgrounds.
/// Half won over nothing and over all of it on names held out of the training pairs, for each script.
pub const BACKGROUND_SHARE: f64 = 0.5;

const VERSION: &str = "tadqiq name model 4";

impl Parameters {
    /// The operation that rewrites `left[i..i + k]` as `right[j..j + l]`, and its weight.
    pub fn operation(
        &self,
        left: &[u8],
        right: &[u8],
        from: (usize, usize),
        shape: (usize, usize),
    ) -> Option<(Operation, f32)> {
        let to = (from.0 + shape.0, from.1 + shape.1);
        if to.0 > left.len() || to.1 > right.len() {
            return None;
        }
        let place = match () {
            () if from == (0, 0) => Place::Start,
            () if to == (left.len(), right.len()) => Place::End,
            () => Place::Inside,
        };
        let operation =
            Operation { place, left: piece(&left[from.0..to.0]), right: piece(&right[from.1..to.1]) };
        let inside = Operation { place: Place::Inside, ..operation };
        [operation, inside]
            .into_iter()
            .find_map(|found| self.operations.get(&found).map(|&nats| (found, nats)))
    }

    /// What is taken off a score for the letter statistics of both words, in nats.
    pub fn background(&self, left: &[u8], right: &[u8]) -> f64 {
        BACKGROUND_SHARE * (self.left_background.score(left) + self.right_background.score(right))
    }

    /// The model as a text file: one line a parameter, sorted, so that two models can be compared line by line.
    pub fn to_text(&self) -> String {
        let mut out = format!("{VERSION}\n");
        let sides = [
            ("left", self.left_writing, &self.left, &self.left_background),
            ("right", self.right_writing, &self.right, &self.right_background),
        ];
        for (side, writing, alphabet, background) in sides {
            let letters: String = alphabet.letters.iter().collect();
            let _ = writeln!(out, "{side}\t{}\t{letters}", writing.id());
            for (before, row) in background.nats.iter().enumerate() {
                let before = if before == 0 { "^".into() } else { alphabet.decode(&[before as u8]) };
                let row: Vec<String> = row[1..].iter().map(|nats| format!("{nats:.1}")).collect();
                let _ = writeln!(out, "{side} after\t{before}\t{}", row.join(" "));
            }
        }
        let Calibration { slope, per_letter, shortfall, bias, missed, confused } = self.calibration;
        let _ = writeln!(
            out,
            "calibration\t{slope:.4} {per_letter:.4} {shortfall:.4} {bias:.4} {missed:.4} {confused:.4}"
        );
        let Grading { garbled, per_letter, step, bias } = self.grading;
        let _ = writeln!(out, "grades\t{garbled:.4} {per_letter:.4} {step:.4} {bias:.4}");
        let mut operations: Vec<(&Operation, &f32)> = self.operations.iter().collect();
        operations.sort_unstable_by_key(|&(operation, _)| operation);
        for (operation, nats) in operations {
            let (open, close) = match operation.place {
                Place::Start => ("^", ""),
                Place::Inside => ("", ""),
                Place::End => ("", "$"),
            };
            let left = self.left.decode(letters_of(&operation.left));
            let right = self.right.decode(letters_of(&operation.right));
            let _ = writeln!(out, "{open}{left}{close}\t{right}\t{nats:.2}");
        }
        out
    }

    /// Reads a model from the text of its file; `path` is for error messages.
    ///
    /// # Errors
    /// [`Error::Malformed`] with the line that is not as [`Parameters::to_text`] writes it.
    pub fn from_text(text: &str, path: &Path) -> Result<Self> {
        let mut lines = text.lines().zip(1..);
        if lines.next().is_none_or(|(line, _)| line != VERSION) {
            return Err(Error::malformed(
                path,
                1,
                format!("not a name model (its first line is not `{VERSION}`)"),
            ));
        }
        let mut reader = Reader::default();
        for (line, number) in lines {
            if reader.read(line).is_none() {
                return Err(Error::malformed(path, number, "not a line of a name model; train it again"));
            }
        }
        reader.finish().ok_or_else(|| {
            Error::malformed(path, text.lines().count(), "the name model is cut short; train it again")
        })
    }
}

/// A model file as far as it was read.
#[derive(Default)]
struct Reader {
    sides: [Option<(Writing, Alphabet)>; 2],
    backgrounds: [Vec<Vec<f32>>; 2],
    calibration: Option<Calibration>,
    grading: Option<Grading>,
    operations: FxHashMap<Operation, f32>,
}

impl Reader {
    fn read(&mut self, line: &str) -> Option<()> {
        let (first, rest) = line.split_once('\t')?;
        let (second, third) = rest.split_once('\t').unwrap_or((rest, ""));
        let numbers = |text: &str| -> Option<Vec<f32>> { text.split(' ').map(|n| n.parse().ok()).collect() };
        let figures = |text: &str| -> Option<Vec<f64>> { text.split(' ').map(|n| n.parse().ok()).collect() };
        match first {
            "left" | "right" => {
                let side = Some((Writing::from_id(second)?, Alphabet::new(third.chars())));
                self.sides[usize::from(first == "right")] = side;
            }
            "left after" | "right after" => {
                let mut row = vec![0.0];
                row.extend(numbers(third)?);
                self.backgrounds[usize::from(first == "right after")].push(row);
            }
            "calibration" => {
                let [slope, per_letter, shortfall, bias, missed, confused] = figures(second)?[..] else {
                    return None;
                };
                self.calibration = Some(Calibration { slope, per_letter, shortfall, bias, missed, confused });
            }
            "grades" => {
                let [garbled, per_letter, step, bias] = figures(second)?[..] else { return None };
                self.grading = Some(Grading { garbled, per_letter, step, bias });
            }
            _ => self.operation(first, second, third)?,
        }
        Some(())
    }

    fn operation(&mut self, left: &str, right: &str, nats: &str) -> Option<()> {
        let (place, left) = match (left.strip_prefix('^'), left.strip_suffix('$')) {
            (Some(left), _) => (Place::Start, left),
            (_, Some(left)) => (Place::End, left),
            _ => (Place::Inside, left),
        };
        let side = |side: usize, letters: &str| -> Option<[u8; 3]> {
            let alphabet = &self.sides[side].as_ref()?.1;
            let known: Option<Vec<u8>> =
                letters.chars().map(|letter| alphabet.numbers.get(&letter).copied()).collect();
            known.filter(|known| known.len() <= 3).map(|known| piece(&known))
        };
        let operation = Operation { place, left: side(0, left)?, right: side(1, right)? };
        let shape = (letters_of(&operation.left).len(), letters_of(&operation.right).len());
        let nats = nats.parse().ok().filter(|nats: &f32| nats.is_finite() && SHAPES.contains(&shape))?;
        self.operations.insert(operation, nats);
        Some(())
    }

    fn finish(self) -> Option<Parameters> {
        let [Some((left_writing, left)), Some((right_writing, right))] = self.sides else { return None };
        let [left_background, right_background] = self.backgrounds;
        let square = |rows: &[Vec<f32>], alphabet: &Alphabet| {
            rows.len() == alphabet.len() + 1 && rows.iter().all(|row| row.len() == alphabet.len() + 1)
        };
        if !square(&left_background, &left) || !square(&right_background, &right) {
            return None;
        }
        let (left_background, right_background) =
            (Background::new(left_background), Background::new(right_background));
        let (calibration, grading, operations) = (self.calibration?, self.grading?, self.operations);
        Some(Parameters {
            left_writing,
            right_writing,
            left,
            right,
            left_background,
            right_background,
            operations,
            calibration,
            grading,
        })
    }
}
