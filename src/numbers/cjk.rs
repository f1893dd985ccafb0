//! Number signs of Chinese and Japanese. The script tells them, so that they are read in any language.

use super::value::ONE;

/// What one sign says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sign {
    /// 0 to 9.
    Digit(i128),
    /// Two or three tens in one sign.
    Tens(i128),
    /// 10, 100 or 1000: multiplies one digit.
    Small(i128),
    /// 10,000 and more: multiplies all that stands since the last of these.
    Large(i128),
}

fn sign(ch: char) -> Option<Sign> {
    Some(match ch {
        '〇' | '零' => Sign::Digit(0),
        '一' | '壹' | '壱' => Sign::Digit(1),
        '二' | '两' | '兩' | '贰' | '貳' | '弐' => Sign::Digit(2),
        '三' | '叁' | '參' | '参' => Sign::Digit(3),
        '四' | '肆' => Sign::Digit(4),
        '五' | '伍' => Sign::Digit(5),
        '六' | '陆' | '陸' => Sign::Digit(6),
        '七' | '柒' => Sign::Digit(7),
        '八' | '捌' => Sign::Digit(8),
        '九' | '玖' => Sign::Digit(9),
        '廿' => Sign::Tens(2),
        '卅' => Sign::Tens(3),
        '十' | '拾' => Sign::Small(10),
        '百' | '佰' | '백' => Sign::Small(100),
        '千' | '仟' | '천' => Sign::Small(1000),
        '万' | '萬' | '만' => Sign::Large(10_000),
        '亿' | '億' | '억' => Sign::Large(100_000_000),
        '兆' => Sign::Large(1_000_000_000_000),
        _ => return None,
    })
}

/// Signs of the formal set that are letters of common words too: numerals only beside one another.
const FORMAL_DIGITS: &str = "壹壱贰貳弐叁參参肆伍陆陸柒捌玖";
const FORMAL_UNITS: &str = "拾佰仟";
/// Korean syllables that multiply digits before them, and are parts of words elsewhere.
const HANGUL_UNITS: &str = "백천만억";

/// What is counted after a sign that stands alone: `三` is a number in `三人`, and none in `三明治`.
const COUNTERS: &str = "年月日号號个個名人位岁歲歳元円圆圓块塊天周週届屆次回件张張条條本部台架辆輛只隻头頭匹座所时時秒度倍种種级級\
                        层層章节節页頁项項票吨噸ヶか";

/// The end of the number signs that start at a byte of a text; the byte itself where none do.
pub(super) fn run_end(text: &str, start: usize) -> usize {
    if text.as_bytes().get(start).is_none_or(u8::is_ascii) {
        return start;
    }
    let mut before = text[..start].chars().next_back();
    let mut chars = text[start..].char_indices().peekable();
    while let Some((at, ch)) = chars.next() {
        // Most text has none: nothing else is looked at there.
        if sign(ch).is_none() {
            return start + at;
        }
        let after = chars.peek().map(|&(_, next)| next);
        let in_set = |set: &str, ch: Option<char>| ch.is_some_and(|ch| set.contains(ch));
        let formal_digit = FORMAL_DIGITS.contains(ch);
        let beside_unit = in_set(FORMAL_UNITS, after) || at > 0 && in_set(FORMAL_UNITS, before);
        let after_digit = in_set(FORMAL_DIGITS, before);
        let after_ascii = before.is_some_and(|ch| ch.is_ascii_digit());
        if formal_digit && !beside_unit
            || FORMAL_UNITS.contains(ch) && !(at > 0 && after_digit)
            || HANGUL_UNITS.contains(ch) && !(after_ascii || at > 0 && in_set(HANGUL_UNITS, before))
        {
            return start + at;
        }
        before = Some(ch);
    }
    text.len()
}

/// Whether a text starts with a sign that multiplies. Digits may stand before it: `3万`, and in Korean `3만`.
pub(super) fn starts_with_unit(text: &str) -> bool {
    text.chars().next().and_then(sign).is_some_and(|sign| matches!(sign, Sign::Small(_) | Sign::Large(_)))
}

