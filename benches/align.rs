//! What aligning documents costs: lines and words, by length, and at the end what one line costs.

#![allow(missing_docs, reason = "divan's macros make the functions public")]

use std::collections::BTreeMap;
use std::sync::Mutex;
use std::time::{Duration, Instant};

use divan::Bencher;
use divan::counter::ItemsCount;
use tadqiq::align;
use tadqiq::document::{Document, Segmented};
use tadqiq::language::Language;
use tadqiq::segment::{TokenUnit, Unit, segment};
use tadqiq::vocabulary::Vocabulary;

/// How long the whole took, by the number of lines.
static WHOLE: Mutex<BTreeMap<usize, Vec<Duration>>> = Mutex::new(BTreeMap::new());

fn main() {
    divan::main();
    let Ok(mut whole) = WHOLE.lock() else { return };
    let mut before: Option<(usize, f64)> = None;
    for (&lines, times) in whole.iter_mut() {
        times.sort_unstable();
        let seconds = times[times.len() / 2].as_secs_f64();
        let (cost, speed) = (seconds / lines as f64 * 1e6, (lines * WORDS) as f64 / seconds / 1e6);
        let growth = before.map_or(String::new(), |(fewer, less)| {
            let exponent = (seconds / less).ln() / (lines as f64 / fewer as f64).ln();
            format!(", growth exponent {exponent:.2}")
        });
        println!("{lines} lines: {cost:.1} µs a line, {speed:.2} million words a second{growth}");
        before = Some((lines, seconds));
    }
}

/// How many words a line has.
const WORDS: usize = 20;

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
        let mt: Vec<usize> = (0..WORDS).map(|_| word()).collect();
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
    bencher.counter(ItemsCount::new(lines * WORDS)).bench(|| cut(&sides));
}

/// Pairing their lines; items are lines.
#[divan::bench(args = [1000, 10_000, 100_000], sample_count = 5)]
fn sentences(bencher: Bencher<'_, '_>, lines: usize) {
    let (mt, edited, vocabulary) = cut(&texts(lines));
    bencher.counter(ItemsCount::new(lines)).bench(|| align::sentences(&mt, &edited, &vocabulary));
}

/// Both, one after the other; items are words.
#[divan::bench(args = [1000, 10_000, 100_000], sample_count = 5, sample_size = 1)]
fn whole(bencher: Bencher<'_, '_>, lines: usize) {
    let sides = texts(lines);
    bencher.counter(ItemsCount::new(lines * WORDS)).bench(|| {
        let start = Instant::now();
        let (mt, edited, vocabulary) = cut(&sides);
        let beads = align::sentences(&mt, &edited, &vocabulary);
        if let Ok(mut whole) = WHOLE.lock() {
            whole.entry(lines).or_default().push(start.elapsed());
        }
        beads
    });
}

/// Linking the words of the first thousand lines; items are words.
#[divan::bench(sample_count = 5)]
fn words(bencher: Bencher<'_, '_>) {
    let (mt, edited, vocabulary) = cut(&texts(1000));
    let lines = mt.segments.len().min(edited.segments.len());
    let link = |line: usize| align::words(mt.tokens_of(line), edited.tokens_of(line), &vocabulary).len();
    bencher.counter(ItemsCount::new(lines * WORDS)).bench(|| (0..lines).map(link).sum::<usize>());
}
