//! Which words of some texts are names: what their letters, capitals, neighbours and other forms say together.
//!
//! Capitals decide where a script has them, but for the heads of sentences, titles in which every word has one, and
//! German, whose nouns all have. Elsewhere letters do, with what tells ordinary words: they stand with and without an
//! article, and with endings and pronouns attached.

use rustc_hash::{FxHashMap, FxHashSet};
use unicode_segmentation::UnicodeSegmentation;

use super::ledger::Mention;
use super::letters::Writing;
use super::matching::best_partners;
use super::nameness::nameness_in;
use super::titles::is_title;
use crate::language::Language;
use crate::lexicon::{is_function_word, split_clitics, stem};
use crate::normalize::fold;
use crate::numbers;

/// Nine in ten words of a text are no names; letters say which they are like where both are as frequent.
const PRIOR: f64 = -2.0;
/// What each e-fold of a word's count says for it: names come again.
const AGAIN: f64 = 0.5;
/// What the Arabic article says of a word that it stands before.
const ARTICLE: f64 = -0.7;
/// What is said for a word by a title before it.
const TITLE: f64 = 1.5;
/// By a likely name beside it.
const NEIGHBOUR: f64 = 1.0;
/// By a Latin name of the same texts that sounds like it; by any other name that does.
const IN_LATIN: f64 = 3.0;
const RESPELLED: f64 = 2.0;
/// Against a word by each kind of other form of it.
const OTHER_FORM: f64 = -1.5;
/// A particle that is attached to so frequent a word would be missing somewhere.
const FREQUENT: usize = 3;
/// Names past this one are not compared with words that may be spellings of them.
const MOST_NAMES: usize = 500;
/// A name and a word are one from this probability on.
const SAME: f64 = 0.9;
/// What Arabic attaches to the end of ordinary words and seldom to foreign names: pronouns, numbers, genders.
const ARABIC_ENDINGS: [&str; 10] = ["ه", "ها", "هم", "نا", "هما", "ين", "ون", "ان", "ات", "كم"];
/// German words that stand before nouns and seldom before names: articles, possessives, demonstratives.
const GERMAN_ARTICLES: &str = "der die das den dem des ein eine einen einem einer eines kein keine keinen keiner keinem \
    im am zum zur beim vom ins ans dieser diese dieses diesen diesem jeder jede jedes jeden jedem sein seine seinen \
    seinem seiner seines ihr ihre ihren ihrem ihrer ihres mein meine meinen meinem meiner meines unser unsere unseren \
    unserem unserer unseres";
/// Endings that make German nouns.
const GERMAN_NOUNS: [&str; 14] = [
    "ung", "ungen", "heit", "heiten", "keit", "keiten", "schaft", "schaften", "tion", "tionen", "tät",
    "täten", "nis", "ismus",
];

/// A line of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Line<'t> {
    /// Its text.
    pub text: &'t str,
    /// Where it is, in numbers of the caller's.
    pub place: usize,
    /// The language of its text.
    pub language: Language,
}

/// How a word is capitalised, and what that says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Capital {
    /// Its script has none.
    None,
    /// It has none, or no others: an abbreviation.
    Small,
    /// It may owe its capital to where it stands: at the head of a sentence, in a title.
    Placed,
    /// It has one of its own.
    Own,
}

/// A word of the texts.
struct Word<'t> {
    text: &'t str,
    folded: String,
    place: usize,
    language: Language,
    capital: Capital,
    /// Whether it is part of a number, a date, a time.
    is_number: bool,
    /// Nothing but space stands between it and the word before.
    is_next: bool,
}

/// The words of some texts that may be names, each as often as it stands there, with what is known of it as evidence:
/// what [`ledger`](super::ledger()) lists the names from. Lines of one text, in order, are to have one language.
///
/// ```
/// use tadqiq::language::Language;
/// use tadqiq::names::{Line, ledger, mentions};
///
/// let text = "Yesterday the minister met Gerasimov. Nobody in Moscow was told; nobody asked.";
/// let names = ledger(mentions(&[Line { text, place: 0, language: Language::English }]));
/// let names: Vec<&str> = names.iter().map(|name| name.canonical()).collect();
/// assert_eq!(names, ["Gerasimov", "Moscow"]);
/// ```
pub fn mentions<'t>(lines: &[Line<'t>]) -> Vec<Mention<'t>> {
    let words: Vec<Word<'t>> = lines.iter().flat_map(words).collect();
    let known = Known::of(&words);
    let evidence = |at: usize| {
        let word: &Word<'t> = &words[at];
        match word.capital {
            Capital::None => known.letters(word).map(|odds| odds + known.around(&words, at)),
            Capital::Small => None,
            _ if is_function(word) => None,
            _ if word.language == Language::German => Some(known.german(&words, at)),
            _ => Some(known.capital(&words, at)),
        }
    };
    let found = words.iter().enumerate().filter(|(_, word)| !word.is_number);
    let found = found.filter_map(|(at, word)| Some((word, evidence(at)?)));
    found.map(|(word, evidence)| Mention { text: word.text, place: word.place, evidence }).collect()
}

