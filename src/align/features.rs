//! What segments are compared by: the stems they hold and the letter n-grams of their words, each weighted by how
//! rare it is in the two texts.

use std::ops::Range;

use rustc_hash::FxHashMap;
use unicode_script::Script;

use crate::document::{Pair, Segmented, Token};
use crate::vocabulary::{Case, Form, Kind, Vocabulary};

/// Letters of an n-gram, the word's edges among them; of syllables that are written as one letter, fewer.
const GRAM: usize = 4;
const SYLLABLES: usize = 3;

/// How many tokens that no white space parts make an n-gram: of characters that are syllables or words, and of those that
/// are letters, single or with their vowels.
const DENSE: Range<usize> = 2..4;
const THIN: Range<usize> = 3..6;

/// What a function word weighs beside a content word that stands as often.
const FUNCTION: f32 = 0.5;

/// From how many segments on a text counts as long: a feature that one in this many holds is as telling as can be.
const LONG: f32 = 400.0;

/// A form without a stem to compare.
const NONE: u32 = u32::MAX;

/// What a comparison needs to know of a form, in little space.
#[derive(Clone, Copy, Debug)]
struct FormInfo {
    stem: u32,
    fold: u32,
    first_gram: u32,
    end_gram: u32,
    grams: f32,
    letters: f32,
    number: bool,
    dense: bool,
    role: Role,
}

/// How many letters of an alphabet a character stands for: texts say as much in a third as many Chinese characters.
fn letters_in_one(script: Script) -> f32 {
    match script {
        Script::Han => 3.0,
        Script::Hangul => 2.5,
        Script::Hiragana | Script::Katakana => 1.7,
        _ => 1.0,
    }
}

/// What a form tells of where a sentence ends or begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Role {
    /// A mark that ends sentences.
    Stop,
    /// A mark that may stand after such a one, or before the first word: quotes, brackets.
    Wrap,
    /// A word that begins with a small letter.
    Small,
    /// A word that begins with a capital.
    Capital,
    /// Anything else.
    Other,
}

impl Role {
    fn of(form: &Form) -> Self {
        match (form.kind, form.case, form.folded.chars().next()) {
            (
                Kind::Mark,
                _,
                Some('.' | '!' | '?' | '…' | '。' | '！' | '？' | '؟' | '۔' | '।' | '։' | '።'),
            ) => Self::Stop,
            (
                Kind::Mark,
                _,
                Some(';' | ':' | ',' | '،' | '؛' | '、' | '，' | '；' | '：' | '-' | '–' | '—'),
            ) => Self::Other,
            (Kind::Mark, ..) => Self::Wrap,
            (Kind::Word, Case::Lower, _) => Self::Small,
            (Kind::Word, Case::Title | Case::Upper, _) => Self::Capital,
            _ => Self::Other,
        }
    }
}

/// How a segment begins and ends.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Ends {
    /// Whether its last mark ends sentences.
    pub stops: bool,
    /// Whether its first word begins with a small letter, of those scripts that have two cases.
    pub small: bool,
    /// Whether its first word begins with a capital.
    pub capital: bool,
}

/// The forms of two texts and the weights of what they share.
#[derive(Debug)]
pub(super) struct Features {
    forms: Vec<FormInfo>,
    grams: Vec<u32>,
    /// By the number of a stem.
    pub stem_weights: Vec<f32>,
    /// By the hash of an n-gram.
    pub gram_weights: Vec<f32>,
}

/// A stem of a segment.
#[derive(Clone, Copy, Debug)]
pub(super) struct Word {
    pub stem: u32,
    pub number: bool,
}

/// How much there is of a segment.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Measure {
    /// Summed weight of its stems.
    pub words: f32,
    /// Summed weight of its letter n-grams.
    pub grams: f32,
    /// How many numbers it holds.
    pub numbers: f32,
    /// How many letters, or as many as its characters stand for.
    pub letters: f32,
}

impl Measure {
    pub fn add(self, other: Self) -> Self {
        Self {
            words: self.words + other.words,
            grams: self.grams + other.grams,
            numbers: self.numbers + other.numbers,
            letters: self.letters + other.letters,
        }
    }
}