/// Whether a text starts with a word that counts things.
pub(super) fn starts_with_counter(text: &str) -> bool {
    text.starts_with(|ch: char| COUNTERS.contains(ch))
}

/// Whether a language that is written in this character sets no spaces between words.
pub(super) fn is_spaceless(ch: char) -> bool {
    use unicode_script::{Script, UnicodeScript};
    matches!(
        ch.script(),
        Script::Han
            | Script::Hiragana
            | Script::Katakana
            | Script::Thai
            | Script::Lao
            | Script::Khmer
            | Script::Myanmar
    )
}

/// A number under way.
#[derive(Clone, Debug, Default)]
pub(super) struct Numeral {
    /// What is complete: all up to the last great unit. In billionths, as all values here.
    done: i128,
    /// What stands since, up to the last small unit.
    section: i128,
    /// The digits since, and how many signs they are.
    current: Option<(i128, usize)>,
    /// The last small unit since the last great one, 0 before the first; and the last great one.
    small: i128,
    large: i128,
    /// The last unit, if a digit follows it at once.
    open_unit: i128,
    /// The product of all units.
    factor: i128,
    digit_signs: usize,
    units: usize,
    starts_large: bool,
}

impl Numeral {
    /// A number that starts with signs.
    pub fn new() -> Self {
        Self { factor: 1, ..Self::default() }
    }

    /// A number that starts with digits, in billionths.
    pub fn of_digits(value: i128) -> Self {
        Self { current: Some((value, 1)), ..Self::new() }
    }

    /// Takes signs in. `None` where they do not make one number: `百千`, `万亿` without a digit.
    pub fn take_signs(&mut self, signs: &str) -> Option<()> {
        for ch in signs.chars() {
            match sign(ch)? {
                Sign::Digit(digit) => self.digit(digit)?,
                Sign::Tens(tens) => {
                    self.digit(tens)?;
                    self.small_unit(10)?;
                }
                Sign::Small(unit) => self.small_unit(unit)?,
                Sign::Large(unit) => self.large_unit(unit)?,
            }
        }
        Some(())
    }

    /// Takes a number in digits in, after a unit: the 5 of `3万5千`.
    pub fn take_digits(&mut self, value: i128) -> Option<()> {
        let limit = if self.small > 0 { self.small } else { self.large };
        if self.current.is_some() || value >= limit * ONE {
            return None;
        }
        self.current = Some((value, 1));
        Some(())
    }

    fn digit(&mut self, digit: i128) -> Option<()> {
        self.digit_signs += 1;
        let (value, count) = self.current.unwrap_or((0, 0));
        let value = value.checked_mul(10)?.checked_add(digit * ONE)?;
        if self.small > 0 && value >= self.small * ONE {
            return None;
        }
        self.current = Some((value, count + 1));
        Some(())
    }

    fn small_unit(&mut self, unit: i128) -> Option<()> {
        let (digit, count) = self.current.take().unwrap_or((ONE, 0));
        // Between units, noughts alone may stand before a digit: `二三百` is two or three hundred.
        let one_digit = count <= 1 || digit < 10 * ONE && self.units > 0;
        if digit == 0 || !one_digit || self.small != 0 && unit >= self.small {
            return None;
        }
        self.section += digit.checked_mul(unit)?;
        (self.small, self.open_unit) = (unit, unit);
        self.count_unit(unit);
        Some(())
    }

    fn large_unit(&mut self, unit: i128) -> Option<()> {
        let amount = self.section + self.current.take().map_or(0, |(value, _)| value);
        if amount == 0 {
            if self.units == 0 {
                self.starts_large = true;
                self.done = unit * ONE;
            } else if unit > self.large && self.done > 0 && !self.starts_large {
                // `万亿`: ten thousand times a hundred million.
                self.done = self.done.checked_mul(unit)?;
            } else {
                return None;
            }
        } else if self.large != 0 && unit >= self.large {
            return None;
        } else {
            self.done = self.done.checked_add(amount.checked_mul(unit)?)?;
        }
        (self.section, self.small, self.large, self.open_unit) = (0, 0, unit, unit);
        self.count_unit(unit);
        Some(())
    }

