//! Reads number signs among the other tokens: the digits before them, what is counted after them.

use super::cjk::{self, Numeral};
use super::compose::{Composer, Draft};
use super::digits::{self, Said};
use super::lexicon::Role;
use super::scan::TokenKind;
use super::value::{ONE, Value};
use super::{Kind, Written};

impl Composer<'_, '_> {
    pub fn is_signs(&self, at: usize) -> bool {
        self.token(at).is_some_and(|token| matches!(token.kind, TokenKind::Signs))
    }

    /// The text of a token that is written onto the one before it; empty where none is.
    fn onto(&self, at: usize) -> &str {
        self.token(at)
            .filter(|token| !token.spaced)
            .map_or("", |token| &self.scan.text()[token.start..token.end])
    }

    /// Reads a number that starts with signs.
    pub fn read_signs(&mut self, at: usize) -> usize {
        let mut numeral = Numeral::new();
        let Some(next) = self.take_signs(&mut numeral, at) else { return at + 1 };
        let Some((start, end)) = self.bounds(at, next) else { return at + 1 };
        let readings = numeral.values().into_iter().map(Value::Number).collect();
        let mut draft = self.draft(at, next, (start, end), readings, Written::Words);
        draft.quantity.parts = numeral.alternatives().into_iter().map(Value::Number).collect();
        let counted = cjk::starts_with_counter(self.onto(next)) || self.fraction_end(next).is_some();
        draft.quantity.salience = numeral.certainty(counted, self.is_after_ordinal_sign(at));
        self.counted(&mut draft);
        self.keep(draft)
    }

    /// Multiplies digits with the signs after them: `3万5千`. False where none follow.
    pub fn multiply_by_signs(&self, draft: &mut Draft) -> bool {
        let at = draft.next;
        if !cjk::starts_with_unit(self.onto(at)) || !self.is_signs(at) {
            return false;
        }
        let read = |value: Value| {
            let Value::Number(billionths) = value else { return None };
            let mut numeral = Numeral::of_digits(billionths);
            let next = self.take_signs(&mut numeral, at)?;
            Some((numeral, next))
        };
        let read: Vec<(Numeral, usize)> =
            draft.quantity.readings.iter().filter_map(|&value| read(value)).collect();
        let Some((first, next)) = read.first().cloned() else { return false };
        let Some((start, end)) = self.bounds(at, next) else { return false };
        if first.ends_with_thousand() && self.onto(next).starts_with(['米', '克', '瓦']) {
            // `3千米` is three kilometres.
            draft.quantity.parts.extend(draft.quantity.readings.iter().copied());
        }
        let values = read.iter().flat_map(|(numeral, _)| numeral.values());
        draft.quantity.readings = values.map(Value::Number).collect();
        if let Some(factor) = first.factor() {
            (draft.quantity.factor, draft.scale_start) = (factor, Some(start));
        }
        (draft.end, draft.next) = (end, next);
        true
    }

    /// Takes the signs from a token on, and the digits between them. Gives the token after them.
    fn take_signs(&self, numeral: &mut Numeral, at: usize) -> Option<usize> {
        let mut next = at;
        while self.is_signs(next) && (next == at || !self.onto(next).is_empty()) {
            let token = self.token(next)?;
            numeral.take_signs(&self.scan.text()[token.start..token.end])?;
            next += 1;
            let digits = self.plain_digits(next).filter(|_| cjk::starts_with_unit(self.onto(next + 1)));
            if let Some(value) = digits.filter(|_| self.is_glued(next) && self.is_signs(next + 1)) {
                if numeral.clone().take_digits(value).is_none() {
                    return Some(next);
                }
                numeral.take_digits(value)?;
                next += 1;
            }
        }
        Some(next)
    }

    fn plain_digits(&self, at: usize) -> Option<i128> {
        let TokenKind::Digits(literal) = &self.token(at)?.kind else { return None };
        match digits::read(literal, self.scan.text(), self.scan.language) {
            Said::One { readings, .. } => match readings.first() {
                Some(&Value::Number(value)) => Some(value),
                _ => None,
            },
            Said::Many => None,
        }
    }

    fn bounds(&self, first: usize, next: usize) -> Option<(usize, usize)> {
        Some((self.token(first)?.start, self.token(next.checked_sub(1)?)?.end))
    }

    fn is_after_ordinal_sign(&self, at: usize) -> bool {
        at > 0 && self.is_glued(at) && self.word(at - 1).is_some_and(|word| word.ends_with('第'))
    }

