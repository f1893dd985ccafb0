//! What a page is made of, gathered until all is there, and no more of it than a browser can show.

use std::fmt;
use std::io::{self, Write};

use super::{Content, write};
use crate::finding::Finding;
use crate::report::{SegmentRow, Summary};

/// How many findings, and how many aligned pairs, a page has room for. Browsers hold all of a page in memory, many times
/// its size.
const MOST: Size = Size { findings: 50_000, segments: 100_000 };

#[derive(Clone, Copy, Debug)]
struct Size {
    findings: usize,
    segments: usize,
}

/// The beginning of an audit, as much of it as a page has room for.
#[derive(Debug)]
pub struct Gathered {
    most: Size,
    findings: Vec<Finding>,
    /// One more than there is room for tells that there are more.
    segments: Vec<SegmentRow>,
    /// How many findings stand in these pairs.
    in_segments: usize,
    /// How many findings were added.
    found: usize,
}

/// What a page has no room for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftOut {
    /// How many findings it shows.
    pub findings: usize,
    /// How many there are.
    pub all_findings: usize,
    /// How many segments of the MT it shows.
    pub segments: usize,
    /// How many there are.
    pub all_segments: usize,
}

/// What is on the page, and where the rest can be had.
impl fmt::Display for LeftOut {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { findings, all_findings, segments, all_segments } = self;
        write!(
            out,
            "a page has no room for more than the first {findings} of {all_findings} findings, in {segments} of \
             {all_segments} segments; all are in a table (-o FILE.csv), and --min-severity, --min-confidence and \
             --select make fewer",
        )
    }
}

impl Default for Gathered {
    fn default() -> Self {
        Self { most: MOST, findings: Vec::new(), segments: Vec::new(), in_segments: 0, found: 0 }
    }
}

impl Gathered {
    /// Adds the next findings.
    pub fn add(&mut self, findings: &[Finding]) {
        self.found += findings.len();
        let room = self.most.findings - self.findings.len();
        self.findings.extend_from_slice(&findings[..room.min(findings.len())]);
    }

    /// Whether further pairs may be on the page.
    pub fn takes_segments(&self) -> bool {
        self.segments.len() <= self.most.segments && self.in_segments <= self.most.findings
    }

    /// Adds the next pairs.
    pub fn add_segments(&mut self, segments: &[SegmentRow]) {
        for segment in segments {
            if !self.takes_segments() {
                break;
            }
            self.in_segments += segment.findings;
            self.segments.push(segment.clone());
        }
    }

    /// Writes the page of an audit that comes to this in all. Says what it left out, if anything.
    ///
    /// # Errors
    /// Whatever `out` says.
    pub fn write(mut self, summary: &Summary, out: &mut dyn Write) -> io::Result<Option<LeftOut>> {
        let left_out = self.cut(summary);
        let mut shown = Summary::default();
        shown.add(&self.findings);
        let content = Content {
            findings: &self.findings,
            segments: &self.segments,
            shown: &shown,
            summary,
            left_out: left_out.as_ref(),
        };
        write(&content, out)?;
        Ok(left_out)
    }

    /// Keeps the first pairs of which all findings are there, and these findings, where there are more than there is
    /// room for.
    fn cut(&mut self, summary: &Summary) -> Option<LeftOut> {
        if self.found == self.findings.len() && self.segments.len() <= self.most.segments {
            return None;
        }
        let (mut kept, mut in_kept) = (0, 0);
        for segment in self.segments.iter().take(self.most.segments) {
            if in_kept + segment.findings > self.findings.len() {
                break;
            }
            kept += 1;
            in_kept += segment.findings;
        }
        self.segments.truncate(kept);
        if kept > 0 {
            self.findings.truncate(in_kept);
        }
        let last = self.segments.iter().rev().find_map(|segment| segment.mt_ids.last());
        Some(LeftOut {
            findings: self.findings.len(),
            all_findings: self.found,
            segments: last.map_or(0, |last| last + 1),
            all_segments: summary.segments,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::{Category, Severity};

    fn finding(text: &str) -> Finding {
        Finding {
            category: Category::Name,
            severity: Severity::Major,
            confidence: 0.9,
            mt_span: String::new(),
            suggestion: String::new(),
            reason: String::new(),
            evidence: Vec::new(),
            mt_context: text.into(),
            edited_context: text.into(),
            mt: None,
            edited: None,
            alignment_score: None,
            fingerprint: String::new(),
        }
    }

    /// A page of pairs that have so many findings each, with room for three findings and four pairs.
    fn page(findings: &[usize]) -> (Option<LeftOut>, String) {
        let most = Size { findings: 3, segments: 4 };
        let mut page = Gathered { most, ..Gathered::default() };
        let mut summary = Summary::default();
        summary.segments = findings.len();
        for (at, &count) in findings.iter().enumerate() {
            let text = format!("sentence {at}");
            page.add_segments(&[SegmentRow {
                mt_ids: vec![at],
                edited_ids: vec![at],
                mt_text: text.clone(),
                edited_text: text.clone(),
                score: None,
                ter: None,
                penalty: 0,
                findings: count,
            }]);
            let found = vec![finding(&text); count];
            summary.add(&found);
            page.add(&found);
        }
        let mut html = Vec::new();
        let left_out = page.write(&summary, &mut html).unwrap();
        (left_out, String::from_utf8(html).unwrap())
    }

    /// How many pairs and findings stand on a page.
    fn shown(html: &str) -> (usize, usize) {
        (html.matches("<li class=\"row\"").count(), html.matches("<li class=\"f ").count())
    }

    #[test]
    fn what_there_is_room_for_is_whole() {
        let (left_out, html) = page(&[1, 0, 2, 0]);
        assert_eq!((left_out, shown(&html)), (None, (4, 3)));
        assert!(!html.contains("This is the beginning alone"));
    }

    #[test]
    fn a_pair_is_shown_with_all_of_its_findings_or_not_at_all() {
        let (left_out, html) = page(&[1, 1, 2, 0]);
        let expected = LeftOut { findings: 2, all_findings: 4, segments: 2, all_segments: 4 };
        assert_eq!((left_out, shown(&html)), (Some(expected), (2, 2)));
        assert!(html.contains("the first 2 of 4 findings, in 2 of 4 segments"));
        // The filters count what is on the page, the head all.
        assert!(html.contains("2 of 2</output>") && html.contains("<dt>findings</dt><dd>4</dd>"));
    }

    #[test]
    fn pairs_without_findings_take_room_too() {
        let (left_out, html) = page(&[1, 0, 0, 0, 0, 0]);
        let expected = LeftOut { findings: 1, all_findings: 1, segments: 4, all_segments: 6 };
        assert_eq!((left_out, shown(&html)), (Some(expected), (4, 1)));
    }
}
