//! Adds the words and digits of one number up.

use super::context::is_currency;
use super::digits::{self, Said};
use super::lexicon::Role;
use super::scan::{Scan, Token, TokenKind};
use super::sum::Sum;
use super::units::{MONTH, Unit, YEAR};
use super::value::{ONE, Value};
use super::{Kind, Quantity, Written};
use crate::language::Language;

/// All quantities of a scanned text.
pub(super) fn quantities(scan: &Scan<'_>) -> Vec<Quantity> {
    let mut composer = Composer { scan, found: Vec::new(), end: 0 };
    let mut at = 0;
    while at < scan.tokens.len() {
        at = composer.read(at);
    }
    composer.found
}

/// Reads the quantities of a scanned text one after the other.
pub(super) struct Composer<'s, 't> {
    pub scan: &'s Scan<'t>,
    pub found: Vec<Quantity>,
    /// The token after the last quantity.
    pub end: usize,
}

/// A number under way: the tokens `first..next`, in folded bytes `start..end`.
pub(super) struct Draft {
    pub first: usize,
    pub next: usize,
    pub start: usize,
    pub end: usize,
    pub quantity: Quantity,
    /// Where the words that multiply digits start.
    pub scale_start: Option<usize>,
    /// Where its unit is said, in folded bytes.
    pub unit: Option<(usize, usize)>,
}

impl Composer<'_, '_> {
    /// Reads what starts at a token, and gives the token after it.
    fn read(&mut self, at: usize) -> usize {
        match &self.scan.tokens[at].kind {
            TokenKind::Digits(literal) if self.is_clock(at, &literal.groups) => {
                self.read_groups(at, &literal.groups)
            }
            TokenKind::Digits(literal) => match digits::read(literal, self.scan.text(), self.scan.language) {
                Said::One { readings, parts } => self.read_digits(at, readings, parts),
                Said::Many => self.read_groups(at, &literal.groups),
            },
            &TokenKind::Vulgar(above, below) => {
                let token = &self.scan.tokens[at];
                let value = ratio(above, below);
                let mut draft =
                    self.draft(at, at + 1, (token.start, token.end), vec![value], Written::Digits);
                draft.quantity.kind = Kind::Fraction;
                self.keep(draft)
            }
            TokenKind::Roman(value) => self.read_roman(at, *value),
            TokenKind::Signs => self.read_signs(at),
            TokenKind::Word(Some(_)) => self.read_words(at),
            _ => at + 1,
        }
    }

    /// Whether digits with a full stop are hours and minutes: `14.30 Uhr`.
    fn is_clock(&self, at: usize, groups: &[(usize, usize)]) -> bool {
        let number = |&(start, end): &(usize, usize)| self.scan.text()[start..end].parse::<u32>().ok();
        let is_time = match groups {
            [hour, minutes] => {
                minutes.1 - minutes.0 == 2
                    && number(hour).is_some_and(|hour| hour <= 24)
                    && number(minutes).is_some_and(|minutes| minutes < 60)
            }
            _ => false,
        };
        is_time && self.scan.language == Language::German && self.role(at + 1) == Some(Role::Clock)
    }

    /// Reads groups of digits as numbers of their own.
    fn read_groups(&mut self, at: usize, groups: &[(usize, usize)]) -> usize {
        for (place, &(start, end)) in groups.iter().enumerate() {
            let value = Value::decimal(&self.scan.text()[start..end], "");
            let mut draft = self.draft(at, at + 1, (start, end), vec![value], Written::Digits);
            if (place, groups.len(), end - start) == (2, 3, 2) {
                // `12.05.24` may be a day of 2024.
                draft.quantity.parts.extend([1900, 2000].map(|century| value.plus(Value::whole(century))));
            }
            self.keep(draft);
        }
        at + 1
    }

    pub fn token(&self, at: usize) -> Option<&Token> {
        self.scan.tokens.get(at)
    }

