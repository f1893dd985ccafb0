//! German number words, which write numbers below a million as one word.

use super::lexicon::Role;
use super::units;
use Role::{
    Afternoon, And, Century, Clock, Decade, MaybeMonth, Month, Number, Ordinal, Part, Parts, Percent, Scale,
    Scales, Unit, Vague, Weekday,
};

pub(super) const WORDS: &[(Role, &str)] = &[
    (Vague(0), "null"),
    (Number(1), "eins ein eine einen einem einer eines einmal"),
    (Ordinal(1), "erste ersten erster erstes erstem"),
    (Number(2), "zwei zwo beide beiden beider zweimal doppelt paar"),
    (Ordinal(2), "zweite zweiten zweiter zweites zweitem"),
    (Ordinal(3), "dritte dritten dritter drittes drittem"),
    (Ordinal(7), "siebte siebten siebter siebtes"),
    (Number(3), "dreimal dreier"),
    (Vague(3), "dreifach"),
    (Vague(8), "acht"),
    (Vague(12), "dutzend dutzende"),
    (Vague(10), "dekade"),
    (Scale(100), "hundert"),
    (Scales(100), "hunderte hunderten"),
    (Scale(1000), "tausend"),
    (Scales(1000), "tausende tausenden"),
    (Scale(1_000_000), "million mio"),
    (Scales(1_000_000), "millionen"),
    (Scale(1_000_000_000), "milliarde mrd"),
    (Scales(1_000_000_000), "milliarden"),
    (Scale(1_000_000_000_000), "billion billionen"),
    (Part(2), "halb halbe halben halber halbes hälfte"),
    (Parts(3, 2), "anderthalb eineinhalb"),
    (Part(3), "drittel"),
    (Part(4), "viertel"),
    (Part(5), "fünftel"),
    (Part(6), "sechstel"),
    (Part(8), "achtel"),
    (Part(10), "zehntel"),
    (And, "und"),
    (Percent, "prozent"),
    (Century, "jahrhundert jahrhunderts"),
    (Role::Cents, "cent pfennig"),
];

pub(super) const DATES: &[(Role, &str)] = &[
    (Month(1), "januar jänner"),
    (Month(2), "februar"),
    (Month(3), "märz"),
    (Month(4), "april"),
    (MaybeMonth(5), "mai"),
    (Month(6), "juni"),
    (Month(7), "juli"),
    (MaybeMonth(8), "august"),
    (Month(9), "september"),
    (Month(10), "oktober"),
    (Month(11), "november"),
    (Month(12), "dezember"),
    (Weekday(1), "montag montags"),
    (Weekday(2), "dienstag dienstags"),
    (Weekday(3), "mittwoch mittwochs"),
    (Weekday(4), "donnerstag donnerstags"),
    (Weekday(5), "freitag freitags"),
    (Weekday(6), "samstag sonnabend samstags"),
    (Weekday(7), "sonntag sonntags"),
    (Clock, "uhr"),
    (Afternoon, "nachmittags abends"),
];

pub(super) const MEASURES: &[(Role, &str)] = &[
    (Unit(units::CENTIMETRE), "cm zentimeter zentimetern"),
    (Unit(units::MILLIMETRE), "mm millimeter"),
    (Unit(units::METRE), "m meter metern"),
    (Unit(units::KILOMETRE), "km kilometer kilometern"),
    (Unit(units::INCH), "zoll"),
    (Unit(units::FOOT), "fuß"),
    (Unit(units::YARD), "yard yards"),
    (Unit(units::MILE), "meile meilen"),
    (Unit(units::GRAM), "g gramm"),
    (Unit(units::KILOGRAM), "kg kilo kilogramm"),
    (Unit(units::TONNE), "tonne tonnen"),
    (Unit(units::POUND), "pfund"),
    (Unit(units::OUNCE), "unze unzen"),
    (Unit(units::LITRE), "l liter litern"),
    (Unit(units::GALLON), "gallone gallonen"),
    (Unit(units::SECOND), "sekunde sekunden"),
    (Unit(units::MINUTE), "minute minuten"),
    (Unit(units::HOUR), "stunde stunden"),
    (Unit(units::DAY), "tag tage tagen"),
    (Unit(units::WEEK), "woche wochen"),
    (Unit(units::MONTH), "monat monate monaten"),
    (Unit(units::YEAR), "jahr jahre jahren"),
    (Unit(units::DECADE), "jahrzehnt jahrzehnte jahrzehnten"),
    (Unit(units::CELSIUS), "celsius"),
    (Unit(units::FAHRENHEIT), "fahrenheit"),
];

