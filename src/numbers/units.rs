//! Units of measure, as far as two units may say the same measure.

/// A unit: what it measures, and how many base units it is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Unit {
    dimension: Dimension,
    size: f64,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Dimension {
    Length,
    Mass,
    Volume,
    Time,
    Celsius,
    Fahrenheit,
}

const fn unit(dimension: Dimension, size: f64) -> Unit {
    Unit { dimension, size }
}

pub(super) const MILLIMETRE: Unit = unit(Dimension::Length, 0.001);
pub(super) const CENTIMETRE: Unit = unit(Dimension::Length, 0.01);
pub(super) const METRE: Unit = unit(Dimension::Length, 1.0);
pub(super) const KILOMETRE: Unit = unit(Dimension::Length, 1000.0);
pub(super) const INCH: Unit = unit(Dimension::Length, 0.0254);
pub(super) const FOOT: Unit = unit(Dimension::Length, 0.3048);
pub(super) const YARD: Unit = unit(Dimension::Length, 0.9144);
pub(super) const MILE: Unit = unit(Dimension::Length, 1609.0);
pub(super) const GRAM: Unit = unit(Dimension::Mass, 0.001);
pub(super) const KILOGRAM: Unit = unit(Dimension::Mass, 1.0);
pub(super) const TONNE: Unit = unit(Dimension::Mass, 1000.0);
pub(super) const POUND: Unit = unit(Dimension::Mass, 0.4536);
pub(super) const OUNCE: Unit = unit(Dimension::Mass, 0.02835);
pub(super) const LITRE: Unit = unit(Dimension::Volume, 1.0);
pub(super) const GALLON: Unit = unit(Dimension::Volume, 3.785);
pub(super) const SECOND: Unit = unit(Dimension::Time, 1.0);
pub(super) const MINUTE: Unit = unit(Dimension::Time, 60.0);
pub(super) const HOUR: Unit = unit(Dimension::Time, 3600.0);
pub(super) const DAY: Unit = unit(Dimension::Time, 86_400.0);
pub(super) const WEEK: Unit = unit(Dimension::Time, 604_800.0);
pub(super) const MONTH: Unit = unit(Dimension::Time, 2_629_800.0);
pub(super) const YEAR: Unit = unit(Dimension::Time, 31_557_600.0);
pub(super) const DECADE: Unit = unit(Dimension::Time, 315_576_000.0);
pub(super) const CELSIUS: Unit = unit(Dimension::Celsius, 1.0);
pub(super) const FAHRENHEIT: Unit = unit(Dimension::Fahrenheit, 1.0);

/// Units that translators exchange.
const EXCHANGED: [(Unit, Unit); 10] = [
    (MILE, KILOMETRE),
    (FOOT, METRE),
    (FOOT, CENTIMETRE),
    (YARD, METRE),
    (INCH, CENTIMETRE),
    (POUND, KILOGRAM),
    (OUNCE, GRAM),
    (GALLON, LITRE),
    (FAHRENHEIT, CELSIUS),
    (TONNE, KILOGRAM),
];

/// Whether a measure in a known unit may be the same as another one whose unit is not known.
pub(super) fn may_be_converted(a: f64, a_unit: Unit, b: f64) -> bool {
    EXCHANGED.iter().any(|&(x, y)| {
        x == a_unit && same_measure((a, x), (b, y)) || y == a_unit && same_measure((a, y), (b, x))
    })
}

/// A measure in another unit of its dimension; `None` for the same unit and for another dimension.
pub(super) fn converted_to(number: f64, unit: Unit, other: Unit) -> Option<f64> {
    match (unit.dimension, other.dimension) {
        (Dimension::Celsius, Dimension::Fahrenheit) => Some(number * 1.8 + 32.0),
        (Dimension::Fahrenheit, Dimension::Celsius) => Some((number - 32.0) / 1.8),
        (x, y) => (x == y && unit != other).then(|| number * unit.size / other.size),
    }
}

/// Whether two measures in different units are about the same: within 8%, as translators round.
pub(super) fn same_measure((a, a_unit): (f64, Unit), (b, b_unit): (f64, Unit)) -> bool {
    let near = |x: f64, y: f64| (x - y).abs() <= 0.08 * x.abs().max(y.abs());
    match (a_unit.dimension, b_unit.dimension) {
        (Dimension::Celsius, Dimension::Fahrenheit) => near(a * 1.8 + 32.0, b),
        (Dimension::Fahrenheit, Dimension::Celsius) => near(a, b * 1.8 + 32.0),
        (x, y) => x == y && a_unit != b_unit && near(a * a_unit.size, b * b_unit.size),
    }
}