impl Features {
    pub fn new(texts: &Pair<&Segmented>, vocabulary: &Vocabulary) -> Self {
        let mut uses = vec![0u32; vocabulary.len()];
        for token in texts.mt.tokens.iter().chain(&texts.edited.tokens) {
            uses[token.form as usize] += 1;
        }
        let segments = (texts.mt.segments.len() + texts.edited.segments.len()) as f32;
        let mut features =
            Self { forms: Vec::new(), grams: Vec::new(), stem_weights: Vec::new(), gram_weights: Vec::new() };
        features.gram_weights = vec![0.0; buckets(texts, vocabulary)];
        features.add_forms(vocabulary);
        features.weigh(&uses, segments, texts, vocabulary);
        features
    }

    fn add_forms(&mut self, vocabulary: &Vocabulary) {
        let mut by_fold: FxHashMap<u32, (u32, u32)> = FxHashMap::default();
        let mut letters = Vec::new();
        for number in 0..vocabulary.len() as u32 {
            let form = vocabulary.form(number);
            letters.clear();
            letters.push('\u{2}');
            letters.extend(form.folded.chars());
            letters.push('\u{3}');
            let word = form.kind == Kind::Word;
            let (first_gram, end_gram) = if is_compared(form) {
                *by_fold.entry(form.fold).or_insert_with(|| {
                    let first = self.grams.len() as u32;
                    let mask = self.gram_weights.len() as u32 - 1;
                    if word {
                        let length = if form.script == Script::Hangul { SYLLABLES } else { GRAM };
                        self.grams.extend(grams(&letters, length).map(|hash| hash & mask));
                    } else {
                        // A number or address is one thing: parts of it tell nothing.
                        self.grams.extend([mix(7, form.fold) & mask; 4]);
                    }
                    (first, self.grams.len() as u32)
                })
            } else {
                (0, 0)
            };
            self.forms.push(FormInfo {
                stem: if is_compared(form) { form.stem } else { NONE },
                fold: form.fold,
                first_gram,
                end_gram,
                grams: 0.0,
                letters: (letters.len() - 2) as f32 * letters_in_one(form.script),
                number: form.kind == Kind::Number,
                dense: letters_in_one(form.script) > 1.0,
                role: Role::of(form),
            });
        }
    }

    /// Weighs stems and n-grams by how rare they are, 0 (everywhere) to 1 (once or twice in a long text).
    fn weigh(&mut self, uses: &[u32], segments: f32, texts: &Pair<&Segmented>, vocabulary: &Vocabulary) {
        let mut stems = vec![0u32; vocabulary.key_count()];
        let mut buckets = vec![0u32; self.gram_weights.len()];
        for (info, &n) in self.forms.iter().zip(uses) {
            if info.stem != NONE {
                stems[info.stem as usize] += n;
            }
            for &gram in &self.grams[info.first_gram as usize..info.end_gram as usize] {
                buckets[gram as usize] += n;
            }
        }
        for text in [texts.mt, texts.edited] {
            for segment in 0..text.segments.len() {
                self.each_joined(text.tokens_of(segment), |gram| buckets[gram as usize] += 1);
            }
        }
        let scale = ((segments.min(LONG) + 1.0) / 2.5).ln().max(1.0);
        // A feature that stands once a side is as telling as can be.
        let weight =
            |n: u32| (((segments + 1.0) / (n.max(2) as f32 + 0.5)).ln().max(0.0) / scale).clamp(0.02, 1.0);
        self.stem_weights = stems.iter().map(|&n| weight(n)).collect();
        self.gram_weights = buckets.iter().map(|&n| weight(n)).collect();
        for number in 0..vocabulary.len() as u32 {
            let form = vocabulary.form(number);
            if form.function {
                self.stem_weights[form.stem as usize] *= FUNCTION;
            }
            let info = &mut self.forms[number as usize];
            let grams = &self.grams[info.first_gram as usize..info.end_gram as usize];
            info.grams = grams.iter().map(|&gram| self.gram_weights[gram as usize]).sum();
        }
    }

    /// The number of a token's folded spelling.
    pub fn fold(&self, token: &Token) -> u32 {
        self.forms[token.form as usize].fold
    }

    /// How many letters a token has, or as many as its characters stand for.
    pub fn letters(&self, token: &Token) -> f32 {
        self.forms[token.form as usize].letters
    }

    /// Whether a token is more than punctuation.
    pub fn is_compared(&self, token: &Token) -> bool {
        self.forms[token.form as usize].stem != NONE
    }

