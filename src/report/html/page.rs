//! The page's markup.

use std::borrow::Cow;
use std::io::{self, Write};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use maud::{DOCTYPE, Markup, PreEscaped, html};
use rayon::prelude::*;
use sha2::{Digest, Sha256};

use super::layout::Row;
use super::text::{Plain, Prose, Quoted, Side, Stretch, marked, tag};
use super::{Content, chart, severity_class};
use crate::finding::{Finding, Place};
use crate::language::{Language, detect};
use crate::report::{Excerpt, in_edited, in_mt};

const STYLE: &str = include_str!("report.css");
/// One script of several files, which see each other and nobody else.
const SCRIPT: &str = concat!(
    "\"use strict\";\n(() => {\n",
    include_str!("script/state.js"),
    include_str!("script/filters.js"),
    include_str!("script/current.js"),
    include_str!("script/keys.js"),
    "})();\n"
);

/// The keys, and what they do; the script knows the same.
const KEYS: [(&str, &str); 9] = [
    ("j", "next finding"),
    ("k", "previous finding"),
    ("a", "accept: the finding is right"),
    ("r", "reject: it is no error"),
    ("f", "fix: it is an error, mended in another way"),
    ("u", "unsure"),
    ("c", "write a comment; Enter or Esc leads back"),
    ("d", "download the decisions"),
    ("?", "show or hide this list"),
];

/// The decisions, and the key of each.
const DECISIONS: [(&str, &str); 4] = [("accept", "a"), ("reject", "r"), ("fix", "f"), ("unsure", "u")];

/// How many rows make a group. A browser lays out whole groups, and only those near the screen: few enough rows for
/// a group to be laid out at once, many enough for ten thousand to be few groups. The style sheet knows their height.
const GROUP: usize = 16;

/// How many groups are in memory at a time.
const GROUPS: usize = 256;

/// Where the rows stand in the page, and what the script reads. No text of the documents can say this: it is escaped.
const ROWS: &str = "<!--rows-->";
const DATA: &str = "<!--data-->";

/// The page without the rows and what the script reads: what stands before, between and after these.
pub fn frame(content: &Content<'_>, rows: &[Row<'_>]) -> [String; 3] {
    let page = page(content, rows).into_string();
    let (before, rest) = page.split_once(ROWS).unwrap_or((&page, ""));
    let (between, after) = rest.split_once(DATA).unwrap_or((rest, ""));
    [before, between, after].map(str::to_owned)
}

/// Writes the rows.
///
/// # Errors
/// Whatever `out` says.
pub fn write_rows(content: &Content<'_>, rows: &[Row<'_>], out: &mut dyn Write) -> io::Result<()> {
    let language = language_tag(detect(rows.iter().map(|row| row.edited)));
    for (nth, groups) in rows.chunks(GROUP * GROUPS).enumerate() {
        let group = |(at, group): (usize, &[Row<'_>])| {
            let first = (nth * GROUPS + at) * GROUP;
            let rows = (first..).zip(group);
            html! { ol.rows role="list" { @for (at, row) in rows { (pair(at, row, content.findings, language)) } } }
        };
        let written: Vec<Markup> = groups.par_chunks(GROUP).enumerate().map(group).collect();
        written.into_iter().try_for_each(|group| out.write_all(group.into_string().as_bytes()))?;
    }
    Ok(())
}

fn page(content: &Content<'_>, rows: &[Row<'_>]) -> Markup {
    let (style, script) = (asset(STYLE), asset(SCRIPT));
    let names = Names::of(content.findings);
    // Without an edited version there is one column, and no word of what it would have had.
    let alone = is_alone(content).then_some("alone");
    html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta http-equiv="Content-Security-Policy" content=(policy(&style, &script));
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                meta name="referrer" content="no-referrer";
                meta name="generator" content={ "tadqiq " (env!("CARGO_PKG_VERSION")) };
                title { "tadqiq: " (Plain(names.mt)) }
                style { (PreEscaped(&style)) }
            }
            body class=[alone] {
                a.skip href="#sentences" { "Skip to the sentences" }
                (banner(content, &names))
                nav.map aria-label="Place in the document" { (chart::strip(rows, content.findings)) }
                main {
                    (filters(content))
                    (sentences(content, &names))
                }
                (panel())
                (help())
                div #tip role="tooltip" hidden {}
                p #live.vh role="status" aria-live="polite" {}
                script #data type="application/json" { (PreEscaped(DATA)) }
                script { (PreEscaped(&script)) }
            }
        }
    }
}

/// An embedded file as a browser hashes it: line ends are LF, whatever the checkout made of them.
fn asset(text: &'static str) -> Cow<'static, str> {
    if text.contains('\r') { Cow::Owned(text.replace("\r\n", "\n")) } else { Cow::Borrowed(text) }
}

fn policy(style: &str, script: &str) -> String {
    let hash = |text: &str| BASE64.encode(Sha256::digest(text.as_bytes()));
    format!(
        "default-src 'none'; script-src 'sha256-{}'; style-src 'sha256-{}'; base-uri 'none'; form-action 'none'",
        hash(script),
        hash(style),
    )
}

/// What the two texts are called: as the findings' places have it.
struct Names<'a> {
    mt: &'a str,
    edited: &'a str,
}

