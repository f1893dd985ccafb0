//! Which values of two versions of a sentence differ.

use rustc_hash::FxHashMap;

use super::units::{may_be_converted, same_measure};
use super::{Kind, Quantity, Value, Written};
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
    compare_at(mt, edited, |_| None)
}

/// The same as [`compare`], with a map from a byte offset in the MT to the offset in the edited version where its
/// counterpart is expected, for instance by a word alignment. Where it knows nothing, the numbers around decide.
pub fn compare_at(
    mt: &[Quantity],
    edited: &[Quantity],
    expected: impl Fn(u32) -> Option<u32>,
) -> Vec<Difference> {
    let mut pairing = Pairing {
        mt,
        edited,
        partner_of_mt: vec![None; mt.len()],
        partner_of_edited: vec![None; edited.len()],
    };
    pairing.pair_equal(&expected);
    pairing.differences(&expected)
}

struct Pairing<'q> {
    mt: &'q [Quantity],
    edited: &'q [Quantity],
    partner_of_mt: Vec<Option<usize>>,
    partner_of_edited: Vec<Option<usize>>,
}

/// Distances in bytes under which two quantities stand in the same place.
const NEAR: f32 = 60.0;
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

    fn differences(&mut self, expected: &impl Fn(u32) -> Option<u32>) -> Vec<Difference> {
        let left = |partners: &[Option<usize>]| -> Vec<usize> {
            (0..partners.len()).filter(|&index| partners[index].is_none()).collect()
        };
        let (mt_left, edited_left) = (left(&self.partner_of_mt), left(&self.partner_of_edited));
        let mt_open: Vec<bool> = mt_left.iter().map(|&i| !is_said(&self.mt[i], self.edited)).collect();
        let edited_open: Vec<bool> =
            edited_left.iter().map(|&j| !is_said(&self.edited[j], self.mt)).collect();
        let mut candidates = Vec::new();
        for (&i, &open) in mt_left.iter().zip(&mt_open) {
            let place = self.place(i, expected);
            for (&j, &other_open) in edited_left.iter().zip(&edited_open) {
                if let Some(cost) = self.difference_cost((i, open), (j, other_open), place) {
                    candidates.push((cost, i, j));
                }
            }
        }
        let mut differences: Vec<Difference> =
            self.take_cheapest(candidates).into_iter().map(|(i, j)| self.changed(i, j)).collect();
        let lone = |quantity: &Quantity| quantity.salience > 0.1;
        for (&i, _) in mt_left.iter().zip(&mt_open).filter(|(_, open)| **open) {
            if self.partner_of_mt[i].is_none() && lone(&self.mt[i]) {
                differences.push(self.lone_mt(i));
            }
        }
        for (&j, _) in edited_left.iter().zip(&edited_open).filter(|(_, open)| **open) {
            if self.partner_of_edited[j].is_none() && lone(&self.edited[j]) {
                differences.push(self.lone_edited(j));
            }
        }
        differences.sort_by_key(|difference| (difference.mt.is_none(), difference.mt, difference.edited));
        differences
    }

    fn changed(&self, i: usize, j: usize) -> Difference {
        let (a, b) = (&self.mt[i], &self.edited[j]);
        let (mt_span, edited_span) =
            if same_digits(a, b) { (a.magnitude, b.magnitude) } else { (Some(a.span), Some(b.span)) };
        Difference { mt: Some(i), edited: Some(j), mt_span, edited_span, strength: pair_strength(a, b) }
    }

    fn lone_mt(&self, i: usize) -> Difference {
        let span = self.mt[i].span;
        let strength = lone_strength(&self.mt[i], self.edited);
        Difference { mt: Some(i), edited: None, mt_span: Some(span), edited_span: None, strength }
    }

    fn lone_edited(&self, j: usize) -> Difference {
        let span = self.edited[j].span;
        let strength = lone_strength(&self.edited[j], self.mt);
        Difference { mt: None, edited: Some(j), mt_span: None, edited_span: Some(span), strength }
    }

    /// Where in the edited version the counterpart of an MT quantity is expected: as the caller says, else as far
    /// from the nearest pair as here.
    fn place(&self, i: usize, expected: &impl Fn(u32) -> Option<u32>) -> f32 {
        let own = self.mt[i].span.start;
        if let Some(place) = expected(own) {
            return place as f32;
        }
        let anchored = |index: usize| self.partner_of_mt[index].map(|partner| (index, partner));
        let before = (0..i).rev().find_map(anchored);
        let after = (i + 1..self.mt.len()).find_map(anchored);
        let shifted = |(index, partner): (usize, usize)| {
            let (here, there) = (self.mt[index].span.start as f32, self.edited[partner].span.start as f32);
            ((own as f32 - here).abs(), there + own as f32 - here)
        };
        let start = (own as f32, own as f32);
        let nearest = [before, after].into_iter().flatten().map(shifted).chain([start]);
        nearest.min_by(|a, b| a.0.total_cmp(&b.0)).map_or(own as f32, |found| found.1)
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
    } else if shares(&a.readings, &b.parts) || shares(&a.parts, &b.readings) {
        Some(4.0 + kind)
    } else {
        None
    }
}

/// Whether a list says a quantity's value somewhere, perhaps in another unit or by the other clock.
fn is_said(quantity: &Quantity, list: &[Quantity]) -> bool {
    list.iter().any(|other| {
        let same_order = quantity.written != Written::Words
            || other.written != Written::Words
            || (quantity.kind == Kind::Ordinal) == (other.kind == Kind::Ordinal);
        same_order && equality_penalty(quantity, other).is_some()
            || converted(quantity, other)
            || other_clock(quantity, other)
    })
}

fn converted(a: &Quantity, b: &Quantity) -> bool {
    let measure = |quantity: &Quantity| Some((quantity.value().number()?, quantity.unit?));
    measure(a).zip(measure(b)).is_some_and(|(a, b)| same_measure(a, b))
}

fn other_clock(a: &Quantity, b: &Quantity) -> bool {
    let hour = |quantity: &Quantity| quantity.value().integer().filter(|&hour| hour <= 24);
    (a.kind == Kind::Time || b.kind == Kind::Time)
        && hour(a).zip(hour(b)).is_some_and(|(a, b)| a.abs_diff(b) == 12)
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
fn lone_strength(quantity: &Quantity, others: &[Quantity]) -> f32 {
    let near = others.iter().any(|other| same_digits(quantity, other));
    if near { quantity.salience * 0.3 } else { quantity.salience }
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
