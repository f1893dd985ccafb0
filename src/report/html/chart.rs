//! The pictures: how many findings of which kind, and where in the document they stand.

use maud::{Markup, html};

use super::layout::Row;
use super::severity_class;
use super::text::tag;
use crate::finding::{Category, Finding, Severity};
use crate::report::Summary;

/// Into how many parts the strip divides a document.
pub const BINS: usize = 160;
/// How high the strip's bars are at most, in units of its drawing. Below them there is room for the place at hand.
const STRIP_HEIGHT: f64 = 34.0;
/// How wide a bar of the strip is, of the unit that it has.
const BAR_WIDTH: f64 = 0.8;
/// A bar's length, in units of its drawing.
const BAR_LENGTH: f64 = 100.0;

/// Categories with a bar each, as long as its findings are many and divided by severity. The boxes filter.
pub fn categories(summary: &Summary) -> Markup {
    let longest = summary.categories().map(|category| summary.of_category(category)).max().unwrap_or(1);
    html! {
        ul.bars {
            @for category in summary.categories() {
                li {
                    label {
                        input type="checkbox" name="category" value=(category.id()) checked;
                        span.tag aria-hidden="true" { (tag(category)) }
                        span.name { (category.id()) }
                        span.count { (summary.of_category(category)) }
                    }
                    (bar(summary, category, longest))
                    span.vh { (in_words(summary, category)) }
                }
            }
        }
    }
}

/// `2 critical, 5 minor`.
fn in_words(summary: &Summary, category: Category) -> String {
    let counts =
        Severity::ALL.into_iter().rev().map(|severity| (severity, summary.count(category, severity)));
    let parts: Vec<String> = counts
        .filter(|&(_, count)| count > 0)
        .map(|(severity, count)| format!("{count} {}", severity.id()))
        .collect();
    parts.join(", ")
}

fn bar(summary: &Summary, category: Category, longest: usize) -> Markup {
    let mut from = 0.0;
    html! {
        svg.bar viewBox={ "0 0 " (BAR_LENGTH) " 8" } preserveAspectRatio="none" aria-hidden="true" {
            @for severity in Severity::ALL.into_iter().rev() {
                @let width = BAR_LENGTH * summary.count(category, severity) as f64 / longest as f64;
                @if width > 0.0 {
                    rect.(severity_class(severity)) x=(decimal(from)) width=(decimal(width)) height="8" {}
                }
                @let () = from += width;
            }
        }
    }
}

/// Severities with their counts. The boxes filter.
pub fn severities(summary: &Summary) -> Markup {
    html! {
        ul.severities {
            @for severity in Severity::ALL.into_iter().rev().filter(|&severity| summary.of_severity(severity) > 0) {
                li {
                    label {
                        input type="checkbox" name="severity" value=(severity as usize) checked;
                        span.sev.(severity_class(severity)) { (severity.id()) }
                        span.count { (summary.of_severity(severity)) }
                    }
                }
            }
        }
    }
}

/// The document from its beginning to its end; where findings stand there is a bar, divided by severity.
pub fn strip(rows: &[Row<'_>], findings: &[Finding]) -> Markup {
    let mut counts = vec![[0_usize; Severity::ALL.len()]; BINS];
    for (index, row) in rows.iter().enumerate() {
        for &finding in &row.findings {
            counts[index * BINS / rows.len()][findings[finding].severity as usize] += 1;
        }
    }
    let highest = counts.iter().map(|bin| bin.iter().sum::<usize>()).max().unwrap_or(0).max(1);
    let label = "Where the findings stand, from the beginning of the document to its end";
    html! {
        svg #strip viewBox={ "0 0 " (BINS) " 40" } preserveAspectRatio="none" role="img" aria-label=(label) {
            rect.ground y=(STRIP_HEIGHT) width=(BINS) height="1" {}
            @for (at, bin) in counts.iter().enumerate() {
                (stack(at, bin, highest))
            }
        }
    }
}

/// One bar of the strip, the mildest severity at its top. A bar of any findings is high enough to be seen.
fn stack(at: usize, bin: &[usize; Severity::ALL.len()], highest: usize) -> Markup {
    let total: usize = bin.iter().sum();
    let scale = if total == 0 {
        0.0
    } else {
        STRIP_HEIGHT * (total as f64 / highest as f64).max(0.15) / total as f64
    };
    let mut from = STRIP_HEIGHT;
    html! {
        @for severity in Severity::ALL.into_iter().rev() {
            @let height = bin[severity as usize] as f64 * scale;
            @let () = from -= height;
            @if height > 0.0 {
                rect.(severity_class(severity)) x=(at) y=(decimal(from)) width=(BAR_WIDTH) height=(decimal(height)) {}
            }
        }
    }
}

/// A length with at most two decimals, the same on every machine.
fn decimal(length: f64) -> String {
    let text = format!("{length:.2}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}
