//! What an audit costs: as a whole by the number of pairs, streamed, of one long line; and its stages alone.

#![allow(missing_docs, reason = "divan's macros make the functions public")]
#![allow(clippy::unwrap_used, reason = "a benchmark that cannot run ends")]

use std::fmt::Write as _;
use std::fs;

use divan::Bencher;
use divan::counter::{BytesCount, ItemsCount};
use tadqiq::align::{self, Bead};
use tadqiq::audit::{Config, Texts, examine, stream};
use tadqiq::detect::{self, Corpus, Evidence, Pairing, Part};
use tadqiq::document::{Document, Pair, Segmented};
use tadqiq::language::Language;
use tadqiq::read::PairFiles;
use tadqiq::segment::{TokenUnit, Unit, segment};
use tadqiq::vocabulary::Vocabulary;

fn main() {
    divan::main();
}

/// Words by their frequency: a few stand often and most stand seldom, as in any language.
fn words(count: usize, seed: u64) -> Vec<String> {
    let mut state = seed;
    let mut below = |n: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize % n
    };
    let mut word = || {
        let most = below(20_000) + 1;
        let letters = ["ka", "lo", "mi", "ter", "ung", "an", "es", "tor", "pri", "vel", "sha", "dor"];
        let mut number = below(most) + 12;
        let mut word = String::new();
        while number > 0 {
            word += letters[number % letters.len()];
            number /= letters.len();
        }
        word
    };
    (0..count).map(|_| word()).collect()
}

/// Two texts of so many lines of so many words, of which the edited one has another in a place out of eight.
fn texts(lines: usize, length: usize) -> Pair<Document> {
    let (mt, other) = (words(lines * length, 1), words(lines * length, 2));
    let edited: Vec<&String> =
        mt.iter().zip(&other).enumerate().map(|(at, (a, b))| if at % 8 == 5 { b } else { a }).collect();
    let text = |words: Vec<&String>| {
        let mut text = String::new();
        for line in words.chunks(length) {
            let line: Vec<&str> = line.iter().map(|word| word.as_str()).collect();
            writeln!(text, "{}.", line.join(" ")).unwrap();
        }
        Document::from_text("text", text)
    };
    Pair { mt: text(mt.iter().collect()), edited: text(edited) }
}

fn aligned() -> Config {
    Config { aligned: true, ..Config::default() }
}

#[divan::bench(args = [100, 1_000, 10_000], sample_count = 10)]
fn pairs(bencher: Bencher<'_, '_>, lines: usize) {
    let bencher = bencher.counter(ItemsCount::new(lines)).with_inputs(|| texts(lines, 16));
    bencher.bench_values(|texts| examine(Texts::Both(texts), Vec::new(), &aligned()));
}

/// One line of so many words.
#[divan::bench(args = [1_000, 10_000, 100_000], sample_count = 3)]
fn long_line(bencher: Bencher<'_, '_>, words: usize) {
    let bencher = bencher.counter(ItemsCount::new(words)).with_inputs(|| texts(1, words));
    bencher.bench_values(|texts| examine(Texts::Both(texts), Vec::new(), &aligned()));
}

#[divan::bench(args = [1_000, 10_000], sample_count = 10)]
fn streamed(bencher: Bencher<'_, '_>, lines: usize) {
    let texts = texts(lines, 16);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("pairs.tsv");
    let mut table = "mt\tedited\n".to_owned();
    for (a, b) in texts.mt.text.lines().zip(texts.edited.text.lines()) {
        writeln!(table, "{a}\t{b}").unwrap();
    }
    fs::write(&path, table).unwrap();
    let files = PairFiles::of_one(&path).unwrap();
    bencher.counter(ItemsCount::new(lines)).bench(|| {
        let mut findings = 0;
        stream(&|| files.records(), Vec::new(), &aligned(), &|_| {}, |audits| {
            findings += audits.iter().map(|audit| audit.findings.len()).sum::<usize>();
            Ok(())
        })
        .unwrap();
        findings
    });
}

/// A thousand pairs, cut.
struct Cut {
    texts: Pair<Segmented>,
    vocabulary: Vocabulary,
    beads: Vec<Bead>,
}

fn cut() -> Cut {
    let mut vocabulary = Vocabulary::new(Language::Other);
    let texts =
        texts(1000, 16).map(|document| segment(document, Unit::Line, TokenUnit::Word, &mut vocabulary));
    let bead = |at: u32| Bead { mt: at..at + 1, edited: at..at + 1, score: 1.0, moved: false };
    Cut { texts, vocabulary, beads: (0..1000).map(bead).collect() }
}

#[divan::bench(sample_count = 20)]
fn stage_segment(bencher: Bencher<'_, '_>) {
    let texts = texts(1000, 16);
    let bytes = texts.mt.text.len();
    bencher.counter(BytesCount::new(bytes)).with_inputs(|| texts.mt.clone()).bench_values(|document| {
        segment(document, Unit::Line, TokenUnit::Word, &mut Vocabulary::new(Language::Other))
    });
}

#[divan::bench(sample_count = 20)]
fn stage_count(bencher: Bencher<'_, '_>) {
    let cut = cut();
    bencher.counter(ItemsCount::new(cut.beads.len())).bench(|| {
        let mut corpus = Corpus::new(Language::Other);
        corpus.add(Part::of_pair(&cut.texts, &cut.beads, &cut.vocabulary));
        corpus.finish();
        corpus
    });
}

#[divan::bench(sample_count = 20)]
fn stage_link(bencher: Bencher<'_, '_>) {
    let Cut { texts, vocabulary, beads } = cut();
    bencher.counter(ItemsCount::new(beads.len())).bench(|| {
        let links = (0..beads.len())
            .map(|at| align::words(texts.mt.tokens_of(at), texts.edited.tokens_of(at), &vocabulary).len());
        links.sum::<usize>()
    });
}

/// Links and differences among them.
#[divan::bench(sample_count = 20)]
fn stage_detect(bencher: Bencher<'_, '_>) {
    let Cut { texts, vocabulary, beads } = cut();
    let mut corpus = Corpus::new(Language::Other);
    corpus.add(Part::of_pair(&texts, &beads, &vocabulary));
    corpus.finish();
    let evidence = Evidence::new(&texts, &vocabulary, &corpus, Pairing::Lines, 0);
    bencher
        .counter(ItemsCount::new(beads.len()))
        .bench(|| beads.iter().map(|bead| detect::claims(bead, &evidence).len()).sum::<usize>());
}
