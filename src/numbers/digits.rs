//! Numbers written in digits: which marks group thousands, which one starts the decimals.

use super::value::Value;
use crate::language::Language;

/// A run of digits with the marks inside it, in folded text.
#[derive(Debug)]
pub(super) struct Literal {
    /// Byte ranges of the digit groups.
    pub groups: Vec<(usize, usize)>,
    /// The raw character before each group but the first.
    pub marks: Vec<char>,
}

/// What a [`Literal`] says.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Said {
    /// One number: what it may stand for, and what it says by the way (`8.30` is 8 and 30 too).
    One { readings: Vec<Value>, parts: Vec<Value> },
    /// As many numbers as groups: a date, a version, a list.
    Many,
}

/// Scans the literal that starts with the digit at `start`. `raw_at` gives the raw character behind a folded offset.
pub(super) fn scan(
    text: &str,
    start: usize,
    language: Language,
    raw_at: &dyn Fn(usize) -> char,
    is_digit: &dyn Fn(usize) -> bool,
) -> Literal {
    let bytes = text.as_bytes();
    let run = |from: usize| (from..bytes.len()).find(|&at| !is_digit(at)).unwrap_or(bytes.len());
    let mut literal = Literal { groups: vec![(start, run(start))], marks: Vec::new() };
    loop {
        let end = literal.groups.last().map_or(start, |group| group.1);
        let Some(&mark) = bytes.get(end) else { break };
        if !matches!(mark, b'.' | b',' | b'\'' | b' ') || !is_digit(end + 1) {
            break;
        }
        let next = (end + 1, run(end + 1));
        let raw = raw_at(end);
        if mark == b' ' && !groups_by_space(&literal, text, next, raw, language) {
            break;
        }
        literal.groups.push(next);
        literal.marks.push(raw);
    }
    literal
}

/// Whether a space before three digits is a thousands mark: always where it does not break lines, else only where the
/// language writes so, or where the digits are noughts.
fn groups_by_space(
    literal: &Literal,
    text: &str,
    next: (usize, usize),
    raw: char,
    language: Language,
) -> bool {
    let (start, end) = literal.groups[0];
    let three = next.1 - next.0 == 3;
    let open = end - start <= 3 && !text[start..end].starts_with('0');
    // The marks before the last one were looked at when it was taken.
    let alike = literal.marks.last().is_none_or(|mark| mark.is_whitespace());
    let writes_so = raw != ' '
        || !matches!(language, Language::Arabic | Language::Persian | Language::Hebrew | Language::English)
        || &text[next.0..next.1] == "000";
    three && open && alike && writes_so
}

/// Reads a literal.
pub(super) fn read(literal: &Literal, text: &str, language: Language) -> Said {
    let groups: Vec<&str> = literal.groups.iter().map(|&(start, end)| &text[start..end]).collect();
    let [first, rest @ ..] = groups.as_slice() else { return Said::Many };
    match (rest, literal.marks.as_slice()) {
        ([], _) => one([Value::decimal(first, "")], clock(first)),
        ([last], &[mark]) => read_pair(first, last, mark, language),
        (_, marks) => read_many(first, rest, marks),
    }
}

fn one(readings: impl IntoIterator<Item = Value>, parts: Vec<Value>) -> Said {
    Said::One { readings: readings.into_iter().collect(), parts }
}

/// `0430` is half past four.
fn clock(digits: &str) -> Vec<Value> {
    if digits.len() == 4 && digits.starts_with('0') { hour(&digits[..2], &digits[2..]) } else { Vec::new() }
}

fn hour(hours: &str, minutes: &str) -> Vec<Value> {
    let small = |digits: &str, limit: u32| digits.parse::<u32>().is_ok_and(|number| number < limit);
    if hours.len() <= 2 && minutes.len() == 2 && small(hours, 25) && small(minutes, 60) {
        vec![Value::decimal(hours, ""), Value::decimal(minutes, "")]
    } else {
        Vec::new()
    }
}

