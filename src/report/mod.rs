//! How findings are written: one file a form.
//!
//! A [`Growing`] report is written as findings come, in a form that a [`Format`] says. The columns of the tables are in one
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

pub use cell::{Cell, neutralise, restore};
pub use decision::Decision;
pub use delimited::{Delimiter, write as write_table};
pub use excerpt::{Excerpt, in_edited, in_mt};
pub use format::{Bom, Format};
pub use growing::Growing;
pub use html::LeftOut;
pub use jsonl::write_object as write_json_object;
pub use row::{COLUMNS, cells};
pub use segments::{
    SEGMENT_COLUMNS, SegmentRow, Tallies, segment_rows, write_segments_head, write_segments_rows,
};
pub use summary::Summary;
pub use text::isolated;

/// How a report is to look.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Style {
    /// Whether a table begins with a byte order mark; see [`Bom::applies`].
    pub bom: bool,
    /// Whether the text form is coloured.
    pub color: bool,
}