    pub fn role(&self, at: usize) -> Option<Role> {
        match self.token(at)?.kind {
            TokenKind::Word(hit) => hit.map(|hit| hit.role),
            _ => None,
        }
    }

    pub fn word(&self, at: usize) -> Option<&str> {
        let token = self.token(at)?;
        matches!(token.kind, TokenKind::Word(_) | TokenKind::Roman(_))
            .then(|| &self.scan.text()[token.start..token.end])
    }

    pub fn mark(&self, at: usize) -> Option<char> {
        match self.token(at)?.kind {
            TokenKind::Mark(ch) => Some(ch),
            _ => None,
        }
    }

    pub fn is_digits(&self, at: usize) -> bool {
        self.token(at).is_some_and(|token| matches!(token.kind, TokenKind::Digits(_)))
    }

    pub fn is_glued(&self, at: usize) -> bool {
        self.token(at).is_some_and(|token| !token.spaced)
    }

    pub fn draft(
        &self,
        first: usize,
        next: usize,
        (start, end): (usize, usize),
        readings: Vec<Value>,
        written: Written,
    ) -> Draft {
        let quantity = Quantity {
            span: self.scan.raw_span(start, end),
            readings,
            parts: Vec::new(),
            kind: Kind::Cardinal,
            written,
            salience: 0.0,
            unit: None,
            unit_span: None,
            magnitude: None,
            factor: 1,
            half: None,
        };
        Draft { first, next, start, end, quantity, scale_start: None, unit: None }
    }

    pub fn mark_before(&self, draft: &Draft) -> Option<char> {
        draft.first.checked_sub(1).and_then(|before| self.mark(before))
    }

    fn read_roman(&mut self, at: usize, value: u64) -> usize {
        let token = &self.scan.tokens[at];
        let mut draft =
            self.draft(at, at + 1, (token.start, token.end), vec![Value::whole(value)], Written::Roman);
        draft.quantity.kind = Kind::Ordinal;
        self.keep(draft)
    }

    fn read_words(&mut self, at: usize) -> usize {
        let Some(token) = self.token(at) else { return at + 1 };
        let TokenKind::Word(Some(hit)) = token.kind else { return at + 1 };
        // `שנים עשר`: what else is years is two before ten.
        let is_twelve = self.scan.language == Language::Hebrew
            && hit.role == Role::Unit(YEAR)
            && self.role(at + 1) == Some(Role::Number(10));
        let role = if is_twelve { Role::Number(2) } else { hit.role };
        let span = (token.start + hit.prefix, token.end);
        if let Some(draft) = self.date(at, role, span) {
            return self.keep(draft);
        }
        let Some(mut sum) = Sum::of_word(role, self.scan.language) else { return at + 1 };
        let mut draft = self.draft(at, at + 1, span, Vec::new(), Written::Words);
        let article = hit.and || self.before_is_and(at);
        self.extend(&mut draft, &mut sum);
        draft.quantity.readings = vec![sum.value()];
        match role {
            Role::Part(_) if article && !sum.added && sum.scaled == 1 => {
                // `a year and a half`: the noun before says one, or in the dual two.
                sum.parts.extend([1, 2].map(|whole| Value::Number(whole * ONE + sum.total())));
                if let Some((whole, unit, first)) = self.measure_before(at, hit.and) {
                    sum.parts.push(sum.value());
                    draft.quantity.readings = vec![Value::Number(whole + sum.total())];
                    draft.quantity.unit = Some(unit);
                    if let Some(token) = self.token(first) {
                        draft.start = token.start;
                    }
                }
            }
            // A Hebrew year without its thousands, and the two of ours that it is in.
            Role::Letters(year @ 500..=850) => {
                sum.parts.extend([5000, 1239, 1240].map(|epoch| Value::whole(epoch + year)));
            }
            Role::Measure(_, unit) => draft.quantity.unit = Some(unit),
            _ => {}
        }
        self.finish_words(draft, sum, role)
    }

