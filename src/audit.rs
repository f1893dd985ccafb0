//! The audit: the stages strung together.

mod stream;

use std::collections::{BTreeMap, VecDeque};
use std::ops::Range;
use std::time::{Duration, Instant};

use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};

use crate::align::{self, Bead};
use crate::confidence::Sharpness;
use crate::detect::{self, Corpus, Evidence, Pairing, Part};
use crate::document::{Document, Pair, Segmented};
use crate::error::Result;
use crate::finding::{Category, Finding, Severity};
use crate::language;
use crate::place::{Draft, Occurrences, Placer, Unnamed};
use crate::segment::{TokenUnit, Unit, segment};
use crate::timings::Timings;
use crate::vocabulary::Vocabulary;

pub use stream::{Totals, stream};

/// What is to be reported, and how the texts are to be paired.
#[derive(Clone, Debug)]
pub struct Config {
    /// Line i of the MT pairs with line i of the edited version; nothing is split or aligned.
    pub aligned: bool,
    /// The categories to report.
    pub categories: Vec<Category>,
    /// The mildest severity to report.
    pub min_severity: Severity,
    /// The least confidence to report, 0 to 1.
    pub min_confidence: f64,
    /// Categories whose findings all have one severity, whatever the detectors say. It holds before the thresholds.
    pub severities: BTreeMap<Category, Severity>,
    /// How the detectors' confidences are calibrated.
    pub sharpness: Sharpness,
}

impl Default for Config {
    fn default() -> Self {
        let reported = |category: &Category| *category != Category::Edit;
        Self {
            aligned: false,
            categories: Category::ALL.into_iter().filter(reported).collect(),
            min_severity: Severity::Minor,
            min_confidence: 0.5,
            severities: BTreeMap::new(),
            sharpness: Sharpness::learned().clone(),
        }
    }
}

impl Config {
    /// Whether a finding is of a category to report, and reaches both thresholds.
    pub fn reports(&self, finding: &Finding) -> bool {
        self.categories.contains(&finding.category)
            && finding.severity >= self.min_severity
            && finding.confidence >= self.min_confidence
    }
}

/// What an audit gives.
#[derive(Clone, Debug, Default)]
pub struct Audit {
    /// The two texts, cut into segments and tokens.
    pub texts: Pair<Segmented>,
    /// Which segments stand for which, every segment once.
    pub beads: Vec<Bead>,
    /// The findings, in reading order of the MT.
    pub findings: Vec<Finding>,
    /// For each finding the index of its bead.
    pub finding_beads: Vec<usize>,
    /// How many words the MT has, marks not counted.
    pub mt_words: usize,
    /// How many segments stand before those of `texts`, where these are a piece of a file.
    pub segments_before: Pair<usize>,
    /// What each stage of the audit took.
    pub timings: Timings,
}

impl Audit {
    /// Keeps the findings for which a function says so; it is asked in their order.
    pub fn retain(&mut self, is_kept: impl FnMut(&Finding) -> bool) {
        let kept: Vec<bool> = self.findings.iter().map(is_kept).collect();
        if kept.contains(&false) {
            let (mut of_findings, mut of_beads) = (kept.iter(), kept.iter());
            self.findings.retain(|_| of_findings.next() == Some(&true));
            self.finding_beads.retain(|_| of_beads.next() == Some(&true));
        }
    }
}

/// Audits a machine translation against its edited version; related texts are evidence for the spelling of names.
///
/// ```
/// use tadqiq::audit::{Config, audit};
/// use tadqiq::document::{Document, Pair};
///
/// let mt = Document::from_text("mt", "التقى الوزير نظيره Unacimov أمس.".into());
/// let edited = Document::from_text("edited", "التقى الوزير نظيره غيراسيموف أمس.".into());
/// let audit = audit(Pair { mt, edited }, Vec::new(), &Config::default());
/// assert_eq!(audit.findings[0].mt_span, "Unacimov");
/// assert_eq!(audit.findings[0].suggestion, "غيراسيموف");
/// ```
pub fn audit(pair: Pair<Document>, related: Vec<Document>, config: &Config) -> Audit {
    let mut audit = examine(Texts::Both(pair), related, config);
    audit.retain(|finding| config.reports(finding));
    audit
}

