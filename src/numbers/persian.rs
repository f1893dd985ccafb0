//! Persian number words.

use super::lexicon::Role;
use super::units;
use Role::{
    Afternoon, And, Century, Clock, MaybeMonth, Measure, Month, Morning, Number, Ordinal, Part, Percent,
    Scale, Scales, Unit, Vague, Weekday,
};

pub(super) const WORDS: &[(Role, &str)] = &[
    (Vague(0), "صفر"),
    (Number(1), "یک یکی یه یکبار"),
    (Ordinal(1), "اول اولین نخست نخستین یکم یکمین"),
    (Number(2), "دو دوتا هردو دوبار دوباره جفت هردوی"),
    (Ordinal(2), "دوم دومین دوّم ثانی"),
    (Number(3), "سه سه‌تا"),
    (Ordinal(3), "سوم سومین سوّم"),
    (Number(4), "چهار چارتا چهارتا"),
    (Number(5), "پنج پنج‌تا"),
    (Number(6), "شش شیش"),
    (Number(7), "هفت"),
    (Number(8), "هشت"),
    (Vague(9), "نه"),
    (Vague(10), "ده"),
    (Ordinal(9), "نهم نهمین"),
    (Ordinal(10), "دهم دهمین"),
    (Vague(10), "ده‌ها"),
    (Vague(12), "دوجین"),
    (Number(11), "یازده"),
    (Number(12), "دوازده"),
    (Number(13), "سیزده"),
    (Number(14), "چهارده"),
    (Number(15), "پانزده پونزده"),
    (Number(16), "شانزده شونزده"),
    (Number(17), "هفده هیفده"),
    (Number(18), "هجده هیجده هژده هیژده"),
    (Number(19), "نوزده"),
    (Number(20), "بیست"),
    (Vague(30), "سی"),
    (Ordinal(30), "سی‌ام سی‌امین"),
    (Number(40), "چهل چل"),
    (Number(50), "پنجاه"),
    (Number(60), "شصت"),
    (Number(70), "هفتاد"),
    (Number(80), "هشتاد"),
    (Number(90), "نود"),
    (Scale(100), "صد یکصد"),
    (Scales(100), "صدها"),
    (Number(200), "دویست"),
    (Number(300), "سیصد سی‌صد"),
    (Number(400), "چهارصد"),
    (Number(500), "پانصد پونصد"),
    (Number(600), "ششصد شیشصد"),
    (Number(700), "هفتصد"),
    (Number(800), "هشتصد"),
    (Number(900), "نهصد"),
    (Scale(1000), "هزار یکهزار"),
    (Scales(1000), "هزاران"),
    (Scale(1_000_000), "میلیون"),
    (Scales(1_000_000), "میلیون‌ها"),
    (Scale(1_000_000_000), "میلیارد بیلیون"),
    (Scales(1_000_000_000), "میلیاردها"),
    (Scale(1_000_000_000_000), "تریلیون"),
    (Part(2), "نیم نصف نیمی نیمه"),
    (Part(3), "ثلث"),
    (Part(4), "ربع"),
    (And, "و"),
    (Percent, "درصد"),
    (Vague(100), "صددرصد"),
    (Century, "قرن سده"),
    (Role::Cents, "سنت"),
];

pub(super) const DATES: &[(Role, &str)] = &[
    (Month(1), "ژانویه جنوری"),
    (Month(2), "فوریه فبروری"),
    (Month(3), "مارس مارچ"),
    (Month(4), "آوریل اپریل"),
    (MaybeMonth(5), "مه می"),
    (Month(6), "ژوئن جون"),
    (Month(7), "ژوئیه ژوییه جولای"),
    (Month(8), "اوت آگوست اگست"),
    (Month(9), "سپتامبر سپتمبر"),
    (Month(10), "اکتبر اکتوبر"),
    (Month(11), "نوامبر نومبر"),
    (Month(12), "دسامبر دسمبر"),
    (Month(41), "فروردین"),
    (Month(42), "اردیبهشت"),
    (Month(43), "خرداد"),
    (MaybeMonth(44), "تیر"),
    (Month(45), "مرداد"),
    (Month(46), "شهریور"),
    (MaybeMonth(47), "مهر"),
    (Month(48), "آبان"),
    (MaybeMonth(49), "آذر"),
    (MaybeMonth(50), "دی"),
    (MaybeMonth(51), "بهمن"),
    (Month(52), "اسفند"),
    (Weekday(1), "دوشنبه"),
    (Weekday(2), "سه‌شنبه"),
    (Weekday(3), "چهارشنبه"),
    (Weekday(4), "پنجشنبه پنج‌شنبه"),
    (Weekday(5), "جمعه"),
    (Weekday(6), "شنبه"),
    (Weekday(7), "یکشنبه یک‌شنبه"),
    (Clock, "ساعت"),
    (Morning, "صبح بامداد"),
    (Afternoon, "عصر شب بعدازظهر ظهر بعد‌از‌ظهر غروب"),
];

pub(super) const MEASURES: &[(Role, &str)] = &[
    (Unit(units::CENTIMETRE), "سانتی‌متر سانتیمتر سانت"),
    (Unit(units::MILLIMETRE), "میلی‌متر میلیمتر"),
    (Unit(units::METRE), "متر متری"),
    (Unit(units::KILOMETRE), "کیلومتر کیلومتری"),
    (Unit(units::INCH), "اینچ"),
    (Unit(units::FOOT), "فوت پا فوتی"),
    (Unit(units::YARD), "یارد"),
    (Unit(units::MILE), "مایل مایلی"),
    (Unit(units::GRAM), "گرم"),
    (Unit(units::KILOGRAM), "کیلوگرم کیلو"),
    (Unit(units::TONNE), "تن"),
    (Unit(units::POUND), "پوند"),
    (Unit(units::OUNCE), "اونس"),
    (Unit(units::LITRE), "لیتر"),
    (Unit(units::GALLON), "گالن"),
    (Unit(units::SECOND), "ثانیه"),
    (Unit(units::MINUTE), "دقیقه دقیقه‌ای"),
    (Unit(units::HOUR), "ساعته ساعتی ساعت‌ها"),
    (Unit(units::DAY), "روز روزه روزهٔ"),
    (Unit(units::WEEK), "هفته هفته‌ای"),
    (Unit(units::MONTH), "ماه ماهه ماه‌های"),
    (Unit(units::YEAR), "سال ساله سالگی سال‌های سالهای"),
    (Measure(1, units::DECADE), "دهه دهه‌ی"),
    (Unit(units::DECADE), "دهه‌های دهه‌ها"),
    (Unit(units::FAHRENHEIT), "فارنهایت"),
    (Unit(units::CELSIUS), "سانتی‌گراد سلسیوس"),
];

/// Ordinals end in `م` or `مین`; counted nouns may be written onto the number with `تا` or `ها`.
pub(super) fn compounds(add: &mut dyn FnMut(&str, Role)) {
    for &(role, words) in WORDS {
        let (Number(value) | Scale(value)) = role else { continue };
        for word in words.split_whitespace() {
            add(&format!("{word}م"), Ordinal(value));
            add(&format!("{word}مین"), Ordinal(value));
            for counted in ["تا", "تایی", "ساله", "روزه", "ماهه", "ساعته", "نفره", "گانه"]
            {
                add(&format!("{word}{counted}"), role);
            }
        }
    }
    // Without the joiner, `سی` takes a helping alef.
    add("سیم", Ordinal(30));
}