    /// Takes over what a sum says, and keeps the draft.
    fn finish_words(&mut self, mut draft: Draft, mut sum: Sum, role: Role) -> usize {
        if sum.is_fraction() {
            draft.quantity.kind = Kind::Fraction;
        }
        if sum.ordinal {
            draft.quantity.kind = Kind::Ordinal;
        }
        if sum.decade {
            draft.quantity.kind = Kind::Decade;
            sum.parts.extend(decade_parts(sum.value()));
        }
        draft.quantity.parts = sum.parts;
        let scale_alone = matches!(role, Role::Scale(_)) && !sum.added && sum.scaled == 1;
        // A bare scale word is often a manner of speaking: one in a million.
        let certainty = if scale_alone { 0.65 } else { 1.0 };
        draft.quantity.salience = if sum.vague { 0.0 } else { certainty };
        self.keep(draft)
    }

    /// The whole that a fraction after *and* is added to, in billionths, where a unit stands before it: `a year and a
    /// half`, `two years and a half`; with the unit, and the token that the whole begins at where it is no number yet.
    fn measure_before(&self, at: usize, attached: bool) -> Option<(i128, Unit, usize)> {
        let is_filler = |at: usize| self.role(at) == Some(Role::Filler);
        let and = if attached { at } else { at - 1 - usize::from(is_filler(at - 1)) };
        let unit_at = and.checked_sub(1)?;
        match self.role(unit_at)? {
            role if self.unit_of(role).is_some() => {
                let unit = self.unit_of(role)?;
                let last = self.found.last().filter(|last| self.end == unit_at && last.unit == Some(unit));
                match last.map(Quantity::value) {
                    Some(Value::Number(whole)) => Some((whole, unit, at)),
                    _ if unit_at > 0 && is_filler(unit_at - 1) => Some((ONE, unit, unit_at - 1)),
                    _ => Some((ONE, unit, unit_at)),
                }
            }
            Role::Measure(value, unit) => Some((i128::from(value) * ONE, unit, at)),
            _ => None,
        }
    }

    fn before_is_and(&self, at: usize) -> bool {
        let back = |steps: usize| at.checked_sub(steps).and_then(|at| self.role(at));
        back(1) == Some(Role::And) || back(1) == Some(Role::Filler) && back(2) == Some(Role::And)
    }

    /// Takes in the tokens after a draft that belong to the same number.
    pub fn extend(&self, draft: &mut Draft, sum: &mut Sum) {
        loop {
            let mut at = draft.next;
            let mut and = false;
            if self.mark(at) == Some('-') && self.is_glued(at) && self.is_glued(at + 1) {
                at += 1;
            }
            if sum.is_bare_digits() && is_currency(self.mark(at)) && self.is_scale(at + 1) {
                // `110$ million`.
                at += 1;
            }
            if self.role(at) == Some(Role::And) {
                (at, and) = (at + 1, true);
                if self.mark(at) == Some('-') && self.is_glued(at) {
                    at += 1;
                }
            }
            let fraction = sum.is_fraction() || and;
            while fraction && self.role(at) == Some(Role::Filler) {
                at += 1;
            }
            let Some(token) = self.token(at) else { return };
            let TokenKind::Word(Some(hit)) = token.kind else { return };
            if self.is_scale(at) && self.is_after_preposition(token, hit.prefix) {
                return;
            }
            if !sum.take(hit.role, and || hit.and) {
                return;
            }
            draft.scale_start.get_or_insert(token.start);
            (draft.end, draft.next) = (token.end, at + 1);
        }
    }

    fn is_scale(&self, at: usize) -> bool {
        matches!(self.role(at), Some(Role::Scale(_) | Role::Scales(_)))
    }

