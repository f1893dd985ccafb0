//! `repetition`: words that the MT says twice or more in a row.

use std::ops::Range;

use super::claim::{Claim, Claims};
use super::difference::Difference;
use super::view::{Side, View};
use super::wording::{plural, quote};
use crate::finding::{Category, Severity};

/// The longest phrase that is looked for, in words.
const LONGEST: usize = 12;

/// Finds phrases that follow themselves, longest first, less those that the edited version repeats too.
pub fn detect(view: &View<'_>, claims: &mut Claims) {
    let words = wordlike(&view.mt);
    let theirs = folds(&view.edited, &wordlike(&view.edited));
    let ours = folds(&view.mt, &words);
    let mut at = 0;
    while at < words.len() {
        let Some((length, copies)) = repeated(&ours, at) else {
            at += 1;
            continue;
        };
        let all = at..at + length * copies;
        at = all.end;
        let phrase = &ours[all.start..all.start + length];
        if !theirs.is_empty() && repeats(&theirs, phrase) >= copies {
            continue;
        }
        // `لا، لا`: a mark between two words makes it rhetoric.
        if length == 1 && copies == 2 && words[all.start] + 1 != words[all.start + 1] {
            continue;
        }
        // A numeral said twice is two numbers; a lone mark-like word (`-`) is none.
        if phrase
            .iter()
            .zip(all.clone())
            .all(|(_, word)| view.mt.raw(words[word]).chars().all(char::is_numeric))
        {
            continue;
        }
        claims.add(claim(view, &words, &all, length, copies));
    }
}

fn claim(view: &View<'_>, words: &[usize], all: &Range<usize>, length: usize, copies: usize) -> Claim {
    let extra = words[all.start + length]..words[all.end - 1] + 1;
    let phrase = view.mt.text_of(&(words[all.start]..words[all.start + length - 1] + 1));
    let severity = if copies > 3 || length > 3 { Severity::Major } else { Severity::Minor };
    let confidence = if view.edited.is_empty() { 0.8 } else { 0.95 };
    let reason = if copies == 2 {
        format!("{} stands twice in a row", quote(phrase))
    } else {
        format!("{} stands {copies} times in a row", quote(phrase))
    };
    let mut claim =
        Claim::new(Category::Repetition, severity, confidence, &Difference::between(extra, 0..0), reason);
    claim.evidence.push(format!("a phrase of {}", plural(length, "word")));
    claim
}

/// The shortest phrase from a word on that follows itself, and how often it stands in a row.
fn repeated(folds: &[u32], at: usize) -> Option<(usize, usize)> {
    (1..=LONGEST.min((folds.len() - at) / 2)).find_map(|length| {
        let copies = run(&folds[at..], &folds[at..at + length]);
        (copies > 1).then_some((length, copies))
    })
}

/// How often a phrase stands in a row at the head of some words.
fn run(words: &[u32], phrase: &[u32]) -> usize {
    words.chunks_exact(phrase.len()).take_while(|chunk| *chunk == phrase).count()
}

/// The longest row of a phrase anywhere in some words.
fn repeats(words: &[u32], phrase: &[u32]) -> usize {
    (0..words.len()).map(|at| run(&words[at..], phrase)).max().unwrap_or(0)
}

fn wordlike(side: &Side<'_>) -> Vec<usize> {
    (0..side.len()).filter(|&token| side.form(token).is_wordlike()).collect()
}

fn folds(side: &Side<'_>, words: &[usize]) -> Vec<u32> {
    words.iter().map(|&token| side.form(token).fold).collect()
}
