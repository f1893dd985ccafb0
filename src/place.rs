//! From claims to findings: where they stand in the files, and their stable names.

use std::hash::{Hash, Hasher};
use std::ops::Range;
use std::sync::Arc;

use rustc_hash::FxHashMap;
use siphasher::sip::SipHasher13;

use crate::align::Bead;
use crate::detect::Claim;
use crate::document::{Document, Segmented};
use crate::finding::{Category, Finding, Place};
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

/// A finding that lacks its fingerprint.
#[derive(Clone, Debug)]
pub struct Draft {
    finding: Finding,
    order: (u32, u32, Category, u32),
    sentence: Span,
}

impl Draft {
    /// What findings are sorted by: place in the MT, then category, then place in the edited version.
    pub fn order(&self) -> (u32, u32, Category, u32) {
        self.order
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

    /// The findings that the claims on a bead make, in their order.
    pub fn place(&self, bead: &Bead, claims: Vec<Claim>) -> Vec<Draft> {
        let contexts = (self.mt.context(&bead.mt), self.edited.context(&bead.edited));
        claims.into_iter().map(|claim| self.draft(bead, claim, &contexts)).collect()
    }

    fn draft(&self, bead: &Bead, claim: Claim, (mt, edited): &(Context, Context)) -> Draft {
        let span = claim.mt_chars.unwrap_or_else(|| self.mt.span(&bead.mt, &claim.mt));
        let span = self.mt.clip(span);
        let edited_span = self.edited.clip(self.edited.span(&bead.edited, &claim.edited));
        let has_edited = !edited_span.is_empty();
        let (here, there) = (mt.find(span), edited.find(edited_span));
        let ((mt_context, mt_from), (edited_context, edited_from)) =
            (mt.excerpt(&here), edited.excerpt(&there));
        let suggestion =
            claim.proposal.unwrap_or_else(|| self.edited.text.document.slice(edited_span).to_owned());
        let finding = Finding {
            category: claim.category,
            severity: claim.severity,
            confidence: claim.confidence.clamp(0.0, 1.0),
            mt_span: self.mt.text.document.slice(span).to_owned(),
            suggestion,
            reason: claim.reason,
            evidence: claim.evidence,
            mt: self.mt.place(span, here.start - mt_from),
            edited: if has_edited { self.edited.place(edited_span, there.start - edited_from) } else { None },
            mt_context,
            edited_context,
            alignment_score: bead.is_paired().then_some(f64::from(bead.score)),
            fingerprint: String::new(),
        };
        let order = (span.start, span.end, finding.category, edited_span.start);
        Draft { finding, order, sentence: self.mt.sentence_at(&bead.mt, span) }
    }

    /// Gives each finding its fingerprint: category, folded span (of what is missing where there is none), folded
    /// sentence, and how many equal ones came before.
    pub fn name(&self, drafts: Vec<(usize, Draft)>) -> impl Iterator<Item = (usize, Finding)> {
        let mut seen: FxHashMap<u64, u32> = FxHashMap::default();
        // Many findings stand in one sentence.
        let mut folded: (Option<Span>, String) = (None, String::new());
        drafts.into_iter().map(move |(bead, draft)| {
            let mut finding = draft.finding;
            let span = if finding.mt_span.is_empty() { &finding.suggestion } else { &finding.mt_span };
            match self.mt.text.document.slice(draft.sentence) {
                "" => folded = (None, fold(&finding.edited_context)),
                _ if folded.0 == Some(draft.sentence) => {}
                sentence => folded = (Some(draft.sentence), fold(sentence)),
            }
            let mut hasher = SipHasher13::new();
            (finding.category.id(), fold(span), &folded.1).hash(&mut hasher);
            let occurrence = seen.entry(hasher.finish()).or_default();
            occurrence.hash(&mut hasher);
            *occurrence += 1;
            // The first digit is a letter, lest a spreadsheet takes the whole for a number.
            finding.fingerprint = format!("{:016x}", hasher.finish() | 0xa000_0000_0000_0000);
            (bead, finding)
        })
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
