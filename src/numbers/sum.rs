//! Number words under addition: `two thousand` and `three hundred` and `five`.

use super::lexicon::Role;
use super::value::{ONE, Value};
use crate::language::Language;

/// The sum of the words of one number so far. Values are in billionths.
#[derive(Debug)]
#[allow(clippy::struct_excessive_bools, reason = "they are independent of each other")]
pub(super) struct Sum {
    language: Language,
    /// What is complete: everything up to the last scale word.
    done: i128,
    /// What stands since.
    current: i128,
    /// The last scale, 0 before the first.
    scale: i128,
    digits: bool,
    fraction: bool,
    halved: bool,
    /// The product of the scales that a number in digits was multiplied with.
    pub scaled: u64,
    /// Whether anything was added, so that the value is more than the first word times scales.
    pub added: bool,
    pub ordinal: bool,
    pub decade: bool,
    /// Whether it may be no number at all.
    pub vague: bool,
    /// Values that it says by the way.
    pub parts: Vec<Value>,
}

impl Sum {
    fn new(language: Language, current: i128) -> Self {
        Self {
            language,
            done: 0,
            current,
            scale: 0,
            digits: false,
            fraction: false,
            halved: false,
            scaled: 1,
            added: false,
            ordinal: false,
            decade: false,
            vague: false,
            parts: Vec::new(),
        }
    }

    /// A sum that starts with a number in digits.
    pub fn of_digits(value: Value, language: Language) -> Self {
        let Value::Number(current) = value else { return Self::new(language, 0) };
        Self { digits: true, ..Self::new(language, current) }
    }

    /// A sum that starts with a word, where such a word can start one.
    pub fn of_word(role: Role, language: Language) -> Option<Self> {
        let new = |value: u64| Self::new(language, i128::from(value) * ONE);
        Some(match role {
            Role::Measure(0, _) => {
                Self { fraction: true, parts: fraction_parts(1, 2), ..Self::new(language, ONE / 2) }
            }
            Role::Number(value) | Role::Measure(value, _) => new(value),
            Role::Vague(value) | Role::Letters(value) => Self { vague: true, ..new(value) },
            Role::Ordinal(value) => {
                // In the languages that say thirds with the ordinal.
                let mut parts = Vec::new();
                if value > 2 {
                    parts.push(Value::Number(ONE / i128::from(value)));
                }
                if (3..=10).contains(&value) {
                    parts.extend(percent_parts(value));
                }
                Self { ordinal: true, parts, ..new(value) }
            }
            Role::Decade(value) => Self { decade: true, ..new(value) },
            Role::Scale(value) if value < 1000 => new(value),
            Role::Scales(value) if value < 1000 => Self { vague: true, ..new(value) },
            Role::Scale(value) | Role::Scales(value) => {
                let scale = i128::from(value) * ONE;
                Self { done: scale, scale, vague: matches!(role, Role::Scales(_)), ..new(0) }
            }
            Role::Part(below) => Self {
                fraction: true,
                parts: fraction_parts(1, below),
                ..Self::new(language, ONE / i128::from(below))
            },
            Role::Parts(above, below) => {
                let value = i128::from(above) * ONE / i128::from(below);
                Self { fraction: true, parts: fraction_parts(above, below), ..Self::new(language, value) }
            }
            _ => return None,
        })
    }

    pub fn total(&self) -> i128 {
        self.done + self.current
    }

    pub fn value(&self) -> Value {
        Value::Number(self.total())
    }

    /// Whether it is a fraction alone, of which *a million* may follow.
    pub fn is_fraction(&self) -> bool {
        self.fraction && self.scale == 0
    }

    /// Whether it is a number in digits that nothing was added to.
    pub fn is_bare_digits(&self) -> bool {
        self.digits && self.scaled == 1 && !self.added
    }

