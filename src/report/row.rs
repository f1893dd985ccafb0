//! The findings table: its columns, and what each holds for a finding.

use super::cell::Cell;
use crate::finding::{Finding, Place};

/// How many columns the findings table has.
pub const WIDTH: usize = 20;

/// The columns of the findings table, in order. JSONL has the same keys.
pub const COLUMNS: [&str; WIDTH] = [
    "id",
    "decision",
    "comment",
    "category",
    "severity",
    "confidence",
    "mt_span",
    "suggestion",
    "reason",
    "mt_context",
    "edited_context",
    "mt_file",
    "mt_line",
    "mt_start",
    "mt_end",
    "edited_file",
    "edited_line",
    "edited_start",
    "edited_end",
    "fingerprint",
];

/// The cells of a finding, in the order of [`COLUMNS`]. `index` is its 0-based place in the report; its id is one
/// more. The reviewer's cells are empty.
pub fn cells(index: usize, finding: &Finding) -> [Cell<'_>; WIDTH] {
    let [mt_file, mt_line, mt_start, mt_end] = place(finding.mt.as_ref());
    let [edited_file, edited_line, edited_start, edited_end] = place(finding.edited.as_ref());
    [
        Cell::Count(index as u64 + 1),
        "".into(),
        "".into(),
        finding.category.id().into(),
        finding.severity.id().into(),
        Cell::Ratio(finding.confidence),
        finding.mt_span.as_str().into(),
        finding.suggestion.as_str().into(),
        finding.reason.as_str().into(),
        (&*finding.mt_context).into(),
        (&*finding.edited_context).into(),
        mt_file,
        mt_line,
        mt_start,
        mt_end,
        edited_file,
        edited_line,
        edited_start,
        edited_end,
        finding.fingerprint.as_str().into(),
    ]
}

fn place(place: Option<&Place>) -> [Cell<'_>; 4] {
    let Some(place) = place else { return [const { Cell::Empty }; 4] };
    let (start, end) = (place.start as u64, place.end as u64);
    [(&*place.file).into(), Cell::from_label(&place.line), Cell::Count(start), Cell::Count(end)]
}
