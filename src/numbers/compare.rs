//! Which values of two versions of a sentence differ.

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::said::{How, Said, Whose};
use super::units::may_be_converted;
use super::{Half, Kind, Quantity, Value, Written};
use crate::text::Span;

/// A value that the two versions do not share: changed where both sides are given, else missing or added.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Difference {
    /// Index of the quantity in the MT's list; `None` where the edited version alone has one.
    pub mt: Option<usize>,
    /// Index of the quantity in the edited version's list; `None` where the MT alone has one.
    pub edited: Option<usize>,
    /// What to show as wrong in the MT: the quantity's span, or where both sides have the same digits before another
    /// magnitude (`1.8 million`, `1.8 billion`) that word alone. `None` where the MT has nothing.
    pub mt_span: Option<Span>,
    /// The same in the edited version.
    pub edited_span: Option<Span>,
    /// How strong the evidence for an error is, 0 to 1: not a probability, but in the order of one.
    pub strength: f32,
}

/// What [`compare_at`] finds.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Comparison {
    /// The values that both versions say, in the order of the MT.
    pub equal: Vec<Equality>,
    /// The values that differ, in the order of the MT, then of the edited version.
    pub differences: Vec<Difference>,
}

/// A value that both versions say, perhaps in another unit or by the other clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Equality {
    /// Index of the quantity in the MT's list.
    pub mt: usize,
    /// Index of the quantity in the edited version's list.
    pub edited: usize,
    /// Whether what stands at their [`Quantity::unit_span`]s says the same too: `%` and `percent`, or `8 p.m.` where
    /// the other version has 20.
    pub same_unit: bool,
}

/// The values that differ between the quantities of an MT sentence and those of its edited version.
///
/// Quantities with a reading in common are paired up first, each with one. What is left and is said nowhere on the
/// other side, not as a part of another number and not in another unit, is a difference; it is paired with what is
/// left in its place there. The result is in the order of the MT, then of the edited version, and is empty for equal
/// lists.
///
/// ```
/// use tadqiq::language::Language;
/// use tadqiq::numbers::{compare, find};
///
/// let mt = find("قتل 129 شخصا في ثلاث مدن", Language::Arabic);
/// let edited = find("قتل ١٩٢ شخصا في 3 مدن", Language::Arabic);
/// let differences = compare(&mt, &edited);
/// assert_eq!((differences[0].mt, differences[0].edited), (Some(0), Some(0)));
/// assert_eq!(differences.len(), 1);
/// ```
pub fn compare(mt: &[Quantity], edited: &[Quantity]) -> Vec<Difference> {
    compare_at(mt, edited, |_| None).differences
}

/// The same as [`compare`] and the equal values besides, with a map from a byte offset in the MT to the offset in the edited version where its
/// counterpart is expected, for instance by a word alignment. Where it knows nothing, the numbers around decide.
pub fn compare_at(mt: &[Quantity], edited: &[Quantity], expected: impl Fn(u32) -> Option<u32>) -> Comparison {
    let mut pairing = Pairing {
        mt,
        edited,
        partner_of_mt: vec![None; mt.len()],
        partner_of_edited: vec![None; edited.len()],
    };
    pairing.pair_equal(&expected);
    pairing.compare(&expected)
}

struct Pairing<'q> {
    mt: &'q [Quantity],
    edited: &'q [Quantity],
    partner_of_mt: Vec<Option<usize>>,
    partner_of_edited: Vec<Option<usize>>,
}

/// Distances in bytes under which two quantities stand in the same place.
const NEAR: f32 = 60.0;
/// Up to how many pairs of quantities that are left are all looked at.
const MOST_PAIRS: usize = 1 << 18;
/// How many candidates with one value are looked at: lists that repeat one number stay linear.
const CANDIDATES: usize = 16;

