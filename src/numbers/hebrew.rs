//! Hebrew number words.

use super::lexicon::{Prefixes, Role};
use super::units;
use Role::{
    Afternoon, Century, Clock, MaybeMonth, Measure, Month, Morning, Number, Ordinal, Part, Percent, Scale,
    Scales, Unit, Vague,
};

pub(super) const WORDS: &[(Role, &str)] = &[
    (Vague(0), "אפס"),
    (Number(1), "אחד אחת חד יחיד יחידה"),
    (Ordinal(1), "ראשון ראשונה ראשונים ראשונות"),
    (Number(2), "שניים שתיים שני שתי שניהם שתיהן כפול פעמיים זוג שתים"),
    (Ordinal(2), "שנייה שניה"),
    (Number(3), "שלושה שלוש שלושת שלושתם"),
    (Ordinal(3), "שלישי שלישית"),
    (Number(4), "ארבעה ארבע ארבעת"),
    (Ordinal(4), "רביעי רביעית"),
    (Number(5), "חמישה חמש חמשת חמשה"),
    (Ordinal(5), "חמישי חמישית"),
    (Number(6), "שישה שש ששת ששה"),
    (Ordinal(6), "שישי שישית ששי"),
    (Number(7), "שבעה שבעת"),
    (Vague(7), "שבע"),
    (Ordinal(7), "שביעי שביעית"),
    (Number(8), "שמונה שמונת"),
    (Ordinal(8), "שמיני שמינית"),
    (Number(9), "תשעה תשע תשעת"),
    (Ordinal(9), "תשיעי תשיעית"),
    (Number(10), "עשרה עשר עשרת"),
    (Ordinal(10), "עשירי עשירית"),
    (Vague(10), "עשרות"),
    (Vague(12), "תריסר חצות"),
    (Number(20), "עשרים"),
    (Number(30), "שלושים שלשים"),
    (Number(40), "ארבעים"),
    (Number(50), "חמישים חמשים"),
    (Number(60), "שישים ששים"),
    (Number(70), "שבעים"),
    (Number(80), "שמונים"),
    (Number(90), "תשעים"),
    (Scale(100), "מאה"),
    (Scales(100), "מאות"),
    (Number(200), "מאתיים"),
    (Scale(1000), "אלף"),
    (Scales(1000), "אלפי אלפים"),
    (Number(2000), "אלפיים"),
    (Scale(1_000_000), "מיליון מליון"),
    (Scales(1_000_000), "מיליוני מיליונים"),
    (Scale(1_000_000_000), "מיליארד ביליון"),
    (Scales(1_000_000_000), "מיליארדי מיליארדים"),
    (Scale(1_000_000_000_000), "טריליון"),
    (Scales(1_000_000_000_000), "טריליוני טריליונים"),
    (Part(2), "חצי מחצית"),
    (Part(3), "שליש שלישים"),
    (Part(4), "רבע רבעים רבעי"),
    (Part(5), "חמישיות"),
    (Part(10), "עשיריות"),
    (Percent, "אחוז אחוזים"),
    (Century, "המאה"),
    (Role::Cents, "אגורות אגורה סנט"),
];

pub(super) const DATES: &[(Role, &str)] = &[
    (Month(1), "ינואר"),
    (Month(2), "פברואר"),
    (Month(3), "מרץ מרס מארס"),
    (Month(4), "אפריל"),
    (MaybeMonth(5), "מאי"),
    (Month(6), "יוני"),
    (Month(7), "יולי"),
    (Month(8), "אוגוסט"),
    (Month(9), "ספטמבר"),
    (Month(10), "אוקטובר"),
    (Month(11), "נובמבר"),
    (Month(12), "דצמבר"),
    (Month(61), "תשרי"),
    (Month(62), "חשוון חשון"),
    (Month(63), "כסלו"),
    (Month(64), "טבת"),
    (MaybeMonth(65), "שבט"),
    (MaybeMonth(66), "אדר"),
    (MaybeMonth(67), "ניסן"),
    (Month(68), "אייר"),
    (Month(69), "סיוון סיון"),
    (MaybeMonth(70), "תמוז"),
    (MaybeMonth(71), "אב"),
    (MaybeMonth(72), "אלול"),
    (Clock, "שעה"),
    (Morning, "בבוקר בוקר"),
    (Afternoon, "בערב ערב צהריים בצהריים אחה\"צ"),
];