impl<'a> Names<'a> {
    fn of(findings: &'a [Finding]) -> Self {
        let name = |place: fn(&Finding) -> Option<&Place>, otherwise| {
            findings.iter().find_map(place).map_or(otherwise, |place| &*place.file)
        };
        Self {
            mt: name(|finding| finding.mt.as_ref(), "machine translation"),
            edited: name(|finding| finding.edited.as_ref(), "edited version"),
        }
    }
}

/// Whether no sentence has an edited one beside it, or for itself.
fn is_alone(content: &Content<'_>) -> bool {
    !content.segments.is_empty() && content.segments.iter().all(|segment| segment.edited_ids.is_empty())
}

fn banner(content: &Content<'_>, names: &Names<'_>) -> Markup {
    let summary = content.summary;
    html! {
        header.banner {
            div.title {
                h1 { "tadqiq" }
                p {
                    bdi { (Plain(names.mt)) }
                    @if is_alone(content) { " checked without an edited version" }
                    @else { " checked against " bdi { (Plain(names.edited)) } }
                }
            }
            dl.totals {
                div { dt { "findings" } dd { (summary.total()) } }
                div { dt { "sentences" } dd { (summary.segments) } }
                div { dt { "words" } dd { (summary.mt_words) } }
                div { dt { "MQM penalty" } dd { (summary.penalty()) } }
                @if let Some(rate) = summary.penalty_per_thousand() {
                    div { dt { "per 1,000 words" } dd { (format!("{rate:.1}")) } }
                }
            }
            div.tools {
                button #theme type="button" { "Theme: auto" }
                button #help-open type="button" aria-haspopup="dialog" { "Keys" }
                button #download.main type="button" { "Download decisions (CSV)" }
            }
            noscript { p.notice { "Filters and decisions need JavaScript; everything else is here." } }
            @if let Some(left_out) = content.left_out { p.notice { "This is the beginning alone: " (left_out) "." } }
            p #notice.notice role="alert" hidden {}
        }
    }
}

fn filters(content: &Content<'_>) -> Markup {
    html! {
        details #filters-box.filters open {
            summary { h2 { "Filters" } " " output #shown { (content.findings.len()) " of " (content.findings.len()) } }
            form #filters aria-label="Filters" {
                fieldset { legend { "Severity" } (chart::severities(content.shown)) }
                fieldset {
                    legend { "Category" }
                    (chart::categories(content.shown))
                    p.both {
                        button type="button" data-all="category" { "All" }
                        button type="button" data-none="category" { "None" }
                    }
                }
                fieldset {
                    legend { label for="confidence" { "Confidence" } }
                    p.range {
                        span { "at least " output #least { "0.00" } }
                        input #confidence type="range" min="0" max="1" step="0.01" value="0";
                    }
                }
                fieldset {
                    legend { "Decision" }
                    select #state aria-label="Decision" {
                        option value="" { "any or none" }
                        option value="open" { "not decided" }
                        option value="done" { "decided" }
                        @for (decision, _) in DECISIONS { option value=(decision) { (decision) } }
                    }
                }
                label.check { input #only type="checkbox"; " only sentences with findings" }
            }
        }
    }
}

fn sentences(content: &Content<'_>, names: &Names<'_>) -> Markup {
    html! {
        section #sentences tabindex="-1" aria-labelledby="sentences-title" {
            h2 #sentences-title.vh { "Sentences" }
            div.columns aria-hidden="true" {
                span { "MT " bdi { (Plain(names.mt)) } }
                span { "edited " bdi { (Plain(names.edited)) } }
            }
            @if content.summary.total() == 0 { p.empty { "Nothing was found." } }
            p #none.empty hidden { "No finding passes the filters." }
            (PreEscaped(ROWS))
        }
    }
}

/// The language tag (BCP 47) of the texts, which chooses letter shapes and a voice.
fn language_tag(language: Language) -> Option<&'static str> {
    match language {
        Language::Arabic => Some("ar"),
        Language::Persian => Some("fa"),
        Language::Hebrew => Some("he"),
        Language::Russian => Some("ru"),
        Language::English => Some("en"),
        Language::French => Some("fr"),
        Language::German => Some("de"),
        Language::Spanish => Some("es"),
        Language::Italian => Some("it"),
        Language::Portuguese => Some("pt"),
        Language::Hindi => Some("hi"),
        Language::Ukrainian => Some("uk"),
        Language::Other => None,
    }
}

