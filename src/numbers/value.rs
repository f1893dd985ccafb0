//! What a number says: exact values that can be compared and hashed.

use std::fmt;

/// One value. Numbers are fixed-point with nine decimals, so that equality is exact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Value {
    /// A number, in billionths.
    Number(i128),
    /// A month of the Gregorian year, 1 to 12; of the Islamic year, 21 to 32; of the Persian solar year, 41 to 52;
    /// of the Hebrew year, 61 to 73.
    Month(u8),
    /// A day of the week, 1 (Monday) to 7.
    Weekday(u8),
}

/// Billionths in one.
pub(super) const ONE: i128 = 1_000_000_000;

impl Value {
    /// A whole number.
    pub const fn whole(number: u64) -> Self {
        Self::Number(number as i128 * ONE)
    }

    /// The number as a float, `None` for a month or a weekday.
    pub fn number(self) -> Option<f64> {
        match self {
            Self::Number(billionths) => Some(billionths as f64 / ONE as f64),
            _ => None,
        }
    }

    /// The whole number that it is, `None` where it is none, or negative, or a month or a weekday.
    pub fn integer(self) -> Option<u64> {
        match self {
            Self::Number(billionths) if billionths % ONE == 0 => u64::try_from(billionths / ONE).ok(),
            _ => None,
        }
    }

    /// Reads digits before and after a decimal mark. More than 28 digits wrap around, which still tells numbers
    /// apart; decimals after the ninth are dropped.
    pub(super) fn decimal(whole: &str, decimals: &str) -> Self {
        let digit = |byte: u8| i128::from(byte.wrapping_sub(b'0'));
        let whole = whole.bytes().fold(0_i128, |sum, byte| sum.wrapping_mul(10).wrapping_add(digit(byte)));
        let mut place = ONE;
        let mut part = 0;
        for byte in decimals.bytes().take(9) {
            place /= 10;
            part += digit(byte) * place;
        }
        Self::Number(whole.wrapping_mul(ONE).wrapping_add(part))
    }

    /// The sum of two numbers; anything but a number stays as it is.
    pub(super) fn plus(self, other: Self) -> Self {
        match (self, other) {
            (Self::Number(a), Self::Number(b)) => Self::Number(a.wrapping_add(b)),
            _ => self,
        }
    }

    /// The number times another, both in their own units; anything but a number stays as it is.
    pub(super) fn times(self, factor: u64) -> Self {
        match self {
            Self::Number(billionths) => Self::Number(billionths.wrapping_mul(i128::from(factor))),
            other => other,
        }
    }
}

impl fmt::Display for Value {
    /// Numbers in ASCII digits with a decimal point and no thousands marks; months and weekdays by their number.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::Number(billionths) => {
                let (whole, part) = (billionths / ONE, (billionths % ONE).unsigned_abs());
                if part == 0 {
                    return write!(f, "{whole}");
                }
                let decimals = format!("{part:09}");
                write!(f, "{whole}.{}", decimals.trim_end_matches('0'))
            }
            Self::Month(month) => write!(f, "month {}", month % 20),
            Self::Weekday(day) => write!(f, "weekday {day}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_exact_and_shown_plainly() {
        assert_eq!(Value::decimal("1", "50"), Value::decimal("001", "5"));
        assert_ne!(Value::decimal("12345678901234567", ""), Value::decimal("12345678901234576", ""));
        assert_ne!(Value::decimal(&"123".repeat(40), ""), Value::decimal(&"132".repeat(40), ""));
        assert_eq!(Value::decimal("2", "30").to_string(), "2.3");
        assert_eq!(Value::whole(1500).to_string(), "1500");
    }
}