/// What is to be audited.
#[derive(Clone, Debug)]
pub enum Texts {
    /// A machine translation and its edited version.
    Both(Pair<Document>),
    /// A machine translation that has no edited version: what can be told from it alone, and from the related texts.
    /// Every segment is a bead without partner, and none is an addition.
    Alone(Document),
}

/// As [`audit`], with the findings of the same categories that reach no threshold: what baselines and decisions are
/// held against, lest a finding seems new or gone where only its confidence or a threshold changed.
pub fn examine(texts: Texts, related: Vec<Document>, config: &Config) -> Audit {
    let (mut findings, mut finding_beads) = (Vec::new(), Vec::new());
    let audit = examine_by_pieces(texts, related, config, &|_| {}, |more, beads| {
        findings.extend(more);
        finding_beads.extend(beads);
        Ok(())
    });
    // Nothing that was done with the pieces can have failed.
    Audit { findings, finding_beads, ..audit.unwrap_or_default() }
}

/// As [`examine`], with the findings, and the indices of their beads, handed on piece by piece and in none but these:
/// a finding takes several times the memory of what is held for it until its turn comes. `judged` is told again and
/// again how many bytes of the MT were judged since it was told last.
///
/// # Errors
/// Those of `take`.
pub fn examine_by_pieces(
    texts: Texts,
    related: Vec<Document>,
    config: &Config,
    judged: &(dyn Fn(u64) + Sync),
    mut take: impl FnMut(Vec<Finding>, Vec<usize>) -> Result<()>,
) -> Result<Audit> {
    let (pair, pairing) = match texts {
        Texts::Both(pair) if config.aligned => (pair, Pairing::Lines),
        Texts::Both(pair) => (pair, Pairing::Documents),
        Texts::Alone(mt) => {
            let edited = Document { name: mt.name.clone(), ..Document::default() };
            (Pair { mt, edited }, Pairing::Alone)
        }
    };
    let mut timings = Timings::default();
    let mut vocabulary = Vocabulary::new(language::detect([pair.edited.text.as_str(), &pair.mt.text]));
    let unit = if config.aligned { Unit::Line } else { Unit::Sentence };
    let (mut texts, related) = timings.time("segment", || {
        let texts = pair.map(|document| segment(document, unit, TokenUnit::Word, &mut vocabulary));
        let related = related.into_iter();
        let related =
            related.map(|document| segment(document, Unit::Sentence, TokenUnit::Word, &mut vocabulary));
        (texts, related.collect::<Vec<Segmented>>())
    });
    let beads = timings.time("align", || {
        let beads = match pairing {
            Pairing::Alone => partnerless(&texts.mt),
            Pairing::Lines => parallel(&texts),
            Pairing::Documents => {
                join_wordless(align::sentences(&texts.mt, &texts.edited, &vocabulary), &texts)
            }
        };
        align::cut_long(&mut texts, beads, &vocabulary)
    });
    let corpus = timings.time("count", || {
        let mut corpus = Corpus::new(vocabulary.language());
        corpus.add(Part::of_pair(&texts, &beads, &vocabulary));
        for text in &related {
            corpus.add(Part::of_related(text, &vocabulary));
        }
        corpus.finish();
        corpus
    });
    let (start, mut taken) = (Instant::now(), Duration::ZERO);
    let placer = Placer::new(&texts.mt, &texts.edited);
    let evidence = Evidence::new(&texts, &vocabulary, &corpus, pairing, 0);
    let mut drafts = drafts(&beads, &evidence, &placer, config, judged).into_iter().peekable();
    let mut occurrences = Occurrences::default();
    while drafts.peek().is_some() {
        let pieces: Vec<Vec<Draft>> = (0..PIECES).map(|_| drafts.by_ref().take(PIECE).collect()).collect();
        let written = pieces.into_par_iter().map(|piece| placer.write(piece, &beads));
        let (findings, finding_beads) =
            name(written.collect::<Vec<_>>().into_iter().flatten(), config, &mut occurrences);
        let start = Instant::now();
        take(findings, finding_beads)?;
        taken += start.elapsed();
    }
    timings.add("detect", start.elapsed().saturating_sub(taken));
    timings.add("report", taken);
    let mt_words = words(&texts.mt, &vocabulary);
    Ok(Audit { texts, beads, mt_words, timings, ..Audit::default() })
}

