//! Values that are equal however they are written, values that differ, and what holds for every text.

use proptest::prelude::*;
use tadqiq::language::Language;
use tadqiq::numbers::{Quantity, Value, compare, compare_at, find};

const LANGUAGES: [Language; 12] = [
    Language::Arabic,
    Language::Persian,
    Language::Hebrew,
    Language::Russian,
    Language::English,
    Language::French,
    Language::German,
    Language::Spanish,
    Language::Italian,
    Language::Portuguese,
    Language::Hindi,
    Language::Other,
];

fn read(text: &str, language: Language) -> Vec<String> {
    find(text, language).iter().map(|quantity| quantity.value().to_string()).collect()
}

/// Pairs of spans that differ: MT, edited.
fn differing<'t>(mt: &'t str, edited: &'t str, language: Language) -> Vec<(&'t str, &'t str)> {
    let (a, b) = (find(mt, language), find(edited, language));
    let shown = |difference: tadqiq::numbers::Difference| {
        (
            difference.mt_span.map_or("", |span| span.of(mt)),
            difference.edited_span.map_or("", |span| span.of(edited)),
        )
    };
    compare(&a, &b).into_iter().map(shown).collect()
}

#[test]
fn words_add_up() {
    for (text, language, expected) in [
        ("ألفان وثلاثمئة جندي", Language::Arabic, "2300"),
        ("ثلاثة وعشرون ألفا وخمسمئة وستة", Language::Arabic, "23506"),
        ("خمسة عشر", Language::Arabic, "15"),
        ("القرن الحادي والعشرين", Language::Arabic, "21"),
        ("مليون ونصف المليون", Language::Arabic, "1500000"),
        ("وبخمسة آلاف", Language::Arabic, "5000"),
        ("twenty-one", Language::English, "21"),
        ("two hundred and five thousand three hundred", Language::English, "205300"),
        ("nineteen ninety-eight", Language::English, "1998"),
        ("half a million", Language::English, "500000"),
        ("two and a half million", Language::English, "2500000"),
        ("یک و نیم میلیون", Language::Persian, "1500000"),
        ("quatre-vingt-dix-sept", Language::French, "97"),
        ("deux cent mille", Language::French, "200000"),
        ("soixante et onze", Language::French, "71"),
        ("двадцать пять тысяч триста", Language::Russian, "25300"),
        ("zweitausenddreihundertfünfundzwanzig", Language::German, "2325"),
        ("siebenundneunzig", Language::German, "97"),
        ("treinta y cinco mil doscientos", Language::Spanish, "35200"),
        ("بیست و پنج هزار و سیصد", Language::Persian, "25300"),
        ("سی‌وپنج", Language::Persian, "35"),
        ("پنجاه‌هزار نفر", Language::Persian, "50000"),
        ("עשרים ושלוש", Language::Hebrew, "23"),
        ("שלוש מאות וחמישים אלף", Language::Hebrew, "350000"),
        ("חמש עשרה", Language::Hebrew, "15"),
    ] {
        assert_eq!(read(text, language), [expected], "{text}");
    }
}

#[test]
fn numbers_that_do_not_add_up_stay_apart() {
    for (text, language, expected) in [
        ("ثلاثة وأربعة", Language::Arabic, &["3", "4"][..]),
        ("three and four", Language::English, &["3", "4"]),
        ("2005-2009", Language::English, &["2005", "2009"]),
        ("13/5/2014", Language::Arabic, &["13", "5", "2014"]),
        ("in 2020 300 people", Language::French, &["2020", "300"]),
    ] {
        assert_eq!(read(text, language), expected, "{text}");
    }
}