    /// Takes one more word in; `and` says whether a conjunction stands before it. False where it does not belong.
    pub fn take(&mut self, role: Role, and: bool) -> bool {
        match role {
            Role::Number(value) | Role::Vague(value) => self.add(i128::from(value), and),
            // `vigésimo primeiro`: all of its words are ordinals.
            Role::Ordinal(value @ 1..10)
                if self.ordinal
                    && !and
                    && self.scale == 0
                    && matches!(self.current / ONE, 10..=100)
                    && self.current / ONE % 10 == 0
                    && matches!(
                        self.language,
                        Language::Spanish | Language::Portuguese | Language::Italian
                    ) =>
            {
                self.current += i128::from(value) * ONE;
                self.parts.clear();
                self.added = true;
                true
            }
            Role::Ordinal(value) => {
                let taken = self.add(i128::from(value), and);
                self.ordinal |= taken;
                taken
            }
            Role::Decade(value) => {
                let taken = self.year(i128::from(value), and);
                self.decade |= taken;
                taken
            }
            Role::Scale(value) | Role::Scales(value) => self.multiply(value, and),
            Role::Part(below) => self.part(i128::from(below), and),
            _ => false,
        }
    }

    fn add(&mut self, value: i128, and: bool) -> bool {
        let fixed = value * ONE;
        if self.decade || self.fraction || self.halved || (self.digits && self.scale == 0) || value == 0 {
            return false;
        }
        if self.current == 0 {
            let joined = and || !self.digits && !self.needs_and();
            if !joined || fixed >= self.scale {
                return false;
            }
            self.current = fixed;
        } else if self.ordinal && !matches!(self.language, Language::Arabic | Language::Hebrew) {
            return false;
        } else if let Some(sum) = self.tens_and_units(value, and) {
            self.current = sum;
        } else {
            return self.year(value, and);
        }
        self.added = true;
        self.vague = false;
        true
    }

    /// Whether the language says *and* between all words of a number.
    fn needs_and(&self) -> bool {
        matches!(self.language, Language::Arabic | Language::Persian)
    }

    /// Whether *and* may stand, or may be missing, where the words so far make this number.
    fn and_fits(&self, current: i128, and: bool) -> bool {
        match self.language {
            Language::Arabic | Language::Persian => and,
            Language::English => !and || current >= 100,
            Language::Russian | Language::German => !and,
            _ => true,
        }
    }

    fn tens_and_units(&self, value: i128, and: bool) -> Option<i128> {
        let current = self.current / ONE;
        if current == 0 || self.current % ONE != 0 {
            return None;
        }
        let (low, units) = (current % 100, current % 10);
        let semitic = matches!(self.language, Language::Arabic | Language::Hebrew);
        let sum = if semitic && value == 10 && !and && (1..=9).contains(&low) {
            current + 10
        } else if self.language == Language::Arabic
            && and
            && (1..=9).contains(&low)
            && (20..100).contains(&value)
        {
            if value % 10 != 0 {
                return None;
            }
            current + value
        } else if self.language == Language::French && low == 4 && value == 20 && !and {
            current - 4 + 80
        } else if self.language == Language::French && matches!(low, 60 | 80) && (10..20).contains(&value) {
            current + value
        } else if self.ordinal || units != 0 || value >= lowest_place(current) || !self.and_fits(current, and)
        {
            return None;
        } else {
            current + value
        };
        Some(sum * ONE)
    }

    /// `nineteen ninety`, in English.
    fn year(&mut self, value: i128, and: bool) -> bool {
        let century = self.current / ONE;
        if self.language != Language::English || and || self.scale != 0 || self.digits || self.ordinal {
            return false;
        }
        if !(11..=20).contains(&century) || !(10..100).contains(&value) {
            return false;
        }
        self.done = century * 100 * ONE;
        self.scale = 100 * ONE;
        self.current = value * ONE;
        self.added = true;
        true
    }