/// The words of a line.
fn words<'t>(line: &Line<'t>) -> Vec<Word<'t>> {
    let mut words: Vec<Word<'t>> = Vec::new();
    let mut end = 0;
    let pieces = line.text.unicode_word_indices().flat_map(|(start, word)| {
        word.split('.').scan(start, |at, piece| {
            let start = *at;
            *at += piece.len() + 1;
            Some((start, piece))
        })
    });
    let numbers = numbers::find(line.text, line.language);
    for (start, piece) in pieces.filter(|(_, piece)| !piece.is_empty()) {
        let (before, text) = without_apostrophe(piece, line.language);
        let between = &line.text[end..start];
        let opens = before.is_empty() && opens_sentence(between, words.last());
        let capital = match () {
            () if !text.chars().any(|letter| letter.is_uppercase() || letter.is_lowercase()) => Capital::None,
            () if !text.starts_with(char::is_uppercase) || !text.chars().any(char::is_lowercase) => {
                Capital::Small
            }
            () if opens && line.language.has_capitals() => Capital::Placed,
            () => Capital::Own,
        };
        let is_next = !words.is_empty() && between.chars().all(|ch| ch.is_whitespace() || ch == '-');
        let (place, language) = (line.place, line.language);
        // They stand in reading order and do not overlap.
        let number = numbers.partition_point(|number| number.span.end as usize <= start);
        let is_number = numbers.get(number).is_some_and(|number| number.span.start as usize <= start);
        words.push(Word { text, folded: fold(text), place, language, capital, is_number, is_next });
        end = start + piece.len();
    }
    // A title of capitals says of none of its words that they are names.
    let long = || words.iter().filter(|word| word.capital != Capital::None && word.text.chars().count() >= 4);
    let capitals = long().filter(|word| word.capital != Capital::Small).count();
    let may_be = line.language.has_capitals() && line.language != Language::German;
    if may_be && capitals >= 3 && 4 * capitals >= 3 * long().count() {
        for word in words.iter_mut().filter(|word| word.capital == Capital::Own) {
            word.capital = Capital::Placed;
        }
    }
    words
}

/// Whether it is a function word of its text's language, or an English one among letters of another script.
fn is_function(word: &Word<'_>) -> bool {
    let is_foreign = !word.language.has_capitals() && Writing::of(word.text) == Writing::Latin;
    is_function_word(&word.folded, if is_foreign { Language::English } else { word.language })
}

/// What stands before the apostrophe where it elides a word, and the word itself without a genitive: `l'`, `Union`.
fn without_apostrophe(piece: &str, language: Language) -> (&str, &str) {
    let Some((at, mark)) = piece.char_indices().find(|(_, ch)| matches!(ch, '\'' | '’')) else {
        return ("", piece);
    };
    let (before, after) = (&piece[..at], &piece[at + mark.len_utf8()..]);
    let elides = matches!(language, Language::French | Language::Italian) && before.chars().count() <= 5
        || before.chars().all(char::is_lowercase);
    match () {
        () if elides && !after.is_empty() => (before, after),
        () if after == "s" => ("", before),
        () => ("", piece),
    }
}

/// Whether what stands between two words ends a sentence; the full stop of an abbreviation does not.
fn opens_sentence(between: &str, before: Option<&Word<'_>>) -> bool {
    let Some(before) = before else { return true };
    let is_short = before.text.chars().count() <= 3 && before.text.starts_with(char::is_uppercase);
    between.chars().any(|ch| match ch {
        '.' => !is_short,
        _ => matches!(ch, '!' | '?' | ':' | '…' | '"' | '“' | '„' | '«' | '؟' | '۔' | '।' | '。' | '•' | '—'),
    })
}

/// A folded word of a script without capitals.
#[derive(Clone, Copy, Debug, Default)]
struct Plain {
    /// How often it stands in the texts.
    count: usize,
    /// Whether it has the mark of an indefinite noun anywhere.
    is_indefinite: bool,
}

