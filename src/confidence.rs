//! Calibrated confidence: what a detector's confidence is worth, measured on pairs whose errors are known.
//!
//! Temperature scaling (Guo et al. 2017, *On Calibration of Modern Neural Networks*): the log-odds of a confidence are
//! multiplied by one number for each category. It changes neither the order of a category's findings nor which of them
//! are more likely right than wrong. [`calibrate`](crate::calibrate) learns the numbers; `data/confidence.tsv` holds them.

use std::sync::LazyLock;

use crate::finding::Category;

/// How certain a confidence may become, either way: no measurement here tells 1 in 200 from 1 in 1,000, and with two
/// digits it must not read as certainty.
const SUREST: f64 = 0.994;

/// By which number each category's log-odds are multiplied.
#[derive(Clone, Debug, PartialEq)]
pub struct Sharpness {
    by_category: [f64; Category::ALL.len()],
}

static LEARNED: LazyLock<Sharpness> =
    LazyLock::new(|| Sharpness::parse(include_str!("../data/confidence.tsv")));

impl Sharpness {
    /// The numbers that come with the program.
    pub fn learned() -> &'static Self {
        &LEARNED
    }

    /// What leaves confidences as the detectors give them.
    pub fn identity() -> Self {
        Self { by_category: [1.0; Category::ALL.len()] }
    }

    /// The same with another number for a category.
    #[must_use]
    pub fn with(mut self, category: Category, sharpness: f64) -> Self {
        self.by_category[category as usize] = sharpness;
        self
    }

    /// The calibrated confidence, 0 to 1, for one that a detector gives.
    ///
    /// ```
    /// use tadqiq::confidence::Sharpness;
    /// use tadqiq::finding::Category;
    ///
    /// let sharper = Sharpness::identity().with(Category::Name, 2.0);
    /// assert!((sharper.apply(Category::Name, 0.5) - 0.5).abs() < 1e-9);
    /// assert!((sharper.apply(Category::Name, 0.75) - 0.9).abs() < 1e-9);
    /// assert!((sharper.apply(Category::Number, 0.75) - 0.75).abs() < 1e-9);
    /// ```
    pub fn apply(&self, category: Category, confidence: f64) -> f64 {
        let odds = (confidence / (1.0 - confidence)).powf(self.of(category));
        let sharp = if odds.is_finite() { odds / (1.0 + odds) } else { 1.0 };
        sharp.clamp(1.0 - SUREST, SUREST)
    }

    /// The number of a category.
    pub fn of(&self, category: Category) -> f64 {
        self.by_category[category as usize]
    }

    /// Reads `category<TAB>sharpness` lines; further columns are for people. What is no such line is passed over.
    fn parse(table: &str) -> Self {
        let entry = |line: &str| {
            let mut cells = line.split('\t');
            Some((Category::from_id(cells.next()?)?, cells.next()?.parse().ok()?))
        };
        let entries = table.lines().filter_map(entry);
        entries.fold(Self::identity(), |table, (category, sharpness)| table.with(category, sharpness))
    }
}
