//! What aligning documents costs: lines and words, by length.

#![allow(missing_docs, reason = "divan's macros make the functions public")]

use divan::Bencher;
use divan::counter::ItemsCount;
use tadqiq::align;
use tadqiq::document::{Document, Segmented};
use tadqiq::language::Language;
use tadqiq::segment::{TokenUnit, Unit, segment};
use tadqiq::vocabulary::Vocabulary;

fn main() {
    divan::main();
}

/// Two texts of so many lines of twenty words: of the edited one a word in six is another, and a line in twenty is gone.
fn texts(lines: usize) -> [String; 2] {
    let mut state = 1_u64;
    let mut below = |n: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize % n
    };
    let mut sides = [String::new(), String::new()];
    for _ in 0..lines {
        // Frequent words are more frequent, as in any language.
        let mut word = || {
            let most = below(20_000) + 1;
            below(most)
        };
        let mt: Vec<usize> = (0..20).map(|_| word()).collect();
        let edited: Vec<usize> =
            mt.iter().map(|&word| if below(6) == 0 { below(20_000) } else { word }).collect();
        for (side, words) in sides.iter_mut().zip([mt, edited]) {
            if below(20) != 0 {
                let line: Vec<String> = words.iter().map(|word| format!("w{word}")).collect();
                side.push_str(&line.join(" "));
                side.push('\n');
            }
        }
    }
    sides
}

fn cut(sides: &[String; 2]) -> (Segmented, Segmented, Vocabulary) {
    let mut vocabulary = Vocabulary::new(Language::Other);
    let mut cut = |text: &String| {
        segment(Document::from_text("text", text.clone()), Unit::Line, TokenUnit::Word, &mut vocabulary)
    };
    let (mt, edited) = (cut(&sides[0]), cut(&sides[1]));
    (mt, edited, vocabulary)
}

/// Cutting both texts into lines and tokens; items are words.
#[divan::bench(args = [1000, 10_000, 100_000], sample_count = 5)]
fn segments(bencher: Bencher<'_, '_>, lines: usize) {
    let sides = texts(lines);
    bencher.counter(ItemsCount::new(lines * 20)).bench(|| cut(&sides));
}

/// Pairing their lines; items are lines.
#[divan::bench(args = [1000, 10_000, 100_000], sample_count = 5)]
fn sentences(bencher: Bencher<'_, '_>, lines: usize) {
    let (mt, edited, vocabulary) = cut(&texts(lines));
    bencher.counter(ItemsCount::new(lines)).bench(|| align::sentences(&mt, &edited, &vocabulary));
}

/// Linking the words of the first thousand lines; items are words.
#[divan::bench(sample_count = 5)]
fn words(bencher: Bencher<'_, '_>) {
    let (mt, edited, vocabulary) = cut(&texts(1000));
    let lines = mt.segments.len().min(edited.segments.len());
    let link = |line: usize| align::words(mt.tokens_of(line), edited.tokens_of(line), &vocabulary).len();
    bencher.counter(ItemsCount::new(lines * 20)).bench(|| (0..lines).map(link).sum::<usize>());
}
