//! Positions in text: spans whose type says their unit, and maps between units.
//!
//! Three units meet in this crate. *Raw bytes* are offsets into a [`Document`](crate::document::Document)'s
//! text; *folded bytes* are offsets into a folded copy of a piece of it; *code points* are what people count in
//! reports. A [`Span`] is raw, a [`FoldedSpan`] is folded, and only [`CodePoints`] turn bytes into code points.

/// A half-open range of raw byte offsets, on `char` boundaries of the text that it belongs to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// The first byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// The span `start..end`. Texts are at most 4 GiB long (the readers check it), so that offsets fit.
    pub fn new(start: usize, end: usize) -> Self {
        debug_assert!(start <= end);
        Self { start: start as u32, end: end as u32 }
    }

    /// The empty span at an offset.
    pub fn at(offset: usize) -> Self {
        Self::new(offset, offset)
    }

    /// Its length in bytes.
    pub fn len(self) -> usize {
        (self.end - self.start) as usize
    }

    /// Whether it holds nothing.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// The text that stands there.
    pub fn of(self, text: &str) -> &str {
        &text[self.start as usize..self.end as usize]
    }

    /// Whether the two share a byte.
    pub fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// Whether `other` lies wholly within this span.
    pub fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// The smallest span that covers both.
    #[must_use]
    pub fn join(self, other: Self) -> Self {
        Self { start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    /// The same span, `offset` bytes later.
    #[must_use]
    pub fn shift(self, offset: u32) -> Self {
        Self { start: self.start + offset, end: self.end + offset }
    }
}

/// A half-open range of byte offsets in a folded text (see [`normalize`](crate::normalize)).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct FoldedSpan {
    /// The first byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl FoldedSpan {
    /// The folded span `start..end`.
    pub fn new(start: usize, end: usize) -> Self {
        Self { start: start as u32, end: end as u32 }
    }
}

/// Leads from a folded text back to the raw text it was made from.
///
/// It is a list of pieces, in order: the folded bytes from one piece's start to the next one's come from that
/// piece's raw span, as a whole. A folded span is widened to whole pieces, so that what comes back is always a
/// span on `char` boundaries that, folded again, holds what was asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OffsetMap {
    pieces: Vec<(u32, Span)>,
    folded_len: u32,
}

impl OffsetMap {
    /// Makes room for so many pieces more.
    pub fn reserve(&mut self, pieces: usize) {
        self.pieces.reserve(pieces);
    }

    /// Adds a piece: from folded offset `folded` on, text comes from `raw`. Pieces come in rising order.
    pub fn push(&mut self, folded: usize, raw: Span) {
        self.pieces.push((folded as u32, raw));
    }

    /// Says where the folded text ends.
    pub fn finish(&mut self, folded_len: usize) {
        self.folded_len = folded_len as u32;
    }

    /// The raw span of a folded one. An empty span maps to the empty raw span before the piece it stands in.
    pub fn raw(&self, span: FoldedSpan) -> Span {
        let first = self.pieces.partition_point(|&(at, _)| at <= span.start).saturating_sub(1);
        let Some(&(_, start)) = self.pieces.get(first) else { return Span::default() };
        if span.start == span.end {
            let at = if span.start >= self.folded_len { start.end } else { start.start };
            return Span { start: at, end: at };
        }
        let last = self.pieces.partition_point(|&(at, _)| at < span.end).saturating_sub(1);
        let end = self.pieces.get(last).map_or(start.end, |&(_, raw)| raw.end);
        Span { start: start.start, end: end.max(start.end) }
    }
}

/// Counts the code points of a text up to any byte without reading all that stands before it, so that columns in a
/// line of many megabytes cost no more than in a short one.
#[derive(Clone, Debug, Default)]
pub struct CodePoints {
    /// How many begin before each block of the text.
    before: Vec<u32>,
}

/// How many bytes begin a code point.
fn begins(bytes: &[u8]) -> usize {
    bytes.iter().filter(|&&byte| byte & 0xC0 != 0x80).count()
}

/// How many bytes a block of [`CodePoints`] has.
const BLOCK: usize = 1024;

impl CodePoints {
    /// Reads a text once.
    pub fn new(text: &str) -> Self {
        let mut count = 0;
        let mut before = vec![0];
        for block in text.as_bytes().chunks(BLOCK) {
            count += begins(block) as u32;
            before.push(count);
        }
        Self { before }
    }

    /// How many code points of its text begin before a byte.
    fn until(&self, text: &str, byte: u32) -> usize {
        let block = byte as usize / BLOCK;
        let own = begins(&text.as_bytes()[block * BLOCK..byte as usize]);
        self.before.get(block).map_or(0, |&before| before as usize) + own
    }

    /// The columns of a span within the line of its text that starts at byte `line_start`: 0-based code points,
    /// half-open.
    pub fn columns(&self, text: &str, line_start: u32, span: Span) -> (usize, usize) {
        let near = (span.start - line_start) as usize <= BLOCK;
        let start = if near {
            text[line_start as usize..span.start as usize].chars().count()
        } else {
            self.until(text, span.start) - self.until(text, line_start)
        };
        (start, start + span.of(text).chars().count())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_code_points_and_not_bytes() {
        let text = "سطر\nقال غيراسيموف";
        let line_start = text.find('\n').unwrap() as u32 + 1;
        let at = text.find("غيراسيموف").unwrap();
        let span = Span::new(at, at + "غيراسيموف".len());
        assert_eq!(CodePoints::new(text).columns(text, line_start, span), (4, 13));
    }

    #[test]
    fn columns_of_long_lines_are_those_of_short_ones() {
        for ch in ["a", "é", "ق", "中", "😀"] {
            let text = format!("x\n{}{}", "-".repeat(3), ch.repeat(3000));
            let points = CodePoints::new(&text);
            for column in [0, 3, 200, 341, 342, 1023, 1024, 2048, 2999] {
                let at = text.char_indices().nth(column + 2).unwrap().0;
                assert_eq!(points.columns(&text, 2, Span::at(at)), (column, column), "{ch}");
            }
        }
    }

    #[test]
    fn a_span_inside_one_piece_widens_to_the_piece() {
        // Raw `½` (2 bytes) folded to `1⁄2` (5 bytes), then raw `x`.
        let mut map = OffsetMap::default();
        map.push(0, Span::new(0, 2));
        map.push(5, Span::new(2, 3));
        map.finish(6);
        assert_eq!(map.raw(FoldedSpan::new(4, 5)), Span::new(0, 2));
        assert_eq!(map.raw(FoldedSpan::new(4, 6)), Span::new(0, 3));
        assert_eq!(map.raw(FoldedSpan::new(6, 6)), Span::at(3));
    }
}
