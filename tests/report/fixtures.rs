//! Findings made by hand, with what is hard on a report in them.

use std::sync::Arc;

use tadqiq::finding::{Category, Finding, Place, Severity};
use tadqiq::report::SegmentRow;

/// A place in a sentence that begins its line.
pub fn place(file: &str, line: usize, sentence: &str, span: &str) -> Place {
    let at = sentence.find(span).unwrap();
    let start = sentence[..at].chars().count();
    Place {
        file: file.into(),
        line: line.to_string(),
        is_unit: false,
        start,
        end: start + span.chars().count(),
        byte_start: at,
        byte_end: at + span.len(),
        context_start: at,
    }
}

/// A finding of a span in one sentence and a suggestion in another.
pub fn finding(category: Category, severity: Severity, mt: (&str, &str), edited: (&str, &str)) -> Finding {
    Finding {
        category,
        severity,
        confidence: 0.9,
        mt_span: mt.1.into(),
        suggestion: edited.1.into(),
        reason: format!("‘{}’ stands in the edited text.", edited.1),
        evidence: vec!["first".into(), "second".into()],
        mt_context: Arc::from(mt.0),
        edited_context: Arc::from(edited.0),
        mt: Some(place("mt.txt", 1, mt.0, mt.1)),
        edited: Some(place("edited.txt", 2, edited.0, edited.1)),
        alignment_score: Some(0.876_543_21),
        fingerprint: format!("f00000000000000{:x}", category as usize),
    }
}

/// One finding of each kind that is hard to write: right-to-left, empty span, formula, control characters, long.
pub fn findings() -> Vec<Finding> {
    let name = Finding {
        confidence: 0.934_56,
        reason: "‘غيراسيموف’ stands 2 times in the edited text; ‘Unacimov’ is in Latin letters.".into(),
        ..finding(
            Category::Untranslated,
            Severity::Major,
            ("بيير دي فيليلي وفاليري Unacimov، “تنسيق” العمليات.", "Unacimov"),
            ("بيير دي فيلييه وفاليري غيراسيموف، “تنسيق” العمليات.", "غيراسيموف"),
        )
    };
    let sentence =
        "وانتهت المحادثات، وعاد الوزيران معاً إلى العاصمة بعد أن وقعا اتفاقاً جديداً للتعاون بين البلدين.";
    let mut omission =
        finding(Category::Omission, Severity::Critical, ("وانتهت المحادثات.", ""), (sentence, sentence));
    omission.mt = Some(Place {
        context_start: 31,
        byte_start: 131,
        byte_end: 131,
        start: 77,
        end: 77,
        ..place("mt.txt", 3, ".", "")
    });
    let formula = finding(
        Category::Number,
        Severity::Minor,
        ("\u{200F}=SUM(A1), \"+1\" was said", "\u{200F}=SUM(A1)"),
        ("'=SUM(A2), \"+1\" was said", "'=SUM(A2)"),
    );
    let mut broken = finding(
        Category::Encoding,
        Severity::Neutral,
        ("-first\r\nsecond\tthird\u{202E}\u{1B}[31m\u{2028}fourth\r", "third\u{202E}\u{1B}[31m"),
        ("first", "first"),
    );
    broken.edited = None;
    broken.suggestion = String::new();
    broken.edited_context = "".into();
    broken.alignment_score = None;
    let long = "word ".repeat(40);
    let context = format!("{long}{long}{long}");
    let mut addition = finding(Category::Addition, Severity::Minor, (&context, ""), ("e", ""));
    let span = long.trim_end();
    addition.mt_span = span.into();
    addition.mt = Some(Place {
        line: "unit-7".into(),
        is_unit: true,
        start: 200,
        end: 399,
        byte_start: 200,
        byte_end: 399,
        context_start: 200,
        ..place("pairs.tsv", 7, &context, span)
    });
    addition.edited = None;
    vec![name, omission, formula, broken, addition]
}

/// A pair, and a segment without a partner.
pub fn segments() -> Vec<SegmentRow> {
    vec![
        SegmentRow {
            mt_ids: vec![0, 1],
            edited_ids: vec![0],
            mt_text: "قال، ثم\nسكت".into(),
            edited_text: "=قال".into(),
            score: Some(0.987_65),
            ter: Some(0.333_33),
            penalty: 6,
            findings: 2,
        },
        SegmentRow {
            mt_ids: Vec::new(),
            edited_ids: vec![1],
            mt_text: String::new(),
            edited_text: "وحده".into(),
            score: None,
            ter: None,
            penalty: 0,
            findings: 0,
        },
    ]
}
