//! Documents, and what they are cut into: lines, segments, tokens.

use crate::text::Span;

/// A text as it was read: decoded, without byte order mark, otherwise untouched.
///
/// A plain text's lines are its lines; the lines of a file of pairs are its units, one after the other.
#[derive(Clone, Debug, Default)]
pub struct Document {
    /// The file's name as the user gave it, for reports.
    pub name: String,
    /// The whole text; at most 4 GiB.
    pub text: String,
    /// Its lines, in order.
    pub lines: Vec<Line>,
    /// How many lines stand before these, where it is a piece of a file.
    pub lines_before: usize,
    /// Whether the lines are units of a file of pairs.
    pub has_units: bool,
    /// The tags that stood in the units and are no part of the text, in order; their places count in bytes of the text.
    pub tags: Vec<Tag>,
}

/// An inline tag of a bilingual file, such as the `<g id="1">` of XLIFF.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tag {
    /// The byte of the text before which it stands.
    pub at: u32,
    /// What it is told from others by, and shown as: its native code, else its name and id.
    pub label: Box<str>,
}

/// One line of a [`Document`]: what positions in reports are relative to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Where it stands, without its line end.
    pub span: Span,
    /// What reports call it, where that is not its number from 1: a unit's id.
    pub id: Option<Box<str>>,
}

impl Document {
    /// A plain text: lines end with LF or CRLF, and a last line end opens no further line.
    pub fn from_text(name: impl Into<String>, text: String) -> Self {
        let mut lines = Vec::new();
        let mut start = 0;
        while start < text.len() {
            let end = memchr::memchr(b'\n', &text.as_bytes()[start..]).map_or(text.len(), |at| start + at);
            let content = text[start..end].strip_suffix('\r').map_or(end, |line| start + line.len());
            lines.push(Line { span: Span::new(start, content), id: None });
            start = end + 1;
        }
        Self { name: name.into(), text, lines, ..Self::default() }
    }

    /// Adds a unit of a file of pairs as a further line. The places of its tags count within it.
    pub fn push_unit(&mut self, id: Option<&str>, unit: &str, tags: &[Tag]) {
        self.has_units = true;
        let start = self.text.len();
        self.tags.extend(tags.iter().map(|tag| Tag { at: start as u32 + tag.at, label: tag.label.clone() }));
        self.text.push_str(unit);
        self.lines.push(Line { span: Span::new(start, self.text.len()), id: id.map(Into::into) });
        self.text.push('\n');
    }

    /// The text of a span.
    pub fn slice(&self, span: Span) -> &str {
        span.of(&self.text)
    }

    /// The tags that stand in a span or at either end of it.
    pub fn tags_in(&self, span: Span) -> &[Tag] {
        let start = self.tags.partition_point(|tag| tag.at < span.start);
        let end = self.tags.partition_point(|tag| tag.at <= span.end);
        &self.tags[start..end.max(start)]
    }

    /// What reports call line `index` (0-based): its id, else its number from 1 in the file.
    pub fn label(&self, index: usize) -> String {
        let id = self.lines.get(index).and_then(|line| line.id.as_deref());
        id.map_or_else(|| (self.lines_before + index + 1).to_string(), str::to_owned)
    }
}

/// A sentence, or a whole line where lines are segments.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Segment {
    /// Index of its line in [`Document::lines`].
    pub line: u32,
    /// Where it stands in the document's text, without white space around it.
    pub span: Span,
    /// Its first token, an index into [`Segmented::tokens`].
    pub first_token: u32,
    /// One past its last token.
    pub end_token: u32,
}

/// A word, number, mark or the like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Where it stands in the document's text.
    pub span: Span,
    /// Its written form, an index into the [`Vocabulary`](crate::vocabulary::Vocabulary).
    pub form: u32,
}

/// A document cut into segments and tokens.
#[derive(Clone, Debug, Default)]
pub struct Segmented {
    /// The document.
    pub document: Document,
    /// Its segments in reading order; they do not overlap.
    pub segments: Vec<Segment>,
    /// The tokens of all segments, in reading order.
    pub tokens: Vec<Token>,
}

impl Segmented {
    /// The tokens of a segment.
    pub fn tokens_of(&self, segment: usize) -> &[Token] {
        let segment = &self.segments[segment];
        &self.tokens[segment.first_token as usize..segment.end_token as usize]
    }

    /// The tokens of consecutive segments.
    pub fn tokens_in(&self, segments: std::ops::Range<usize>) -> &[Token] {
        if segments.is_empty() {
            return &[];
        }
        let first = self.segments[segments.start].first_token as usize;
        &self.tokens[first..self.segments[segments.end - 1].end_token as usize]
    }

    /// Where some tokens of consecutive segments stand, counted from 0 within these. An empty range is the gap after
    /// the token before it; without tokens it is where the segments begin, without segments where the one before ends.
    pub fn span_in(&self, segments: std::ops::Range<usize>, tokens: &std::ops::Range<usize>) -> Span {
        let own = self.tokens_in(segments.clone());
        if let [first, .., last] | [first @ last] = &own[tokens.clone()] {
            return first.span.join(last.span);
        }
        let before = tokens.start.checked_sub(1).and_then(|at| own.get(at)).map(|token| token.span.end);
        let after = own.get(tokens.start).map(|token| token.span.start);
        let begin = (!segments.is_empty()).then(|| self.segments[segments.start].span.start);
        let segment_before = segments.start.checked_sub(1).map(|at| self.segments[at].span.end);
        Span::at(before.or(after).or(begin).or(segment_before).unwrap_or(0) as usize)
    }

    /// The text of a segment.
    pub fn segment_text(&self, segment: usize) -> &str {
        self.document.slice(self.segments[segment].span)
    }
}

/// The two texts of an audit.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pair<T> {
    /// The machine translation's.
    pub mt: T,
    /// The edited version's.
    pub edited: T,
}

impl<T> Pair<T> {
    /// Applies a function to both sides.
    pub fn map<U>(self, mut function: impl FnMut(T) -> U) -> Pair<U> {
        Pair { mt: function(self.mt), edited: function(self.edited) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_end_with_lf_or_crlf_and_the_last_needs_none() {
        let document = Document::from_text("x", "a\r\nب\n\nd".into());
        let lines: Vec<&str> = document.lines.iter().map(|line| document.slice(line.span)).collect();
        assert_eq!(lines, ["a", "ب", "", "d"]);
        assert_eq!(Document::from_text("x", "a\n".into()).lines.len(), 1);
        assert_eq!(Document::from_text("x", String::new()).lines.len(), 0);
    }
}