pub(super) const MEASURES: &[(Role, &str)] = &[
    (Unit(units::CENTIMETRE), "סנטימטר סנטימטרים ס\"מ"),
    (Unit(units::MILLIMETRE), "מילימטר מילימטרים מ\"מ"),
    (Unit(units::METRE), "מטר מטרים"),
    (Unit(units::KILOMETRE), "קילומטר קילומטרים ק\"מ"),
    (Unit(units::INCH), "אינץ אינצ'ים"),
    (Unit(units::FOOT), "רגל"),
    (Unit(units::YARD), "יארד יארדים"),
    (Unit(units::MILE), "מייל מיילים"),
    (Unit(units::GRAM), "גרם גרמים"),
    (Unit(units::KILOGRAM), "קילוגרם קילו ק\"ג"),
    (Unit(units::TONNE), "טון טונות"),
    (Unit(units::POUND), "פאונד ליברות"),
    (Unit(units::OUNCE), "אונקיה אונקיות"),
    (Unit(units::LITRE), "ליטר ליטרים"),
    (Unit(units::GALLON), "גלון גלונים"),
    (Unit(units::SECOND), "שניות"),
    (Unit(units::MINUTE), "דקה דקות"),
    (Unit(units::HOUR), "שעות"),
    (Unit(units::DAY), "יום ימים ימי"),
    (Unit(units::WEEK), "שבוע שבועות"),
    (Unit(units::MONTH), "חודש חודשים חודשי"),
    (Unit(units::YEAR), "שנה שנים שנות"),
    (Measure(1, units::DECADE), "עשור"),
    (Unit(units::DECADE), "עשורים"),
    (Measure(2, units::HOUR), "שעתיים"),
    (Measure(2, units::DAY), "יומיים"),
    (Measure(2, units::WEEK), "שבועיים"),
    (Measure(2, units::MONTH), "חודשיים"),
    (Measure(2, units::YEAR), "שנתיים"),
    (Unit(units::FAHRENHEIT), "פרנהייט"),
    (Unit(units::CELSIUS), "צלזיוס"),
];

/// Up to three of `ו ש ב כ ל מ ה`.
pub(super) fn prefixes(word: &str) -> Prefixes {
    let letters = word.chars().take(3).take_while(|ch| "ושבכלמה".contains(*ch)).count();
    let mut cuts = Prefixes::default();
    for taken in 1..=letters {
        if word.len() >= taken * 2 + 4 {
            cuts[taken - 1] = Some(taken * 2);
        }
    }
    cuts
}

/// The values of the letters as numerals.
const LETTERS: [(char, u64); 27] = [
    ('א', 1),
    ('ב', 2),
    ('ג', 3),
    ('ד', 4),
    ('ה', 5),
    ('ו', 6),
    ('ז', 7),
    ('ח', 8),
    ('ט', 9),
    ('י', 10),
    ('כ', 20),
    ('ך', 20),
    ('ל', 30),
    ('מ', 40),
    ('ם', 40),
    ('נ', 50),
    ('ן', 50),
    ('ס', 60),
    ('ע', 70),
    ('פ', 80),
    ('ף', 80),
    ('צ', 90),
    ('ץ', 90),
    ('ק', 100),
    ('ר', 200),
    ('ש', 300),
    ('ת', 400),
];

/// The value of a numeral in letters, folded and without its geresh or gershayim, in the one spelling that is regular:
/// hundreds, a letter for the tens, one for the units, and `טו`, `טז` for 15 and 16.
fn letters(numeral: &str) -> Option<u64> {
    let values =
        numeral.chars().map(|ch| LETTERS.iter().find(|(letter, _)| *letter == ch).map(|&(_, value)| value));
    let values: Vec<u64> = values.collect::<Option<_>>()?;
    let (hundreds, rest) = values.split_at(values.iter().take_while(|&&value| value >= 100).count());
    let falls = hundreds.windows(2).all(|pair| pair[0] > pair[1] || pair == [400, 400]);
    let regular = match rest {
        [] => !hundreds.is_empty(),
        [_] | [9, 6 | 7] => true,
        [10, 5 | 6] => false,
        [tens, units] => *tens >= 10 && *units < 10,
        _ => false,
    };
    (falls && regular).then(|| values.iter().sum())
}

/// Reads `כ"ג`, perhaps with prefixes, and `ד` before a geresh. Gives the value and how many bytes the prefixes have.
pub(super) fn numeral(word: &str, geresh: bool) -> Option<(u64, usize)> {
    let quoted = word.char_indices().rev().nth(1).is_some_and(|(_, ch)| ch == '"');
    if geresh == quoted || geresh && word.chars().count() > 2 {
        return None;
    }
    let cuts = word
        .char_indices()
        .map(|(at, _)| at)
        .take_while(|&at| word[..at].chars().all(|ch| "ושבכלמה".contains(ch)));
    cuts.take(3).find_map(|at| Some((letters(&word[at..].replace('"', ""))?, at)))
}
