//! Where lines are joined and cut: between clauses for the most part, and mended or not.

use fastrand::Rng;

/// Of cuts, how many are made between clauses, and how many are followed by another; of cuts and joints, how many are
/// mended: with a full stop and a capital, or without.
const AT_CLAUSE: f64 = 0.8;
const CUT_TOO: f64 = 0.3;
const MENDED: f64 = 0.6;

/// Lines as one.
pub(super) fn join(rng: &mut Rng, lines: &[String]) -> String {
    let mut joined = lines[0].clone();
    for line in &lines[1..] {
        if joined.ends_with('.') && rng.f64() < MENDED / 2.0 {
            joined.pop();
            joined.push(if rng.bool() { ',' } else { ';' });
            joined += " ";
            joined += &with_first(line, |first| first.to_lowercase().collect());
        } else {
            joined += " ";
            joined += line;
        }
    }
    joined
}

/// Cuts a line in two, or more.
pub(super) fn cut(rng: &mut Rng, lines: &mut Vec<String>) {
    let mut pieces = 2;
    while pieces < 5 && rng.f64() < CUT_TOO {
        pieces += 1;
    }
    cut_into(rng, lines, pieces, 1);
}

/// Cuts lines elsewhere, into as many as before, one less or one more; gives whether there was a place to.
pub(super) fn recut(rng: &mut Rng, lines: &mut Vec<String>) -> bool {
    let pieces = (lines.len() + rng.usize(0..3)).saturating_sub(1).max(2);
    cut_into(rng, lines, pieces, 3)
}

/// Cuts the text of lines into so many pieces, or fewer, nowhere nearer to an old end than some words; gives whether
/// there was a place to.
fn cut_into(rng: &mut Rng, lines: &mut Vec<String>, pieces: usize, apart: usize) -> bool {
    let text = lines.join(" ");
    let words: Vec<&str> = text.split_whitespace().collect();
    let mut taken = vec![0];
    for line in &*lines {
        taken.push(taken[taken.len() - 1] + line.split_whitespace().count());
    }
    let mut places = Vec::new();
    for _ in 0..4 * pieces {
        if let Some(at) = place(rng, &words)
            && places.len() + 1 < pieces
            && taken.iter().all(|&other| at.abs_diff(other) >= apart)
        {
            places.push(at);
            taken.push(at);
        }
    }
    places.sort_unstable();
    if !places.is_empty() {
        *lines = cut_at(rng, &words, &places);
    }
    !places.is_empty()
}
/// Words cut at some places; mended, the pieces look like sentences.
fn cut_at(rng: &mut Rng, words: &[&str], places: &[usize]) -> Vec<String> {
    let ends = places.iter().copied().chain([words.len()]);
    let starts = [0].into_iter().chain(places.iter().copied());
    let mut pieces: Vec<String> = starts.zip(ends).map(|(from, to)| words[from..to].join(" ")).collect();
    for at in 1..pieces.len() {
        if rng.f64() < MENDED {
            let before = pieces[at - 1].trim_end_matches([',', ';', ':', '،', '؛', '-', ' ']);
            let stop = if before.ends_with(['.', '!', '?']) { "" } else { "." };
            pieces[at - 1] = format!("{before}{stop}");
            pieces[at] = with_first(&pieces[at], |first| first.to_uppercase().collect());
        }
    }
    pieces
}

/// A place to cut words at; none where there are too few.
pub(super) fn place(rng: &mut Rng, words: &[&str]) -> Option<usize> {
    let clause = if rng.f64() < AT_CLAUSE { clause(rng, words) } else { None };
    clause.or_else(|| (words.len() >= 4).then(|| rng.usize(1..words.len())))
}

/// A place between two clauses: before the word with this number.
pub(super) fn clause(rng: &mut Rng, words: &[impl AsRef<str>]) -> Option<usize> {
    let places: Vec<usize> =
        (2..words.len().saturating_sub(1)).filter(|&at| ends_clause(words[at - 1].as_ref())).collect();
    rng.choice(places)
}

fn ends_clause(word: &str) -> bool {
    word.ends_with([',', ';', ':', '،', '؛', '.', '!', '?', '؟'])
}

/// A text whose first letter is another one.
fn with_first(text: &str, function: impl FnOnce(char) -> String) -> String {
    let mut rest = text.chars();
    rest.next().map_or_else(String::new, |first| function(first) + rest.as_str())
}
