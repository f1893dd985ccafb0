//! What a thousand segments of about twenty words cost: TER, the plain edit distance, and tags.

#![allow(missing_docs, reason = "divan's macros make the functions public")]

use divan::Bencher;
use divan::counter::ItemsCount;
use tadqiq::ter::{Options, Scorer, Tagger};

const SEGMENTS: usize = 1000;

fn main() {
    divan::main();
}

/// Made lines: a word in ten is another, and in every second one a block stands elsewhere.
fn pairs(words: usize) -> Vec<(String, String)> {
    let mut state = 1_u64;
    let mut below = |n: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize % n
    };
    let mut made = Vec::with_capacity(SEGMENTS);
    for k in 0..SEGMENTS {
        let reference: Vec<usize> = (0..words).map(|_| below(200)).collect();
        let mut mt = reference.clone();
        if k % 2 == 0 {
            let start = below(words / 2);
            mt[start..start + words / 2].rotate_left(2);
        }
        for word in &mut mt {
            if below(10) == 0 {
                *word = below(200);
            }
        }
        let join = |side: &[usize]| side.iter().map(|w| format!("Word{w}")).collect::<Vec<_>>().join(" ");
        made.push((join(&mt), join(&reference)));
    }
    made
}

fn score(bencher: Bencher<'_, '_>, words: usize, options: Options) {
    let pairs = pairs(words);
    let mut scorer = Scorer::new(&options);
    bencher.counter(ItemsCount::new(SEGMENTS)).bench_local(|| {
        pairs.iter().map(|(mt, reference)| scorer.segment(mt, reference).edits).sum::<usize>()
    });
}

#[divan::bench(args = [20, 60, 120], sample_count = 20)]
fn ter(bencher: Bencher<'_, '_>, words: usize) {
    score(bencher, words, Options::default());
}

#[divan::bench(args = [20], sample_count = 20)]
fn ter_normalized(bencher: Bencher<'_, '_>, words: usize) {
    score(bencher, words, Options { normalized: true, asian: true, ..Options::default() });
}

#[divan::bench(args = [20], sample_count = 20)]
fn no_shifts(bencher: Bencher<'_, '_>, words: usize) {
    score(bencher, words, Options { shifts: false, ..Options::default() });
}

#[divan::bench(args = [20], sample_count = 20)]
fn tags(bencher: Bencher<'_, '_>, words: usize) {
    let pairs = pairs(words);
    let mut tagger = Tagger::new(false);
    bencher
        .counter(ItemsCount::new(SEGMENTS))
        .bench_local(|| pairs.iter().map(|(mt, reference)| tagger.tags(mt, reference).len()).sum::<usize>());
}
