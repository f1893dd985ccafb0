//! What the words and marks around a number say of it: its kind, its unit, how surely it counts.

use super::compose::{Composer, Draft, decade_parts};
use super::lexicon::Role;
use super::units::{DECADE, HOUR, MINUTE, YEAR};
use super::value::Value;
use super::{Half, Kind, Unit, Written, cjk, roman};
use crate::language::Language;

impl Composer<'_, '_> {
    pub fn percent(&self, draft: &mut Draft) {
        let at = draft.next;
        let lead = || {
            self.role(at) == Some(Role::PercentLead)
                && matches!(self.role(at + 1), Some(Role::Scale(100) | Role::Vague(100) | Role::Percent))
        };
        let bounds = |first: usize, last: usize| Some((self.token(first)?.start, self.token(last)?.end));
        if matches!(self.mark(at), Some('%' | '‰')) {
            (draft.quantity.kind, draft.unit) = (Kind::Percent, bounds(at, at));
        } else if self.mark_before(draft) == Some('%') {
            draft.quantity.kind = Kind::Percent;
            // A number between the sign and the one before it: the sign is that number's.
            if draft.first < 2 || !self.is_digits(draft.first - 2) {
                draft.unit = bounds(draft.first - 1, draft.first - 1);
            }
        } else if self.role(at) == Some(Role::Percent) {
            (draft.quantity.kind, draft.unit) = (Kind::Percent, bounds(at, at));
            draft.next = at + 1;
        } else if lead() {
            (draft.quantity.kind, draft.unit) = (Kind::Percent, bounds(at, at + 1));
            draft.next = at + 2;
        }
    }

    pub fn surroundings(&self, draft: &mut Draft) {
        let at = draft.next;
        let before = draft.first.checked_sub(1);
        if is_currency(self.mark(at)) || is_currency(before.and_then(|at| self.mark(at))) {
            draft.quantity.kind = Kind::Money;
        }
        if let Some((unit, token)) = self.unit(at) {
            draft.quantity.unit = Some(unit);
            draft.unit = draft.unit.or(self.token(token).map(|token| (token.start, token.end)));
        }
        let number = draft.quantity.value().integer();
        if number.is_some_and(|number| number < 60) && draft.quantity.kind != Kind::Percent {
            self.time(draft);
        }
        self.short_years(draft, number);
        self.half_of_hour(draft, number);
        let century = self.is_century(draft.first, at);
        if let Some(number) = number
            .filter(|number| century && draft.quantity.kind != Kind::Decade && (2..100).contains(number))
        {
            draft.quantity.parts.push(Value::whole((number - 1) * 100));
        }
    }

    /// The years that two digits may stand for: `دهه شصت`, `שנות ה-60`, `les années 60`, `سال ۸۸`, `98-го года`.
    fn short_years(&self, draft: &mut Draft, number: Option<u64>) {
        let Some(number) = number.filter(|_| draft.quantity.kind != Kind::Decade) else { return };
        let is_link = |at: &usize| matches!(self.mark(*at), Some('-' | '\'')) || self.word(*at) == Some("ה");
        let lead = (draft.first.saturating_sub(3)..draft.first).rev().find(|at| !is_link(at));
        let says =
            |at: Option<usize>, unit: Unit| at.and_then(|at| self.unit_of(self.role(at)?)) == Some(unit);
        let tens = number % 10 == 0 && (says(lead, YEAR) || says(lead, DECADE));
        let year = match self.scan.language {
            Language::Persian => says(lead, YEAR),
            Language::Russian => draft.quantity.kind == Kind::Ordinal && says(Some(draft.next), YEAR),
            _ => false,
        };
        if matches!(number, 10..100 | 1000..2200) && (tens || year && number < 100) {
            draft.quantity.readings.extend(decade_parts(draft.quantity.value()));
        }
    }

    /// `половина третьего`, `halb drei`: part of the hour that ends at this one; `пять минут третьего`, `רבע לחמש`.
    fn half_of_hour(&self, draft: &mut Draft, number: Option<u64>) {
        let Some(hour @ 1..=12) = number else { return };
        let Some(before) = draft.first.checked_sub(1) else { return };
        let half = match (self.scan.language, self.role(before)) {
            (Language::Russian, Some(Role::Part(2 | 4))) => true,
            // `hälfte` and `halbe` are parts of other things.
            (Language::German, Some(Role::Part(2))) => self.word(before) == Some("halb"),
            _ => false,
        };
        let hours = [hour - 1, hour + 11].map(Value::whole);
        if half {
            draft.quantity.readings = hours.to_vec();
            draft.quantity.parts.clear();
            draft.quantity.kind = Kind::Time;
        }
        let past = match (self.scan.language, self.role(before)) {
            (Language::Russian, Some(Role::Unit(unit))) => {
                unit == MINUTE && draft.quantity.kind == Kind::Ordinal
            }
            // `a quarter to five`, `ten minutes to five`.
            (Language::English, _) => {
                let told = before.checked_sub(1).and_then(|at| self.role(at));
                self.word(before) == Some("to") && matches!(told, Some(Role::Part(4) | Role::Unit(MINUTE)))
            }
            (Language::Hebrew, Some(Role::Part(4))) => self.scan.text()[..draft.start].ends_with('ל'),
            _ => false,
        };
        if past {
            draft.quantity.parts.extend(hours);
        }
    }

