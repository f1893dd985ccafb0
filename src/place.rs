//! From claims to findings: where they stand in the files, and their stable names.

use std::hash::{Hash, Hasher};
use std::ops::Range;
use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHashSet};
use siphasher::sip::SipHasher13;

use crate::align::Bead;
use crate::detect::Claim;
use crate::document::{Document, Segmented};
use crate::finding::{Category, Finding, Place, Severity};
use crate::normalize::fold;
use crate::text::{CodePoints, Span};

/// Turns the claims of two texts into findings.
pub struct Placer<'a> {
    mt: Named<'a>,
    edited: Named<'a>,
}

/// One text with its name shared.
struct Named<'a> {
    text: &'a Segmented,
    file: Arc<str>,
    points: CodePoints,
}

/// The longest context, in bytes, that a finding has whole. Of a longer one, which no reader could use and a report of
/// many findings could not hold, it has what stands near.
const LONGEST_CONTEXT: usize = 64 << 10;

/// How many bytes of a longer context stand before a finding, and behind it.
const NEAR: usize = 1 << 10;

/// The sentences of one side of a bead, which all findings in it share.
struct Context {
    text: Arc<str>,
    /// Where each sentence begins in the document, and where here.
    starts: Vec<(u32, usize)>,
}

impl Context {
    /// Where a span of the document stands here.
    fn find(&self, span: Span) -> Range<usize> {
        let sentence = self.starts.iter().rfind(|&&(raw, _)| raw <= span.start);
        let start = sentence.map_or(0, |&(raw, at)| at + (span.start - raw) as usize).min(self.text.len());
        start..(start + span.len()).min(self.text.len())
    }

    /// What a finding at a place here shows of the context, and where that begins.
    fn excerpt(&self, at: &Range<usize>) -> (Arc<str>, usize) {
        if self.text.len() <= LONGEST_CONTEXT {
            return (self.text.clone(), 0);
        }
        let start = self.text.floor_char_boundary(at.start.saturating_sub(NEAR));
        let end = self.text.ceil_char_boundary((at.end + NEAR).min(self.text.len()));
        (self.text[start..end].into(), start)
    }
}

/// What is said of a place in a bead, without the texts that stand there: a few times smaller than the finding that
/// comes of it, so that all of them can be held and put in order.
#[derive(Clone, Debug)]
pub struct Draft {
    /// The index of its bead.
    bead: u32,
    category: Category,
    severity: Severity,
    confidence: f64,
    /// The place in the MT's text.
    mt: Span,
    /// The place in the edited version's.
    edited: Span,
    proposal: Option<Box<str>>,
    reason: Box<str>,
    evidence: Box<[String]>,
}

impl Draft {
    /// What findings are sorted by: place in the MT, then category, then place in the edited version.
    pub fn order(&self) -> (u32, u32, Category, u32) {
        (self.mt.start, self.mt.end, self.category, self.edited.start)
    }

    /// The kind of error that it says.
    pub fn category(&self) -> Category {
        self.category
    }
}

/// A finding that lacks its fingerprint.
#[derive(Clone, Debug)]
pub struct Unnamed {
    /// The index of its bead.
    pub bead: usize,
    finding: Finding,
    /// What the fingerprint is made of but the occurrence: category, folded span, folded sentence.
    hasher: SipHasher13,
}

/// How many parts a set of fingerprints has: they grow one by one, so that growing takes little room.
const PARTS: usize = 64;

/// Which findings there were, by what their fingerprints are made of: some ten bytes each.
#[derive(Debug)]
pub struct Occurrences {
    once: Vec<FxHashSet<u64>>,
    /// How many more of those there were that came again.
    again: FxHashMap<u64, u32>,
}

impl Default for Occurrences {
    fn default() -> Self {
        Self { once: vec![FxHashSet::default(); PARTS], again: FxHashMap::default() }
    }
}

impl Occurrences {
    /// Gives a finding its fingerprint: category, folded span (of what is missing where there is none), folded
    /// sentence, and how many equal ones came before.
    pub fn name(&mut self, unnamed: Unnamed) -> Finding {
        let Unnamed { mut finding, mut hasher, .. } = unnamed;
        let key = hasher.finish();
        let is_first = self.once[key as usize % PARTS].insert(key);
        let occurrence = if is_first {
            0
        } else {
            let again = self.again.entry(key).or_default();
            *again += 1;
            *again
        };
        occurrence.hash(&mut hasher);
        // The first digit is a letter, lest a spreadsheet takes the whole for a number.
        finding.fingerprint = format!("{:016x}", hasher.finish() | 0xa000_0000_0000_0000);
        finding
    }
}