/// How many findings are made of their drafts in one piece of work, and how many pieces are in memory at a time.
const PIECE: usize = 256;
const PIECES: usize = 64;

/// How many words a text has, marks not counted.
fn words(text: &Segmented, vocabulary: &Vocabulary) -> usize {
    text.tokens.iter().filter(|token| vocabulary.form(token.form).is_wordlike()).count()
}

/// Pairs segments without words, which the aligner leaves alone, with those of the same characters, in their order.
fn join_wordless(mut beads: Vec<Bead>, texts: &Pair<Segmented>) -> Vec<Bead> {
    let wordless = |side: &'_ Segmented, range: &Range<u32>| {
        let text = (range.len() == 1).then(|| side.segment_text(range.start as usize).to_owned());
        text.filter(|text| !text.contains(char::is_alphanumeric))
    };
    let mut waiting: FxHashMap<String, VecDeque<Range<u32>>> = FxHashMap::default();
    for bead in beads.iter().filter(|bead| bead.mt.is_empty()) {
        if let Some(text) = wordless(&texts.edited, &bead.edited) {
            waiting.entry(text).or_default().push_back(bead.edited.clone());
        }
    }
    let mut joined: FxHashSet<u32> = FxHashSet::default();
    for bead in beads.iter_mut().filter(|bead| bead.edited.is_empty()) {
        let text = wordless(&texts.mt, &bead.mt);
        let partner = text.and_then(|text| waiting.get_mut(&text)).and_then(VecDeque::pop_front);
        if let Some(edited) = partner {
            joined.insert(edited.start);
            (bead.edited, bead.score) = (edited, 1.0);
        }
    }
    beads.retain(|bead| !(bead.mt.is_empty() && joined.contains(&bead.edited.start)));
    beads
}

/// One bead for each line, where the texts come aligned. An empty line is no partner.
fn parallel(texts: &Pair<Segmented>) -> Vec<Bead> {
    let lines = texts.mt.segments.len().min(texts.edited.segments.len()) as u32;
    (0..lines)
        .map(|line| Bead { mt: line..line + 1, edited: line..line + 1, score: 1.0, moved: false })
        .collect()
}

/// One bead for each segment of a text that nothing stands beside.
fn partnerless(text: &Segmented) -> Vec<Bead> {
    let segments = text.segments.len() as u32;
    (0..segments).map(|at| Bead { mt: at..at + 1, edited: 0..0, score: 1.0, moved: false }).collect()
}

/// What is found in some beads, in reading order of the MT.
fn drafts(
    beads: &[Bead],
    evidence: &Evidence<'_>,
    placer: &Placer<'_>,
    config: &Config,
    judged: &(dyn Fn(u64) + Sync),
) -> Vec<Draft> {
    let in_bead = |(number, bead): (usize, &Bead)| {
        let segments = bead.mt.clone().map(|at| evidence.mt.segments[at as usize].span.len() as u64);
        judged(segments.sum());
        let drafts = placer.place(number, bead, detect::claims(bead, evidence));
        drafts.filter(|draft| config.categories.contains(&draft.category())).collect::<Vec<_>>()
    };
    let mut drafts: Vec<Draft> = beads.par_iter().enumerate().flat_map_iter(in_bead).collect();
    drafts.sort_by_key(Draft::order);
    drafts
}

/// Gives findings their names, and parts them from the indices of their beads.
fn name(
    findings: impl Iterator<Item = Unnamed>,
    config: &Config,
    occurrences: &mut Occurrences,
) -> (Vec<Finding>, Vec<usize>) {
    let name = |unnamed: Unnamed| {
        let bead = unnamed.bead;
        let mut finding = occurrences.name(unnamed);
        finding.confidence = config.sharpness.apply(finding.category, finding.confidence);
        finding.severity = *config.severities.get(&finding.category).unwrap_or(&finding.severity);
        (finding, bead)
    };
    findings.map(name).unzip()
}
