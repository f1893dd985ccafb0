//! Italian number words, which are written together below a million.

use super::lexicon::Role;
use super::units;
use Role::{
    Afternoon, And, Century, MaybeMonth, MaybeWeekday, Month, Morning, Number, Ordinal, Part, PercentLead,
    Scale, Scales, Unit, Vague, Weekday,
};

pub(super) const WORDS: &[(Role, &str)] = &[
    (Vague(0), "zero"),
    (Number(1), "un uno una un'"),
    (Ordinal(1), "primo prima primi prime"),
    (Number(2), "due entrambi entrambe doppio doppia paio coppia"),
    (Ordinal(2), "secondo seconda secondi seconde"),
    (Number(3), "tre"),
    (Vague(3), "triplo tripla"),
    (Ordinal(3), "terzo terza terzi terze"),
    (Number(4), "quattro"),
    (Ordinal(4), "quarto quarta"),
    (Number(5), "cinque"),
    (Ordinal(5), "quinto quinta"),
    (Number(6), "sei"),
    (Ordinal(6), "sesto sesta"),
    (Number(7), "sette"),
    (Ordinal(7), "settimo settima"),
    (Number(8), "otto"),
    (Ordinal(8), "ottavo ottava"),
    (Number(9), "nove"),
    (Ordinal(9), "nono nona"),
    (Number(10), "dieci"),
    (Ordinal(10), "decimo decima"),
    (Vague(10), "decina decine"),
    (Number(11), "undici"),
    (Number(12), "dodici"),
    (Vague(12), "dozzina dozzine"),
    (Number(13), "tredici"),
    (Number(14), "quattordici"),
    (Number(15), "quindici"),
    (Number(16), "sedici"),
    (Number(17), "diciassette"),
    (Number(18), "diciotto"),
    (Number(19), "diciannove"),
    (Ordinal(11), "undicesimo undicesima"),
    (Ordinal(12), "dodicesimo dodicesima"),
    (Ordinal(20), "ventesimo ventesima"),
    (Ordinal(21), "ventunesimo ventunesima"),
    (Scale(100), "cento"),
    (Vague(100), "centinaio centinaia"),
    (Scale(1000), "mille mila"),
    (Vague(1000), "migliaio migliaia"),
    (Scale(1_000_000), "milione mln"),
    (Scales(1_000_000), "milioni"),
    (Scale(1_000_000_000), "miliardo mld"),
    (Scales(1_000_000_000), "miliardi"),
    (Scale(1_000_000_000_000), "bilione bilioni trilione trilioni"),
    (Part(2), "mezzo mezza metà mezz'ora"),
    (Part(4), "quarti"),
    (Part(5), "quinti"),
    (Part(10), "decimi"),
    (And, "e"),
    (PercentLead, "per"),
    (Century, "secolo secoli"),
    (Role::Cents, "centesimi"),
];

pub(super) const DATES: &[(Role, &str)] = &[
    (Month(1), "gennaio"),
    (Month(2), "febbraio"),
    (Month(3), "marzo"),
    (Month(4), "aprile"),
    (Month(5), "maggio"),
    (Month(6), "giugno"),
    (Month(7), "luglio"),
    (MaybeMonth(8), "agosto"),
    (Month(9), "settembre"),
    (Month(10), "ottobre"),
    (Month(11), "novembre"),
    (Month(12), "dicembre"),
    (Weekday(1), "lunedì"),
    (Weekday(2), "martedì"),
    (Weekday(3), "mercoledì"),
    (Weekday(4), "giovedì"),
    (Weekday(5), "venerdì"),
    (Weekday(6), "sabato"),
    (MaybeWeekday(7, 0), "domenica"),
    (Morning, "mattina mattino"),
    (Afternoon, "pomeriggio sera notte"),
];

