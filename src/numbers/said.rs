//! Whether a list of quantities says a value somewhere: looked up, so that long lists stay linear.

use rustc_hash::FxHashMap;

use super::sum::percent_parts;
use super::units::{MINUTE, Unit, converted_to, same_measure};
use super::{Half, Kind, Quantity, Value, Written};

/// The values of a list, by what they are looked up with.
pub(super) struct Said<'q> {
    list: &'q [Quantity],
    /// By whose they are, too: each stands under [`Whose::Any`] and under what it is.
    readings: FxHashMap<(Value, Whose), Classes>,
    /// By whose they may be.
    parts: FxHashMap<(Value, Whose), Classes>,
    /// Measures by unit, in ascending order of their numbers, with the index of the quantity.
    measures: Vec<(Unit, Vec<(f64, usize)>)>,
    /// For each hour the first quantity of that value, and the first that is a time.
    hours: [[Option<usize>; 2]; HOURS],
    /// The factors that the same digits are multiplied with.
    digits: FxHashMap<Value, Vec<u64>>,
}

/// One more than the last hour on the clock.
const HOURS: usize = 25;

/// Which quantities may say a part of another one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Whose {
    Any,
    Clock,
    Percent,
}

impl Whose {
    /// A quarter to an hour is 45 minutes, and never 45 percent; a fifth is 20 percent, and never the 20th.
    pub fn of(own: &Quantity, part: Value) -> Self {
        match (own.kind, own.value().integer()) {
            (Kind::Fraction, _) if part == Value::whole(45) && own.parts.contains(&Value::whole(15)) => {
                Self::Clock
            }
            (Kind::Ordinal, Some(place @ 3..=10)) if percent_parts(place).contains(&part) => Self::Percent,
            _ => Self::Any,
        }
    }

    /// Whether a quantity is one of these.
    pub fn is(self, quantity: &Quantity) -> bool {
        match self {
            Self::Any => true,
            Self::Clock => quantity.kind == Kind::Time || quantity.unit == Some(MINUTE),
            Self::Percent => quantity.kind == Kind::Percent,
        }
    }

    /// All that a quantity is.
    fn all(quantity: &Quantity) -> impl Iterator<Item = Self> + '_ {
        [Self::Any, Self::Clock, Self::Percent].into_iter().filter(|whose| whose.is(quantity))
    }
}

/// Which ways a value is written in: not in words, as an ordinal in words, as another number in words.
#[derive(Clone, Copy, Default)]
struct Classes([bool; 3]);

fn class(quantity: &Quantity) -> usize {
    match (quantity.written, quantity.kind) {
        (Written::Words, Kind::Ordinal) => 1,
        (Written::Words, _) => 2,
        _ => 0,
    }
}

/// How a list says a value that it has no quantity left for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum How {
    /// As the same value, which another quantity has too.
    Again,
    /// In another unit or by the other clock, as the quantity of this index.
    Otherwise(usize),
}

impl<'q> Said<'q> {
    pub fn new(list: &'q [Quantity]) -> Self {
        let mut said = Self {
            list,
            readings: FxHashMap::default(),
            parts: FxHashMap::default(),
            measures: Vec::new(),
            hours: [[None; 2]; HOURS],
            digits: FxHashMap::default(),
        };
        for (index, quantity) in list.iter().enumerate() {
            said.add(index, quantity);
        }
        for (_, measures) in &mut said.measures {
            measures.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
        }
        said
    }

    fn add(&mut self, index: usize, quantity: &Quantity) {
        let class = class(quantity);
        for &value in &quantity.readings {
            for whose in Whose::all(quantity) {
                self.readings.entry((value, whose)).or_default().0[class] = true;
            }
        }
        for &value in &quantity.parts {
            self.parts.entry((value, Whose::of(quantity, value))).or_default().0[class] = true;
        }
        if let Some((number, unit)) = measure(quantity) {
            match self.measures.iter_mut().find(|(known, _)| *known == unit) {
                Some((_, measures)) => measures.push((number, index)),
                None => self.measures.push((unit, vec![(number, index)])),
            }
        }
        if let Some(hour) = hour(quantity) {
            let [any, time] = &mut self.hours[hour];
            any.get_or_insert(index);
            if quantity.kind == Kind::Time {
                time.get_or_insert(index);
            }
        }
        if let Some(digits) = digits(quantity) {
            let factors = self.digits.entry(digits).or_default();
            if !factors.contains(&quantity.factor) {
                factors.push(quantity.factor);
            }
        }
    }

    /// Whether the list says a quantity's value somewhere, and how.
    pub fn how(&self, quantity: &Quantity) -> Option<How> {
        if self.says(quantity) {
            return Some(How::Again);
        }
        self.converted(quantity).or_else(|| self.other_clock(quantity)).map(How::Otherwise)
    }

    fn says(&self, quantity: &Quantity) -> bool {
        let class = class(quantity);
        let fits = |values: &FxHashMap<(Value, Whose), Classes>, value: Value, whose: Whose| {
            values.get(&(value, whose)).is_some_and(|Classes(has)| {
                // Of two numbers in words, both are ordinals or neither is.
                has[0] || has[class] || class == 0 && (has[1] || has[2])
            })
        };
        let in_parts = |value| Whose::all(quantity).any(|whose| fits(&self.parts, value, whose));
        let mut readings = quantity.readings.iter();
        let mut parts = quantity.parts.iter();
        readings.any(|&value| fits(&self.readings, value, Whose::Any) || in_parts(value))
            || parts.any(|&value| fits(&self.readings, value, Whose::of(quantity, value)))
    }

    fn converted(&self, quantity: &Quantity) -> Option<usize> {
        let (number, unit) = measure(quantity)?;
        self.measures.iter().find_map(|(other, measures)| {
            let exact = converted_to(number, unit, *other)?;
            let at = measures.partition_point(|&(measure, _)| measure < exact);
            let nearest = [at.checked_sub(1), Some(at)].into_iter().flatten();
            let near = |(measure, _): &&(f64, usize)| same_measure((number, unit), (*measure, *other));
            nearest.filter_map(|at| measures.get(at)).find(near).map(|&(_, index)| index)
        })
    }

    fn other_clock(&self, quantity: &Quantity) -> Option<usize> {
        let own = hour(quantity)?;
        [own.checked_sub(12), Some(own + 12)].into_iter().flatten().find_map(|other| {
            let &[any, time] = self.hours.get(other)?;
            let index = if quantity.kind == Kind::Time { any } else { time }?;
            // Eight in the morning is not 20:00.
            let early = if own < other { quantity } else { &self.list[index] };
            (early.half != Some(Half::Morning) || own % 12 == 0).then_some(index)
        })
    }

    /// Whether a quantity of the list has the same digits before another magnitude.
    pub fn has_digits_of(&self, quantity: &Quantity) -> bool {
        digits(quantity)
            .and_then(|digits| self.digits.get(&digits))
            .is_some_and(|factors| factors.iter().any(|&factor| factor != quantity.factor))
    }
}

/// The number before the words that multiply it. `None` for what is no number.
fn digits(quantity: &Quantity) -> Option<Value> {
    match quantity.value() {
        Value::Number(billionths) => Some(Value::Number(billionths / i128::from(quantity.factor))),
        _ => None,
    }
}

fn measure(quantity: &Quantity) -> Option<(f64, Unit)> {
    Some((quantity.value().number()?, quantity.unit?))
}

fn hour(quantity: &Quantity) -> Option<usize> {
    let hour = usize::try_from(quantity.value().integer()?).ok()?;
    (hour < HOURS).then_some(hour)
}
