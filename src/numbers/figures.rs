//! Numbers in digits: what is written onto them and beside them makes fractions, ordinals, decades, years or ranges.

use super::compose::{Composer, Draft, decade_parts, ratio};
use super::lexicon::Role;
use super::scan::{Token, TokenKind};
use super::sum::{Sum, fraction_parts};
use super::value::Value;
use super::{Kind, Written};
use crate::language::Language;

impl Composer<'_, '_> {
    /// Reads digits with all that is written onto them or multiplies them, and gives the token after.
    pub fn read_digits(&mut self, at: usize, readings: Vec<Value>, parts: Vec<Value>) -> usize {
        let token = &self.scan.tokens[at];
        let mut draft = self.draft(at, at + 1, (token.start, token.end), readings, Written::Digits);
        draft.quantity.parts = parts;
        let whole = !self.fraction(&mut draft) && !self.suffix(&mut draft);
        if whole && !self.multiply_by_signs(&mut draft) {
            self.short_year(&mut draft);
            let mut sum = Sum::of_digits(draft.quantity.value(), self.scan.language);
            self.extend(&mut draft, &mut sum);
            if sum.scaled > 1 && !sum.added {
                draft.quantity.readings.iter_mut().for_each(|value| *value = value.times(sum.scaled));
                draft.quantity.factor = sum.scaled;
            } else if sum.added {
                draft.quantity.readings = vec![sum.value()];
                draft.quantity.parts = sum.parts;
            } else {
                self.range(&mut draft);
            }
        }
        if whole {
            self.counted(&mut draft);
        }
        self.keep(draft)
    }

    /// `3/4` is a fraction, unless more slashes make it a date.
    fn fraction(&self, draft: &mut Draft) -> bool {
        let at = draft.next;
        if let Some(&Token { end, kind: TokenKind::Vulgar(above, below), .. }) = self.token(at) {
            // `4½`.
            let (whole, part) = (draft.quantity.value(), ratio(above, below));
            draft.quantity.readings = vec![whole.plus(part)];
            draft.quantity.parts = vec![whole, part];
            (draft.end, draft.next) = (end, at + 1);
            return true;
        }
        let slash =
            matches!(self.mark(at), Some('/' | '\u{2044}')) && self.is_glued(at) && self.is_glued(at + 1);
        let more = self.mark(at + 2) == Some('/') || self.mark_before(draft) == Some('/');
        if !slash || more || !self.is_digits(at + 1) {
            return false;
        }
        let Some(token) = self.token(at + 1) else { return false };
        let digits = &self.scan.text()[token.start..token.end];
        let below = Value::decimal(digits, "").integer();
        let (Some(above), Some(below)) = (draft.quantity.value().integer(), below) else { return false };
        // Persian writes the slash as a decimal mark, too.
        let decimal = self.scan.language == Language::Persian && below > 0;
        let proper = above < below && (2..=10).contains(&below);
        if !proper && !decimal {
            return false;
        }
        let fraction = proper.then(|| ratio(above, below.max(1)));
        let decimal = decimal.then(|| Value::decimal(&above.to_string(), digits));
        draft.quantity.readings = fraction.into_iter().chain(decimal).collect();
        draft.quantity.parts = vec![Value::whole(above), Value::whole(below)];
        draft.quantity.parts.extend(fraction_parts(above, below.max(1)));
        if (1000..2200).contains(&above) && below < 100 && above % 100 < below {
            // Two years: `۲۰۲۳/۲۴`.
            draft.quantity.parts.push(Value::whole(above / 100 * 100 + below));
        }
        draft.quantity.kind = Kind::Fraction;
        (draft.end, draft.next) = (token.end, at + 2);
        self.multiply_fraction(draft);
        true
    }

    /// `1/35 میلیون`, `3/4 million`.
    fn multiply_fraction(&self, draft: &mut Draft) {
        if let (Some(Role::Scale(factor)), Some(token)) = (self.role(draft.next), self.token(draft.next)) {
            draft.quantity.readings.iter_mut().for_each(|value| *value = value.times(factor));
            (draft.quantity.factor, draft.scale_start) = (factor, Some(token.start));
            (draft.end, draft.next) = (token.end, draft.next + 1);
        }
    }

