//! The language of a short text by a vote of its words and letters.
//!
//! A word votes for the languages that have it, in equal parts; so do its beginning, its end and its letters, and
//! letters vote against the languages that do not write them as well.

use std::sync::OnceLock;

use rustc_hash::FxHashMap;
use unicode_script::{Script, UnicodeScript};

use super::Language;
use super::profiles::{ARABIC, CYRILLIC, DEVANAGARI, HEBREW, LATIN, Profile};
use crate::normalize::fold;

/// Which profiles of a script: a bit each.
type Set = u64;

/// What our languages have before any word is read: most texts are in one of them, most of all where few languages use
/// the script.
const PRIOR: f32 = 0.3;
const SMALL_PRIOR: f32 = 0.15;
/// What a beginning or end of a word counts, where a whole word counts 1.
const AFFIX: f32 = 0.4;
/// What a letter counts against those that do not write it.
const FOREIGN: f32 = 1.0;
/// What each word of a text counts against a language whose hallmark is nowhere.
const UNMARKED: f32 = 0.25;
/// So much a language must have, and so much more than any other, as a share of its own, to be told by the vote alone.
const ENOUGH: f32 = 0.9;
const LEAD: f32 = 0.25;
/// So much it must have to be told where the letter trigrams agree.
const LEAST: f32 = 0.4;
/// So near to the first are those among which the trigrams choose.
const NEAR: f32 = 0.6;
/// So many words are enough to tell.
const WORDS: usize = 2_000;