    /// Whether a preposition is written onto a word: `2.53 למיליון` is so many for each million.
    fn is_after_preposition(&self, token: &Token, prefix: usize) -> bool {
        let attached = &self.scan.text()[token.start..token.start + prefix];
        attached.strip_suffix("ال").unwrap_or(attached).contains(['ל', 'ב', 'מ', 'כ', 'ل', 'ب', 'ك'])
    }

    /// A month or a weekday.
    fn date(&self, at: usize, role: Role, span: (usize, usize)) -> Option<Draft> {
        let beside = || {
            let number = |at: usize| {
                self.is_digits(at) || matches!(self.role(at), Some(Role::Number(3..) | Role::Ordinal(3..)))
            };
            number(at + 1)
                || at > 0 && self.role(at - 1) == Some(Role::Unit(MONTH))
                || self.end == at && self.found.last().is_some_and(|last| last.value() >= Value::whole(3))
                || at > 0
                    && (number(at - 1)
                        || matches!(self.mark(at - 1), Some('/' | '.')) && at > 1 && number(at - 2))
        };
        let (value, next, certain) = match role {
            Role::Month(month) => (Value::Month(month), at + 1, true),
            Role::MaybeMonth(month) if beside() => (Value::Month(month), at + 1, true),
            Role::MonthPair(first, second) => match self.role(at + 1) {
                Some(Role::Ordinal(1)) => (Value::Month(first), at + 2, true),
                Some(Role::Ordinal(2)) => (Value::Month(second), at + 2, true),
                _ => return None,
            },
            Role::Weekday(day) => (Value::Weekday(day), at + 1, true),
            Role::MaybeWeekday(day, _) => {
                // `segunda-feira` is nothing but Monday.
                let is_whole = self.word(at).is_some_and(|word| word.contains('-'));
                (Value::Weekday(day), at + 1, is_whole)
            }
            _ => return None,
        };
        let end = self.token(next - 1).map_or(span.1, |token| token.end);
        let mut draft = self.draft(at, next, (span.0, end), vec![value], Written::Words);
        draft.quantity.kind = if matches!(value, Value::Month(_)) { Kind::Month } else { Kind::Weekday };
        draft.quantity.salience = f32::from(u8::from(certain));
        match (value, role) {
            (Value::Month(month), _) => draft.quantity.parts.push(Value::whole(u64::from(month % 20))),
            (_, Role::MaybeWeekday(_, number @ 1..)) => draft.quantity.parts.push(Value::whole(number)),
            _ => {}
        }
        Some(draft)
    }

    /// Completes a draft from what stands around it, and keeps it. Gives the token after it.
    pub fn keep(&mut self, mut draft: Draft) -> usize {
        self.percent(&mut draft);
        self.surroundings(&mut draft);
        draft.quantity.salience = self.salience(&draft);
        draft.quantity.span = self.scan.raw_span(draft.start, draft.end);
        if let (Some(start), 2..) = (draft.scale_start, draft.quantity.factor) {
            draft.quantity.magnitude = Some(self.scan.raw_span(start, draft.end));
        }
        draft.quantity.unit_span = draft.unit.map(|(start, end)| self.scan.raw_span(start, end));
        self.join_to_last(&mut draft);
        self.found.push(draft.quantity);
        self.end = draft.next;
        draft.next
    }
}

/// A vulgar fraction as a value.
pub(super) fn ratio(above: u64, below: u64) -> Value {
    Value::Number(i128::from(above) * ONE / i128::from(below))
}

/// What a decade says besides: its two digits, or the centuries that it may be of.
pub(super) fn decade_parts(value: Value) -> Vec<Value> {
    match value.integer() {
        Some(year @ 1000..) => vec![Value::whole(year % 100)],
        // The Persian years of 1300 are of our time.
        Some(tens) => [1300, 1800, 1900, 2000].map(|century| Value::whole(century + tens)).to_vec(),
        None => Vec::new(),
    }
}
