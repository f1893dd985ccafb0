//! SARIF 2.1.0 (OASIS), for the code scanning pages of forges and the problem lists of editors.
//!
//! Columns are code points from 1. Each category is a rule, with the text of `tadqiq explain` as its help. In a file of
//! pairs a place has no region, whose lines and columns would be the file's: its logical location names the unit.

use std::io::{self, Write};

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde::Serialize;

use super::jsonl::rounded;
use crate::finding::{Category, Finding, Place, Severity};
use crate::guide::{Guide, guide};

const SCHEMA: &str = "https://json.schemastore.org/sarif-2.1.0.json";

/// What a relative reference of RFC 3986 keeps as it is; a colon is not kept, for it would look like a scheme's.
const URI: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~').remove(b'/');

/// What stands before the results' own indentation, and stands for them where there are none.
const RESULTS: &str = "\"results\": []";

/// How far a result is indented.
const INDENT: &str = "        ";

/// Writes what stands before the results.
///
/// # Errors
/// Whatever `out` says.
pub fn write_begin(out: &mut dyn Write) -> io::Result<()> {
    let log = log()?;
    let (before, _) = around_results(&log);
    out.write_all(before.as_bytes())
}

/// Writes results of findings, of which so many stand before.
///
/// # Errors
/// Whatever `out` says.
pub fn write_results(findings: &[Finding], before: usize, out: &mut dyn Write) -> io::Result<()> {
    for (index, finding) in (before..).zip(findings) {
        // A line end within a text is escaped: these are the layout's.
        let result = serde_json::to_string_pretty(&result(finding))?.replace('\n', &format!("\n{INDENT}"));
        write!(out, "{}\n{INDENT}{result}", if index == 0 { "" } else { "," })?;
    }
    Ok(())
}

/// Writes what stands after so many results.
///
/// # Errors
/// Whatever `out` says.
pub fn write_end(count: usize, out: &mut dyn Write) -> io::Result<()> {
    let log = log()?;
    let (_, after) = around_results(&log);
    if count > 0 {
        write!(out, "\n{}", &INDENT[2..])?;
    }
    writeln!(out, "{after}")
}

/// What stands before and after the results.
fn around_results(log: &str) -> (&str, &str) {
    let end = log.rfind(RESULTS).map_or(log.len(), |at| at + RESULTS.len() - 1);
    log.split_at(end)
}

/// The log without results.
fn log() -> io::Result<String> {
    let driver = Driver {
        name: "tadqiq",
        semantic_version: env!("CARGO_PKG_VERSION"),
        rules: Category::ALL.map(|category| rule(guide(category))),
    };
    let run = Run { tool: Tool { driver }, column_kind: "unicodeCodePoints", results: [] };
    Ok(serde_json::to_string_pretty(&Log { schema: SCHEMA, version: "2.1.0", runs: [run] })?)
}

