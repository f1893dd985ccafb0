//! How fast names are compared: `cargo bench --bench names`.

#![allow(missing_docs, reason = "a benchmark has no readers but its own")]

use divan::counter::ItemsCount;

const ARABIC: [&str; 8] =
    ["غيراسيموف", "بوتين", "ماكرون", "شويغو", "لودريان", "غوتيريش", "زيلينسكي", "ديغول"];
const LATIN: [&str; 8] =
    ["Gerasimov", "Putin", "Macron", "Shoigu", "Le Drian", "Guterres", "Zelensky", "De Gaulle"];

fn main() {
    divan::main();
}

/// Every name of one list with every one of the other, as many lines.
fn lines(times: usize) -> String {
    let pair = |at: usize| format!("{}\t{}\n", ARABIC[at / 8 % 8], LATIN[at % 8]);
    (0..times).map(pair).collect()
}

#[divan::bench]
fn score_lines(bencher: divan::Bencher<'_, '_>) {
    let block = lines(10_000);
    bencher.counter(ItemsCount::new(10_000usize)).bench_local(|| {
        let mut out = Vec::new();
        tadqiq::names::score_lines(block.as_bytes(), &mut out).map(|()| out)
    });
}

#[divan::bench]
fn compare_one_pair(bencher: divan::Bencher<'_, '_>) {
    bencher
        .bench_local(|| tadqiq::names::compare(divan::black_box("غيراسيموف"), divan::black_box("Gerasimov")));
}