const SMALL: [&str; 19] = [
    "ein",
    "zwei",
    "drei",
    "vier",
    "fünf",
    "sechs",
    "sieben",
    "acht",
    "neun",
    "zehn",
    "elf",
    "zwölf",
    "dreizehn",
    "vierzehn",
    "fünfzehn",
    "sechzehn",
    "siebzehn",
    "achtzehn",
    "neunzehn",
];
const TENS: [&str; 8] =
    ["zwanzig", "dreißig", "vierzig", "fünfzig", "sechzig", "siebzig", "achtzig", "neunzig"];

/// The numbers from 3 to 99 with their ordinals, the decades and the whole hundreds and thousands. Longer ones
/// are read by [`read_compound`].
pub(super) fn compounds(add: &mut dyn FnMut(&str, Role)) {
    for value in 3..100_u64 {
        let word = below_hundred(value);
        add(&word, Number(value));
        for ending in ["e", "en", "er", "es"] {
            add(&format!("{word}{}{ending}", if value < 20 { "t" } else { "st" }), Ordinal(value));
        }
    }
    for (tens, word) in (2..).zip(TENS) {
        add(&format!("{word}er"), Decade(tens * 10));
        add(&word.replace('ß', "ss"), Number(tens * 10));
    }
}

fn below_hundred(value: u64) -> String {
    if value < 20 {
        return SMALL[value as usize - 1].to_owned();
    }
    let tens = TENS[(value / 10) as usize - 2];
    if value.is_multiple_of(10) {
        tens.to_owned()
    } else {
        format!("{}und{tens}", SMALL[(value % 10) as usize - 1])
    }
}

/// What numbers are compounded with, without the endings of adjectives.
const COUNTED: [&str; 17] = [
    "jährig",
    "tägig",
    "stündig",
    "minütig",
    "monatig",
    "wöchig",
    "stöckig",
    "köpfig",
    "prozentig",
    "teilig",
    "seitig",
    "spurig",
    "sitzig",
    "stellig",
    "fach",
    "malig",
    "gradig",
];

/// The endings of adjectives.
const ENDINGS: [&str; 6] = ["", "e", "en", "er", "es", "em"];

/// The number word that a compound begins with: `zwölfjährige`, `dreitägiger`.
pub(super) fn counting(word: &str) -> Option<&str> {
    let stems = ENDINGS.iter().filter_map(|ending| word.strip_suffix(ending));
    // All of them end so: most words need no closer look.
    let mut stems = stems.filter(|stem| stem.ends_with(['g', 'h']));
    stems.find_map(|stem| COUNTED.iter().find_map(|counted| stem.strip_suffix(counted)))
}

/// Reads `zweitausenddreihundertfünf`: thousands, hundreds and the rest, each looked up alone. `None` for a word
/// that has neither `hundert` nor `tausend` in it, or anything else besides.
pub(super) fn read_compound(word: &str, below: &dyn Fn(&str) -> Option<u64>) -> Option<u64> {
    let part = |text: &str, empty: u64| if text.is_empty() { Some(empty) } else { below(text) };
    let rest = |text: &str| part(text.strip_prefix("und").unwrap_or(text), 0);
    let hundreds = |text: &str, empty: u64| match text.split_once("hundert") {
        Some((count, tail)) => Some(part(count, 1)? * 100 + rest(tail)?),
        None => part(text.strip_prefix("und").unwrap_or(text), empty),
    };
    match word.split_once("tausend") {
        Some((count, tail)) => Some(hundreds(count, 1)? * 1000 + hundreds(tail, 0)?),
        None if word.contains("hundert") => hundreds(word, 0),
        None => None,
    }
}