    /// How a segment begins and ends.
    pub fn ends(&self, tokens: &[Token]) -> Ends {
        let roles = || tokens.iter().map(|token| self.forms[token.form as usize].role);
        let first = roles().find(|&role| role != Role::Wrap);
        let last = roles().rev().find(|&role| role != Role::Wrap);
        Ends {
            stops: last == Some(Role::Stop),
            small: first == Some(Role::Small),
            capital: first == Some(Role::Capital),
        }
    }

    pub fn measure(&self, tokens: &[Token]) -> Measure {
        let mut measure = Measure::default();
        for token in tokens {
            let info = self.forms[token.form as usize];
            measure.letters += info.letters;
            if info.stem != NONE {
                measure.words += self.stem_weights[info.stem as usize];
                measure.grams += info.grams;
                measure.numbers += f32::from(u8::from(info.number));
            }
        }
        self.each_joined(tokens, |gram| measure.grams += self.gram_weights[gram as usize]);
        measure
    }

    /// Calls a function with the n-grams of tokens that no white space parts: scripts without spaces.
    pub fn each_joined(&self, tokens: &[Token], mut function: impl FnMut(u32)) {
        for at in 1..tokens.len() {
            self.each_joined_to(tokens, at, &mut function);
        }
    }

    /// Those of them that end with the token of this number.
    pub fn each_joined_to(&self, tokens: &[Token], at: usize, mut function: impl FnMut(u32)) {
        let token = &tokens[at];
        if at == 0 || tokens[at - 1].span.end != token.span.start || !self.is_compared(token) {
            return;
        }
        let mask = self.gram_weights.len() as u32 - 1;
        let lengths = if self.forms[token.form as usize].dense { DENSE } else { THIN };
        let mut hash = mix(0, self.fold(token));
        let mut start = token.span.start;
        for (length, before) in (2..lengths.end).zip(tokens[..at].iter().rev()) {
            if before.span.end != start || !self.is_compared(before) {
                break;
            }
            start = before.span.start;
            hash = mix(hash, self.fold(before));
            if lengths.contains(&length) {
                function(mix(hash, length as u32) & mask);
            }
        }
    }

    /// The stems of tokens, in order.
    pub fn words<'t>(&'t self, tokens: &'t [Token]) -> impl Iterator<Item = Word> + 't {
        let infos = tokens.iter().map(|token| &self.forms[token.form as usize]);
        infos.filter(|info| info.stem != NONE).map(|info| Word { stem: info.stem, number: info.number })
    }

    /// The n-grams of a token.
    pub fn grams(&self, token: &Token) -> &[u32] {
        let info = self.forms[token.form as usize];
        &self.grams[info.first_gram as usize..info.end_gram as usize]
    }
}

fn is_compared(form: &Form) -> bool {
    let telling = match form.kind {
        Kind::Word | Kind::Number | Kind::Markup | Kind::Symbol => true,
        Kind::Mark => false,
    };
    telling && !form.folded.is_empty()
}

/// How many n-grams are told apart: most of those of the words, and of those between words that no white space parts.
fn buckets(texts: &Pair<&Segmented>, vocabulary: &Vocabulary) -> usize {
    let compared: Vec<bool> = vocabulary.forms().iter().map(is_compared).collect();
    let joined = |text: &Segmented| {
        let is_joined = |two: &&[Token]| {
            two[0].span.end == two[1].span.start && two.iter().all(|token| compared[token.form as usize])
        };
        text.tokens.windows(2).filter(is_joined).count()
    };
    let between = joined(texts.mt).min(joined(texts.edited));
    (vocabulary.len() * 16).max(between * 4).next_power_of_two().clamp(1 << 12, 1 << 20)
}

/// The hashes of the n-grams of some letters; those of a short word are one.
fn grams(letters: &[char], length: usize) -> impl Iterator<Item = u32> + '_ {
    letters
        .windows(length.min(letters.len()))
        .map(|gram| gram.iter().fold(4, |hash, &letter| mix(hash, letter as u32)))
}

/// A step of a multiplicative hash whose low bits are good.
pub(super) fn mix(hash: u32, next: u32) -> u32 {
    let mixed = (u64::from(hash) << 32 | u64::from(next)).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    ((mixed ^ mixed >> 29).wrapping_mul(0xBF58_476D_1CE4_E5B9) >> 32) as u32
}