    /// What stands after a number without a space and says what it counts: months, hours, hundredths, decimals.
    pub fn counted(&self, draft: &mut Draft) {
        if self.is_after_ordinal_sign(draft.first) {
            draft.quantity.kind = Kind::Ordinal;
        }
        self.decimals(draft);
        self.hundredths(draft);
        let next = draft.next;
        let after = self.onto(next);
        let Some(number) = draft.quantity.value().integer() else { return };
        let Some(start) = self.token(next).map(|token| token.start) else { return };
        if let ('月' | '월', 1..=12) = (after.chars().next().unwrap_or(' '), number) {
            draft.quantity.readings = vec![Value::Month(number as u8)];
            draft.quantity.parts = vec![Value::whole(number)];
            draft.quantity.kind = Kind::Month;
            draft.quantity.salience = 1.0;
            draft.end = start + '月'.len_utf8();
        } else if number <= 24 && is_hour(after) {
            draft.quantity.kind = Kind::Time;
            if after[HOUR_LENGTH..].starts_with('半') {
                draft.quantity.parts.push(Value::whole(30));
            }
        }
        for percent in ["パーセント", "퍼센트"] {
            if after.starts_with(percent) {
                draft.quantity.kind = Kind::Percent;
                draft.unit = Some((start, start + percent.len()));
            }
        }
    }

    /// `三点五` is 3.5, and `三点五分` five past three.
    fn decimals(&self, draft: &mut Draft) {
        let hour = draft.quantity.value();
        let signs = draft.quantity.written == Written::Words;
        let Some(part) = signs.then(|| self.decimal_part(draft.next)).flatten() else { return };
        let Some(token) = self.token(draft.next + 1) else { return };
        draft.quantity.readings = vec![hour.plus(Value::Number(part.0))];
        draft.quantity.parts = vec![hour, Value::Number(part.1)];
        draft.quantity.salience = 1.0;
        (draft.end, draft.next) = (token.end, draft.next + 2);
    }

    /// What the signs after a decimal mark at a token add, and what they say as a number of their own.
    fn decimal_part(&self, at: usize) -> Option<(i128, i128)> {
        let signs = self.onto(at + 1);
        let minutes = self.onto(at + 2).starts_with(['分', '钟', '鐘']);
        if !matches!(self.onto(at), "点" | "點") || !self.is_signs(at + 1) || minutes {
            return None;
        }
        let mut decimals = Numeral::new();
        decimals.take_signs(signs)?;
        let value = *decimals.values().first().filter(|_| decimals.has_no_unit())?;
        let place =
            10_i128.checked_pow(u32::try_from(signs.chars().count()).ok()?).filter(|&place| place <= ONE)?;
        Some((value / place, value))
    }

    /// The token after `分之`, or after Japanese `分の`, where a number follows it.
    fn fraction_end(&self, at: usize) -> Option<usize> {
        let linked = matches!(self.onto(at), "分之" | "分の");
        let number = self.is_glued(at + 1) && (self.is_signs(at + 1) || self.is_digits(at + 1));
        (linked && number).then_some(at + 1)
    }

    /// `三分之二` is two thirds; `百分之五` five percent.
    fn hundredths(&self, draft: &mut Draft) {
        let Some(at) = self.fraction_end(draft.next) else { return };
        let Some(below) = draft.quantity.value().integer().filter(|&below| below > 0) else { return };
        let (above, next) = if let Some(value) = self.plain_digits(at) {
            (value, at + 1)
        } else {
            let mut numeral = Numeral::new();
            let Some(next) = self.take_signs(&mut numeral, at) else { return };
            let Some(&value) = numeral.values().first() else { return };
            match self.decimal_part(next) {
                Some((part, _)) => (value + part, next + 2),
                None => (value, next),
            }
        };
        let Some((start, end)) = self.bounds(at, next) else { return };
        if below == 100 {
            draft.unit = Some((draft.start, start));
            draft.start = start;
            draft.quantity.kind = Kind::Percent;
            draft.quantity.readings = vec![Value::Number(above)];
            draft.quantity.parts.clear();
        } else {
            draft.quantity.kind = Kind::Fraction;
            draft.quantity.readings = vec![Value::Number(above / i128::from(below))];
            draft.quantity.parts = vec![Value::Number(above), Value::whole(below)];
        }
        draft.quantity.salience = 1.0;
        (draft.end, draft.next) = (end, next);
    }

    /// The half of the day before an hour: `下午三点`, `午前9時`.
    pub fn half_before(&self, draft: &Draft) -> Option<(Role, (usize, usize))> {
        const MORNING: [&str; 7] = ["上午", "午前", "早上", "凌晨", "清晨", "오전", "早晨"];
        const AFTERNOON: [&str; 6] = ["下午", "午後", "午后", "晚上", "傍晚", "오후"];
        let at = draft.first.checked_sub(1)?;
        let (word, token) = (self.word(at)?, self.token(at)?);
        let ends = |list: &[&'static str]| list.iter().find(|half| word.ends_with(**half)).copied();
        let (role, half) = match (ends(&MORNING), ends(&AFTERNOON)) {
            (Some(half), _) => (Role::Morning, half),
            (_, Some(half)) => (Role::Afternoon, half),
            _ => return None,
        };
        Some((role, (token.end - half.len(), token.end)))
    }
}

/// How many bytes the sign of an hour takes.
const HOUR_LENGTH: usize = 3;

/// Whether a text starts with the sign of an hour on the clock: `時`, and not `時間`.
fn is_hour(text: &str) -> bool {
    let longer = ["时间", "時間", "时代", "時代", "时期", "時期"];
    text.starts_with(['点', '點', '时', '時', '시']) && !longer.iter().any(|word| text.starts_with(word))
}