fn pair(index: usize, row: &Row<'_>, findings: &[Finding], language: Option<&str>) -> Markup {
    let stretch = |excerpt: fn(&Finding) -> Option<Excerpt<'_>>, finding: usize| {
        let excerpt = excerpt(&findings[finding])?;
        let start = excerpt.before.len();
        Some(Stretch { start, end: start + excerpt.span.len(), finding })
    };
    let stretches = |excerpt: fn(&Finding) -> Option<Excerpt<'_>>| -> Vec<Stretch> {
        row.findings.iter().filter_map(|&finding| stretch(excerpt, finding)).collect()
    };
    html! {
        li.row data-row=(index) {
            p.no { (numbers(row)) }
            div.pair {
                div.side {
                    span.label { "MT" }
                    (text(row.mt, &marked(row.mt, &stretches(in_mt), findings, Side::Mt), language))
                }
                div.side {
                    span.label { "edited" }
                    (text(row.edited, &marked(row.edited, &stretches(in_edited), findings, Side::Edited), language))
                }
            }
            @if !row.findings.is_empty() {
                ul.findings role="list" {
                    @for &finding in &row.findings { (card(finding, &findings[finding])) }
                }
            }
        }
    }
}

/// A sentence, or the word that there is none.
fn text(sentence: &str, markup: &Markup, language: Option<&str>) -> Markup {
    html! {
        @if sentence.is_empty() { p.absent { "no counterpart" (markup) } }
        @else { p.text dir="auto" lang=[language] { (markup) } }
    }
}

/// The numbers of a pair's sentences, from 1, and how much its two texts differ.
fn numbers(row: &Row<'_>) -> Markup {
    let Some(segment) = row.segment else { return html! {} };
    let range = |ids: &[usize]| match ids {
        [] => "–".to_owned(),
        [only] => (only + 1).to_string(),
        [first, .., last] => format!("{}–{}", first + 1, last + 1),
    };
    html! {
        span.ids {
            span.vh { "Sentence " } (range(&segment.mt_ids))
            span.partner { " ↔ " (range(&segment.edited_ids)) }
        }
        @if let Some(ter) = segment.ter { " " span.ter title="translation edit rate" { "TER " (format!("{ter:.2}")) } }
    }
}

fn card(index: usize, finding: &Finding) -> Markup {
    let id = index + 1;
    html! {
        li.f.(severity_class(finding.severity)) #{ "f" (id) } tabindex="-1" {
            p.head {
                span.n { (id) }
                " " span.sev { (finding.severity.id()) }
                " " span.cat data-c=(tag(finding.category)) { (finding.category.id()) }
                " " span.conf { "confidence " (format!("{:.2}", finding.confidence)) }
            }
            p.change {
                (quoted("was", &finding.mt_span))
                span.to {}
                (quoted("now", &finding.suggestion))
            }
            p.reason { (Prose(&finding.reason)) }
            @if finding.evidence.len() > 1 {
                details.evidence {
                    summary { "Evidence" }
                    ul { @for evidence in &finding.evidence { li { (Prose(evidence)) } } }
                }
            }
        }
    }
}

/// One side of a change, in an isolate (UAX #9). The style sheet sets an arrow between the two.
fn quoted(class: &str, text: &str) -> Markup {
    html! {
        @if text.is_empty() { span.(class).nothing { "nothing" } }
        @else { bdi.(class) { (Quoted(text)) } }
    }
}

/// Where the current finding is decided: one for the page, so that ten thousand findings need no more controls.
fn panel() -> Markup {
    html! {
        section #panel aria-label="Current finding" hidden {
            div.current role="group" aria-label="The finding" tabindex="0" { p.where { span #position {} } div #current {} }
            div.decide {
                div role="group" aria-label="Decision" {
                    @for (decision, key) in DECISIONS {
                        button type="button" data-decision=(decision) aria-pressed="false" aria-keyshortcuts=(key) {
                            kbd aria-hidden="true" { (key) } " " (decision)
                        }
                    }
                }
                div.note {
                    input #comment type="text" dir="auto" aria-label="Comment" placeholder="Comment (c)"
                        autocomplete="off" aria-keyshortcuts="c";
                    (step("previous", "k", "↑"))
                    (step("next", "j", "↓"))
                }
            }
        }
    }
}

fn step(name: &str, key: &str, arrow: &str) -> Markup {
    html! {
        button #(name) type="button" aria-keyshortcuts=(key) {
            span aria-hidden="true" { (arrow) " " kbd { (key) } }
            span.vh { (name) " finding" }
        }
    }
}

fn help() -> Markup {
    html! {
        dialog #help aria-labelledby="help-title" {
            h2 #help-title { "Keys" }
            dl { @for (key, meaning) in KEYS { div { dt { kbd { (key) } } dd { (meaning) } } } }
            p { "The key of a decision pressed again takes it back. On other keyboard layouts the same places count." }
            label.check { input #keys type="checkbox" checked; " keys are on" }
            p {
                "Decisions stay in this browser. Download the table and run "
                code { "tadqiq review" } " on it to keep them."
            }
            form method="dialog" { button.main autofocus { "Close" } }
        }
    }
}