#[test]
fn the_same_value_written_differently_is_no_difference() {
    for (mt, edited, language) in [
        ("ثلاث مدن", "3 مدن", Language::Arabic),
        ("٣ مدن", "3 مدن", Language::Arabic),
        ("12٪", "12 في المئة", Language::Arabic),
        ("12%", "اثني عشر بالمئة", Language::Arabic),
        ("الحرب العالمية II", "الحرب العالمية الثانية", Language::Arabic),
        ("لويس XIV", "لويس الرابع عشر", Language::Arabic),
        ("1,000 جندي", "ألف جندي", Language::Arabic),
        ("1,500,000 دولار", "مليون ونصف مليون دولار", Language::Arabic),
        ("1.5 سنة", "عام ونصف", Language::Arabic),
        ("3.2 مليون", "3 ملايين و200 ألف", Language::Arabic),
        ("21 ديسمبر 2014", "21 كانون الأول 2014", Language::Arabic),
        ("21/12/2014", "21 ديسمبر 2014", Language::Arabic),
        ("الساعة 8:30 مساء", "الساعة 20:30", Language::Arabic),
        ("الساعة 8:30", "الثامنة والنصف", Language::Arabic),
        ("في تسعينيات القرن الماضي", "في 1990s", Language::Arabic),
        ("18 سنة", "تمنتاشر سنة", Language::Arabic),
        ("130000 شخص", "130 ألف شخص", Language::Arabic),
        ("10-15 مليون", "10 ملايين إلى 15 مليون", Language::Arabic),
        ("في القسم 7", "في #section7", Language::Arabic),
        ("second", "2nd", Language::English),
        ("twelve percent", "12%", Language::English),
        ("in '98", "in 1998", Language::English),
        ("six feet", "1.8 metres", Language::English),
        ("two decades", "20 years", Language::English),
        ("two-thirds", "2/3", Language::English),
        ("2,5 %", "2.5 %", Language::French),
        ("1 234 567", "1.234.567", Language::German),
        ("в 90-е годы", "в 1990-е годы", Language::Russian),
        ("the 19th century", "the 1800s", Language::English),
        ("в 1980-х", "в восьмидесятых годах", Language::Russian),
        ("۲/۵ درصد", "2.5 درصد", Language::Persian),
        ("۲۵ هزار", "بیست و پنج هزار", Language::Persian),
        ("ב-15 במאי", "בחמישה עשר במאי", Language::Hebrew),
    ] {
        assert_eq!(differing(mt, edited, language), [], "{mt} / {edited}");
        assert_eq!(differing(edited, mt, language), [], "{edited} / {mt}");
    }
}

#[test]
fn number_signs_of_chinese_and_japanese_say_what_digits_say() {
    for (signs, digits) in [
        ("二〇一五年", "2015年"),
        ("在二〇一五年发生", "在2015年发生"),
        ("一九九八年", "１９９８年"),
        ("三百二十万人", "3,200,000人"),
        ("1.5亿元", "一亿五千万元"),
        ("3万5千円", "35,000円"),
        ("两万五", "25000"),
        ("十二月三日", "12月3日"),
        ("2015年12月3号", "2015/12/3"),
        ("百分之五", "5%"),
        ("百分之十二点五", "12.5%"),
        ("十五パーセント", "15%"),
        ("三分之二", "2/3"),
        ("三分の一", "1/3"),
        ("下午三点半", "15:30"),
        ("午後8時", "20時"),
        ("伍佰元", "500元"),
        ("3만 명", "30,000 명"),
    ] {
        for language in LANGUAGES {
            assert_eq!(differing(signs, digits, language), [], "{signs} / {digits}");
            assert_eq!(differing(digits, signs, language), [], "{digits} / {signs}");
        }
    }
    for (mt, edited, expected) in [
        ("二〇一五年", "二〇一六年", ("二〇一五", "二〇一六")),
        ("法国总统在巴黎会见了2015人", "法国总统在巴黎会见了2016人", ("2015", "2016")),
        ("1.5亿元", "1.5万元", ("亿", "万")),
        ("十一月", "十二月", ("十一月", "十二月")),
        ("三百人死亡", "死亡", ("三百", "")),
    ] {
        assert_eq!(differing(mt, edited, Language::Other), [expected], "{mt} / {edited}");
    }
}

#[test]
fn number_signs_within_words_are_never_missed() {
    for text in [
        "一起",
        "三明治",
        "千万不要",
        "万一",
        "十分",
        "收拾",
        "参加",
        "大陆百姓",
        "四川",
        "百姓",
        "七八个",
        "亿万富翁",
    ] {
        assert_eq!(differing(text, "", Language::Other), [], "{text}");
    }
}

/// Of the first quantity, what says its unit.
fn unit(text: &str, language: Language) -> Option<&str> {
    find(text, language)[0].unit_span.map(|span| span.of(text))
}

