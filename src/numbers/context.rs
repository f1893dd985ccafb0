//! What the words and marks around a number say of it: its kind, its unit, how surely it counts.

use super::compose::{Composer, Draft};
use super::lexicon::Role;
use super::value::Value;
use super::{Kind, Unit, Written, roman};

impl Composer<'_, '_> {
    pub fn percent(&self, draft: &mut Draft) {
        let at = draft.next;
        let lead = || {
            self.role(at) == Some(Role::PercentLead)
                && matches!(self.role(at + 1), Some(Role::Scale(100) | Role::Vague(100) | Role::Percent))
        };
        if matches!(self.mark(at), Some('%' | '‰')) || self.mark_before(draft) == Some('%') {
            draft.quantity.kind = Kind::Percent;
        } else if self.role(at) == Some(Role::Percent) {
            (draft.quantity.kind, draft.next) = (Kind::Percent, at + 1);
        } else if lead() {
            (draft.quantity.kind, draft.next) = (Kind::Percent, at + 2);
        }
    }

    pub fn surroundings(&self, draft: &mut Draft) {
        let at = draft.next;
        let quantity = &mut draft.quantity;
        let before = draft.first.checked_sub(1);
        if is_currency(self.mark(at)) || is_currency(before.and_then(|at| self.mark(at))) {
            quantity.kind = Kind::Money;
        }
        quantity.unit = self.unit(at);
        let number = quantity.value().integer();
        let time = |at: usize| self.mark(at) == Some(':') && self.is_glued(at);
        let near = |role: Role| (0..4).any(|step| self.role(at + step) == Some(role));
        if number.is_some_and(|number| number < 60) && quantity.kind != Kind::Percent {
            let colon = time(at) && self.is_digits(at + 1) || before.is_some_and(time);
            let clock = self.role(at) == Some(Role::Clock)
                || before.is_some_and(|at| self.role(at) == Some(Role::Clock));
            if colon || clock || self.role(at) == Some(Role::Afternoon) {
                quantity.kind = Kind::Time;
            }
            if let Some(hour) = number.filter(|hour| *hour < 12 && near(Role::Afternoon)) {
                quantity.parts.push(Value::whole(hour + 12));
            }
        }
        let century = self.is_century(draft.first, at);
        if let Some(number) =
            number.filter(|number| century && quantity.kind != Kind::Decade && (2..100).contains(number))
        {
            quantity.parts.push(Value::whole((number - 1) * 100));
        }
    }

    /// Whether *century* stands just before or after a number, with no mark between but a hyphen.
    fn is_century(&self, first: usize, next: usize) -> bool {
        let open = |at: &usize| matches!(self.mark(*at), None | Some('-'));
        let after = (next..next + 2).take_while(open);
        let before = (first.saturating_sub(3)..first).rev().take_while(open);
        after.chain(before).any(|at| self.role(at) == Some(Role::Century))
    }

    /// The unit after a number, perhaps after a hyphen.
    fn unit(&self, at: usize) -> Option<Unit> {
        let at = if self.mark(at) == Some('-') { at + 1 } else { at };
        match self.role(at) {
            Some(Role::Unit(unit)) => Some(unit),
            _ => None,
        }
    }

    /// How surely the other version must say the number too.
    pub fn salience(&self, draft: &Draft) -> f32 {
        let quantity = &draft.quantity;
        let small = quantity.value() <= Value::whole(2);
        match (quantity.kind, quantity.written) {
            _ if self.scan.tokens[draft.first].quiet => 0.0,
            (_, Written::Words) if quantity.salience == 0.0 => 0.0,
            (Kind::Month | Kind::Weekday, _) => 0.4,
            (_, Written::Digits) if self.is_attached(draft) => 0.3,
            (_, Written::Digits) if small => 0.3,
            (_, Written::Digits) => 0.9,
            (_, Written::Roman) => {
                let folded = &self.scan.text()[draft.start..draft.end];
                if roman::is_plain(folded) && !small { 0.6 } else { 0.0 }
            }
            (Kind::Fraction, _) => 0.2,
            (_, Written::Words) if small => 0.1,
            (Kind::Ordinal, _) => 0.55,
            (_, Written::Words) => 0.7 * quantity.salience,
        }
    }

    /// Whether the digits are part of a name: `H5N1`, `Covid-19`, `3D`.
    fn is_attached(&self, draft: &Draft) -> bool {
        let long = |at: usize| {
            self.word(at).is_some_and(|word| {
                word.ends_with(|ch: char| ch.is_ascii_alphabetic()) || word.chars().count() > 4
            })
        };
        let first = draft.first;
        let onto = first > 0 && self.is_glued(first) && long(first - 1);
        let hyphen = draft.quantity.value() < Value::whole(1000)
            && first > 1
            && self.mark(first - 1) == Some('-')
            && self.is_glued(first)
            && self.is_glued(first - 1)
            && long(first - 2);
        let letter = self.is_glued(draft.next)
            && self.role(draft.next).is_none()
            && self.word(draft.next).is_some_and(|word| word.len() == 1);
        onto || hyphen || letter
    }
}

fn is_currency(mark: Option<char>) -> bool {
    matches!(mark, Some('$' | '€' | '£' | '¥' | '₪' | '₽' | '₹' | '₩' | '₺' | '₴' | '﷼'))
}
