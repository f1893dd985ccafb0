//! Numeric values: finding them in a text however they are written, and comparing those of two texts.
//!
//! [`find`] reads numbers in digits of every script, in words and in Roman numerals, months and weekdays, and gives
//! each as a [`Quantity`] with the values it may stand for. [`compare`] pairs up the equal values of two versions of a
//! sentence and says what is left. Values are compared and never their spelling: `3`, `٣` and `ثلاث` are one.
//!
//! | file | knows |
//! | --- | --- |
//! | `scan` | words, digits and marks of a text |
//! | `digits` | thousands and decimal marks |
//! | `cjk`, `signs` | number signs of Chinese and Japanese |
//! | `lexicon` and one file a language | number words, months, units |
//! | `compose`, `sum` | how the words and digits of one number add up |
//! | `context` | what the words around a number say of it |
//! | `said` | which values a list says somewhere |
//! | `compare` | which values of two versions differ |

mod arabic;
mod cjk;
mod compare;
mod compose;
mod context;
mod digits;
mod english;
mod figures;
mod french;
mod german;
mod hebrew;
mod italian;
mod join;
mod lexicon;
mod persian;
mod portuguese;
mod roman;
mod russian;
mod said;
mod scan;
mod signs;
mod spanish;
mod sum;
mod ukrainian;
mod units;
mod value;

pub use compare::{Comparison, Difference, Equality, compare, compare_at};
pub use units::Unit;
pub use value::Value;

use crate::language::Language;
use crate::text::Span;

/// A number, month or weekday that a text says.
#[derive(Clone, Debug, PartialEq)]
pub struct Quantity {
    /// Where it stands: raw bytes from the start of the text that was given.
    pub span: Span,
    /// The values that it may stand for, the likeliest first: `1.234` is 1234 or 1.234.
    pub readings: Vec<Value>,
    /// Values that it says by the way: the 30 of `half past`, the 90 of `1990s`.
    pub parts: Vec<Value>,
    /// What is counted.
    pub kind: Kind,
    /// How it is written.
    pub written: Written,
    /// How surely it is a number that the other version must say too, 0 to 1: low for *one* and *two*, which grammar
    /// or an article may say, and for words that mean other things too.
    pub salience: f32,
    /// The unit of measure that follows, where it is known.
    pub unit: Option<Unit>,
    /// What says the unit: a percent sign or its words, the unit of measure, *p.m.* after an hour. `None` where nothing
    /// does.
    pub unit_span: Option<Span>,
    /// Where the words stand that multiply digits, *million* in `1.5 million`.
    pub magnitude: Option<Span>,
    /// What they multiply with.
    factor: u64,
    /// The half of the day that an hour is said to be in.
    half: Option<Half>,
}

impl Quantity {
    /// Its likeliest value.
    pub fn value(&self) -> Value {
        self.readings.first().copied().unwrap_or(Value::whole(0))
    }
}

/// A half of the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Half {
    Morning,
    Afternoon,
}

/// What a number counts or names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// A count, or a number as a name.
    Cardinal,
    /// A place in an order.
    Ordinal,
    /// A part of a whole.
    Fraction,
    /// A percentage.
    Percent,
    /// An amount of money, known by its sign.
    Money,
    /// Ten years: `1990s`.
    Decade,
    /// An hour or minutes on the clock.
    Time,
    /// A month's name.
    Month,
    /// A weekday's name.
    Weekday,
}

/// How a number is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Written {
    /// In digits, perhaps with a word such as *million* after them.
    Digits,
    /// In words.
    Words,
    /// As a Roman numeral.
    Roman,
}

/// The quantities of a text, in reading order; no two overlap.
///
/// Numbers in addresses, hashtags and mentions are left out. A date or a time gives each of its numbers as a
/// quantity of its own. With [`Language::Other`], digits, Roman numerals and the number signs of Chinese and Japanese
/// are read and words are not.
///
/// ```
/// use tadqiq::language::Language;
/// use tadqiq::numbers::{Value, find};
///
/// let found = find("ألفان وثلاثمئة جندي في ٢١ ديسمبر", Language::Arabic);
/// assert_eq!(found[0].value(), Value::whole(2300));
/// assert_eq!(found[1].value(), Value::whole(21));
/// assert_eq!(found[2].value(), Value::Month(12));
/// ```
pub fn find(text: &str, language: Language) -> Vec<Quantity> {
    compose::quantities(&scan::Scan::new(text, language))
}
