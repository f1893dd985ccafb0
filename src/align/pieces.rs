//! Beads too long to be judged as one, cut into shorter ones.

use std::ops::Range;

use rayon::prelude::*;

use super::Bead;
use super::stretches::{LONGEST, Stretch, stretches};
use crate::document::{Pair, Segment, Segmented};
use crate::vocabulary::Vocabulary;

/// Cuts the beads that have more than a thousand tokens on a side where both sides surely stand at the same place, so
/// that the time for judging a text grows with its length and not with that of its longest line. The segments of these
/// beads are cut with them, and all are numbered anew.
pub fn cut_long(texts: &mut Pair<Segmented>, beads: Vec<Bead>, vocabulary: &Vocabulary) -> Vec<Bead> {
    let cut: Vec<Option<Vec<Stretch>>> =
        beads.par_iter().with_min_len(512).map(|bead| cut(bead, texts, vocabulary)).collect();
    if cut.iter().all(Option::is_none) {
        return beads;
    }
    let starts = |side: fn(&Stretch) -> &Range<usize>| {
        let mut starts: Vec<u32> =
            cut.iter().flatten().flatten().map(|stretch| side(stretch).start as u32).collect();
        starts.sort_unstable();
        starts
    };
    let numbers = Pair {
        mt: cut_segments(&mut texts.mt, &starts(|stretch| &stretch.0)),
        edited: cut_segments(&mut texts.edited, &starts(|stretch| &stretch.1)),
    };
    let mut out = Vec::with_capacity(beads.len());
    for (bead, cut) in beads.into_iter().zip(&cut) {
        let (mt, edited) = (renumber(&bead.mt, &numbers.mt), renumber(&bead.edited, &numbers.edited));
        match cut {
            None => out.push(Bead { mt, edited, ..bead }),
            Some(stretches) => {
                let parts = |side: &Segmented, whole, which: fn(&Stretch) -> &Range<usize>| {
                    parts(&side.segments, whole, stretches.iter().map(|stretch| which(stretch).start))
                };
                let mt = parts(&texts.mt, mt, |stretch| &stretch.0);
                let edited = parts(&texts.edited, edited, |stretch| &stretch.1);
                out.extend(mt.into_iter().zip(edited).map(|(mt, edited)| Bead {
                    mt,
                    edited,
                    ..bead.clone()
                }));
            }
        }
    }
    out
}

/// The stretches of a bead that is too long, in numbers of tokens of the whole texts.
fn cut(bead: &Bead, texts: &Pair<Segmented>, vocabulary: &Vocabulary) -> Option<Vec<Stretch>> {
    let side = |text: &Segmented, segments: &Range<u32>| {
        let segments = segments.start as usize..segments.end as usize;
        let first = text.segments.get(segments.start).map_or(0, |segment| segment.first_token as usize);
        (first, first..first + text.tokens_in(segments).len())
    };
    let ((mt, of_mt), (edited, of_edited)) = (side(&texts.mt, &bead.mt), side(&texts.edited, &bead.edited));
    if of_mt.len().max(of_edited.len()) <= LONGEST {
        return None;
    }
    let forms = |text: &Segmented, tokens: Range<usize>| {
        text.tokens[tokens].iter().map(|token| token.form).collect::<Vec<u32>>()
    };
    let (ours, theirs) = (forms(&texts.mt, of_mt), forms(&texts.edited, of_edited));
    let shift = |range: Range<usize>, by: usize| range.start + by..range.end + by;
    let found = stretches(&ours, &theirs, vocabulary);
    Some(found.into_iter().map(|stretch| (shift(stretch.0, mt), shift(stretch.1, edited))).collect())
}

/// Cuts the segments of a text before some of its tokens, given by rising numbers. Gives for each segment, and for the
/// end, the new number of its first piece.
fn cut_segments(text: &mut Segmented, starts: &[u32]) -> Vec<u32> {
    let mut pieces: Vec<Segment> = Vec::with_capacity(text.segments.len() + starts.len());
    let mut numbers = Vec::with_capacity(text.segments.len() + 1);
    let mut starts = starts.iter().copied().peekable();
    for segment in &text.segments {
        numbers.push(pieces.len() as u32);
        let mut rest = *segment;
        while let Some(start) = starts.next_if(|&start| start < segment.end_token) {
            if start <= rest.first_token {
                continue;
            }
            let next = text.tokens[start as usize].span.start;
            let before = text.document.text[rest.span.start as usize..next as usize].trim_end().len() as u32;
            let mut piece = rest;
            (piece.span.end, piece.end_token) = (rest.span.start + before, start);
            pieces.push(piece);
            (rest.span.start, rest.first_token) = (next, start);
        }
        pieces.push(rest);
    }
    numbers.push(pieces.len() as u32);
    text.segments = pieces;
    numbers
}

fn renumber(segments: &Range<u32>, numbers: &[u32]) -> Range<u32> {
    numbers[segments.start as usize]..numbers[segments.end as usize]
}

/// The segments of each stretch of a bead, given the number of its first token; together all of the bead's.
fn parts(segments: &[Segment], whole: Range<u32>, starts: impl Iterator<Item = usize>) -> Vec<Range<u32>> {
    let own = &segments[whole.start as usize..whole.end as usize];
    let first = |start: usize| {
        whole.start + own.partition_point(|segment| (segment.first_token as usize) < start) as u32
    };
    let mut bounds: Vec<u32> = starts.map(first).collect();
    bounds[0] = whole.start;
    bounds.push(whole.end);
    bounds.windows(2).map(|two| two[0]..two[1]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Document;
    use crate::language::Language;
    use crate::segment::{TokenUnit, Unit, segment};

    #[test]
    fn long_lines_are_cut_on_both_sides_at_the_same_words() {
        let long: Vec<String> =
            (0..3000).map(|at| format!("w{}", if at % 3 == 0 { at } else { at % 5 })).collect();
        let mut other = long.clone();
        other.splice(1000..1003, ["changed".to_owned()]);
        let (mt, edited) = (format!("a b\n{}\nc", long.join(" ")), format!("a b\n{}\nc", other.join("  ")));
        let mut vocabulary = Vocabulary::new(Language::English);
        let mut cut = |text: String| {
            segment(Document::from_text("x", text), Unit::Line, TokenUnit::Word, &mut vocabulary)
        };
        let mut texts = Pair { mt: cut(mt), edited: cut(edited) };
        let beads = (0..3).map(|at| Bead { mt: at..at + 1, edited: at..at + 1, score: 1.0, moved: false });
        let beads = cut_long(&mut texts, beads.collect(), &vocabulary);
        assert!(beads.len() > 7, "{beads:?}");
        assert_eq!(
            (beads[0].mt.clone(), beads.last().unwrap().edited.end),
            (0..1, texts.edited.segments.len() as u32)
        );
        let text = |side: &Segmented, range: &Range<u32>| {
            range
                .clone()
                .map(|at| side.segment_text(at as usize))
                .collect::<Vec<_>>()
                .join(" ")
                .replace("  ", " ")
        };
        let different = beads.iter().filter(|b| text(&texts.mt, &b.mt) != text(&texts.edited, &b.edited));
        assert_eq!(different.count(), 1);
        for side in [&texts.mt, &texts.edited] {
            let words: usize = (0..side.segments.len()).map(|at| side.tokens_of(at).len()).sum();
            assert_eq!(words, side.tokens.len());
        }
    }
}
