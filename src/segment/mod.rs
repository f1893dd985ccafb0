//! Cutting a document into segments and tokens.

mod abbreviations;
mod sentences;
mod tokens;

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use crate::document::{Document, Line, Segment, Segmented, Token};
use crate::text::Span;
use crate::vocabulary::Vocabulary;

pub use abbreviations::is_abbreviation;
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

/// How many lines are cut in one piece of work.
const PIECE: usize = 1024;

/// How many pieces are cut before their forms are interned.
const BATCH: usize = 64;

/// Cuts a document into segments, and those into tokens.
///
/// Pieces of it are cut in parallel, and their forms interned in reading order: the result depends on nothing but the
/// text and what the vocabulary held before.
pub fn segment(
    document: Document,
    unit: Unit,
    token_unit: TokenUnit,
    vocabulary: &mut Vocabulary,
) -> Segmented {
    let (mut segments, mut tokens) = (Vec::new(), Vec::new());
    // The pieces of a whole text would take as much memory again.
    for (batch, lines) in document.lines.chunks(PIECE * BATCH).enumerate() {
        let pieces: Vec<Piece<'_>> = lines
            .par_chunks(PIECE)
            .enumerate()
            .map(|(at, lines)| Piece::cut(&document, (batch * BATCH + at) * PIECE, lines, unit, token_unit))
            .collect();
        for piece in pieces {
            let forms = vocabulary.intern_all(&piece.forms);
            let first = tokens.len() as u32;
            let form = |token: &Token| Token { form: forms[token.form as usize], ..*token };
            tokens.extend(piece.tokens.iter().map(form));
            segments.extend(piece.segments.iter().map(|segment| Segment {
                first_token: segment.first_token + first,
                end_token: segment.end_token + first,
                ..*segment
            }));
        }
    }
    Segmented { document, segments, tokens }
}

/// Some lines of a document, cut; tokens and forms count within them.
#[derive(Default)]
struct Piece<'a> {
    segments: Vec<Segment>,
    tokens: Vec<Token>,
    /// The written forms, each once, in reading order.
    forms: Vec<&'a str>,
    numbers: FxHashMap<&'a str, u32>,
}

impl<'a> Piece<'a> {
    fn cut(document: &'a Document, first: usize, lines: &[Line], unit: Unit, token_unit: TokenUnit) -> Self {
        let mut piece = Self::default();
        for (number, line) in (first..).zip(lines) {
            let text = document.slice(line.span);
            match unit {
                Unit::Sentence => {
                    for within in sentences(text) {
                        piece.push(document, number, within.shift(line.span.start), token_unit);
                    }
                }
                Unit::Line => {
                    let whole = trim(text, Span::new(0, text.len()));
                    piece.push(document, number, whole.shift(line.span.start), token_unit);
                }
            }
        }
        piece
    }

    fn push(&mut self, document: &'a Document, line: usize, span: Span, token_unit: TokenUnit) {
        let first_token = self.tokens.len() as u32;
        let raw = span.of(&document.text);
        let mut push_token = |at: Span| {
            let forms = &mut self.forms;
            let form = *self.numbers.entry(at.of(raw)).or_insert_with(|| {
                forms.push(at.of(raw));
                forms.len() as u32 - 1
            });
            self.tokens.push(Token { span: at.shift(span.start), form });
        };
        match token_unit {
            TokenUnit::Word => words(raw).for_each(&mut push_token),
            TokenUnit::WhiteSpace => whitespace_tokens(raw).for_each(&mut push_token),
        }
        let end_token = self.tokens.len() as u32;
        self.segments.push(Segment { line: line as u32, span, first_token, end_token });
    }
}

/// The span without white space at its ends.
fn trim(text: &str, span: Span) -> Span {
    let inner = span.of(text);
    let start = span.start as usize + (inner.len() - inner.trim_start().len());
    Span::new(start, start + inner.trim().len())
}