fn read_pair(first: &str, last: &str, mark: char, language: Language) -> Said {
    let decimal = Value::decimal(first, last);
    let grouped = Value::decimal(&[first, last].concat(), "");
    let may_group = last.len() == 3 && first.len() <= 3 && !first.starts_with('0');
    match mark {
        '٬' if may_group => one([grouped], Vec::new()),
        '٫' => one([decimal], Vec::new()),
        _ if mark.is_whitespace() => one([grouped], Vec::new()),
        '.' | ',' | '،' | '٬' | '，' | '．' if may_group => {
            let point = match language {
                Language::English
                | Language::Arabic
                | Language::Persian
                | Language::Hebrew
                | Language::Hindi => mark == '.',
                _ => mark != '.',
            };
            one(if point { [decimal, grouped] } else { [grouped, decimal] }, Vec::new())
        }
        '.' => one([decimal], hour(first, last)),
        '،' => one([decimal], vec![Value::decimal(first, ""), Value::decimal(last, "")]),
        ',' | '٬' | '，' | '．' => one([decimal], Vec::new()),
        // An apostrophe: Swiss thousands, else feet and inches.
        _ if may_group => one([grouped], Vec::new()),
        _ => Said::Many,
    }
}

fn read_many(first: &str, rest: &[&str], marks: &[char]) -> Said {
    let Some((last, middle)) = rest.split_last() else { return Said::Many };
    let Some((last_mark, other_marks)) = marks.split_last() else { return Said::Many };
    let open = (1..=3).contains(&first.len()) && !first.starts_with('0');
    let alike = other_marks.windows(2).all(|pair| pair[0] == pair[1]);
    let threes = middle.iter().all(|group| group.len() == 3);
    let same_mark = other_marks.first() == Some(last_mark);
    // Lakhs and crores: 12,34,567.
    let indian = middle.iter().all(|group| group.len() == 2) && first.len() <= 2 && *last_mark == ',';
    let whole = || [&[first], middle].concat().concat();
    if open && alike && same_mark && last.len() == 3 && (threes || indian) {
        return one([Value::decimal(&(whole() + last), "")], Vec::new());
    }
    if open && alike && !same_mark && threes && !last_mark.is_whitespace() {
        return one([Value::decimal(&whole(), last)], Vec::new());
    }
    Said::Many
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(text: &str, language: Language) -> Said {
        let is_digit = |at: usize| text.as_bytes().get(at).is_some_and(u8::is_ascii_digit);
        let literal = scan(text, 0, language, &|at| text[at..].chars().next().unwrap(), &is_digit);
        assert_eq!(literal.groups.last().unwrap().1, text.len(), "{text}");
        read(&literal, text, language)
    }

    #[test]
    fn marks_group_or_start_the_decimals() {
        for (text, language, expected) in [
            ("1,234.5", Language::English, Value::decimal("1234", "5")),
            ("1.234,5", Language::German, Value::decimal("1234", "5")),
            ("1'234'567", Language::Other, Value::whole(1_234_567)),
            ("1 234 567", Language::Russian, Value::whole(1_234_567)),
            ("12,34,567", Language::English, Value::whole(1_234_567)),
            ("1,234", Language::English, Value::whole(1234)),
            ("1.234", Language::Spanish, Value::whole(1234)),
            ("0.125", Language::Spanish, Value::decimal("0", "125")),
            ("3,7", Language::French, Value::decimal("3", "7")),
        ] {
            let Said::One { readings, .. } = said(text, language) else { panic!("{text}") };
            assert_eq!(readings[0], expected, "{text}");
        }
    }

    #[test]
    fn dates_and_versions_are_several_numbers() {
        for text in ["13.5.2014", "3.2.1", "1,2,3"] {
            assert_eq!(said(text, Language::English), Said::Many, "{text}");
        }
    }
}
