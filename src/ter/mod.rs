//! Translation edit rate (TER): how many edits turn a translation into its reference.
//!
//! An edit is a word inserted, deleted or substituted, or a block of words moved elsewhere (Snover et al. 2006,
//! "A Study of Translation Edit Rate with Targeted Human Annotation"). Against a post-edited reference the figure
//! is known as HTER. Finding the fewest moves is NP-hard, so that what TER says depends on how the search for
//! moves goes; this one gives the very counts of sacrebleu 2.6.0, on every segment and with all its options.
//!
//! The parts: `tokenize` cuts a line into words, `words` gives them numbers, `distance` holds the edit distance
//! (a bit per reference word) and `beam` the same within a band, for long segments; `shift` looks for moves, and
//! `tags` marks the words and gaps that an editor had to touch.

mod alignment;
mod beam;
mod distance;
mod occurrences;
mod shift;
mod tags;
mod tokenize;
mod words;

use std::fmt;
use std::iter::Sum;
use std::ops::Add;

use rayon::prelude::*;

pub use tags::{Tag, Tagger};

use shift::Search;
use tokenize::Tokenizer;
use words::Words;

/// How lines become words, and whether blocks may move. The default is sacrebleu's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "the published options of the metric, each on or off")]
pub struct Options {
    /// Splits punctuation off words and decodes `&quot;`, `&amp;`, `&lt;`, `&gt;`.
    pub normalized: bool,
    /// Keeps capitals apart from small letters; otherwise lines are lowercased.
    pub case_sensitive: bool,
    /// Drops the marks `. , ? : ; ! " ( )`.
    pub no_punct: bool,
    /// With `normalized`, splits Chinese and Japanese text into characters; with `no_punct`, drops its marks too.
    pub asian: bool,
    /// Lets a block of words move for one edit. Without it TER is the word error rate.
    pub shifts: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self { normalized: false, case_sensitive: false, no_punct: false, asian: false, shifts: true }
    }
}

impl Options {
    /// The settings in one line, as sacrebleu writes them, so that figures can be told apart and repeated.
    ///
    /// ```
    /// let signature = tadqiq::ter::Options::default().signature();
    /// assert!(signature.starts_with("TER|nrefs:1|case:lc|tok:tercom|norm:no|punct:yes|asian:no|version:tadqiq-"));
    /// ```
    pub fn signature(&self) -> String {
        let yes = |on: bool| if on { "yes" } else { "no" };
        format!(
            "TER|nrefs:1|case:{}|tok:tercom|norm:{}|punct:{}|asian:{}{}|version:tadqiq-{}",
            if self.case_sensitive { "mixed" } else { "lc" },
            yes(self.normalized),
            yes(!self.no_punct),
            yes(self.asian),
            if self.shifts { "" } else { "|shifts:no" },
            env!("CARGO_PKG_VERSION"),
        )
    }
}

/// What TER counts in a segment, or in several of them: `edits` are added up, and so are `reference_words`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Edits {
    /// Words inserted, deleted, substituted, and blocks moved.
    pub edits: usize,
    /// Words that the reference has.
    pub reference_words: usize,
}

impl Edits {
    /// Edits for every hundred reference words: 0 or more, above 100 where the translation is far too long.
    /// Against an empty reference, 0 where there is nothing to edit, and otherwise 100.
    pub fn rate(self) -> f64 {
        match (self.edits, self.reference_words) {
            (0, 0) => 0.0,
            (_, 0) => 100.0,
            (edits, words) => 100.0 * (edits as f64 / words as f64),
        }
    }
}

impl Add for Edits {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self {
            edits: self.edits + other.edits,
            reference_words: self.reference_words + other.reference_words,
        }
    }
}

impl Sum for Edits {
    fn sum<I: Iterator<Item = Self>>(all: I) -> Self {
        all.fold(Self::default(), Add::add)
    }
}

impl fmt::Display for Edits {
    /// `edits<TAB>reference words<TAB>rate`, the rate with two decimals.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}\t{}\t{:.2}", self.edits, self.reference_words, self.rate())
    }
}

/// Scores one segment after the other, in buffers that it keeps.
#[derive(Debug)]
pub struct Scorer {
    shifts: bool,
    tokenizer: Tokenizer,
    words: Words,
    search: Search,
}

impl Scorer {
    /// A scorer with these options.
    pub fn new(options: &Options) -> Self {
        Self {
            shifts: options.shifts,
            tokenizer: Tokenizer::new(*options),
            words: Words::default(),
            search: Search::default(),
        }
    }

    /// The edits that turn `mt` into `reference`.
    pub fn segment(&mut self, mt: &str, reference: &str) -> Edits {
        let (mt, reference) = self.tokenizer.tokenize(mt, reference);
        self.words.fill(mt, reference);
        let edits = self.search.edits(&self.words, self.shifts);
        Edits { edits, reference_words: self.words.reference.len() }
    }
}

/// The edits that turn `mt` into `reference`.
///
/// ```
/// use tadqiq::ter::{self, Edits, Options};
///
/// // `yesterday` is moved, `a` becomes `the`: two edits on five reference words.
/// let found = ter::segment("yesterday she read a book", "she read the book yesterday", &Options::default());
/// assert_eq!(found, Edits { edits: 2, reference_words: 5 });
/// assert_eq!(found.rate(), 40.0);
/// ```
///
/// For many segments, [`segments`] works on all cores, and a [`Scorer`] keeps its buffers.
pub fn segment(mt: &str, reference: &str, options: &Options) -> Edits {
    Scorer::new(options).segment(mt, reference)
}

/// The edits of each pair (MT, reference), in their order, on all threads of the current rayon pool.
/// The sum of them is the corpus: `segments(…).into_iter().sum::<Edits>()`.
pub fn segments(pairs: &[(&str, &str)], options: &Options) -> Vec<Edits> {
    pairs
        .par_iter()
        .with_min_len(32)
        .map_init(|| Scorer::new(options), |scorer, (mt, reference)| scorer.segment(mt, reference))
        .collect()
}
