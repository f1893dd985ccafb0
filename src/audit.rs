//! The audit: the stages strung together.

mod stream;

use std::collections::{BTreeMap, VecDeque};
use std::ops::Range;

use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};

use crate::align::{self, Bead};
use crate::confidence::Sharpness;
use crate::detect::{self, Corpus, Evidence, Pairing, Part};
use crate::document::{Document, Pair, Segmented};
use crate::finding::{Category, Finding, Severity};
use crate::language;
use crate::place::{Draft, Occurrences, Placer};
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
    let mut audit = examine(pair, related, config);
    audit.retain(|finding| config.reports(finding));
    audit
}

/// As [`audit`], with the findings of the same categories that reach no threshold: what baselines and decisions are
/// held against, lest a finding seems new or gone where only its confidence or a threshold changed.
pub fn examine(pair: Pair<Document>, related: Vec<Document>, config: &Config) -> Audit {
    let pairing = if config.aligned { Pairing::Lines } else { Pairing::Documents };
    examine_texts(pair, pairing, related, config)
}

/// Audits a machine translation that has no edited version, as [`examine`] does one that has: what can be told from it
/// alone, and from the related texts. Every segment is a bead without partner, and none is an addition.
pub fn examine_alone(mt: Document, related: Vec<Document>, config: &Config) -> Audit {
    let edited = Document { name: mt.name.clone(), ..Document::default() };
    examine_texts(Pair { mt, edited }, Pairing::Alone, related, config)
}

fn examine_texts(pair: Pair<Document>, pairing: Pairing, related: Vec<Document>, config: &Config) -> Audit {
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
    let (findings, finding_beads) = timings.time("detect", || {
        let evidence = Evidence::new(&texts, &vocabulary, &corpus, pairing, 0);
        name(drafts(&beads, &evidence, config), config, &mut Occurrences::default())
    });
    let mt_words = words(&texts.mt, &vocabulary);
    Audit { texts, beads, findings, finding_beads, mt_words, timings, ..Audit::default() }
}

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

/// What is found in some beads, with the index of each one's bead, in reading order of the MT.
fn drafts(beads: &[Bead], evidence: &Evidence<'_>, config: &Config) -> Vec<(usize, Draft)> {
    let placer = Placer::new(evidence.mt, evidence.edited);
    let in_bead = |(number, bead): (usize, &Bead)| {
        let drafts = placer.place(bead, detect::claims(bead, evidence)).into_iter();
        drafts.filter(|draft| config.categories.contains(&draft.category())).map(move |draft| (number, draft))
    };
    let mut drafts: Vec<_> = beads.par_iter().enumerate().flat_map_iter(in_bead).collect();
    drafts.sort_by_key(|(_, draft)| draft.order());
    drafts
}

/// Makes findings of drafts, and parts them from the indices of their beads.
fn name(
    drafts: Vec<(usize, Draft)>,
    config: &Config,
    occurrences: &mut Occurrences,
) -> (Vec<Finding>, Vec<usize>) {
    let name = |(bead, draft)| {
        let mut finding = occurrences.name(draft);
        finding.confidence = config.sharpness.apply(finding.category, finding.confidence);
        finding.severity = *config.severities.get(&finding.category).unwrap_or(&finding.severity);
        (finding, bead)
    };
    drafts.into_iter().map(name).unzip()
}
