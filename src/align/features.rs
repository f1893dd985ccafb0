//! What segments are compared by: the stems they hold and the letter n-grams of their words, each weighted by how
//! rare it is in the two texts.

use rustc_hash::FxHashMap;

use crate::document::{Pair, Segmented, Token};
use crate::vocabulary::{Case, Form, Kind, Vocabulary};

/// Letters of an n-gram, the word's edges among them.
const GRAM: usize = 4;

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
    letters: u16,
    number: bool,
    role: Role,
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
    stem_weights: Vec<f32>,
    gram_weights: Vec<f32>,
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
    /// How many letters.
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
        let buckets = (vocabulary.len() * 16).next_power_of_two().clamp(1 << 12, 1 << 20);
        features.gram_weights = vec![0.0; buckets];
        features.add_forms(vocabulary);
        features.weigh(&uses, segments, vocabulary);
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
                        self.grams.extend(grams(&letters).map(|hash| hash & mask));
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
                letters: (letters.len() - 2).min(usize::from(u16::MAX)) as u16,
                number: form.kind == Kind::Number,
                role: Role::of(form),
            });
        }
    }

    /// Weighs stems and n-grams by how rare they are, 0 (everywhere) to 1 (once or twice in a long text).
    fn weigh(&mut self, uses: &[u32], segments: f32, vocabulary: &Vocabulary) {
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

    /// Whether a token is a word, number or markup.
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

    /// The weight of those of a token's n-grams that are loaded into a matcher.
    pub fn cover(&self, token: &Token, matcher: &Matcher<'_>) -> f32 {
        let info = self.forms[token.form as usize];
        let grams = &self.grams[info.first_gram as usize..info.end_gram as usize];
        let loaded = grams.iter().filter(|&&gram| matcher.grams[gram as usize] > 0);
        loaded.map(|&gram| self.gram_weights[gram as usize]).sum()
    }

    pub fn measure(&self, tokens: &[Token]) -> Measure {
        let mut measure = Measure::default();
        for token in tokens {
            let info = self.forms[token.form as usize];
            measure.letters += f32::from(info.letters);
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
    fn each_joined(&self, tokens: &[Token], mut function: impl FnMut(u32)) {
        let mask = self.gram_weights.len() as u32 - 1;
        for (at, token) in tokens.iter().enumerate().skip(1) {
            let before = &tokens[at - 1];
            if before.span.end != token.span.start || !self.is_compared(before) || !self.is_compared(token) {
                continue;
            }
            let two = mix(mix(0, self.fold(before)), self.fold(token));
            function(two & mask);
            if at > 1 && tokens[at - 2].span.end == before.span.start && self.is_compared(&tokens[at - 2]) {
                function(mix(two, self.fold(&tokens[at - 2])) & mask);
            }
        }
    }

    fn words<'t>(&'t self, tokens: &'t [Token]) -> impl Iterator<Item = Word> + 't {
        let infos = tokens.iter().map(|token| &self.forms[token.form as usize]);
        infos.filter(|info| info.stem != NONE).map(|info| Word { stem: info.stem, number: info.number })
    }

    fn each_gram(&self, tokens: &[Token], mut function: impl FnMut(u32)) {
        for token in tokens {
            let info = self.forms[token.form as usize];
            self.grams[info.first_gram as usize..info.end_gram as usize]
                .iter()
                .for_each(|&gram| function(gram));
        }
        self.each_joined(tokens, function);
    }
}

fn is_compared(form: &Form) -> bool {
    (form.is_wordlike() || form.kind == Kind::Markup) && !form.folded.is_empty()
}

/// The hashes of the n-grams of some letters; those of a short word are one.
fn grams(letters: &[char]) -> impl Iterator<Item = u32> + '_ {
    letters
        .windows(GRAM.min(letters.len()))
        .map(|gram| gram.iter().fold(4, |hash, &letter| mix(hash, letter as u32)))
}

/// A step of a multiplicative hash whose low bits are good.
pub(super) fn mix(hash: u32, next: u32) -> u32 {
    let mixed = (u64::from(hash) << 32 | u64::from(next)).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    ((mixed ^ mixed >> 29).wrapping_mul(0xBF58_476D_1CE4_E5B9) >> 32) as u32
}

/// What two groups of segments share.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Shared {
    pub words: f32,
    pub grams: f32,
    pub numbers: f32,
}

impl Shared {
    pub fn add(self, other: Self) -> Self {
        Self {
            words: self.words + other.words,
            grams: self.grams + other.grams,
            numbers: self.numbers + other.numbers,
        }
    }
}

/// A stem of a segment.
#[derive(Clone, Copy, Debug)]
pub(super) struct Word {
    stem: u32,
    number: bool,
}