impl Pairing<'_> {
    fn pair_equal(&mut self, expected: &impl Fn(u32) -> Option<u32>) {
        let mut by_value: FxHashMap<Value, Vec<usize>> = FxHashMap::default();
        for (j, quantity) in self.edited.iter().enumerate() {
            for value in said(quantity) {
                by_value.entry(value).or_default().push(j);
            }
        }
        let mut pairs = Vec::new();
        for (i, quantity) in self.mt.iter().enumerate() {
            let place = expected(quantity.span.start).unwrap_or(quantity.span.start) as f32;
            for value in said(quantity) {
                let all = by_value.get(&value).map_or(&[][..], Vec::as_slice);
                let from = all.partition_point(|&j| (self.edited[j].span.start as f32) < place);
                let first = from.saturating_sub(CANDIDATES / 2);
                for &j in all.iter().skip(first).take(CANDIDATES) {
                    if let Some(penalty) = equality_penalty(quantity, &self.edited[j]) {
                        let distance = (self.edited[j].span.start as f32 - place).abs();
                        pairs.push((penalty * 1000.0 + distance, i, j));
                    }
                }
            }
        }
        self.take_cheapest(pairs);
    }

    /// Pairs up greedily, the cheapest first. The remaining ties go by order.
    fn take_cheapest(&mut self, mut pairs: Vec<(f32, usize, usize)>) -> Vec<(usize, usize)> {
        pairs.sort_by(|a, b| a.0.total_cmp(&b.0).then((a.1, a.2).cmp(&(b.1, b.2))));
        let mut taken = Vec::new();
        for (_, i, j) in pairs {
            if self.partner_of_mt[i].is_none() && self.partner_of_edited[j].is_none() {
                self.partner_of_mt[i] = Some(j);
                self.partner_of_edited[j] = Some(i);
                taken.push((i, j));
            }
        }
        taken
    }

    fn compare(mut self, expected: &impl Fn(u32) -> Option<u32>) -> Comparison {
        let left = |partners: &[Option<usize>]| -> Vec<usize> {
            (0..partners.len()).filter(|&index| partners[index].is_none()).collect()
        };
        let said = (Said::new(self.mt), Said::new(self.edited));
        let (mt_left, edited_left) = (left(&self.partner_of_mt), left(&self.partner_of_edited));
        let mt_how: Vec<Option<How>> = mt_left.iter().map(|&i| said.1.how(&self.mt[i])).collect();
        let edited_how: Vec<Option<How>> = edited_left.iter().map(|&j| said.0.how(&self.edited[j])).collect();
        let equal = self.equalities((&mt_left, &mt_how), (&edited_left, &edited_how));
        let places = self.places(&mt_left, expected);
        let mut candidates = Vec::new();
        for ((&i, how), &place) in mt_left.iter().zip(&mt_how).zip(&places) {
            for at in self.window(&edited_left, mt_left.len(), place) {
                let j = edited_left[at];
                let opens = (how.is_none(), edited_how[at].is_none());
                if let Some(cost) = self.difference_cost((i, opens.0), (j, opens.1), place) {
                    candidates.push((cost, i, j));
                }
            }
        }
        let mut differences: Vec<Difference> =
            self.take_cheapest(candidates).into_iter().map(|(i, j)| self.changed(i, j)).collect();
        let lone = |quantity: &Quantity| quantity.salience > 0.1;
        for (&i, _) in mt_left.iter().zip(&mt_how).filter(|(_, how)| how.is_none()) {
            if self.partner_of_mt[i].is_none() && lone(&self.mt[i]) {
                differences.push(self.lone_mt(i, &said.1));
            }
        }
        for (&j, _) in edited_left.iter().zip(&edited_how).filter(|(_, how)| how.is_none()) {
            if self.partner_of_edited[j].is_none() && lone(&self.edited[j]) {
                differences.push(self.lone_edited(j, &said.0));
            }
        }
        differences.sort_by_key(|difference| (difference.mt.is_none(), difference.mt, difference.edited));
        Comparison { equal, differences }
    }

    /// The pairs of equal values so far, and what is left of either side with what says it otherwise on the other.
    fn equalities(
        &self,
        (mt_left, mt_how): (&[usize], &[Option<How>]),
        (edited_left, edited_how): (&[usize], &[Option<How>]),
    ) -> Vec<Equality> {
        let pair = |(i, partner): (usize, &Option<usize>)| {
            let edited = (*partner)?;
            Some(Equality { mt: i, edited, same_unit: same_unit(&self.mt[i], &self.edited[edited]) })
        };
        let mut equal: Vec<Equality> = self.partner_of_mt.iter().enumerate().filter_map(pair).collect();
        let mut otherwise = |mt: usize, edited: usize| equal.push(Equality { mt, edited, same_unit: true });
        for (&i, how) in mt_left.iter().zip(mt_how) {
            if let &Some(How::Otherwise(j)) = how {
                otherwise(i, j);
            }
        }
        for (&j, how) in edited_left.iter().zip(edited_how) {
            if let &Some(How::Otherwise(i)) = how {
                otherwise(i, j);
            }
        }
        equal.sort_unstable_by_key(|equality| (equality.mt, equality.edited));
        equal.dedup();
        equal
    }

    /// Which of the quantities left on the edited side may stand for one of so many on the MT's: all, or in long lists
    /// the nearest.
    fn window(&self, edited_left: &[usize], mt_count: usize, place: f32) -> Range<usize> {
        if edited_left.len() * mt_count <= MOST_PAIRS {
            return 0..edited_left.len();
        }
        let middle = edited_left.partition_point(|&j| (self.edited[j].span.start as f32) < place);
        middle.saturating_sub(CANDIDATES / 2)..(middle + CANDIDATES / 2).min(edited_left.len())
    }

    fn changed(&self, i: usize, j: usize) -> Difference {
        let (a, b) = (&self.mt[i], &self.edited[j]);
        let (mt_span, edited_span) =
            if same_digits(a, b) { (a.magnitude, b.magnitude) } else { (Some(a.span), Some(b.span)) };
        Difference { mt: Some(i), edited: Some(j), mt_span, edited_span, strength: pair_strength(a, b) }
    }

    fn lone_mt(&self, i: usize, others: &Said<'_>) -> Difference {
        let span = self.mt[i].span;
        let strength = lone_strength(&self.mt[i], others);
        Difference { mt: Some(i), edited: None, mt_span: Some(span), edited_span: None, strength }
    }

    fn lone_edited(&self, j: usize, others: &Said<'_>) -> Difference {
        let span = self.edited[j].span;
        let strength = lone_strength(&self.edited[j], others);
        Difference { mt: None, edited: Some(j), mt_span: None, edited_span: Some(span), strength }
    }

    /// Where in the edited version the counterparts of some MT quantities are expected: as the caller says, else as far
    /// from the nearest pair as here.
    fn places(&self, of: &[usize], expected: &impl Fn(u32) -> Option<u32>) -> Vec<f32> {
        let anchors: Vec<(usize, usize)> =
            self.partner_of_mt.iter().enumerate().filter_map(|(i, &partner)| Some((i, partner?))).collect();
        let place = |&i: &usize| {
            let own = self.mt[i].span.start;
            if let Some(place) = expected(own) {
                return place as f32;
            }
            let after = anchors.partition_point(|&(index, _)| index < i);
            let shifted = |(index, partner): (usize, usize)| {
                let (here, there) =
                    (self.mt[index].span.start as f32, self.edited[partner].span.start as f32);
                ((own as f32 - here).abs(), there + own as f32 - here)
            };
            let beside = [after.checked_sub(1), Some(after)].into_iter().flatten();
            let nearest = beside.filter_map(|at| anchors.get(at).copied()).map(shifted);
            let nearest = nearest.chain([(own as f32, own as f32)]);
            nearest.min_by(|a, b| a.0.total_cmp(&b.0)).map_or(own as f32, |found| found.1)
        };
        of.iter().map(place).collect()
    }

    /// How unlikely it is that one became the other; `None` where they cannot have, or where neither is evidence.
    fn difference_cost(
        &self,
        (i, open): (usize, bool),
        (j, other_open): (usize, bool),
        place: f32,
    ) -> Option<f32> {
        let (a, b) = (&self.mt[i], &self.edited[j]);
        let strong = |quantity: &Quantity, open: bool| open && quantity.salience > 0.1;
        if !(strong(a, open) || strong(b, other_open)) || domain(a) != domain(b) {
            return None;
        }
        let distance = (b.span.start as f32 - place).abs();
        let digits = a.written == Written::Digits && b.written == Written::Digits;
        let sure = open && other_open && a.salience > 0.1 && b.salience > 0.1;
        let alike = a.kind == b.kind && a.salience > 0.0 && b.salience > 0.0;
        if !sure && (!alike || distance > NEAR) {
            return None;
        }
        let mut cost = distance;
        cost += if a.kind == b.kind { 0.0 } else { 20.0 };
        cost += if digits { 0.0 } else { 20.0 };
        cost += if open && other_open { 0.0 } else { 60.0 };
        let likeness = strsim::normalized_levenshtein(&a.value().to_string(), &b.value().to_string());
        cost += 40.0 * (1.0 - likeness) as f32;
        Some(if same_digits(a, b) { cost - 80.0 } else { cost })
    }
}

