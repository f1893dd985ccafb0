//! Each form of a report, on findings made by hand.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

pub mod fixtures;
mod libreoffice;
mod sarif;
mod xlsx;

use proptest::prelude::*;
use tadqiq::finding::{Category, Finding, Severity};
use tadqiq::report::{
    Bom, COLUMNS, Format, Growing, SEGMENT_COLUMNS, SegmentRow, Style, Summary, restore, write_segments_head,
    write_segments_rows,
};

use fixtures::{finding, findings, segments};

/// A report on findings, as bytes.
pub fn render(findings: &[Finding], format: Format, style: Style) -> Vec<u8> {
    let mut report = Growing::new(format, style);
    let mut bytes = Vec::new();
    report.add_segments(&segments()).unwrap();
    report.add(findings, &mut bytes).unwrap();
    assert_eq!(report.finish(&summary_of(findings), &mut bytes).unwrap(), None);
    bytes
}

/// What findings come to in a text of 250 words in 12 segments.
pub fn summary_of(findings: &[Finding]) -> Summary {
    let mut summary = Summary::default();
    (summary.mt_words, summary.segments) = (250, 12);
    summary.add(findings);
    summary
}

/// A report on the fixtures.
pub fn render_text(format: Format, color: bool) -> String {
    String::from_utf8(render(&findings(), format, Style { color, ..Style::default() })).unwrap()
}

/// Holds a text against its snapshot. Characters that cannot be seen are spelled out in it, CR with them.
pub fn assert_snapshot(name: &str, text: &str) {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("../../snapshots/report");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    let spelled = text.chars().map(|ch| match ch {
        '\n' => "\n".into(),
        ch if ch.is_control() || tadqiq::normalize::is_invisible(ch) => format!("{{{:X}}}", u32::from(ch)),
        ch => ch.to_string(),
    });
    settings.bind(|| insta::assert_snapshot!(name, spelled.collect::<String>()));
}

#[test]
fn csv() {
    assert_snapshot("csv", &render_text(Format::Csv, false));
}

#[test]
fn tsv() {
    assert_snapshot("tsv", &render_text(Format::Tsv, false));
}

#[test]
fn jsonl() {
    assert_snapshot("jsonl", &render_text(Format::Jsonl, false));
}

#[test]
fn text() {
    assert_snapshot("text", &render_text(Format::Text, false));
}

#[test]
fn text_in_colour() {
    assert_snapshot("text-in-colour", &render_text(Format::Text, true));
}

#[test]
fn sarif() {
    let text = render_text(Format::Sarif, false);
    let log: serde_json::Value = serde_json::from_str(&text).unwrap();
    let run = &log["runs"][0];
    assert_eq!(run["columnKind"], "unicodeCodePoints");
    let rules = run["tool"]["driver"]["rules"].as_array().unwrap();
    assert_eq!(rules.len(), Category::ALL.len());
    for (result, finding) in run["results"].as_array().unwrap().iter().zip(findings()) {
        let rule = &rules[result["ruleIndex"].as_u64().unwrap() as usize];
        assert_eq!(
            (&result["ruleId"], &rule["id"]),
            (&finding.category.id().into(), &finding.category.id().into())
        );
        assert!(!rule["help"]["text"].as_str().unwrap().is_empty());
    }
    assert_snapshot("sarif-results", &format!("{:#}", run["results"]));
}

#[test]
fn sarif_columns_are_code_points_of_the_line() {
    let file = "ملف تجربة:1.txt";
    let sentence = "𝒙قال Unacimov";
    let mut one = finding(
        Category::Untranslated,
        Severity::Major,
        (sentence, "Unacimov"),
        ("قال غيراسيموف", "غيراسيموف"),
    );
    one.mt = Some(fixtures::place(file, 7, sentence, "Unacimov"));
    let log: serde_json::Value =
        serde_json::from_slice(&render(&[one], Format::Sarif, Style::default())).unwrap();
    let place = &log["runs"][0]["results"][0]["locations"][0]["physicalLocation"];
    assert_eq!(
        place["artifactLocation"]["uri"],
        "%D9%85%D9%84%D9%81%20%D8%AA%D8%AC%D8%B1%D8%A8%D8%A9%3A1.txt"
    );
    let region = &place["region"];
    let column = |name: &str| region[name].as_u64().unwrap() as usize - 1;
    let line: Vec<char> = sentence.chars().collect();
    assert_eq!(line[column("startColumn")..column("endColumn")].iter().collect::<String>(), "Unacimov");
    assert_eq!(region["startLine"], 7);
}

#[test]
fn github() {
    assert_snapshot("github", &render_text(Format::Github, false));
}

#[test]
fn github_annotations_are_capped_worst_first_and_the_rest_is_counted() {
    let mut many = Vec::new();
    for (severity, count) in
        [(Severity::Minor, 30), (Severity::Major, 8), (Severity::Critical, 7), (Severity::Neutral, 12)]
    {
        many.extend(std::iter::repeat_n(
            finding(Category::Name, severity, ("a: 50%,\nb", "a"), ("b", "b")),
            count,
        ));
    }
    let text = String::from_utf8(render(&many, Format::Github, Style::default())).unwrap();
    let count = |start: &str| text.lines().filter(|line| line.starts_with(start)).count();
    assert_eq!((count("::error "), count("::warning "), count("::notice ")), (10, 10, 10));
    assert_eq!(text.matches("title=name (critical)").count(), 7);
    assert!(
        text.ends_with("::notice title=tadqiq::28 more findings are not shown here; see the full report\n")
    );
}

