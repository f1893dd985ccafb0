//! Cutting a document into segments and tokens.

mod abbreviations;
mod sentences;
mod tokens;

use crate::document::{Document, Segment, Segmented, Token};
use crate::text::Span;
use crate::vocabulary::Vocabulary;

pub use sentences::sentences;
pub use tokens::{whitespace_tokens, words};

/// What a segment is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// A sentence; blank lines have none.
    Sentence,
    /// A line, blank ones included.
    Line,
}

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenUnit {
    /// A word, number or mark by UAX #29, markup whole.
    Word,
    /// A run without white space.
    WhiteSpace,
}

/// Cuts a document into segments, and those into tokens.
pub fn segment(
    document: Document,
    unit: Unit,
    token_unit: TokenUnit,
    vocabulary: &mut Vocabulary,
) -> Segmented {
    let mut segmented = Segmented { document, ..Segmented::default() };
    let Segmented { document, segments, tokens } = &mut segmented;
    for (number, line) in document.lines.iter().enumerate() {
        let text = document.slice(line.span);
        let mut push = |within: Span| {
            let first_token = tokens.len() as u32;
            let span = within.shift(line.span.start);
            let raw = span.of(&document.text);
            let mut push_token = |at: Span| {
                tokens.push(Token { span: at.shift(span.start), form: vocabulary.intern(at.of(raw)) });
            };
            match token_unit {
                TokenUnit::Word => words(raw).for_each(&mut push_token),
                TokenUnit::WhiteSpace => whitespace_tokens(raw).for_each(&mut push_token),
            }
            segments.push(Segment { line: number as u32, span, first_token, end_token: tokens.len() as u32 });
        };
        match unit {
            Unit::Sentence => sentences(text).into_iter().for_each(push),
            Unit::Line => push(trim(text, Span::new(0, text.len()))),
        }
    }
    segmented
}

/// The span without white space at its ends.
fn trim(text: &str, span: Span) -> Span {
    let inner = span.of(text);
    let start = span.start as usize + (inner.len() - inner.trim_start().len());
    Span::new(start, start + inner.trim().len())
}
