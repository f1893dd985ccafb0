//! The HTML report as it is written, without a browser.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

pub mod fixtures;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use sha2::{Digest, Sha256};

use fixtures::{Pages, hostile, long, sample};

/// What stands between two marks, the first time.
fn between<'a>(text: &'a str, open: &str, close: &str) -> &'a str {
    let start = text.find(open).unwrap() + open.len();
    &text[start..start + text[start..].find(close).unwrap()]
}

#[test]
fn the_policy_allows_the_two_embedded_files_and_nothing_else() {
    let html = sample().html();
    let hash = |text: &str| BASE64.encode(Sha256::digest(text.as_bytes()));
    let script = hash(between(&html, "</script><script>", "</script>"));
    let style = hash(between(&html, "<style>", "</style>"));
    let policy = between(&html, "http-equiv=\"Content-Security-Policy\" content=\"", "\"");
    assert_eq!(
        policy,
        format!(
            "default-src 'none'; script-src 'sha256-{script}'; style-src 'sha256-{style}'; \
             base-uri 'none'; form-action 'none'"
        )
    );
}

#[test]
fn text_of_the_documents_stays_text() {
    let html = hostile().html();
    assert_eq!(html.matches("<script").count(), 2);
    assert_eq!(html.matches("</script>").count(), 2);
    assert!(!html.contains("<img") && !html.contains("<!-- -->"));
    // A quotation mark of a text does not end an attribute. In the data it stands behind a backslash.
    assert!(!html.replace("\\\"", "").contains("\" onmouseover="));
    assert!(html.contains("&amp;amp;"));
    // What would turn the line round is shown by its name. Only the table in the data still holds it.
    let list = between(&html, "<ol class=\"rows\"", "</ol>");
    assert!(list.contains("<span class=\"control\">U+202E</span>abc<span class=\"control\">U+2069</span>"));
    assert!(!list.contains(['\u{202E}', '\u{2069}', '\u{1B}']));
}

#[test]
fn every_pair_and_every_finding_is_on_the_page_once() {
    let pages = sample();
    let html = pages.html();
    assert_eq!(html.matches("<li class=\"row\"").count(), pages.segments.len());
    for id in 1..=pages.findings.len() {
        assert_eq!(html.matches(&format!("id=\"f{id}\"")).count(), 1, "finding {id}");
    }
    assert_eq!(html.matches("<p class=\"absent\">").count(), 3);
}

#[test]
fn overlapping_findings_cut_a_sentence_into_pieces() {
    let html = sample().html();
    let list = between(&html, "<ol class=\"rows\"", "</ol>");
    let pieces: Vec<(&str, &str)> = list
        .split("<a class=\"m ")
        .skip(1)
        .map(|piece| (between(piece, "data-f=\"", "\""), between(piece, ">", "</a>")))
        .filter(|(ids, _)| ids.split(' ').any(|id| id == "5" || id == "6"))
        .collect();
    // Finding 5 covers both pieces; finding 6, which is critical, comes first where both stand.
    assert_eq!(pieces, [("5", "دي فيليلي وفاليري "), ("6 5", "Unacimov")]);
}

#[test]
fn a_sentence_reads_the_same_with_and_without_its_marks() {
    let pages = sample();
    let html = pages.html();
    let shown: Vec<String> = html
        .split("<p class=\"text\"")
        .skip(1)
        .map(|part| between(part, ">", "</p>"))
        .map(|part| {
            let pieces = part.split('<').map(|piece| piece.split_once('>').map_or(piece, |(_, text)| text));
            pieces.collect::<String>()
        })
        .collect();
    let texts: Vec<&str> = pages
        .segments
        .iter()
        .flat_map(|row| [&*row.mt_text, &*row.edited_text])
        .filter(|text| !text.is_empty())
        .collect();
    assert_eq!(shown, texts);
}

#[test]
fn findings_of_equal_sentences_go_to_the_pair_that_they_stand_in() {
    let mut pages = Pages { findings: Vec::new(), segments: Vec::new() };
    for _ in 0..3 {
        pages.pair("قال II", "قال الثانية");
        let number = pages.findings.len() + 1;
        pages.find(
            tadqiq::finding::Category::Untranslated,
            tadqiq::finding::Severity::Minor,
            0.9,
            ("II", "الثانية"),
            &format!("reason {number}"),
        );
    }
    let html = pages.html();
    let rows: Vec<&str> = html.split("<li class=\"row\"").skip(1).collect();
    for (index, row) in rows.iter().enumerate() {
        let reasons: Vec<&str> =
            row.split("<p class=\"reason\">").skip(1).map(|part| part.split('<').next().unwrap()).collect();
        assert_eq!(reasons, [format!("reason {}", index + 1)]);
    }
}

#[test]
fn a_finding_of_no_pair_stands_after_the_one_before_it() {
    let mut pages = sample();
    pages.segments.remove(3);
    let html = pages.html();
    let order: Vec<&str> =
        html.split("<li class=\"f ").skip(1).map(|card| between(card, "id=\"f", "\"")).collect();
    let expected: Vec<String> = (1..=pages.findings.len()).map(|id| id.to_string()).collect();
    assert_eq!(order, expected);
}

#[test]
fn an_audit_without_findings_says_so() {
    let mut pages = Pages { findings: Vec::new(), segments: Vec::new() };
    pages.pair("قال", "قال");
    assert!(pages.html().contains("Nothing was found."));
    assert!(Pages { findings: Vec::new(), segments: Vec::new() }.html().contains("Nothing was found."));
}

#[test]
fn the_same_report_gives_the_same_bytes() {
    assert!(long(300).html() == long(300).html());
}

#[test]
fn the_page_asks_for_nothing_from_outside() {
    let html = sample().html();
    // The one address is the name of a namespace, which nothing is loaded from.
    let html = html.replace("http://www.w3.org/2000/svg", "");
    for address in ["src=", "http:", "https:", "@import", "url("] {
        assert!(!html.contains(address), "{address}");
    }
}
