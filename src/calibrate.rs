//! Learning how sure findings are, from pairs whose every difference is an error.
//!
//! In such pairs (a sentence and a copy with an error put in, a sentence and the same one of another gender) a finding is
//! right where it touches a difference, as a plain diff of words shows them, and wrong elsewhere. The sharpness of each
//! category is the one that makes the labels likeliest, with the softened labels of Platt (1999).

use std::fmt::Write as _;
use std::ops::Range;

use similar::{Algorithm, DiffOp, capture_diff_slices};
use unicode_segmentation::UnicodeSegmentation;

use crate::audit::{Config, Texts, examine};
use crate::confidence::Sharpness;
use crate::document::{Document, Pair};
use crate::finding::{Category, Finding};

/// A finding's confidence as its detector gives it, and whether the finding is right.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Judged {
    /// Its category.
    pub category: Category,
    /// What the detector says, 0 to 1.
    pub confidence: f64,
    /// Whether it touches an error.
    pub is_right: bool,
}

/// Fewer judged findings than this say too little of their category; it then shares the number of all.
const ENOUGH: usize = 50;

/// The sharpest that a category may become. Pairs that hold errors alone cannot tell how often an editor's change is
/// taste, and what is likeliest for them would make every doubt a certainty.
const SHARPEST: f64 = 1.6;

/// The findings on pairs whose every difference is an error, judged, in the order of the pairs. `edit` is left out: it
/// says that there is no error.
pub fn judge(pairs: Pair<Document>) -> Vec<Judged> {
    let config = Config { aligned: true, sharpness: Sharpness::identity(), ..Config::default() };
    let audit = examine(Texts::Both(pairs), Vec::new(), &config);
    let mut errors: Option<(usize, Vec<Range<usize>>)> = None;
    let mut judged = Vec::with_capacity(audit.findings.len());
    for (finding, &bead) in audit.findings.iter().zip(&audit.finding_beads) {
        // A long line is several segments.
        let line = audit.texts.mt.segments[audit.beads[bead].mt.start as usize].line as usize;
        if errors.as_ref().is_none_or(|(of, _)| *of != line) {
            let text = |document: &'_ Document| document.slice(document.lines[line].span).to_owned();
            let (mt, edited) = (&audit.texts.mt.document, &audit.texts.edited.document);
            errors = Some((line, differences(&text(mt), &text(edited))));
        }
        let places = errors.as_ref().map_or(&[][..], |(_, places)| places);
        judged.push(Judged {
            category: finding.category,
            confidence: finding.confidence,
            is_right: touches(finding, places),
        });
    }
    judged
}

/// Where the words of the MT differ, in its bytes; for words that it lacks, from the word before to the word behind.
fn differences(mt: &str, edited: &str) -> Vec<Range<usize>> {
    // A word with the space before it: that a mark stands apart is a difference, too.
    let words = |text: &'_ str| -> Vec<(usize, String)> {
        let mut words: Vec<(usize, String)> = Vec::new();
        let mut space = "";
        for (at, word) in text.split_word_bound_indices() {
            if word.trim().is_empty() {
                space = " ";
            } else {
                words.push((at, format!("{space}{word}")));
                space = "";
            }
        }
        words
    };
    let (ours, theirs) = (words(mt), words(edited));
    let texts = |words: &[(usize, String)]| words.iter().map(|(_, word)| word.clone()).collect::<Vec<_>>();
    let operations = capture_diff_slices(Algorithm::Myers, &texts(&ours), &texts(&theirs));
    let differing = operations.iter().filter(|operation| !matches!(operation, DiffOp::Equal { .. }));
    let start = |word: usize| ours.get(word).map_or(mt.len(), |(at, _)| *at);
    let end = |word: usize| ours.get(word).map_or(mt.len(), |(at, text)| at + text.trim_start().len());
    differing
        .map(|operation| match operation.old_range() {
            gap if gap.is_empty() => start(gap.start.saturating_sub(1))..end(gap.start),
            range => start(range.start)..end(range.end - 1),
        })
        .collect()
}

fn touches(finding: &Finding, places: &[Range<usize>]) -> bool {
    let Some(place) = &finding.mt else { return false };
    places.iter().any(|error| place.byte_start <= error.end && error.start <= place.byte_end)
}

/// The sharpness of each category that makes the judged findings likeliest.
pub fn fit(judged: &[Judged]) -> Sharpness {
    let all = sharpest(judged);
    Category::ALL.into_iter().fold(Sharpness::identity(), |table, category| {
        let own = judged.iter().filter(|judged| judged.category == category);
        let own: Vec<Judged> = own.copied().collect();
        let sharpness = match (category, own.len()) {
            (Category::Edit, _) => 1.0,
            (_, count) if count < ENOUGH => all,
            _ => sharpest(&own),
        };
        table.with(category, sharpness)
    })
}