#[derive(Serialize)]
struct Log {
    #[serde(rename = "$schema")]
    schema: &'static str,
    version: &'static str,
    runs: [Run; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Run {
    tool: Tool,
    column_kind: &'static str,
    results: [(); 0],
}

#[derive(Serialize)]
struct Tool {
    driver: Driver,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Driver {
    name: &'static str,
    semantic_version: &'static str,
    rules: [Rule; Category::ALL.len()],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Rule {
    id: &'static str,
    short_description: Message<String>,
    full_description: Message<String>,
    help: Message<String>,
    properties: Tags,
}

#[derive(Serialize)]
struct Tags {
    tags: [String; 1],
}

#[derive(Serialize)]
struct Message<T> {
    text: T,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ResultObject<'a> {
    rule_id: &'static str,
    rule_index: usize,
    level: &'static str,
    message: Message<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    locations: Option<[Location<'a>; 1]>,
    #[serde(skip_serializing_if = "Option::is_none")]
    related_locations: Option<[Location<'a>; 1]>,
    #[serde(skip_serializing_if = "Option::is_none")]
    fixes: Option<[Fix<'a>; 1]>,
    partial_fingerprints: Fingerprints<'a>,
    rank: f64,
    properties: Properties<'a>,
}

#[derive(Serialize)]
struct Fingerprints<'a> {
    #[serde(rename = "tadqiq/v1")]
    first: &'a str,
}

#[derive(Serialize)]
struct Properties<'a> {
    severity: &'static str,
    confidence: f64,
    suggestion: &'a str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(clippy::struct_field_names, reason = "the standard's names")]
struct Location<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    message: Option<Message<&'static str>>,
    physical_location: PhysicalLocation<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    logical_locations: Option<[LogicalLocation<'a>; 1]>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct PhysicalLocation<'a> {
    artifact_location: Artifact,
    #[serde(skip_serializing_if = "Option::is_none")]
    region: Option<Region<'a>>,
}

#[derive(Serialize)]
struct LogicalLocation<'a> {
    name: &'a str,
    kind: &'static str,
}

#[derive(Serialize)]
struct Artifact {
    uri: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Region<'a> {
    start_line: u64,
    start_column: usize,
    end_column: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    snippet: Option<Message<&'a str>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Fix<'a> {
    description: Message<&'static str>,
    artifact_changes: [ArtifactChange<'a>; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ArtifactChange<'a> {
    artifact_location: Artifact,
    replacements: [Replacement<'a>; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Replacement<'a> {
    deleted_region: Region<'a>,
    inserted_content: Message<&'a str>,
}

fn rule(guide: &Guide) -> Rule {
    let examples: Vec<String> = guide
        .examples
        .iter()
        .map(|example| format!("{}: “{}” should be “{}”.", example.language, example.bad, example.good))
        .collect();
    Rule {
        id: guide.category.id(),
        short_description: Message { text: guide.meaning.to_owned() },
        full_description: Message { text: format!("{} Evidence: {}", guide.meaning, guide.evidence) },
        help: Message { text: format!("{}\n\n{}\n\n{}", guide.meaning, guide.evidence, examples.join("\n")) },
        properties: Tags { tags: [format!("MQM: {}", guide.mqm)] },
    }
}

fn result(finding: &Finding) -> ResultObject<'_> {
    let related = |place| Location {
        message: Some(Message { text: "the edited version" }),
        ..location(place, &finding.suggestion)
    };
    ResultObject {
        rule_id: finding.category.id(),
        rule_index: finding.category as usize,
        level: level(finding.severity),
        message: Message { text: &finding.reason },
        locations: finding.mt.as_ref().map(|place| [location(place, &finding.mt_span)]),
        related_locations: finding.edited.as_ref().map(|place| [related(place)]),
        fixes: fix(finding).map(|fix| [fix]),
        partial_fingerprints: Fingerprints { first: &finding.fingerprint },
        rank: rounded(finding.confidence * 100.0),
        properties: Properties {
            severity: finding.severity.id(),
            confidence: rounded(finding.confidence),
            suggestion: &finding.suggestion,
        },
    }
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Neutral => "note",
        Severity::Minor => "warning",
        Severity::Major | Severity::Critical => "error",
    }
}

fn location<'a>(place: &'a Place, text: &'a str) -> Location<'a> {
    let region = region(place).map(|region| Region { snippet: Some(Message { text }), ..region });
    let logical_locations =
        region.is_none().then(|| [LogicalLocation { name: &place.line, kind: "element" }]);
    let physical_location = PhysicalLocation { artifact_location: artifact(place), region };
    Location { message: None, physical_location, logical_locations }
}

/// Where a place is; absent where it is in a unit, of whose lines in the file nothing is known.
fn region(place: &Place) -> Option<Region<'_>> {
    let start_line: u64 = place.line.parse().ok().filter(|line| *line > 0 && !place.is_unit)?;
    Some(Region { start_line, start_column: place.start + 1, end_column: place.end + 1, snippet: None })
}

/// The replacement of the span by the suggestion, where there are both.
fn fix(finding: &Finding) -> Option<Fix<'_>> {
    let place =
        finding.mt.as_ref().filter(|_| !finding.mt_span.is_empty() && !finding.suggestion.is_empty())?;
    let inserted_content = Message { text: finding.suggestion.as_str() };
    let replacements = [Replacement { deleted_region: region(place)?, inserted_content }];
    Some(Fix {
        description: Message { text: "as in the edited version" },
        artifact_changes: [ArtifactChange { artifact_location: artifact(place), replacements }],
    })
}

/// The place's file, as a relative reference of RFC 3986.
fn artifact(place: &Place) -> Artifact {
    Artifact { uri: utf8_percent_encode(&place.file.replace('\\', "/"), URI).to_string() }
}
