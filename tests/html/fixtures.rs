//! Reports to look at: the sample pair with findings made by hand, a hostile one, and a long one.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::sync::Arc;

use tadqiq::finding::{Category, Finding, Severity};
use tadqiq::report::{Format, Growing, SegmentRow, Style, Summary};

use crate::report::fixtures::place;

const MT: &str = include_str!("../../data/sample/000-machine.txt");
const EDITED: &str = include_str!("../../data/sample/001-edited.txt");

/// Findings and the pairs that they stand in.
pub struct Pages {
    pub findings: Vec<Finding>,
    pub segments: Vec<SegmentRow>,
}

impl Pages {
    /// The page as it is written to a file.
    pub fn html(&self) -> String {
        self.write(Format::Html)
    }

    /// The table as it is written to a file.
    pub fn csv(&self) -> String {
        self.write(Format::Csv)
    }

    fn write(&self, format: Format) -> String {
        let words = self.segments.iter().map(|row| row.mt_text.split_whitespace().count()).sum();
        let sentences = self.segments.iter().filter(|row| !row.mt_text.is_empty()).count();
        let mut summary = Summary::default();
        (summary.mt_words, summary.segments) = (words, sentences);
        summary.add(&self.findings);
        let mut report = Growing::new(format, Style { bom: true, ..Style::default() });
        let mut bytes = Vec::new();
        report.add_segments(&self.segments).unwrap();
        report.add(&self.findings, &mut bytes).unwrap();
        report.finish(&summary, &mut bytes).unwrap();
        String::from_utf8(bytes).unwrap()
    }

    /// Adds a pair. An empty text is a side that has nothing.
    pub fn pair(&mut self, mt: &str, edited: &str) {
        let count = |side: fn(&SegmentRow) -> &[usize]| self.segments.iter().map(|row| side(row).len()).sum();
        let (mt_id, edited_id): (usize, usize) = (count(|row| &row.mt_ids), count(|row| &row.edited_ids));
        let paired = !mt.is_empty() && !edited.is_empty();
        self.segments.push(SegmentRow {
            mt_ids: if mt.is_empty() { Vec::new() } else { vec![mt_id] },
            edited_ids: if edited.is_empty() { Vec::new() } else { vec![edited_id] },
            mt_text: mt.into(),
            edited_text: edited.into(),
            score: paired.then_some(0.9),
            ter: paired.then_some(0.4),
            penalty: 0,
            findings: 0,
        });
    }

    /// Adds a finding in the pair that was added last.
    pub fn find(
        &mut self,
        category: Category,
        severity: Severity,
        confidence: f64,
        spans: (&str, &str),
        reason: &str,
    ) {
        let row = self.segments.last_mut().unwrap();
        row.findings += 1;
        row.penalty += u64::from(severity.penalty());
        let line = self.segments.len();
        let row = &self.segments[line - 1];
        let place = |file, sentence: &str, span: &str| {
            let stands = !sentence.is_empty() && sentence.contains(span);
            stands.then(|| place(file, line, sentence, span))
        };
        self.findings.push(Finding {
            category,
            severity,
            confidence,
            mt_span: spans.0.into(),
            suggestion: spans.1.into(),
            reason: reason.into(),
            evidence: Vec::new(),
            mt_context: Arc::from(&*row.mt_text),
            edited_context: Arc::from(&*row.edited_text),
            mt: place("machine.txt", &row.mt_text, spans.0),
            edited: place("edited.txt", &row.edited_text, spans.1),
            alignment_score: row.score,
            fingerprint: format!("{:016x}", self.findings.len()),
        });
    }
}

fn line(text: &str, number: usize) -> &str {
    text.lines().nth(number - 1).unwrap()
}

