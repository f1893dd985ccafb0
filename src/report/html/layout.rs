//! Which finding stands in which pair of sentences.

use rustc_hash::FxHashMap;

use crate::finding::{Finding, Place};
use crate::report::SegmentRow;

/// A pair of sentences, and the findings in it.
#[derive(Clone, Debug, PartialEq)]
pub struct Row<'a> {
    /// The aligned pair; absent where a finding's sentences are in none.
    pub segment: Option<&'a SegmentRow>,
    /// The MT's text; empty where it has nothing.
    pub mt: &'a str,
    /// The edited version's text; empty where it has nothing.
    pub edited: &'a str,
    /// The findings, as indices into the report's, in rising order.
    pub findings: Vec<usize>,
}

/// All pairs of a report in their order, each with its findings.
///
/// A finding belongs to the pair whose two texts are its contexts. Where several pairs have the same two texts,
/// the findings of the first place go to the first of them, those of the second place to the second, and so on.
/// A finding whose contexts are no pair's gets a row of its own, after the finding before it.
pub fn rows<'a>(segments: &'a [SegmentRow], findings: &'a [Finding]) -> Vec<Row<'a>> {
    let mut pairs: Vec<Row<'a>> = segments.iter().map(Row::from).collect();
    let mut strays: Vec<(usize, Row<'a>)> = Vec::new();
    let mut sites = Sites::new(segments);
    // How many pairs stand before the place that was reached.
    let mut reached = 0;
    for (index, finding) in findings.iter().enumerate() {
        if let Some(pair) = sites.pair_of(finding) {
            pairs[pair].findings.push(index);
            reached = pair + 1;
            continue;
        }
        match strays.last_mut() {
            Some((_, row)) if row.is_of(finding) => row.findings.push(index),
            _ => strays.push((reached, Row { findings: vec![index], ..Row::stray(finding) })),
        }
    }
    // A stable sort, so that strays after the same pair keep their order.
    strays.sort_by_key(|&(after, _)| after);
    merge(pairs, strays)
}

fn merge<'a>(pairs: Vec<Row<'a>>, strays: Vec<(usize, Row<'a>)>) -> Vec<Row<'a>> {
    let mut rows = Vec::with_capacity(pairs.len() + strays.len());
    let mut strays = strays.into_iter().peekable();
    for (at, pair) in pairs.into_iter().enumerate() {
        while let Some((_, stray)) = strays.next_if(|&(after, _)| after <= at) {
            rows.push(stray);
        }
        rows.push(pair);
    }
    rows.extend(strays.map(|(_, stray)| stray));
    rows
}

impl<'a> Row<'a> {
    fn stray(finding: &'a Finding) -> Self {
        Self { segment: None, mt: &finding.mt_context, edited: &finding.edited_context, findings: Vec::new() }
    }

    fn is_of(&self, finding: &Finding) -> bool {
        self.mt == &*finding.mt_context && self.edited == &*finding.edited_context
    }
}

impl<'a> From<&'a SegmentRow> for Row<'a> {
    fn from(segment: &'a SegmentRow) -> Self {
        Self {
            segment: Some(segment),
            mt: &segment.mt_text,
            edited: &segment.edited_text,
            findings: Vec::new(),
        }
    }
}

/// The pairs that have the same two texts, and the places of the findings met in them so far.
#[derive(Default)]
struct Twins<'a> {
    pairs: Vec<usize>,
    places: FxHashMap<Site<'a>, usize>,
}

/// Where a sentence begins: the label of its line, and its first column.
type Site<'a> = Option<(&'a str, usize)>;

/// Leads from a finding's contexts to its pair.
struct Sites<'a>(FxHashMap<(&'a str, &'a str), Twins<'a>>);

impl<'a> Sites<'a> {
    fn new(segments: &'a [SegmentRow]) -> Self {
        let mut twins: FxHashMap<_, Twins<'a>> = FxHashMap::default();
        for (index, segment) in segments.iter().enumerate() {
            twins.entry((&*segment.mt_text, &*segment.edited_text)).or_default().pairs.push(index);
        }
        Self(twins)
    }

    fn pair_of(&mut self, finding: &'a Finding) -> Option<usize> {
        let twins = self.0.get_mut(&(&*finding.mt_context, &*finding.edited_context))?;
        let [.., last] = twins.pairs[..] else { return None };
        if twins.pairs.len() == 1 {
            return Some(last);
        }
        let met = twins.places.len();
        let place = *twins.places.entry(site(finding)).or_insert(met);
        Some(twins.pairs.get(place).copied().unwrap_or(last))
    }
}

fn site(finding: &Finding) -> Site<'_> {
    let begin = |place: &Place, context: &str| {
        let before = context.get(..place.context_start).map_or(0, |before| before.chars().count());
        place.start.saturating_sub(before)
    };
    let mt = finding.mt.as_ref().map(|place| (&*place.line, begin(place, &finding.mt_context)));
    mt.or_else(|| finding.edited.as_ref().map(|place| (&*place.line, begin(place, &finding.edited_context))))
}