/// The profiles of one script, and which of them have what.
struct Ballot {
    profiles: &'static [Profile],
    prior: f32,
    words: FxHashMap<String, Set>,
    before: Vec<(&'static str, Set)>,
    after: Vec<(&'static str, Set)>,
    letters: FxHashMap<char, Set>,
}

/// The language that the words of a text say it is in; `None` where they do not say, [`Language::Other`] where it is
/// none of ours.
pub(super) fn vote(text: &str) -> Option<Language> {
    let ballot = Ballot::of(script_of(text)?)?;
    let scores = ballot.scores(text);
    let mut order: Vec<usize> = (0..scores.len()).collect();
    order.sort_by(|&a, &b| scores[b].total_cmp(&scores[a]));
    let (first, second) = (order[0], order[1]);
    let language = |at: usize| ballot.profiles[at].language;
    let lead = scores[first] - scores[second];
    if scores[first] >= ENOUGH && lead >= LEAD * scores[first].max(1.0)
        || lead > 0.9 * PRIOR && ballot.prior == PRIOR
    {
        return Some(language(first));
    }
    if scores[first] < LEAST {
        return None;
    }
    // Trigrams of a few words are no proof: they must agree with the words.
    let near = order.iter().take_while(|&&at| scores[at] > scores[first] - NEAR);
    let near: Vec<whatlang::Lang> = near.filter_map(|&at| ballot.profiles[at].trigrams).collect();
    let told = whatlang::Detector::with_allowlist(near).detect(text)?.lang();
    (ballot.profiles[first].trigrams == Some(told)).then(|| language(first))
}

impl Ballot {
    fn of(script: Script) -> Option<&'static Self> {
        static ALL: [OnceLock<Ballot>; 5] = [const { OnceLock::new() }; 5];
        let (at, profiles, prior) = match script {
            Script::Latin => (0, LATIN, SMALL_PRIOR),
            Script::Arabic => (1, ARABIC, PRIOR),
            Script::Cyrillic => (2, CYRILLIC, SMALL_PRIOR),
            Script::Hebrew => (3, HEBREW, PRIOR),
            Script::Devanagari => (4, DEVANAGARI, PRIOR),
            _ => return None,
        };
        Some(ALL[at].get_or_init(|| Self::new(profiles, prior)))
    }

    fn new(profiles: &'static [Profile], prior: f32) -> Self {
        let mut ballot = Self {
            profiles,
            prior,
            words: FxHashMap::default(),
            before: Vec::new(),
            after: Vec::new(),
            letters: FxHashMap::default(),
        };
        for (at, profile) in profiles.iter().enumerate() {
            let own: Set = 1 << at;
            let closed = profile.closed.lines().filter(|line| !line.starts_with('#'));
            let closed = closed.map(|line| line.split_once(':').map_or(line, |(_, words)| words));
            for word in closed.chain([profile.frequent]).flat_map(str::split_whitespace) {
                *ballot.words.entry(fold(word)).or_default() |= own;
            }
            for affix in profile.affixes.split_whitespace() {
                let (list, affix) = match affix.strip_prefix('-') {
                    Some(end) => (&mut ballot.after, end),
                    None => (&mut ballot.before, affix.trim_end_matches('-')),
                };
                match list.iter_mut().find(|(known, _)| *known == affix) {
                    Some((_, set)) => *set |= own,
                    None => list.push((affix, own)),
                }
            }
            for letter in profile.letters.chars() {
                *ballot.letters.entry(letter).or_default() |= own;
            }
        }
        ballot
    }

    /// How much each profile has of a text.
    fn scores(&self, text: &str) -> Vec<f32> {
        let prior = |profile: &Profile| if profile.language == Language::Other { 0.0 } else { self.prior };
        let mut scores: Vec<f32> = self.profiles.iter().map(prior).collect();
        for word in words(text).take(WORDS) {
            let folded = fold(word);
            if let Some(&set) = self.words.get(&folded) {
                add(set, 1.0, &mut scores);
            } else {
                self.add_parts(&folded, &mut scores);
                self.add_affixes(&folded, &mut scores);
            }
            self.add_letters(word, &mut scores);
        }
        let small = text.to_lowercase();
        let words = words(text).take(4).count() as f32;
        for (profile, score) in self.profiles.iter().zip(&mut scores) {
            if !profile.hallmark.is_empty() && !small.contains(|ch| profile.hallmark.contains(ch)) {
                *score -= UNMARKED * words;
            }
        }
        scores
    }

    /// Counts the parts of a word with an apostrophe: `qu'` and `il`.
    fn add_parts(&self, folded: &str, scores: &mut [f32]) {
        let Some(at) = folded.find('\'') else { return };
        let (head, tail) = folded.split_at(at + 1);
        for set in [head, tail].into_iter().filter_map(|part| self.words.get(part)) {
            add(*set, 1.0, scores);
        }
    }

    fn add_affixes(&self, word: &str, scores: &mut [f32]) {
        let fits = |affix: &str| word.chars().nth(affix.chars().count() + 1).is_some();
        let longest = |affix: &&(&str, Set)| affix.0.len();
        let before = self.before.iter().filter(|(affix, _)| word.starts_with(affix) && fits(affix));
        let after = self.after.iter().filter(|(affix, _)| word.ends_with(affix) && fits(affix));
        for (_, set) in [before.max_by_key(longest), after.max_by_key(longest)].into_iter().flatten() {
            add(*set, AFFIX, scores);
        }
    }

    /// Counts the letters of a word that not all of the languages write. In names they say half as much.
    fn add_letters(&self, word: &str, scores: &mut [f32]) {
        let weight = if word.starts_with(char::is_uppercase) { 0.5 } else { 1.0 };
        let all: Set = (1 << self.profiles.len()) - 1;
        let (mut rarest, mut writers, mut strange) = (all, all, 0.0);
        for letter in word.chars().flat_map(char::to_lowercase).filter(|ch| !ch.is_ascii()) {
            let Some(&set) = self.letters.get(&letter) else {
                if letter.is_lowercase() {
                    strange = FOREIGN;
                }
                continue;
            };
            writers &= set;
            if set.count_ones() < rarest.count_ones() {
                rarest = set;
            }
        }
        if rarest != all {
            add(rarest, weight, scores);
        }
        for (at, score) in scores.iter_mut().enumerate() {
            let foreign = if writers & (1 << at) == 0 { FOREIGN } else { 0.0 };
            *score -= (foreign + strange) * weight;
        }
    }
}

/// Gives a vote in equal parts to those of a set.
fn add(set: Set, weight: f32, scores: &mut [f32]) {
    let share = weight / set.count_ones() as f32;
    for (at, score) in scores.iter_mut().enumerate() {
        if set & (1 << at) != 0 {
            *score += share;
        }
    }
}

/// The script of most words of a text, tags and other letters that stand alone aside.
fn script_of(text: &str) -> Option<Script> {
    let mut counts: Vec<(Script, usize)> = Vec::new();
    let long = words(text).filter(|word| word.chars().nth(1).is_some());
    for script in long.take(WORDS).filter_map(|word| Some(word.chars().next()?.script())) {
        match counts.iter_mut().find(|(known, _)| *known == script) {
            Some((_, count)) => *count += 1,
            None => counts.push((script, 1)),
        }
    }
    // Of as many words each, those in Latin letters are the foreign ones; which text comes first says nothing.
    let rank = |&(script, count): &(Script, usize)| (count, script != Script::Latin, script.short_name());
    counts.into_iter().max_by_key(rank).map(|(script, _)| script)
}

/// The words of a text, apostrophes within them and the signs of Indic vowels included. Addresses, hashtags and mentions
/// are none.
fn words(text: &str) -> impl Iterator<Item = &str> {
    let inside = |ch: char| {
        ch.is_alphabetic() || matches!(ch, '\'' | '’' | '\u{901}'..='\u{963}' | '\u{300}'..='\u{36F}')
    };
    let is_text = |chunk: &&str| !chunk.starts_with(['#', '@']) && !chunk.contains("://");
    let pieces =
        text.split_whitespace().filter(is_text).flat_map(move |chunk| chunk.split(move |ch| !inside(ch)));
    pieces.map(|word| word.trim_matches(['\'', '’'])).filter(|word| !word.is_empty())
}