/// By ternary search: the likelihood has one peak.
fn sharpest(judged: &[Judged]) -> f64 {
    let count = |right: bool| judged.iter().filter(|judged| judged.is_right == right).count() as f64;
    let (right, wrong) = (count(true), count(false));
    let soft = |is_right: bool| if is_right { (right + 1.0) / (right + 2.0) } else { 1.0 / (wrong + 2.0) };
    let loss = |sharpness: f64| -> f64 {
        let table = Sharpness::identity().with(Category::Name, sharpness);
        let one = |judged: &Judged| {
            let likely = table.apply(Category::Name, judged.confidence);
            let target = soft(judged.is_right);
            -(target * likely.ln() + (1.0 - target) * (1.0 - likely).ln())
        };
        judged.iter().map(one).sum()
    };
    let (mut low, mut high) = (0.5, SHARPEST);
    for _ in 0..60 {
        let third = (high - low) / 3.0;
        if loss(low + third) < loss(high - third) { high -= third } else { low += third }
    }
    ((low + high) * 50.0).round() / 100.0
}

/// The expected calibration error in ten bins of equal width (Naeini et al. 2015), 0 to 1, of calibrated confidences.
pub fn calibration_error(judged: &[Judged], sharpness: &Sharpness) -> f64 {
    let mut bins = [0.0; 10];
    for judged in judged {
        let confidence = sharpness.apply(judged.category, judged.confidence);
        let right = if judged.is_right { 1.0 } else { 0.0 };
        bins[((confidence * 10.0) as usize).min(9)] += confidence - right;
    }
    bins.iter().map(|gap: &f64| gap.abs()).sum::<f64>() / judged.len().max(1) as f64
}

/// The table for `data/confidence.tsv`: category, sharpness, how many findings were judged, how many of them are right.
pub fn to_table(sharpness: &Sharpness, judged: &[Judged]) -> String {
    let mut table = String::from("category\tsharpness\tjudged\tright\n");
    for category in Category::ALL {
        let own = || judged.iter().filter(|judged| judged.category == category);
        let right = own().filter(|judged| judged.is_right).count();
        let sharp = sharpness.of(category);
        // Writing to a string cannot fail.
        let _ = writeln!(table, "{}\t{sharp:.2}\t{}\t{right}", category.id(), own().count());
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn differences_are_words_gaps_and_spaces() {
        let of = |mt: &'static str, edited: &str| {
            let places = differences(mt, edited).into_iter().map(|place| &mt[place]);
            places.collect::<Vec<_>>()
        };
        assert_eq!(of("a red car", "a blue car"), ["red"]);
        assert_eq!(of("a car", "a blue car"), ["a car"]);
        assert_eq!(of("a car .", "a car."), ["."]);
        assert!(of("same", "same").is_empty());
    }

    #[test]
    fn findings_off_the_errors_are_wrong() {
        let pair = Pair {
            mt: Document::from_text("mt", "The the minister came to Paris on 3 May (today.".into()),
            edited: Document::from_text("edited", "The the minister came to Paris on 4 May (today.".into()),
        };
        let judged = judge(pair);
        let number = judged.iter().find(|judged| judged.category == Category::Number).unwrap();
        assert!(number.is_right);
        assert!(judged.iter().all(|judged| judged.is_right == (judged.category == Category::Number)));
    }

    #[test]
    fn a_line_that_is_judged_in_pieces_is_one_line() {
        let text = |value: u32| format!("{}It was {value} metres.\n", "so it went on and on, ".repeat(400));
        let document = |name: &str, value| Document::from_text(name, text(value));
        let judged = judge(Pair { mt: document("mt", 75), edited: document("edited", 48) });
        assert!(!judged.is_empty() && judged.iter().all(|judged| judged.is_right), "{judged:?}");
    }

    #[test]
    fn the_fit_raises_what_is_right_more_often_than_said_and_lowers_what_is_not() {
        let judged = |category, right: usize| {
            (0..100).map(move |at| Judged { category, confidence: 0.8, is_right: at < right })
        };
        let all: Vec<Judged> = judged(Category::Grammar, 89).chain(judged(Category::Spelling, 70)).collect();
        let table = fit(&all);
        assert!((table.apply(Category::Grammar, 0.8) - 0.89).abs() < 0.02);
        assert!((table.apply(Category::Spelling, 0.8) - 0.7).abs() < 0.02);
        let (grammar, _) = all.split_at(100);
        assert!(calibration_error(grammar, &table) < 0.02);
        assert!(calibration_error(grammar, &Sharpness::identity()) > 0.08);
        // A category without findings of its own shares the number of all.
        assert!(table.of(Category::Name) > table.of(Category::Spelling));
        assert!(table.of(Category::Name) < table.of(Category::Grammar));
    }
}
