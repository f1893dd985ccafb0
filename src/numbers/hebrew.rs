//! Hebrew number words.

use super::lexicon::{Prefixes, Role};
use super::units;
use Role::{
    Afternoon, Century, Clock, Decade, MaybeMonth, Month, Morning, Number, Ordinal, Part, Percent, Scale,
    Scales, Unit, Vague,
};

pub(super) const WORDS: &[(Role, &str)] = &[
    (Vague(0), "אפס"),
    (Number(1), "אחד אחת חד יחיד יחידה"),
    (Ordinal(1), "ראשון ראשונה ראשונים ראשונות"),
    (
        Number(2),
        "שניים שתיים שנים שני שתי שנים שניהם שתיהן כפול פעמיים זוג יומיים שבועיים חודשיים שנתיים שעתיים שתים",
    ),
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
    (Vague(10), "עשור עשורים עשרות"),
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
    (Part(4), "רבע רבעים"),
    (Part(5), "חמישיות"),
    (Part(10), "עשיריות"),
    (Percent, "אחוז אחוזים"),
    (Century, "המאה"),
    (Decade(20), "העשרים"),
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
    (MaybeMonth(62), "חשוון חשון"),
    (MaybeMonth(63), "כסלו"),
    (MaybeMonth(64), "טבת"),
    (MaybeMonth(65), "שבט"),
    (MaybeMonth(66), "אדר"),
    (MaybeMonth(67), "ניסן"),
    (MaybeMonth(68), "אייר"),
    (MaybeMonth(69), "סיוון סיון"),
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
    (Unit(units::DAY), "יום ימים"),
    (Unit(units::WEEK), "שבוע שבועות"),
    (Unit(units::MONTH), "חודש חודשים"),
    (Unit(units::YEAR), "שנה"),
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