    /// Whether a number under 60 is an hour or minutes, and the half of the day that an hour is in.
    fn time(&self, draft: &mut Draft) {
        let at = draft.next;
        let before = draft.first.checked_sub(1);
        let colon = |at: usize| self.mark(at) == Some(':') && self.is_glued(at);
        let minutes = before.is_some_and(|at| colon(at) && at > 0 && self.is_digits(at - 1));
        let marks_time =
            |role: Option<Role>| matches!(role, Some(Role::Clock | Role::Morning | Role::Afternoon));
        let said_before = before.is_some_and(|at| matches!(self.role(at), Some(Role::Clock | Role::Morning)));
        if colon(at) && self.is_digits(at + 1)
            || before.is_some_and(colon)
            || marks_time(self.role(at))
            || said_before
        {
            draft.quantity.kind = Kind::Time;
        }
        if minutes {
            return;
        }
        let is_time = draft.quantity.kind == Kind::Time;
        let half_after = (at..at + 4).find_map(|at| {
            let role = self.role(at).filter(|role| matches!(role, Role::Morning | Role::Afternoon))?;
            self.token(at).map(|token| (role, (token.start, token.end)))
        });
        let Some((role, unit)) = half_after.or_else(|| self.half_before(draft).filter(|_| is_time)) else {
            return;
        };
        let hour = draft.quantity.value().integer();
        if let Some(hour) = hour.filter(|&hour| hour < 12 && role == Role::Afternoon) {
            draft.quantity.parts.push(Value::whole(hour + 12));
        }
        if is_time && hour.is_some_and(|hour| hour <= 24) {
            draft.quantity.half = Some(if role == Role::Morning { Half::Morning } else { Half::Afternoon });
            draft.unit = Some(unit);
        }
    }

    /// Whether *century* stands just before or after a number, with no mark between but a hyphen.
    fn is_century(&self, first: usize, next: usize) -> bool {
        let open = |at: &usize| matches!(self.mark(*at), None | Some('-'));
        let after = (next..next + 2).take_while(open);
        let before = (first.saturating_sub(3)..first).rev().take_while(open);
        after.chain(before).any(|at| self.role(at) == Some(Role::Century))
    }

    /// The unit after a number, perhaps after a hyphen, and its token.
    fn unit(&self, at: usize) -> Option<(Unit, usize)> {
        let at = if self.mark(at) == Some('-') { at + 1 } else { at };
        Some((self.unit_of(self.role(at)?)?, at))
    }

    /// The unit that a word says; many languages mark the time of day with the word for an hour.
    pub fn unit_of(&self, role: Role) -> Option<Unit> {
        match role {
            Role::Unit(unit) | Role::Measure(1, unit) => Some(unit),
            Role::Clock if !matches!(self.scan.language, Language::English | Language::German) => Some(HOUR),
            _ => None,
        }
    }

    /// How surely the other version must say the number too.
    pub fn salience(&self, draft: &Draft) -> f32 {
        let quantity = &draft.quantity;
        let small = quantity.value() <= Value::whole(2);
        match (quantity.kind, quantity.written) {
            _ if self.scan.tokens[draft.first].quiet => 0.0,
            // The minutes of `8:00`, which `eight o'clock` does not say.
            (_, Written::Digits) if quantity.value() == Value::whole(0) && self.is_minutes(draft) => 0.0,
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

    /// Whether a number stands right behind an hour: `8:00`, `21h00`.
    fn is_minutes(&self, draft: &Draft) -> bool {
        let Some(mark) = draft.first.checked_sub(1) else { return false };
        let parts = self.mark(mark) == Some(':') || self.word(mark) == Some("h");
        parts && mark > 0 && self.is_digits(mark - 1) && self.is_glued(mark) && self.is_glued(draft.first)
    }

    /// Whether the digits are part of a name: `H5N1`, `Covid-19`, `3D`.
    fn is_attached(&self, draft: &Draft) -> bool {
        let long = |at: usize| {
            self.word(at).is_some_and(|word| {
                let last = word.chars().next_back().unwrap_or(' ');
                last.is_ascii_alphabetic() || word.chars().count() > 4 && !cjk::is_spaceless(last)
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

pub(super) fn is_currency(mark: Option<char>) -> bool {
    matches!(mark, Some('$' | '€' | '£' | '¥' | '₪' | '₽' | '₹' | '₩' | '₺' | '₴' | '﷼'))
}