#[test]
fn what_says_the_unit_is_found_beside_the_number() {
    for (text, language, expected) in [
        ("12٪ من", Language::Arabic, "٪"),
        ("٪12 من", Language::Arabic, "٪"),
        ("12 في المئة من", Language::Arabic, "في المئة"),
        ("12 بالمائة", Language::Arabic, "بالمائة"),
        ("الساعة 8:30 مساء", Language::Arabic, "مساء"),
        ("12 per cent of", Language::English, "per cent"),
        ("twelve percent", Language::English, "percent"),
        ("at 8:30 p.m. in", Language::English, "p.m."),
        ("at 8 am", Language::English, "am"),
        ("six feet", Language::English, "feet"),
        ("12 אחוז", Language::Hebrew, "אחוז"),
        ("۱۲ درصد", Language::Persian, "درصد"),
        ("12 процентов", Language::Russian, "процентов"),
        ("12 pour cent", Language::French, "pour cent"),
        ("12 por ciento", Language::Spanish, "por ciento"),
        ("12 Prozent", Language::German, "Prozent"),
        ("百分之五", Language::Other, "百分之"),
        ("下午三点", Language::Other, "下午"),
    ] {
        assert_eq!(unit(text, language), Some(expected), "{text}");
    }
    assert_eq!(unit("12 people", Language::English), None);
}

#[test]
fn equal_values_tell_whether_their_units_are_equal() {
    for (mt, edited, same_unit) in [
        ("12%", "12 per cent", true),
        ("12%", "12", false),
        ("8 p.m.", "20:00", true),
        ("8 p.m.", "8:00", false),
        ("8 a.m.", "8:00", true),
        ("six feet", "1.8 metres", true),
    ] {
        let (a, b) = (find(mt, Language::English), find(edited, Language::English));
        let equal = compare_at(&a, &b, |_| None).equal;
        assert_eq!((equal[0].mt, equal[0].edited, equal[0].same_unit), (0, 0, same_unit), "{mt} / {edited}");
    }
    assert_eq!(differing("8:00 a.m.", "20:00", Language::English), [("8", "20")]);
}

#[test]
fn a_line_of_very_many_numbers_is_compared() {
    let line = |first: usize, step: usize| -> String {
        let numbers: Vec<String> = (0..3000).map(|at| format!("{} km", first + at * step)).collect();
        numbers.join(" ")
    };
    let (mt, edited) = (line(1000, 3), line(1001, 3));
    let (a, b) = (find(&mt, Language::English), find(&edited, Language::English));
    assert_eq!(compare(&a, &b).len(), 3000);
    assert_eq!(compare(&a, &a), []);
    let grouped = "123 ".repeat(20_000);
    assert_eq!(find(&grouped, Language::Russian).len(), 1);
}

#[test]
fn another_value_is_found_in_its_place() {
    for (mt, edited, language, expected) in [
        ("قتل 129 في 3 مدن", "قتل ١٩٢ في ثلاث مدن", Language::Arabic, ("129", "١٩٢")),
        ("1.8 مليون جنيه", "1.8 مليار جنيه", Language::Arabic, ("مليون", "مليار")),
        ("في مايو 2014", "في يونيو 2014", Language::Arabic, ("مايو", "يونيو")),
        ("بين 30 و30 يوما", "بين 20 و30 يوما", Language::Arabic, ("30", "20")),
        ("عام 1974 صدر القانون", "صدر القانون", Language::Arabic, ("1974", "")),
        ("five members", "three members", Language::English, ("five", "three")),
        ("the 3D film", "the 2D film", Language::English, ("3", "2")),
        ("20 feet", "25 feet", Language::English, ("20", "25")),
        (
            "the first two innings of third-year players",
            "the first three innings of third-year players",
            Language::English,
            ("two", "three"),
        ),
        ("on Monday", "on Tuesday", Language::English, ("Monday", "Tuesday")),
        ("3/4 of them", "3/5 of them", Language::English, ("3/4", "3/5")),
        (
            "12345678901234567890",
            "12345678901234567809",
            Language::Other,
            ("12345678901234567890", "12345678901234567809"),
        ),
    ] {
        assert_eq!(differing(mt, edited, language), [expected], "{mt} / {edited}");
    }
}