fn said(quantity: &Quantity) -> impl Iterator<Item = Value> + '_ {
    quantity.readings.iter().chain(&quantity.parts).copied()
}

/// How far two quantities that say one value are from saying it alike; `None` where they say none.
fn equality_penalty(a: &Quantity, b: &Quantity) -> Option<f32> {
    let shares = |of: &[Value], with: &[Value]| of.iter().any(|value| with.contains(value));
    let kind = f32::from(u8::from(a.kind != b.kind));
    if a.value() == b.value() {
        Some(kind)
    } else if shares(&a.readings, &b.readings) {
        Some(2.0 + kind)
    } else if shares(&a.readings, &parts_for(b, a)) || shares(&parts_for(a, b), &b.readings) {
        Some(4.0 + kind)
    } else {
        None
    }
}

/// The parts of a quantity that another one may say.
fn parts_for(own: &Quantity, other: &Quantity) -> Vec<Value> {
    let fits = |part: &Value| Whose::of(own, *part).is(other);
    own.parts.iter().copied().filter(fits).collect()
}

/// Whether what belongs to two equal numbers beside them says the same: percent and percent, one unit of measure, an hour
/// of the afternoon and one past twelve.
fn same_unit(a: &Quantity, b: &Quantity) -> bool {
    match (a.kind, b.kind) {
        (Kind::Percent, Kind::Percent) => true,
        (Kind::Time, _) | (_, Kind::Time) => hour_of_day(a).is_some() && hour_of_day(a) == hour_of_day(b),
        _ => a.unit.is_some() && a.unit == b.unit,
    }
}