    fn count_unit(&mut self, unit: i128) {
        self.units += 1;
        self.factor = self.factor.saturating_mul(unit);
    }

    /// Its values in billionths, the likeliest first: `三百二` is 302 in Japanese and 320 in Chinese.
    pub fn values(&self) -> Vec<i128> {
        let last = self.current.map_or(0, |(value, _)| value);
        let total = self.done + self.section + last;
        match self.current {
            Some((digit, 1)) if self.open_unit >= 100 && 0 < digit && digit < 10 * ONE => {
                vec![total, total - digit + digit / ONE * (self.open_unit / 10) * ONE]
            }
            _ => vec![total],
        }
    }

    /// The two digits of `七八`, seven or eight; empty for any other number.
    pub fn alternatives(&self) -> Vec<i128> {
        match self.current {
            Some((value, 2)) if self.units == 0 => vec![value / (10 * ONE) * ONE, value % (10 * ONE)],
            _ => Vec::new(),
        }
    }

    /// What the units multiply digits with, where nothing is added to that: 10,000 for `3万`.
    pub fn factor(&self) -> Option<u64> {
        let product = self.digit_signs == 0 && self.current.is_none() && self.units > 0;
        product.then(|| u64::try_from(self.factor).ok()).flatten()
    }

    /// Whether it is digits in a row.
    pub fn has_no_unit(&self) -> bool {
        self.units == 0
    }

    /// Whether the last unit is a thousand, which the words for kilometre and kilogram start with too.
    pub fn ends_with_thousand(&self) -> bool {
        self.open_unit == 1000 && self.current.is_none()
    }

    /// How surely signs alone are a number, 0 to 1, by what follows them or stands before.
    pub fn certainty(&self, counted: bool, ordinal: bool) -> f32 {
        let zero_inside = || {
            self.current.is_some_and(|(value, count)| {
                let digits = (value / ONE).to_string();
                value > 0 && (digits.contains('0') || digits.len() < count)
            })
        };
        match (self.digit_signs, self.units) {
            (1, 0) | (0, 1) if counted || ordinal => 0.8,
            (1, 0) | (0, 1) => 0.0,
            // `七八` is seven or eight.
            (2, 0) if !zero_inside() => 0.0,
            (_, 0) => 1.0,
            // Ten thousand needs a digit before it; without, `千万` is *by all means* and `万一` *in case*.
            _ if self.starts_large => 0.0,
            (0, 2) if self.done == 10_000_000 * ONE && self.section == 0 => 0.0,
            _ => 1.0,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn values(text: &str) -> Option<Vec<i128>> {
        let mut numeral = Numeral::new();
        numeral.take_signs(text)?;
        Some(numeral.values().into_iter().map(|value| value / ONE).collect())
    }

    #[test]
    fn signs_are_digits_in_a_row_or_multiply() {
        for (text, expected) in [
            ("二〇一五", &[2015][..]),
            ("十二", &[12]),
            ("廿五", &[25]),
            ("三百二十万", &[3_200_000]),
            ("一千零五", &[1005]),
            ("三百二", &[302, 320]),
            ("两万五", &[20_005, 25_000]),
            ("三万亿", &[3_000_000_000_000]),
            ("二〇〇万", &[2_000_000]),
            ("伍佰陆拾叁", &[563]),
        ] {
            assert_eq!(values(text).as_deref(), Some(expected), "{text}");
        }
    }

    #[test]
    fn signs_that_make_no_number_are_none() {
        for text in ["百千", "亿万", "二三百", "千千万万"] {
            assert_eq!(values(text), None, "{text}");
        }
    }

    #[test]
    fn formal_signs_are_numerals_beside_one_another_alone() {
        for (text, end) in
            [("陆地", 0), ("参加", 0), ("拾", 0), ("伍佰元", "伍佰".len()), ("三人", "三".len())]
        {
            assert_eq!(run_end(text, 0), end, "{text}");
        }
    }
}
