//! Which words say numbers, and which part each plays in a longer number.

use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use super::units::Unit;
use super::{
    arabic, english, french, german, hebrew, italian, persian, portuguese, russian, spanish, ukrainian,
};
use crate::language::Language;
use crate::normalize::fold;

/// The part that a word plays in a number.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Role {
    /// Adds its value: *three*, *twenty*.
    Number(u64),
    /// The same, but the word has other meanings too (French *neuf*): alone it proves nothing.
    Vague(u64),
    /// Adds its value and makes the number an ordinal.
    Ordinal(u64),
    /// Multiplies what stands before it: *hundred*, *million*.
    Scale(u64),
    /// The same in the plural, which alone is no count: *thousands of people*.
    Scales(u64),
    /// One over its value: *half*, *thirds*.
    Part(u64),
    /// Some parts of a whole in one word: `ثلثان`, two thirds.
    Parts(u64, u64),
    /// The decade that starts with its value in some century: *nineties*.
    Decade(u64),
    /// A month.
    Month(u8),
    /// A month whose name means other things too: one only beside a number.
    MaybeMonth(u8),
    /// A month name completed by *first* or *second*: these two months.
    MonthPair(u8, u8),
    /// A day of the week.
    Weekday(u8),
    /// A day of the week whose name is a number too, or with 0 some other word: alone it proves nothing.
    MaybeWeekday(u8, u64),
    /// A numeral in letters: alone it proves nothing.
    Letters(u64),
    /// *And* between the words of a number.
    And,
    /// May stand between a fraction and what it is a part of: *half a million*.
    Filler,
    /// *Percent*.
    Percent,
    /// With *hundred* after it, *percent*: `في المئة`, *per cent*.
    PercentLead,
    /// A mark of the time of day in general: *o'clock*.
    Clock,
    /// A mark of the time before noon.
    Morning,
    /// A mark of the time after noon.
    Afternoon,
    /// *Century*: the ordinal before or after it counts hundreds of years.
    Century,
    /// A unit of measure.
    Unit(Unit),
    /// The hundredth part of a currency: `19 euros and 99 cents`.
    Cents,
    /// So many of a unit, in one word: `שבועיים`, two weeks; `полчаса`, with 0 for the half of one.
    Measure(u64, Unit),
    /// Looks like a number word with a prefix, and is none.
    Not,
}

/// A word's role, and whether *and* is written onto it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Hit {
    pub role: Role,
    pub and: bool,
    /// How many bytes at the word's start are prefixes.
    pub prefix: usize,
}

/// The number words of one language, by their folded forms.
pub(super) struct Lexicon {
    words: FxHashMap<String, Role>,
    language: Language,
    longest: usize,
}

impl Lexicon {
    /// The lexicon of a language, made at first use.
    pub fn of(language: Language) -> &'static Self {
        static ALL: [OnceLock<Lexicon>; 13] = [const { OnceLock::new() }; 13];
        ALL[language as usize].get_or_init(|| Self::new(language))
    }

    fn new(language: Language) -> Self {
        let mut lexicon = Self { words: FxHashMap::default(), language, longest: 0 };
        let tables: &[&[(Role, &str)]] = match language {
            Language::Arabic => &[arabic::WORDS, arabic::DATES, arabic::MEASURES],
            Language::Persian => &[persian::WORDS, persian::DATES, persian::MEASURES],
            Language::Hebrew => &[hebrew::WORDS, hebrew::DATES, hebrew::MEASURES],
            Language::Russian => &[russian::WORDS, russian::DATES, russian::MEASURES],
            Language::English => &[english::WORDS, english::DATES, english::MEASURES],
            Language::French => &[french::WORDS, french::DATES, french::MEASURES],
            Language::German => &[german::WORDS, german::DATES, german::MEASURES],
            Language::Spanish => &[spanish::WORDS, spanish::DATES, spanish::MEASURES],
            Language::Italian => &[italian::WORDS, italian::DATES, italian::MEASURES],
            Language::Portuguese => &[portuguese::WORDS, portuguese::DATES, portuguese::MEASURES],
            Language::Ukrainian => &[ukrainian::WORDS, ukrainian::DATES, ukrainian::MEASURES],
            Language::Hindi | Language::Other => &[],
        };
        for &(role, words) in tables.iter().copied().flatten() {
            words.split_whitespace().for_each(|word| lexicon.add(&word.replace('_', " "), role));
        }
        match language {
            Language::Arabic => arabic::compounds(&mut |word, role| lexicon.add(word, role)),
            Language::Persian => persian::compounds(&mut |word, role| lexicon.add(word, role)),
            Language::German => german::compounds(&mut |word, role| lexicon.add(word, role)),
            _ => {}
        }
        lexicon
    }

    /// The first role given to a word stays.
    fn add(&mut self, word: &str, role: Role) {
        let folded = fold(word);
        self.longest = self.longest.max(folded.len());
        if folded.contains('ё') {
            self.words.entry(folded.replace('ё', "е")).or_insert(role);
        }
        self.words.entry(folded).or_insert(role);
    }

    /// Looks a folded word up, with the prefixes of its language taken off where need be.
    pub fn look_up(&self, word: &str) -> Option<Hit> {
        if let Some(&role) = self.words.get(word) {
            return Some(Hit { role, and: false, prefix: 0 });
        }
        if word.len() > self.longest + 8 {
            return None;
        }
        let (prefixes, and): (&dyn Fn(&str) -> Prefixes, char) = match self.language {
            Language::Arabic => (&arabic::prefixes, 'و'),
            Language::Hebrew => (&hebrew::prefixes, 'ו'),
            _ => return None,
        };
        let found =
            prefixes(word).into_iter().flatten().find_map(|cut| Some((cut, *self.words.get(&word[cut..])?)));
        found.map(|(prefix, role)| Hit { role, and: word.starts_with(and), prefix })
    }
}

/// Byte lengths of the prefixes that a word may start with, shortest first.
pub(super) type Prefixes = [Option<usize>; 6];