    fn multiply(&mut self, factor: u64, and: bool) -> bool {
        let scale = i128::from(factor) * ONE;
        if self.ordinal || self.decade {
            return false;
        }
        if self.halved && self.scale != 0 {
            // `مليون ونصف المليون`: the scale is said again.
            return !and && scale == self.scale;
        }
        if self.current == 0 {
            return self.scale_after_scale(factor, and);
        }
        if and {
            return false;
        }
        if factor < 1000 {
            return self.hundreds(factor);
        }
        if self.scale != 0 && (scale >= self.scale || self.scale < 1000 * ONE) {
            return false;
        }
        let Some(product) = self.current.checked_mul(i128::from(factor)) else { return false };
        self.done = self.done.wrapping_add(product);
        (self.current, self.scale) = (0, scale);
        self.scaled = self.scaled.saturating_mul(factor);
        self.vague = false;
        true
    }

    fn hundreds(&mut self, factor: u64) -> bool {
        let current = self.current / ONE;
        let vingts = factor == 20;
        if vingts && current % 100 == 4 {
            self.current += (80 - 4) * ONE;
        } else if factor == 100 && current % 1000 < 10 && current % 10 > 0 && current > 1000 {
            // `אלפיים וחמש מאות`, `ألفان وخمس مئة`: the hundreds of what was added last.
            self.current += (current % 10) * 99 * ONE;
        } else if vingts || self.current >= 100 * ONE {
            return false;
        } else {
            self.current *= i128::from(factor);
            self.scaled = self.scaled.saturating_mul(factor);
        }
        self.vague = false;
        true
    }

    /// `ألف مليون`, `مليون ومئة ألف`.
    fn scale_after_scale(&mut self, factor: u64, and: bool) -> bool {
        let scale = i128::from(factor) * ONE;
        if scale < self.scale && (and || !self.needs_and() && !self.digits) {
            if factor < 1000 {
                self.current = scale;
            } else {
                self.done += scale;
                self.scale = scale;
            }
            self.added = true;
            return true;
        }
        if scale > self.scale && !and && factor >= 1000 {
            let Some(product) = self.done.checked_mul(i128::from(factor)) else { return false };
            self.done = product;
            self.scale = scale;
            self.scaled = self.scaled.saturating_mul(factor);
            return true;
        }
        false
    }

    fn part(&mut self, below: i128, and: bool) -> bool {
        if self.fraction || self.halved || self.decade || (self.ordinal && below > 4) {
            return false;
        }
        let whole = self.value();
        if and {
            let unit = if self.current == 0 { self.scale } else { ONE };
            self.current += unit / below;
            self.parts = [vec![whole], fraction_parts(1, below as u64)].concat();
            self.halved = true;
        } else {
            let above = self.current / ONE;
            if self.scale != 0 || self.digits || self.ordinal || !(1..100).contains(&above) {
                return false;
            }
            self.current /= below;
            self.fraction = true;
            self.parts.push(whole);
            self.parts.extend(fraction_parts(above as u64, below as u64));
        }
        self.added = true;
        true
    }
}

/// The greatest power of ten that a number is a multiple of.
fn lowest_place(number: i128) -> i128 {
    let mut place = 1;
    while number % (place * 10) == 0 && place < 1_000_000 {
        place *= 10;
    }
    place
}

/// What an ordinal says in percent, where it is a part: a third is 33 or 34.
pub(super) fn percent_parts(value: u64) -> [Value; 2] {
    [100 / value, (100 + value / 2) / value].map(Value::whole)
}

/// A half is thirty minutes, and fifty percent; two thirds are about 67 percent.
pub(super) fn fraction_parts(above: u64, below: u64) -> Vec<Value> {
    let (sixtieths, percent) = (above.saturating_mul(60), above.saturating_mul(100));
    let minutes = sixtieths.is_multiple_of(below).then_some(sixtieths / below);
    let mut parts: Vec<u64> =
        minutes.into_iter().chain([percent / below, percent.saturating_add(below / 2) / below]).collect();
    if (above, below) == (1, 4) {
        // A quarter to an hour.
        parts.push(45);
    }
    parts.dedup();
    parts.into_iter().map(Value::whole).collect()
}