impl<'a> Placer<'a> {
    /// A placer for two texts.
    pub fn new(mt: &'a Segmented, edited: &'a Segmented) -> Self {
        let text = |text: &'a Segmented| Named {
            text,
            file: text.document.name.as_str().into(),
            points: CodePoints::new(&text.document.text),
        };
        Self { mt: text(mt), edited: text(edited) }
    }

    /// What the claims on a bead say of the texts, in their order.
    pub fn place(&self, number: usize, bead: &Bead, claims: Vec<Claim>) -> impl Iterator<Item = Draft> {
        claims.into_iter().map(move |claim| {
            let span = claim.mt_chars.unwrap_or_else(|| self.mt.span(&bead.mt, &claim.mt));
            Draft {
                bead: number as u32,
                category: claim.category,
                severity: claim.severity,
                confidence: claim.confidence.clamp(0.0, 1.0),
                mt: self.mt.clip(span),
                edited: self.edited.clip(self.edited.span(&bead.edited, &claim.edited)),
                proposal: claim.proposal.map(Into::into),
                reason: claim.reason.into(),
                evidence: claim.evidence.into(),
            }
        })
    }

    /// The findings of some drafts, in their order. Those of one bead that follow each other share its sentences.
    pub fn write(&self, drafts: Vec<Draft>, beads: &[Bead]) -> Vec<Unnamed> {
        let mut last = None;
        let write = |draft: Draft| {
            let bead = &beads[draft.bead as usize];
            let known = last.take().filter(|&(number, _)| number == draft.bead);
            let new = || Contexts {
                mt: self.mt.context(&bead.mt),
                edited: self.edited.context(&bead.edited),
                folded: FoldedSentence::default(),
            };
            let (_, contexts) = last.insert((draft.bead, known.map_or_else(new, |(_, contexts)| contexts)));
            self.finding(draft, bead, contexts)
        };
        drafts.into_iter().map(write).collect()
    }

    fn finding(&self, draft: Draft, bead: &Bead, contexts: &mut Contexts) -> Unnamed {
        let (span, edited_span) = (draft.mt, draft.edited);
        let (here, there) = (contexts.mt.find(span), contexts.edited.find(edited_span));
        let (mt_context, mt_from) = contexts.mt.excerpt(&here);
        let (edited_context, edited_from) = contexts.edited.excerpt(&there);
        let of_edited = || self.edited.text.document.slice(edited_span).to_owned();
        let has_edited = !edited_span.is_empty();
        let finding = Finding {
            category: draft.category,
            severity: draft.severity,
            confidence: draft.confidence,
            mt_span: self.mt.text.document.slice(span).to_owned(),
            suggestion: draft.proposal.map_or_else(of_edited, Into::into),
            reason: draft.reason.into(),
            evidence: draft.evidence.into(),
            mt: self.mt.place(span, here.start - mt_from),
            edited: if has_edited { self.edited.place(edited_span, there.start - edited_from) } else { None },
            mt_context,
            edited_context,
            alignment_score: bead.is_paired().then_some(f64::from(bead.score)),
            fingerprint: String::new(),
        };
        let own = if finding.mt_span.is_empty() { &finding.suggestion } else { &finding.mt_span };
        let sentence = self.mt.sentence_at(&bead.mt, span);
        let sentence = match self.mt.text.document.slice(sentence) {
            "" => fold(&finding.edited_context).into(),
            text => contexts.folded.get(sentence, text),
        };
        let mut hasher = SipHasher13::new();
        (finding.category.id(), fold(own), &*sentence).hash(&mut hasher);
        Unnamed { bead: draft.bead as usize, finding, hasher }
    }
}

/// What the findings of one bead share.
struct Contexts {
    mt: Context,
    edited: Context,
    folded: FoldedSentence,
}

/// The sentence that was folded last: many findings stand in one.
#[derive(Default)]
struct FoldedSentence(Option<(Span, Arc<str>)>);

impl FoldedSentence {
    fn get(&mut self, span: Span, text: &str) -> Arc<str> {
        match &self.0 {
            Some((known, folded)) if *known == span => folded.clone(),
            _ => {
                let folded: Arc<str> = fold(text).into();
                self.0 = Some((span, folded.clone()));
                folded
            }
        }
    }
}

impl Named<'_> {
    /// Where some tokens of a bead stand.
    fn span(&self, segments: &Range<u32>, tokens: &Range<usize>) -> Span {
        self.text.span_in(segments.start as usize..segments.end as usize, tokens)
    }

    /// The part of a span that lies in the line that it begins in.
    fn clip(&self, span: Span) -> Span {
        let end =
            self.line_at(span).map_or(span.end, |line| self.text.document.lines[line].span.end.min(span.end));
        Span { start: span.start.min(end), end }
    }

    fn line_at(&self, span: Span) -> Option<usize> {
        self.text.document.lines.partition_point(|line| line.span.start <= span.start).checked_sub(1)
    }

    /// The sentences of a bead with one space between.
    fn context(&self, segments: &Range<u32>) -> Context {
        let mut context = String::new();
        let mut starts = Vec::with_capacity(segments.len());
        for segment in segments.clone() {
            if !context.is_empty() {
                context.push(' ');
            }
            starts.push((self.text.segments[segment as usize].span.start, context.len()));
            context.push_str(self.text.segment_text(segment as usize));
        }
        Context { text: context.into(), starts }
    }

    fn place(&self, span: Span, context_start: usize) -> Option<Place> {
        let document: &Document = &self.text.document;
        let number = self.line_at(span)?;
        let line = document.lines[number].span;
        let (start, end) = self.points.columns(&document.text, line.start, span);
        Some(Place {
            file: self.file.clone(),
            line: document.label(number),
            is_unit: document.has_units,
            start,
            end,
            byte_start: (span.start - line.start) as usize,
            byte_end: (span.end - line.start) as usize,
            context_start,
        })
    }

    /// The segment of a bead that a span stands in; an empty one where the bead has none here.
    fn sentence_at(&self, segments: &Range<u32>, span: Span) -> Span {
        let spans = segments.clone().map(|at| self.text.segments[at as usize].span);
        spans
            .clone()
            .rfind(|own| own.start <= span.start)
            .or_else(|| spans.clone().next())
            .unwrap_or_default()
    }
}