    /// Letters written onto digits that make an ordinal or a decade of them: `21st`, `1990s`, `1980-х`, or that
    /// stand for a magnitude: `5k`.
    fn suffix(&self, draft: &mut Draft) -> bool {
        let hyphen = self.scan.language == Language::Russian && self.mark(draft.next) == Some('-');
        let at = draft.next + usize::from(hyphen && self.is_glued(draft.next));
        if !self.is_glued(at) {
            return false;
        }
        let (Some(word), Some(token)) = (self.word(at), self.token(at)) else { return false };
        let value = draft.quantity.value();
        let tens = value.integer().is_some_and(|number| number >= 10 && number % 10 == 0);
        let (kind, factor) = match (self.scan.language, word) {
            (Language::English, "st" | "nd" | "rd" | "th")
            | (Language::French, "er" | "ère" | "re" | "e" | "ème" | "eme" | "nd" | "nde")
            | (Language::Spanish | Language::Italian | Language::Portuguese, "o" | "a" | "er")
            | (Language::Russian, "й" | "го" | "му" | "м" | "я" | "ю" | "ый" | "ой" | "ого" | "ая" | "ое") => {
                (Kind::Ordinal, None)
            }
            (Language::English, "s")
            | (Language::German, "er")
            | (Language::Russian, "х" | "е" | "ые" | "ых")
                if tens =>
            {
                (Kind::Decade, None)
            }
            (_, "k") => (Kind::Cardinal, Some(1000)),
            (Language::English, "m") => (Kind::Cardinal, Some(1_000_000)),
            (Language::English, "b") => (Kind::Cardinal, Some(1_000_000_000)),
            _ => return false,
        };
        draft.quantity.kind = kind;
        if let Some(factor) = factor {
            let scaled: Vec<Value> =
                draft.quantity.readings.iter().map(|value| value.times(factor)).collect();
            draft.quantity.readings.extend(scaled);
        }
        if kind == Kind::Decade {
            draft.quantity.parts = decade_parts(value);
        }
        (draft.end, draft.next) = (token.end, at + 1);
        true
    }

    /// `'98`, and the second year of `2005-09`.
    fn short_year(&self, draft: &mut Draft) {
        let Some(two) = draft.quantity.value().integer().filter(|_| draft.end - draft.start == 2) else {
            return;
        };
        let mark = self.mark_before(draft).filter(|_| self.is_glued(draft.first));
        let after_digits = draft.first > 1 && self.is_digits(draft.first - 2);
        let quoted = self.scan.language == Language::Hebrew && self.mark(draft.next) == Some('\'');
        if mark == Some('\'') || quoted && self.is_glued(draft.next) {
            draft.quantity.parts.extend([1900 + two, 2000 + two].map(Value::whole));
        } else if matches!(mark, Some('-' | '/')) && after_digits {
            let year = self.found.last().and_then(|last| last.value().integer());
            if let Some(year) = year.filter(|year| (1000..2200).contains(year) && year % 100 < two) {
                draft.quantity.parts.push(Value::whole(year / 100 * 100 + two));
            } else if mark == Some('/') && year.is_some_and(|number| number <= 31) {
                draft.quantity.parts.extend([1900 + two, 2000 + two].map(Value::whole));
            }
        }
    }

    /// In `10-15 million`, 10 may be ten million.
    fn range(&self, draft: &mut Draft) {
        let at = draft.next;
        let joined = self.mark(at) == Some('-')
            || self.word(at).is_some_and(|word| {
                matches!(
                    word,
                    "to" | "or" | "and" | "à" | "ou" | "bis" | "до" | "a" | "o" | "الي" | "او" | "تا" | "עד"
                )
            });
        if !joined || !self.is_digits(at + 1) {
            return;
        }
        if let Some(Role::Scale(factor) | Role::Scales(factor)) = self.role(at + 2) {
            let scaled = draft.quantity.value().times(factor);
            draft.quantity.readings.push(scaled);
        }
    }
}