pub(super) const MEASURES: &[(Role, &str)] = &[
    (Unit(units::CENTIMETRE), "cm centimetro centimetri"),
    (Unit(units::MILLIMETRE), "mm millimetro millimetri"),
    (Unit(units::METRE), "m metro metri"),
    (Unit(units::KILOMETRE), "km chilometro chilometri"),
    (Unit(units::INCH), "pollice pollici"),
    (Unit(units::FOOT), "piede piedi"),
    (Unit(units::YARD), "iarda iarde"),
    (Unit(units::MILE), "miglio miglia"),
    (Unit(units::GRAM), "g grammo grammi"),
    (Unit(units::KILOGRAM), "kg chilo chili chilogrammo chilogrammi"),
    (Unit(units::TONNE), "tonnellata tonnellate"),
    (Unit(units::POUND), "libbra libbre"),
    (Unit(units::OUNCE), "oncia once"),
    (Unit(units::LITRE), "l litro litri"),
    (Unit(units::GALLON), "gallone galloni"),
    (Unit(units::MINUTE), "minuto minuti min"),
    (Unit(units::HOUR), "ora ore"),
    (Unit(units::DAY), "giorno giorni"),
    (Unit(units::WEEK), "settimana settimane"),
    (Unit(units::MONTH), "mese mesi"),
    (Unit(units::YEAR), "anno anni"),
    (Unit(units::DECADE), "decennio decenni"),
    (Unit(units::CELSIUS), "celsius"),
    (Unit(units::FAHRENHEIT), "fahrenheit"),
];

const TENS: [(&str, u64); 8] = [
    ("vent", 20),
    ("trent", 30),
    ("quarant", 40),
    ("cinquant", 50),
    ("sessant", 60),
    ("settant", 70),
    ("ottant", 80),
    ("novant", 90),
];

/// Reads `ventuno`, `trecentocinquanta`, `duemilatrecento`. `None` for any other word.
pub(super) fn read_compound(word: &str) -> Option<u64> {
    if let Some((count, rest)) = word.split_once("mila").or_else(|| Some(("", word.strip_prefix("mille")?))) {
        let count = if count.is_empty() { 1 } else { below_thousand(count)? };
        let rest = if rest.is_empty() { 0 } else { below_thousand(rest)? };
        return Some(count * 1000 + rest);
    }
    below_thousand(word)
}

fn below_thousand(word: &str) -> Option<u64> {
    let Some((count, rest)) = word.split_once("cent") else { return below_hundred(word) };
    // `centottanta` loses a vowel.
    let rest = if rest.starts_with("ott") { rest } else { rest.strip_prefix('o')? };
    let count = if count.is_empty() { 1 } else { small(count).filter(|&count| count < 10)? };
    Some(count * 100 + if rest.is_empty() { 0 } else { below_hundred(rest)? })
}

fn below_hundred(word: &str) -> Option<u64> {
    if let Some(value) = small(word) {
        return Some(value);
    }
    let &(stem, tens) = TENS.iter().find(|(stem, _)| word.starts_with(stem))?;
    match &word[stem.len()..] {
        "i" | "a" => Some(tens),
        "uno" | "un" | "una" => Some(tens + 1),
        "otto" => Some(tens + 8),
        rest => {
            let units = small(rest.strip_prefix(['i', 'a'])?.replace("tré", "tre").as_str())?;
            (2..10).contains(&units).then_some(tens + units)
        }
    }
}

/// Reads `tredicesimo`, `ventitreesima`, `centesimo`. `None` for any other word, and for `centesimi`, which is money.
pub(super) fn read_ordinal(word: &str) -> Option<u64> {
    let stem = ["esimo", "esima", "esime"].iter().find_map(|ending| word.strip_suffix(ending))?;
    // The last vowel is lost, but for that of `tre` and `sei`.
    let whole = ["", "i", "e", "o", "a"].iter().find_map(|vowel| read_compound(&format!("{stem}{vowel}")));
    whole.filter(|&value| value > 10)
}

/// The numbers that have words of their own.
fn small(word: &str) -> Option<u64> {
    WORDS.iter().find_map(|(role, words)| match role {
        Number(value @ 1..20) if words.split(' ').any(|known| known == word) => Some(*value),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_written_together_are_read() {
        for (word, value) in [
            ("ventuno", 21),
            ("ventotto", 28),
            ("quarantatré", 43),
            ("novantanove", 99),
            ("trecentocinquanta", 350),
            ("duemilatrecento", 2300),
            ("millenovecentottantaquattro", 1984),
        ] {
            assert_eq!(read_compound(word), Some(value), "{word}");
        }
        for (word, value) in [
            ("tredicesimo", Some(13)),
            ("ventitreesima", Some(23)),
            ("quarantacinquesimo", Some(45)),
            ("centesimo", Some(100)),
            ("battesimo", None),
        ] {
            assert_eq!(read_ordinal(word), value, "{word}");
        }
        assert_eq!(read_compound("venti"), Some(20));
        assert_eq!(read_compound("ventilatore"), None);
        assert_eq!(read_compound("centomila"), Some(100_000));
        assert_eq!(read_compound("centro"), None);
    }
}
