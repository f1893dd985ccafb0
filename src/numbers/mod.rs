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
//! | `lexicon` and one file a language | number words, months, units |
//! | `compose`, `sum` | how the words and digits of one number add up |
//! | `context` | what the words around a number say of it |
//! | `compare` | which values of two versions differ |

mod arabic;
mod compare;
mod compose;
mod context;
mod digits;
mod english;
mod french;
mod german;
mod hebrew;
mod lexicon;
mod persian;
mod roman;
mod russian;
mod scan;
mod spanish;
mod sum;
mod units;
mod value;

pub use compare::{Difference, compare, compare_at};
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
    /// Where the words stand that multiply digits, *million* in `1.5 million`.
    pub magnitude: Option<Span>,
    /// What they multiply with.
    factor: u64,
}

impl Quantity {
    /// Its likeliest value.
    pub fn value(&self) -> Value {
        self.readings.first().copied().unwrap_or(Value::whole(0))
    }
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
/// quantity of its own. With [`Language::Other`], digits and Roman numerals are read and words are not.
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