/// Stands for a whole text.
const ALL: &str = "…";
/// Category, severity, confidence, what the MT has, what the edited text has, reason.
type Made = (Category, Severity, f64, &'static str, &'static str, &'static str);
/// Pairs of lines from 1, where 0 is none, and what is found in them.
const SAMPLE: [(usize, usize, &[Made]); 8] = {
    use Category as C;
    use Severity as S;
    [
        (
            1,
            0,
            &[(C::Addition, S::Minor, 0.62, ALL, "", "The sentence has no counterpart in the edited text.")],
        ),
        (
            2,
            1,
            &[
                (
                    C::Grammar,
                    S::Minor,
                    0.71,
                    "الجيش الفرنسي والروسي",
                    "الجيشان الفرنسي والروسي",
                    "‘الجيش’ and ‘الجيشان’ share the stem ‘جيش’; the edited text has the dual.",
                ),
                (
                    C::Mistranslation,
                    S::Critical,
                    0.88,
                    "“الداعم”",
                    "“داعش”",
                    "‘الداعم’ stands where the edited text and 3 related texts have ‘داعش’.",
                ),
            ],
        ),
        (
            0,
            2,
            &[(
                C::Omission,
                S::Major,
                0.66,
                "",
                ALL,
                "55 words of the edited text have no counterpart in the MT.",
            )],
        ),
        (
            3,
            3,
            &[
                (
                    C::Name,
                    S::Major,
                    0.93,
                    "دي فيليلي وفاليري Unacimov",
                    "دي فيلييه وفاليري غيراسيموف",
                    "‘فيليلي’ is near ‘فيلييه’ (-1.4 nats a letter), not a name that occurs elsewhere.",
                ),
                (
                    C::Untranslated,
                    S::Critical,
                    0.97,
                    "Unacimov",
                    "غيراسيموف",
                    "‘Unacimov’ is in Latin letters; ‘غيراسيموف’ stands 2 times in the edited text.",
                ),
            ],
        ),
        (
            7,
            7,
            &[(
                C::Name,
                S::Critical,
                0.95,
                "حواء لوبريا",
                "إيف لودريان",
                "‘لوبريا’ is a corrupted form of ‘لودريان’; ‘حواء’ translates the name ‘إيف’.",
            )],
        ),
        (
            11,
            8,
            &[
                (
                    C::Omission,
                    S::Neutral,
                    0.55,
                    "",
                    "قتيلاً",
                    "‘قتيلاً’ has no counterpart between ‘129’ and ‘350’.",
                ),
                (
                    C::Mistranslation,
                    S::Major,
                    0.81,
                    "دائم",
                    "المكروه",
                    "‘دائم’ stands where the edited text has ‘المكروه’; the words are unrelated.",
                ),
            ],
        ),
        (19, 0, &[]),
        (
            15,
            11,
            &[(
                C::Untranslated,
                S::Minor,
                0.9,
                "II",
                "الثانية",
                "‘II’ is in Latin letters; the value is the same as that of ‘الثانية’.",
            )],
        ),
    ]
};

/// A few pairs of the sample, with findings of many kinds; two of them overlap, and one names its evidence.
pub fn sample() -> Pages {
    let mut pages = Pages { findings: Vec::new(), segments: Vec::new() };
    for (mt_line, edited_line, findings) in SAMPLE {
        let line = |text: &'static str, number: usize| if number == 0 { "" } else { line(text, number) };
        let (mt, edited) = (line(MT, mt_line), line(EDITED, edited_line));
        pages.pair(mt, edited);
        for &(category, severity, confidence, mt_span, suggestion, reason) in findings {
            let spans = (
                if mt_span == ALL { mt } else { mt_span },
                if suggestion == ALL { edited } else { suggestion },
            );
            pages.find(category, severity, confidence, spans, reason);
        }
    }
    let untranslated = pages.findings.iter_mut().find(|finding| finding.mt_span == "Unacimov").unwrap();
    untranslated.evidence = vec!["script: Latin in Arabic".into(), "neighbour: ‘وفاليري’ is aligned".into()];
    pages
}

/// Texts that would like to be markup, code or a formula, or to turn the line round.
pub fn hostile() -> Pages {
    let script = "</script><script>window.stolen=1</script><img src=x onerror=window.stolen=1>";
    let attribute = "\" onmouseover=window.stolen=1 x=\"' onfocus=window.stolen=1 '";
    let mut pages = Pages { findings: Vec::new(), segments: Vec::new() };
    let mt = format!("قال {script} و {attribute} &amp; \u{202E}abc\u{2069}\u{1B}[31m <!-- -->");
    pages.pair(&mt, &format!("{attribute} {script}"));
    pages.find(Category::Markup, Severity::Critical, 0.9, (script, script), script);
    pages.find(Category::Encoding, Severity::Major, 0.9, ("\u{202E}abc\u{2069}\u{1B}", attribute), attribute);
    pages.find(Category::Edit, Severity::Neutral, 0.9, (attribute, ""), "=HYPERLINK(\"http://example.org\")");
    for finding in &mut pages.findings {
        finding.evidence = vec![script.into(), attribute.into()];
        if let Some(place) = &mut finding.mt {
            place.file = format!("{script}.txt").into();
        }
    }
    pages
}

/// So many findings, two in each pair, over every category and severity.
pub fn long(findings: usize) -> Pages {
    let mut pages = Pages { findings: Vec::new(), segments: Vec::new() };
    for index in 0..findings.div_ceil(2) {
        pages.pair(&format!("{index} {}", line(MT, 3)), &format!("{index} {}", line(EDITED, 3)));
        for (nth, spans) in [("Unacimov", "غيراسيموف"), ("فيليلي", "فيلييه")].into_iter().enumerate()
        {
            let number = 2 * index + nth;
            pages.find(
                Category::ALL[number % Category::ALL.len()],
                Severity::ALL[(number / 3) % Severity::ALL.len()],
                0.5 + (number % 50) as f64 / 100.0,
                spans,
                "‘Unacimov’ is in Latin letters; ‘غيراسيموف’ stands 2 times in the edited text.",
            );
        }
    }
    pages
}