/// What the texts have as wholes.
struct Known<'w> {
    /// Folded words that stand with a small letter, and their stems.
    small: FxHashSet<&'w str>,
    small_stems: FxHashSet<String>,
    /// Folded words that have a capital of their own.
    own: FxHashSet<&'w str>,
    /// Folded words of scripts without capitals.
    plain: FxHashMap<&'w str, Plain>,
    /// Folded German words that stand after an article.
    nouns: FxHashSet<&'w str>,
    /// Words, as written, that a Latin name of the same texts sounds like.
    in_latin: FxHashSet<&'w str>,
    /// Words, as written, whose capital may be due to their place, and that a name of the texts sounds like.
    respelled: FxHashSet<&'w str>,
    /// What letters and other forms say of each word of a script without capitals, as written; nothing of function words.
    letters: FxHashMap<&'w str, f64>,
}

impl<'w> Known<'w> {
    fn of(words: &'w [Word<'_>]) -> Self {
        let with = |capital: Capital| words.iter().filter(move |word| word.capital == capital);
        let folded = |word: &'w Word<'_>| word.folded.as_str();
        let is_noun = |pair: &&'w [Word<'_>]| {
            let is_article = || GERMAN_ARTICLES.split_whitespace().any(|article| article == pair[0].folded);
            pair[1].is_next && pair[1].language == Language::German && is_article()
        };
        let mut plain = FxHashMap::default();
        for word in with(Capital::None) {
            let plain: &mut Plain = plain.entry(word.folded.as_str()).or_default();
            plain.count += 1;
            plain.is_indefinite |= word.text.contains('\u{64b}');
        }
        let mut known = Self {
            small: with(Capital::Small).map(folded).collect(),
            small_stems: with(Capital::Small).map(|word| stem(&word.folded, word.language)).collect(),
            own: with(Capital::Own).map(folded).collect(),
            plain,
            nouns: words.windows(2).filter(is_noun).map(|pair| pair[1].folded.as_str()).collect(),
            in_latin: FxHashSet::default(),
            respelled: FxHashSet::default(),
            letters: FxHashMap::default(),
        };
        let is_name =
            |word: &Word<'_>| word.capital == Capital::Own && !known.small.contains(word.folded.as_str());
        let is_placed = |word: &Word<'_>| {
            let is_known =
                known.small.contains(word.folded.as_str()) || known.own.contains(word.folded.as_str());
            word.capital == Capital::Placed && !is_known && word.language != Language::German
        };
        let respelled = echoes(words, is_placed, is_name);
        let is_latin = |word: &Word<'_>| is_name(word) && Writing::of(word.text) == Writing::Latin;
        let romanised = echoes(words, |word| word.capital == Capital::None, is_latin);
        (known.in_latin, known.respelled) = (romanised, respelled);
        let plain = with(Capital::None).filter(|word| !is_function_word(&word.folded, word.language));
        let mut letters: FxHashMap<&'w str, f64> = FxHashMap::default();
        for word in plain {
            letters.entry(word.text).or_insert_with(|| known.weigh(word));
        }
        known.letters = letters;
        known
    }

    /// The log-odds of a word that has a capital.
    fn capital(&self, words: &[Word<'_>], at: usize) -> f64 {
        let word = &words[at];
        if self.small.contains(word.folded.as_str()) {
            return -3.0;
        }
        if self.own.contains(word.folded.as_str()) {
            return 2.0;
        }
        // Only ever where any word has one: a name goes before a name, and has no other forms.
        let next = words.get(at + 1).filter(|next| next.is_next && next.capital == Capital::Own);
        let is_inflected = self.small_stems.contains(&stem(&word.folded, word.language));
        let beside =
            if next.is_some_and(|next| !self.small.contains(next.folded.as_str())) { 2.0 } else { 0.0 };
        let again = if self.respelled.contains(word.text) { RESPELLED } else { 0.0 };
        again + beside - 1.0 - if is_inflected { 2.0 } else { 0.0 }
            + nameness_in(word.text, word.language).min(0.0)
    }

    /// The same of a German word: names stand beside names, nouns after articles.
    fn german(&self, words: &[Word<'_>], at: usize) -> f64 {
        let word = &words[at];
        let is_noun = |word: &Word<'_>| {
            self.nouns.contains(word.folded.as_str())
                || self.small.contains(word.folded.as_str())
                || GERMAN_NOUNS.iter().any(|ending| word.folded.ends_with(ending))
        };
        if is_noun(word) {
            return -3.0;
        }
        let is_name =
            |other: &Word<'_>| matches!(other.capital, Capital::Own) && other.language == Language::German;
        let after = at.checked_sub(1).is_some_and(|before| word.is_next && is_name(&words[before]));
        let before = words.get(at + 1).is_some_and(|next| next.is_next && is_name(next) && !is_noun(next));
        if before || after && word.capital == Capital::Own { 1.5 } else { -0.1 }
    }

    /// What the letters of a word and its other forms say, where its script has no capitals; nothing of function words.
    fn letters(&self, word: &Word<'_>) -> Option<f64> {
        self.letters.get(word.text).copied()
    }

    fn weigh(&self, word: &Word<'_>) -> f64 {
        let has = |form: &str| self.plain.contains_key(form);
        let article = if word.language == Language::Arabic { "ال" } else { "ה" };
        let readings = split_clitics(&word.folded, word.language);
        let bare = || readings.iter().filter(|reading| reading.after.is_empty());
        let is_seen = |stem: &str| has(stem) || has(&format!("{article}{stem}"));
        let comes_off = bare().any(|reading| !reading.before.is_empty() && is_seen(reading.stem));
        let count = self.plain.get(word.folded.as_str()).map_or(1, |plain| plain.count);
        let is_frequent = count >= FREQUENT;
        let mut odds = PRIOR
            + AGAIN * (count as f64).ln()
            + if is_frequent && !comes_off {
                nameness_in(&word.folded, word.language) - short(&word.folded)
            } else {
                letters_of(&word.folded, word.language)
            };
        if word.language == Language::Arabic {
            // Nouns and adjectives are marked as indefinite, foreign names are not.
            if self.plain.get(word.folded.as_str()).is_some_and(|plain| plain.is_indefinite) {
                odds += 2.0 * OTHER_FORM;
            }
            if word.folded.starts_with(article) {
                odds += ARTICLE;
            }
            let alternates = bare().any(|reading| {
                if reading.before.ends_with(article) {
                    has(reading.stem)
                } else {
                    has(&format!("{article}{}", reading.stem))
                }
            });
            let ends = |stem: &str| {
                let cut = |ending: &str| stem.strip_suffix(ending).filter(|rest| rest.chars().count() >= 3);
                let seen = |ending: &&str| has(&format!("{stem}{ending}")) || cut(ending).is_some_and(has);
                stem.chars().count() >= 3 && ARABIC_ENDINGS.iter().any(seen)
            };
            let inflects = bare().any(|reading| ends(reading.stem));
            odds += OTHER_FORM * (f64::from(u8::from(alternates)) + f64::from(u8::from(inflects)));
        }
        if self.in_latin.contains(word.text) { odds + IN_LATIN } else { odds }
    }

    /// What stands around a word says of it.
    fn around(&self, words: &[Word<'_>], at: usize) -> f64 {
        let before = words[..at].iter().rev().take(3).zip(words[..=at].iter().rev());
        let before = before.take_while(|(_, after)| after.is_next).map(|(before, _)| before);
        let likely = |word: &Word<'_>| self.letters(word).is_some_and(|odds| odds > 1.0);
        let after = words.get(at + 1).is_some_and(|next| next.is_next && likely(next));
        let is_beside = after || before.clone().take(1).any(likely);
        let has_title = before.clone().any(|before| is_title(&before.folded, before.language));
        f64::from(u8::from(has_title)) * TITLE + f64::from(u8::from(is_beside)) * NEIGHBOUR
    }
}

/// Those of some words, as written, that one of some names sounds like.
fn echoes<'w>(
    words: &'w [Word<'_>],
    is_asked: impl Fn(&Word<'_>) -> bool,
    is_name: impl Fn(&Word<'_>) -> bool,
) -> FxHashSet<&'w str> {
    let distinct = |wanted: &dyn Fn(&Word<'_>) -> bool| -> Vec<&'w str> {
        let mut seen = FxHashSet::default();
        let chosen = words.iter().filter(|word| word.text.chars().count() >= 4 && !is_function(word));
        chosen.filter(|word| wanted(word)).map(|word| word.text).filter(|&text| seen.insert(text)).collect()
    };
    let (asked, mut names) = (distinct(&is_asked), distinct(&is_name));
    names.truncate(MOST_NAMES);
    let best = best_partners(&asked, &names, 1);
    let echoes = |best: &Vec<super::Match>| best.first().is_some_and(|best| best.probability >= SAME);
    asked.into_iter().zip(&best).filter(|(_, best)| echoes(best)).map(|(text, _)| text).collect()
}

/// What the letters of a folded word say of whether it is a name, in log-odds; of a word that a particle may be attached
/// to, the less likely reading.
pub fn letters_of(folded: &str, language: Language) -> f64 {
    let long = |stem: &str| stem.chars().count() >= 3;
    let readings = split_clitics(folded, language);
    let nameness = |word: &str| nameness_in(word, language);
    let stems = readings
        .iter()
        .filter(|reading| reading.after.is_empty() && long(reading.stem))
        .map(|reading| reading.stem);
    let least = stems.map(nameness).fold(nameness(folded), f64::min);
    least - short(folded)
}

/// What is taken off what the letters of a folded word say: three say little.
fn short(folded: &str) -> f64 {
    if folded.chars().count() <= 3 { 1.5 } else { 0.0 }
}