#[test]
fn a_map_of_positions_pairs_what_stands_in_one_place() {
    let (mt, edited) = ("11 then 22", "33 later 44");
    let (a, b) = (find(mt, Language::English), find(edited, Language::English));
    let crossed = compare_at(&a, &b, |offset| Some(if offset == 0 { 9 } else { 0 }));
    let pairs: Vec<_> =
        crossed.differences.iter().map(|difference| (difference.mt, difference.edited)).collect();
    assert_eq!(pairs, [(Some(0), Some(1)), (Some(1), Some(0))]);
}

#[test]
fn words_that_only_look_like_numbers_are_never_missed() {
    for (text, language) in [
        ("لست هنا على حد سواء مع أحدهم", Language::Arabic),
        ("رجلان وامرأة واحدة", Language::Arabic),
        ("one of them, a second time, may be", Language::English),
        ("I bought a CD in DC", Language::English),
        ("un livre neuf", Language::French),
        ("نه، او نیامد", Language::Persian),
        ("see https://example.org/2020/31 and @user13", Language::English),
    ] {
        assert_eq!(differing(text, "", language), [], "{text}");
    }
}

#[test]
fn superscripts_are_no_digits() {
    assert_eq!(read("10 m² and 10³", Language::English), ["10", "10"]);
    assert_eq!(read("4½", Language::English), ["4.5"]);
}

/// Any text, with many digits, marks and number words in it.
fn texts() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        any::<char>().prop_map(String::from),
        "[0-9٠-٩۰-۹]{1,5}",
        "[.,٬٫،/:' %$-]",
        prop::sample::select(vec![
            "ألفان",
            "وثلاثمئة",
            "مليون",
            "ونصف",
            "لل",
            "وبال",
            "half",
            "hundred",
            "and",
            "twenty",
            "millions",
            "of",
            "quatre",
            "vingts",
            "dix",
            "elftausend",
            "hundert",
            "тысяч",
            "XIV",
            "½",
            "\u{200f}",
            "ـ",
            "@a",
            "://",
            "二〇",
            "三百",
            "万",
            "点",
            "分之",
            "p.m.",
            "만",
        ])
        .prop_map(str::to_owned),
        Just(" ".to_owned()),
    ];
    prop::collection::vec(piece, 0..30).prop_map(|pieces| pieces.concat())
}

fn in_order(text: &str, found: &[Quantity]) -> bool {
    found.iter().all(|quantity| {
        let (start, end) = (quantity.span.start as usize, quantity.span.end as usize);
        start < end
            && text.is_char_boundary(start)
            && text.is_char_boundary(end)
            && !quantity.readings.is_empty()
    }) && found.windows(2).all(|pair| pair[0].span.end <= pair[1].span.start)
}

proptest! {
    #[test]
    fn quantities_stand_in_order_on_character_boundaries(text in texts(), language in 0..LANGUAGES.len()) {
        let found = find(&text, LANGUAGES[language]);
        prop_assert!(in_order(&text, &found), "{found:?}");
    }

    #[test]
    fn a_text_does_not_differ_from_itself(text in texts(), language in 0..LANGUAGES.len()) {
        let found = find(&text, LANGUAGES[language]);
        prop_assert_eq!(compare(&found, &found), []);
    }

    #[test]
    fn digits_of_another_script_say_the_same(text in "[a-z ]{0,9}[0-9]{1,7}([.,][0-9]{1,3}){0,2} [a-z]{0,9}") {
        for zero in ['٠', '۰', '०', '０'] {
            let rewritten: String = text
                .chars()
                .map(|ch| ch.to_digit(10).map_or(ch, |digit| char::from_u32(zero as u32 + digit).unwrap()))
                .collect();
            let values = |text: &str| -> Vec<Vec<Value>> {
                find(text, Language::Other).into_iter().map(|quantity| quantity.readings).collect()
            };
            prop_assert_eq!(values(&text), values(&rewritten));
        }
    }

    #[test]
    fn a_changed_digit_is_always_found(number in 3_u64..10_000_000, other in 3_u64..10_000_000) {
        prop_assume!(number != other);
        let (mt, edited) = (format!("عدد {number} من"), format!("عدد {other} من"));
        prop_assert_eq!(differing(&mt, &edited, Language::Arabic).len(), 1);
    }
}
