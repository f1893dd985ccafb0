//! How findings are written: one file a form.
//!
//! A [`Report`] holds what there is to write, a [`Format`] says in which form. The columns of the tables are in one
//! place ([`COLUMNS`]), and so is the way in which a cell is kept from becoming a formula ([`neutralise`]).

mod cell;
mod decision;
mod delimited;
mod direction;
mod excerpt;
mod format;
mod github;
mod growing;
mod html;
mod jsonl;
mod row;
mod sarif;
mod segments;
mod summary;
mod text;
mod xlsx;

use std::io::{self, Write};

pub use cell::{Cell, neutralise, restore};
pub use decision::Decision;
pub use delimited::{Delimiter, write as write_table};
pub use excerpt::{Excerpt, in_edited, in_mt};
pub use format::{Bom, Format};
pub use growing::Growing;
pub use jsonl::write_object as write_json_object;
pub use row::{COLUMNS, cells};
pub use segments::{
    SEGMENT_COLUMNS, SegmentRow, Tallies, segment_rows, write_segments, write_segments_head,
    write_segments_rows,
};
pub use summary::Summary;
pub use text::isolated;

use crate::finding::Finding;

/// What there is to report.
#[derive(Clone, Copy, Debug)]
pub struct Report<'a> {
    /// The findings, in reading order of the MT. Their ids in the report are 1, 2, 3 and so on.
    pub findings: &'a [Finding],
    /// The aligned pairs, for the forms that show them ([`Format::shows_segments`]).
    pub segments: &'a [SegmentRow],
    /// What it comes to.
    pub summary: &'a Summary,
}

/// How it is to look.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Style {
    /// Whether a table begins with a byte order mark; see [`Bom::applies`].
    pub bom: bool,
    /// Whether the text form is coloured.
    pub color: bool,
}

impl Report<'_> {
    /// Writes the report.
    ///
    /// # Errors
    /// Whatever `out` says.
    pub fn write(&self, format: Format, style: Style, out: &mut dyn Write) -> io::Result<()> {
        match format {
            Format::Html => html::write(self, out),
            Format::Xlsx => xlsx::write(self, out),
            _ => {
                let mut growing = Growing::new(format, style);
                growing.add(self.findings, out)?;
                growing.finish(out)
            }
        }
    }
}