/// The words and n-grams of a segment, ready to be compared again and again.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Laid<'l> {
    words: &'l [Word],
    grams: &'l [u32],
}

/// Consecutive segments laid out: each is compared many times over with those that stand near it.
#[derive(Debug, Default)]
pub(super) struct Layout {
    first: usize,
    words: Vec<Word>,
    grams: Vec<u32>,
    /// Where the words and the n-grams of each segment end.
    ends: Vec<(usize, usize)>,
}

impl Layout {
    /// Lays out segments from number `first` on, in the place of those before.
    pub fn fill<'t>(
        &mut self,
        features: &Features,
        first: usize,
        segments: impl Iterator<Item = &'t [Token]>,
    ) {
        self.first = first;
        self.words.clear();
        self.grams.clear();
        self.ends.clear();
        for tokens in segments {
            self.words.extend(features.words(tokens));
            features.each_gram(tokens, |gram| self.grams.push(gram));
            self.ends.push((self.words.len(), self.grams.len()));
        }
    }

    /// A segment by its number; empty where it was not laid out.
    pub fn segment(&self, number: usize) -> Laid<'_> {
        let Some(at) = number.checked_sub(self.first).filter(|&at| at < self.ends.len()) else {
            return Laid::default();
        };
        let from = if at == 0 { (0, 0) } else { self.ends[at - 1] };
        let to = self.ends[at];
        Laid { words: &self.words[from.0..to.0], grams: &self.grams[from.1..to.1] }
    }
}

/// Counts what one side of a comparison has and the other uses up.
pub(super) struct Matcher<'a> {
    features: &'a Features,
    stems: Vec<u16>,
    grams: Vec<u8>,
    taken_stems: Vec<u32>,
    taken_grams: Vec<u32>,
}

impl<'a> Matcher<'a> {
    pub fn new(features: &'a Features) -> Self {
        Self {
            features,
            stems: vec![0; features.stem_weights.len()],
            grams: vec![0; features.gram_weights.len()],
            taken_stems: Vec::new(),
            taken_grams: Vec::new(),
        }
    }

    /// Adds a segment to the side that is compared with.
    pub fn load(&mut self, segment: Laid<'_>) {
        self.load_stems(segment.words.iter().copied());
        for &gram in segment.grams {
            let count = &mut self.grams[gram as usize];
            *count = count.saturating_add(1);
        }
    }

    /// Adds the words of tokens alone.
    pub fn load_words(&mut self, tokens: &[Token]) {
        self.load_stems(self.features.words(tokens));
    }

    fn load_stems(&mut self, words: impl Iterator<Item = Word>) {
        for word in words {
            let count = &mut self.stems[word.stem as usize];
            *count = count.saturating_add(1);
        }
    }

    /// Takes that segment away again, used up or not.
    pub fn clear(&mut self, segment: Laid<'_>) {
        self.clear_stems(segment.words.iter().copied());
        for &gram in segment.grams {
            self.grams[gram as usize] = 0;
        }
        self.taken_grams.clear();
    }

    /// Takes the words of those tokens away again.
    pub fn clear_words(&mut self, tokens: &[Token]) {
        self.clear_stems(self.features.words(tokens));
    }

    fn clear_stems(&mut self, words: impl Iterator<Item = Word>) {
        for word in words {
            self.stems[word.stem as usize] = 0;
        }
        self.taken_stems.clear();
    }

    /// The weight of the words that tokens share with the loaded ones; uses it up.
    pub fn take_words(&mut self, tokens: &[Token]) -> f32 {
        self.take_stems(self.features.words(tokens)).words
    }

    fn take_stems(&mut self, words: impl Iterator<Item = Word>) -> Shared {
        let mut shared = Shared::default();
        for word in words {
            let left = &mut self.stems[word.stem as usize];
            if *left > 0 {
                *left -= 1;
                self.taken_stems.push(word.stem);
                shared.words += self.features.stem_weights[word.stem as usize];
                shared.numbers += f32::from(u8::from(word.number));
            }
        }
        shared
    }

    /// What a segment shares with the loaded ones; uses it up.
    pub fn take(&mut self, segment: Laid<'_>) -> Shared {
        let mut shared = self.take_stems(segment.words.iter().copied());
        for &gram in segment.grams {
            let left = &mut self.grams[gram as usize];
            if *left > 0 {
                *left -= 1;
                self.taken_grams.push(gram);
                shared.grams += self.features.gram_weights[gram as usize];
            }
        }
        shared
    }

    /// Puts back what was taken.
    pub fn restore(&mut self) {
        self.taken_stems.drain(..).for_each(|stem| self.stems[stem as usize] += 1);
        self.taken_grams.drain(..).for_each(|gram| self.grams[gram as usize] += 1);
    }
}
