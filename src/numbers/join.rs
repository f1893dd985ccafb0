//! Quantities beside one another that may be one: `3 million and 200 thousand`, `two fifths`, `19 euros and 99 cents`.

use super::compose::{Composer, Draft, ratio};
use super::lexicon::Role;
use super::sum::fraction_parts;
use super::value::Value;
use super::{Kind, Written};

/// So many words stand between an amount and its cents: the currency and *and*.
const TO_CENTS: usize = 2;

impl Composer<'_, '_> {
    /// Adds to a draft and to the quantity before it what the two are together, where they may be one.
    pub fn join_to_last(&mut self, draft: &mut Draft) {
        self.join(draft);
        self.join_ordinal(draft);
        self.join_cents(draft);
    }

    /// `3 million and 200 thousand` are two quantities that may be one, and so are `18 هزار و ۵۰۰`.
    fn join(&mut self, draft: &mut Draft) {
        let and = draft.first == self.end + 1 && self.role(self.end) == Some(Role::And);
        let Some(last) = self.found.last_mut() else { return };
        let next = &mut draft.quantity;
        let scale = match (last.written, last.value().integer()) {
            (Written::Words, Some(value @ 1..)) => {
                [1_000_000_000, 1_000_000, 1000].into_iter().find(|scale| value % scale == 0).unwrap_or(1)
            }
            _ => last.factor,
        };
        let scaled = draft.first <= self.end + 1 && next.factor > 1 && next.factor < last.factor;
        let rest = and
            && next.kind == Kind::Cardinal
            && last.kind == Kind::Cardinal
            && scale >= 1000
            && next.value() < Value::whole(scale);
        if !scaled && !rest {
            return;
        }
        let sum = last.value().plus(next.value());
        last.parts.push(sum);
        next.parts.push(sum);
    }

    /// Many languages say the parts of a whole with ordinals: `دو پنجم`, `три пятых`, `deux cinquièmes`.
    fn join_ordinal(&mut self, draft: &mut Draft) {
        let Some(last) = self.found.last_mut() else { return };
        let next = &mut draft.quantity;
        let (Some(above), Some(below)) = (last.value().integer(), next.value().integer()) else { return };
        if draft.first == self.end
            && (last.kind, next.kind) == (Kind::Cardinal, Kind::Ordinal)
            && next.written == Written::Words
            && above < below
            && (3..=20).contains(&below)
        {
            let mut parts = fraction_parts(above, below);
            parts.push(ratio(above, below));
            last.parts.extend_from_slice(&parts);
            next.parts.extend(parts);
        }
    }

    /// `19 euros and 99 cents` is 19.99.
    fn join_cents(&mut self, draft: &mut Draft) {
        let is_cents = self.role(draft.next) == Some(Role::Cents);
        let between = self.end..draft.first;
        let is_near = between.len() <= TO_CENTS && between.into_iter().all(|at| self.word(at).is_some());
        let Some(last) = self.found.last_mut().filter(|_| is_cents && is_near) else { return };
        let next = &mut draft.quantity;
        if let (Some(_), Some(cents @ 1..100)) = (last.value().integer(), next.value().integer()) {
            let sum = last.value().plus(ratio(cents, 100));
            last.parts.push(sum);
            next.parts.push(sum);
        }
    }
}