/// The hour by the clock of 24 hours, where it is said in which half of the day it is; else as it is written.
fn hour_of_day(quantity: &Quantity) -> Option<u64> {
    let hour = quantity.value().integer()?;
    Some(match quantity.half {
        Some(Half::Afternoon) if hour < 12 => hour + 12,
        Some(Half::Morning) if hour == 12 => 0,
        _ => hour,
    })
}

/// Numbers differ from numbers, months of one calendar from each other, weekdays from weekdays.
fn domain(quantity: &Quantity) -> u8 {
    match quantity.value() {
        Value::Number(_) => 0,
        Value::Weekday(_) => 1,
        Value::Month(month) => 2 + month / 20,
    }
}

/// Whether two numbers have the same digits and differ in the words that multiply them.
fn same_digits(a: &Quantity, b: &Quantity) -> bool {
    a.factor != b.factor && a.value().times(b.factor) == b.value().times(a.factor)
}

/// Where the other side has the same digits before another magnitude, perhaps the magnitude alone is misspelt.
fn lone_strength(quantity: &Quantity, others: &Said<'_>) -> f32 {
    if others.has_digits_of(quantity) { quantity.salience * 0.3 } else { quantity.salience }
}

/// Whether one is in a unit that is usually exchanged for another, the other is in none that is known, and the
/// figures fit.
fn may_be_exchanged(a: &Quantity, b: &Quantity) -> bool {
    let Some((x, y)) = a.value().number().zip(b.value().number()) else { return false };
    match (a.unit, b.unit) {
        (Some(unit), None) => may_be_converted(x, unit, y),
        (None, Some(unit)) => may_be_converted(y, unit, x),
        _ => false,
    }
}

fn pair_strength(a: &Quantity, b: &Quantity) -> f32 {
    if may_be_exchanged(a, b) {
        return 0.4;
    }
    match (a.written, b.written) {
        (Written::Digits, Written::Digits) => 0.97,
        _ if a.kind == Kind::Month || a.kind == Kind::Weekday => 0.9,
        (Written::Words, Written::Words) => 0.85,
        _ => 0.8,
    }
}