#[test]
fn github_messages_cannot_start_another_command() {
    let mut one = finding(Category::Name, Severity::Major, ("a", "a"), ("b", "b"));
    one.reason = "100%\r\n::error::x".into();
    one.mt = Some(fixtures::place("a,b:c.txt", 1, "a", "a"));
    let text = String::from_utf8(render(&[one], Format::Github, Style::default())).unwrap();
    assert_eq!(
        text,
        "::error file=a%2Cb%3Ac.txt,line=1,col=1,endColumn=1,title=name (major)::100%25%0D%0A::error::x\n"
    );
}

#[test]
fn summary() {
    assert_snapshot("summary", &summary_of(&findings()).to_string());
    assert_eq!(Summary::default().to_string(), "0 findings in 0 segments, 0 words of MT");
}

fn segments_table(rows: &[SegmentRow], format: Format) -> Vec<u8> {
    let mut bytes = Vec::new();
    write_segments_head(format, Style::default(), &mut bytes).unwrap();
    write_segments_rows(rows, format, &mut bytes).unwrap();
    bytes
}

#[test]
fn segments_in_each_form() {
    for format in [Format::Csv, Format::Tsv, Format::Jsonl] {
        let bytes = segments_table(&segments(), format);
        assert_snapshot(&format!("segments-{format}"), &String::from_utf8(bytes).unwrap());
    }
}

#[test]
fn no_findings_is_a_header_and_nothing_else() {
    let header = format!("{}\r\n", COLUMNS.join(","));
    assert_eq!(render(&[], Format::Csv, Style::default()), header.as_bytes());
    assert_eq!(render(&[], Format::Jsonl, Style::default()), b"");
    assert_eq!(render(&[], Format::Text, Style::default()), b"");
}

#[test]
fn a_csv_for_a_spreadsheet_begins_with_a_byte_order_mark() {
    let bom = Bom::Auto.applies(Format::Csv, true);
    assert!(render(&[], Format::Csv, Style { bom, color: false }).starts_with("\u{FEFF}id,".as_bytes()));
}

#[test]
fn jsonl_keys_are_the_columns_and_four_more() {
    let text = render_text(Format::Jsonl, false);
    let first: serde_json::Map<String, serde_json::Value> =
        serde_json::from_str(text.lines().next().unwrap()).unwrap();
    let more = ["evidence", "mt_byte_start", "mt_byte_end", "alignment_score"];
    assert_eq!(first.len(), COLUMNS.len() + more.len());
    assert!(COLUMNS.iter().chain(&more).all(|key| first.contains_key(*key)));
    assert_eq!(first["mt_line"], 1);
    assert_eq!(first["confidence"], 0.9346);
}

#[test]
fn nothing_that_reaches_a_terminal_can_steer_it() {
    let text = render_text(Format::Text, false);
    let opened = text.chars().filter(|&ch| matches!(ch, '\u{2066}' | '\u{2068}')).count();
    let closed = text.chars().filter(|&ch| ch == '\u{2069}').count();
    assert_eq!(opened, closed);
    assert!(!text.contains(['\u{1B}', '\u{202E}', '\r']), "{text:?}");
}

/// Records of a table, as another program reads them.
fn records(bytes: &[u8], delimiter: u8) -> Vec<Vec<String>> {
    let mut reader = csv::ReaderBuilder::new().delimiter(delimiter).has_headers(false).from_reader(bytes);
    reader.records().map(|record| record.unwrap().iter().map(str::to_owned).collect()).collect()
}

/// A text of what tables trip over.
pub fn hard_text() -> impl Strategy<Value = String> {
    "([=+@'\"\t\r\n,; a0-]|[\u{200F}\u{202E}\u{2028}\u{FEFF}\u{FFFE}\u{FFFF}\u{85}]|[قال١٪]|\\PC){0,12}"
}

proptest! {
    #[test]
    fn every_cell_comes_back_equal(span in hard_text(), suggestion in hard_text(), reason in hard_text()) {
        let mt = format!("{span}{reason}");
        let edited = format!("{reason}{suggestion}");
        let mut one = finding(Category::Name, Severity::Major, (&mt, &span), (&edited, &suggestion));
        one.reason.clone_from(&reason);
        let expected = [&span, &suggestion, &reason, &mt, &edited];
        for (format, delimiter) in [(Format::Csv, b','), (Format::Tsv, b'\t')] {
            let records = records(&render(std::slice::from_ref(&one), format, Style::default()), delimiter);
            prop_assert_eq!(records.len(), 2);
            let cells: Vec<&str> = records[1][6..11].iter().map(|cell| restore(cell)).collect();
            prop_assert_eq!(&cells, &expected);
        }
        let line = render(&[one], Format::Jsonl, Style::default());
        let json: serde_json::Value = serde_json::from_slice(&line).unwrap();
        for (column, expected) in COLUMNS[6..11].iter().zip(expected) {
            prop_assert_eq!(json[*column].as_str(), Some(expected.as_str()));
        }
    }

    #[test]
    fn segments_come_back_equal(mt in hard_text(), edited in hard_text()) {
        let mut rows = segments();
        (rows[0].mt_text, rows[0].edited_text) = (mt, edited);
        let bytes = segments_table(&rows, Format::Csv);
        let records = records(&bytes, b',');
        prop_assert_eq!(&records[0], &SEGMENT_COLUMNS);
        prop_assert_eq!(restore(&records[1][2]), rows[0].mt_text.as_str());
        prop_assert_eq!(restore(&records[1][3]), rows[0].edited_text.as_str());
    }
}
