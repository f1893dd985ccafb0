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
use crate::text::{Span, columns};

/// Turns the claims of two texts into findings.
pub struct Placer<'a> {
    mt: Text<'a>,
    edited: Text<'a>,
}

/// One text with its name shared.
struct Text<'a> {
    text: &'a Segmented,
    file: Arc<str>,
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
        let text = |text: &'a Segmented| Text { text, file: text.document.name.as_str().into() };
        Self { mt: text(mt), edited: text(edited) }
    }

    /// The finding that a claim on a bead makes.
    pub fn place(&self, bead: &Bead, claim: Claim) -> Draft {
        let span = claim.mt_chars.unwrap_or_else(|| self.mt.span(&bead.mt, &claim.mt));
        let span = self.mt.clip(span);
        let edited_span = self.edited.clip(self.edited.span(&bead.edited, &claim.edited));
        let (mt_context, mt_starts) = self.mt.context(&bead.mt);
        let (edited_context, edited_starts) = self.edited.context(&bead.edited);
        let has_edited = !edited_span.is_empty();
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
            mt: self.mt.place(span, &mt_starts),
            edited: if has_edited { self.edited.place(edited_span, &edited_starts) } else { None },
            mt_context,
            edited_context,
            alignment_score: (!bead.mt.is_empty() && !bead.edited.is_empty())
                .then_some(f64::from(bead.score)),
            fingerprint: String::new(),
        };
        let order = (span.start, span.end, finding.category, edited_span.start);
        Draft { finding, order, sentence: self.mt.sentence_at(&bead.mt, span) }
    }

    /// Gives each finding its fingerprint: category, folded span (of what is missing where there is none), folded
    /// sentence, and how many equal ones came before.
    pub fn name(&self, drafts: Vec<(usize, Draft)>) -> impl Iterator<Item = (usize, Finding)> {
        let mut seen: FxHashMap<u64, u32> = FxHashMap::default();
        drafts.into_iter().map(move |(bead, draft)| {
            let mut finding = draft.finding;
            let span = if finding.mt_span.is_empty() { &finding.suggestion } else { &finding.mt_span };
            let sentence = match self.mt.text.document.slice(draft.sentence) {
                "" => &finding.edited_context,
                sentence => sentence,
            };
            let mut hasher = SipHasher13::new();
            (finding.category.id(), fold(span), fold(sentence)).hash(&mut hasher);
            let occurrence = seen.entry(hasher.finish()).or_default();
            occurrence.hash(&mut hasher);
            *occurrence += 1;
            // The first digit is a letter, lest a spreadsheet takes the whole for a number.
            finding.fingerprint = format!("{:016x}", hasher.finish() | 0xa000_0000_0000_0000);
            (bead, finding)
        })
    }
}

impl Text<'_> {
    /// Where some tokens of a bead stand; for an empty range the gap before the token of that number.
    fn span(&self, segments: &Range<u32>, tokens: &Range<usize>) -> Span {
        let segments = segments.start as usize..segments.end as usize;
        let own = self.text.tokens_in(segments.clone());
        if let (Some(first), Some(last)) =
            (own.get(tokens.start), tokens.end.checked_sub(1).and_then(|at| own.get(at)))
            && !tokens.is_empty()
        {
            return first.span.join(last.span);
        }
        let before = tokens.start.checked_sub(1).and_then(|at| own.get(at)).map(|token| token.span.end);
        let after = own.get(tokens.start).map(|token| token.span.start);
        let segment_before = segments.start.checked_sub(1).and_then(|at| self.text.segments.get(at));
        let outside =
            self.text.segments.get(segments.start).filter(|_| !segments.is_empty()).map(|s| s.span.start);
        let gap = before.or(after).or(outside).or(segment_before.map(|segment| segment.span.end));
        Span::at(gap.unwrap_or(0) as usize)
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

    /// The sentences of a bead with one space between, and where each begins in it: (raw start, context start).
    fn context(&self, segments: &Range<u32>) -> (Arc<str>, Vec<(u32, usize)>) {
        let mut context = String::new();
        let mut starts = Vec::with_capacity(segments.len());
        for segment in segments.clone() {
            if !context.is_empty() {
                context.push(' ');
            }
            starts.push((self.text.segments[segment as usize].span.start, context.len()));
            context.push_str(self.text.segment_text(segment as usize));
        }
        (context.into(), starts)
    }

    fn place(&self, span: Span, starts: &[(u32, usize)]) -> Option<Place> {
        let document: &Document = &self.text.document;
        let number = self.line_at(span)?;
        let line = document.lines[number].span;
        let (start, end) = columns(&document.text, line.start, span);
        let sentence = starts.iter().rfind(|&&(raw, _)| raw <= span.start);
        Some(Place {
            file: self.file.clone(),
            line: document.label(number),
            is_unit: document.has_units,
            start,
            end,
            byte_start: (span.start - line.start) as usize,
            byte_end: (span.end - line.start) as usize,
            context_start: sentence.map_or(0, |&(raw, at)| at + (span.start - raw) as usize),
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
