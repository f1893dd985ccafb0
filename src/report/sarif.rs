//! SARIF 2.1.0 (OASIS), for the code scanning pages of forges and the problem lists of editors.
//!
//! Columns are code points from 1. Each category is a rule, with the text of `tadqiq explain` as its help. A line
//! that is no number (a unit's id) becomes a logical location.

use std::io::{self, Write};

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::{Value, json};

use super::jsonl::rounded;
use crate::finding::{Category, Finding, Place, Severity};
use crate::guide::{Guide, guide};

const SCHEMA: &str = "https://json.schemastore.org/sarif-2.1.0.json";

/// What a relative reference of RFC 3986 keeps as it is; a colon is not kept, for it would look like a scheme's.
const URI: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~').remove(b'/');

/// Writes the findings.
///
/// # Errors
/// Whatever `out` says.
pub fn write(findings: &[Finding], out: &mut dyn Write) -> io::Result<()> {
    let driver = json!({
        "name": "tadqiq",
        "semanticVersion": env!("CARGO_PKG_VERSION"),
        "rules": Category::ALL.map(|category| rule(guide(category))),
    });
    let results: Vec<Value> = findings.iter().map(result).collect();
    let run = json!({ "tool": { "driver": driver }, "columnKind": "unicodeCodePoints", "results": results });
    let log = json!({ "$schema": SCHEMA, "version": "2.1.0", "runs": [run] });
    serde_json::to_writer_pretty(&mut *out, &log)?;
    out.write_all(b"\n")
}

fn rule(guide: &Guide) -> Value {
    let examples: Vec<String> = guide
        .examples
        .iter()
        .map(|example| format!("{}: “{}” should be “{}”.", example.language, example.bad, example.good))
        .collect();
    json!({
        "id": guide.category.id(),
        "shortDescription": { "text": guide.meaning },
        "fullDescription": { "text": format!("{} Evidence: {}", guide.meaning, guide.evidence) },
        "help": { "text": format!("{}\n\n{}\n\n{}", guide.meaning, guide.evidence, examples.join("\n")) },
        "properties": { "tags": [format!("MQM: {}", guide.mqm)] },
    })
}

fn result(finding: &Finding) -> Value {
    let mut result = json!({
        "ruleId": finding.category.id(),
        "ruleIndex": finding.category as usize,
        "level": level(finding.severity),
        "message": { "text": finding.reason },
        "partialFingerprints": { "tadqiq/v1": finding.fingerprint },
        "rank": rounded(finding.confidence * 100.0),
        "properties": {
            "severity": finding.severity.id(),
            "confidence": rounded(finding.confidence),
            "suggestion": finding.suggestion,
        },
    });
    if let Some(place) = &finding.mt {
        result["locations"] = json!([location(place, &finding.mt_span)]);
    }
    if let Some(place) = &finding.edited {
        let mut related = location(place, &finding.suggestion);
        related["message"] = json!({ "text": "the edited version" });
        result["relatedLocations"] = json!([related]);
    }
    if let Some(fix) = fix(finding) {
        result["fixes"] = json!([fix]);
    }
    result
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Neutral => "note",
        Severity::Minor => "warning",
        Severity::Major | Severity::Critical => "error",
    }
}

fn location(place: &Place, text: &str) -> Value {
    let artifact = json!({ "uri": uri(&place.file) });
    match region(place) {
        Some(mut region) => {
            region["snippet"] = json!({ "text": text });
            json!({ "physicalLocation": { "artifactLocation": artifact, "region": region } })
        }
        None => json!({
            "physicalLocation": { "artifactLocation": artifact },
            "logicalLocations": [{ "name": place.line, "kind": "element" }],
        }),
    }
}

/// Where a place is; absent where its line has no number.
fn region(place: &Place) -> Option<Value> {
    let line: u64 = place.line.parse().ok().filter(|line| *line > 0)?;
    Some(json!({ "startLine": line, "startColumn": place.start + 1, "endColumn": place.end + 1 }))
}

/// The replacement of the span by the suggestion, where there are both.
fn fix(finding: &Finding) -> Option<Value> {
    let place =
        finding.mt.as_ref().filter(|_| !finding.mt_span.is_empty() && !finding.suggestion.is_empty())?;
    let replacement =
        json!({ "deletedRegion": region(place)?, "insertedContent": { "text": finding.suggestion } });
    Some(json!({
        "description": { "text": "as in the edited version" },
        "artifactChanges": [{ "artifactLocation": { "uri": uri(&place.file) }, "replacements": [replacement] }],
    }))
}

fn uri(file: &str) -> String {
    utf8_percent_encode(&file.replace('\\', "/"), URI).to_string()
}
