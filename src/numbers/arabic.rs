//! Arabic number words: standard forms, and the common ones of the dialects.

use super::lexicon::{Prefixes, Role};
use super::units;
use Role::{
    Afternoon, Century, Clock, Decade, MaybeMonth, MaybeWeekday, Month, MonthPair, Morning, Not, Number,
    Ordinal, Part, Percent, PercentLead, Scale, Scales, Unit, Vague, Weekday,
};

pub(super) const WORDS: &[(Role, &str)] = &[
    (Vague(0), "صفر"),
    (Number(1), "واحد واحدة احد إحدى وحدة حادي حادية أحدهم إحداهما أحدهما"),
    (Ordinal(1), "أول أولى أولا أوائل"),
    (
        Number(2),
        "اثنان اثنين اثنتان اثنتين اثنا اثني اثنتا اثنتي اتنين تنتين ثنتين ثنين إتنين مرتين مرتان كلا كلتا كلاهما كليهما \
        كلتاهما ضعف ضعفي ضعفين زوج زوجي زوجان زوجين مزدوج مزدوجة ثنائي ثنائية",
    ),
    (Ordinal(2), "ثاني ثانية ثان ثانيا تاني تانية"),
    (Number(3), "ثلاثة ثلاث تلاتة تلات تلت ثلاثتهم تلاتتهم"),
    (Ordinal(3), "ثالث ثالثة ثالثا تالت تالتة"),
    (Vague(3), "ثلاثي ثلاثية"),
    (Number(4), "أربعة أربع أربعتهم"),
    (Ordinal(4), "رابع رابعة رابعا"),
    (Vague(4), "رباعي رباعية"),
    (Number(5), "خمسة خمس خمستهم"),
    (Ordinal(5), "خامس خامسة خامسا"),
    (Vague(5), "خماسي خماسية"),
    (Number(6), "ستة"),
    (Vague(6), "ست سداسي سداسية"),
    (Ordinal(6), "سادس سادسة سادسا سات"),
    (Number(7), "سبعة سبع"),
    (Ordinal(7), "سابع سابعة سابعا"),
    (Number(8), "ثمانية ثماني ثمان تمانية تمان تماني"),
    (Vague(8), "تمن ثمن"),
    (Ordinal(8), "ثامن ثامنة ثامنا تامن تامنة"),
    (Number(9), "تسعة تسع"),
    (Ordinal(9), "تاسع تاسعة تاسعا"),
    (Number(10), "عشرة عشر"),
    (Ordinal(10), "عاشر عاشرة عاشرا"),
    (Scale(100), "مئة مائة مئه"),
    (Vague(100), "مية ميه"),
    (Number(200), "مئتان مئتين مئتا مئتي مائتان مائتين مائتا مائتي"),
    (Vague(200), "ميتين"),
    (Scales(100), "مئات مئين"),
    (Scale(1000), "ألف ألفا آلف"),
    (Number(2000), "ألفان ألفين ألفا_سنة ألفي"),
    (Scales(1000), "آلاف ألوف تلاف"),
    (Scale(1_000_000), "مليون مليونا"),
    (Number(2_000_000), "مليونان مليونين مليوني"),
    (Scales(1_000_000), "ملايين"),
    (Scale(1_000_000_000), "مليار مليارا بليون بليونا"),
    (Number(2_000_000_000), "ملياران مليارين ملياري بليونين"),
    (Scales(1_000_000_000), "مليارات بلايين"),
    (Scale(1_000_000_000_000), "تريليون ترليون تريليونا ترليونا"),
    (Number(2_000_000_000_000), "تريليونان تريليونين ترليونين"),
    (Scales(1_000_000_000_000), "تريليونات ترليونات"),
    (Part(2), "نصف نص نصفا نصفه نصفها نصفهم نصفهن أنصاف"),
    (Part(3), "ثلث ثلثا أثلاث"),
    (Part(4), "ربع ربعا أرباع"),
    (Part(5), "أخماس"),
    (Part(6), "أسداس"),
    (Part(7), "أسباع"),
    (Part(8), "أثمان"),
    (Part(10), "أعشار"),
    (Vague(10), "عقد عقود عشرات"),
    (Vague(20), "عقدين عقدان عقدي"),
    (Vague(100), "قرون"),
    (Vague(200), "قرنين قرنان"),
    (Percent, "بالمئة بالمائة بالمية بالميه بالمئه"),
    (PercentLead, "في"),
    (Century, "القرن قرن"),
    (Role::Cents, "سنت سنتا سنتات قرش قرشا قروش هللة"),
    (Not, "لست بست وثمن كثمن بعشرة لعشرة"),
];

pub(super) const DATES: &[(Role, &str)] = &[
    (Month(1), "يناير جانفي"),
    (Month(2), "فبراير شباط فيفري"),
    (MaybeMonth(3), "مارس آذار"),
    (Month(4), "أبريل إبريل نيسان أفريل"),
    (Month(5), "مايو أيار ماي"),
    (Month(6), "يونيو يونيه حزيران جوان"),
    (Month(7), "يوليو يوليه يوليوز تموز جويلية"),
    (Month(8), "أغسطس غشت أوت"),
    (MaybeMonth(8), "آب"),
    (Month(9), "سبتمبر أيلول شتنبر"),
    (Month(10), "أكتوبر"),
    (Month(11), "نوفمبر نونبر"),
    (Month(12), "ديسمبر دجنبر"),
    (MonthPair(12, 1), "كانون"),
    (MonthPair(10, 11), "تشرين"),
    (MaybeMonth(21), "محرم"),
    (MonthPair(23, 24), "ربيع"),
    (MonthPair(25, 26), "جمادى"),
    (MaybeMonth(27), "رجب"),
    (MaybeMonth(28), "شعبان"),
    (MaybeMonth(29), "رمضان"),
    (MaybeMonth(30), "شوال"),
    (MaybeWeekday(1, 2), "الاثنين الإثنين"),
    (Weekday(2), "الثلاثاء ثلاثاء الثلوث"),
    (Weekday(3), "الأربعاء أربعاء الأربعا"),
    (Weekday(4), "الخميس"),
    (Weekday(5), "الجمعة"),
    (Weekday(6), "السبت"),
    (MaybeWeekday(7, 1), "الأحد"),
    (Clock, "الساعة"),
    (Morning, "صباحا فجرا الفجر الصبح بالصبح"),
    (Afternoon, "مساء ظهرا ليلا عصرا العصر الظهر المغرب"),
];

pub(super) const MEASURES: &[(Role, &str)] = &[
    (Unit(units::CENTIMETRE), "سم سنتيمتر سنتيمترا سنتيمترات سنتمتر"),
    (Unit(units::MILLIMETRE), "مم ملم مليمتر مليمترا مليمترات"),
    (Unit(units::METRE), "متر مترا أمتار"),
    (Unit(units::KILOMETRE), "كم كلم كيلومتر كيلومترا كيلومترات كيلو"),
    (Unit(units::INCH), "بوصة بوصات إنش"),
    (Unit(units::FOOT), "قدم قدما أقدام"),
    (Unit(units::YARD), "ياردة ياردات"),
    (Unit(units::MILE), "ميل ميلا أميال"),
    (Unit(units::GRAM), "غرام جرام غراما جراما غم جم غرامات جرامات"),
    (Unit(units::KILOGRAM), "كغ كجم كلغ كغم كيلوغرام كيلوجرام كيلوغراما كيلوجراما كيلوغرامات كيلوجرامات"),
    (Unit(units::TONNE), "طن طنا أطنان"),
    (Unit(units::POUND), "رطل رطلا أرطال باوند"),
    (Unit(units::OUNCE), "أونصة أونصات أوقية"),
    (Unit(units::LITRE), "لتر لترا لترات"),
    (Unit(units::GALLON), "غالون جالون غالونا جالونا غالونات جالونات"),
    (Unit(units::MINUTE), "دقيقة دقائق دقايق"),
    (Unit(units::HOUR), "ساعة ساعات"),
    (Unit(units::DAY), "يوم يوما أيام"),
    (Unit(units::WEEK), "أسبوع أسبوعا أسابيع"),
    (Unit(units::MONTH), "شهر شهرا أشهر شهور"),
    (Unit(units::YEAR), "عام عاما أعوام سنة سنوات سنين"),
    (Unit(units::FAHRENHEIT), "فهرنهايت"),
    (Unit(units::CELSIUS), "مئوية"),
];

const STEMS: [(u64, &str); 9] = [
    (3, "ثلاث"),
    (3, "تلات"),
    (4, "أربع"),
    (5, "خمس"),
    (6, "ست"),
    (7, "سبع"),
    (8, "ثمان"),
    (8, "تمان"),
    (9, "تسع"),
];

/// The tens and hundreds, which are regular: `ثلاثون`, `ثلاثمئة`, and the decades `ثلاثينيات`.
pub(super) fn compounds(add: &mut dyn FnMut(&str, Role)) {
    for (digit, stem) in STEMS.into_iter().chain([(2, "عشر")]) {
        for ending in ["ون", "ين"] {
            add(&format!("{stem}{ending}"), Number(digit * 10));
        }
        for ending in ["ينات", "ينيات", "ينياته", "ينياتها", "ينيات_القرن", "يناته", "يناتها", "يني", "ينية"]
        {
            add(&format!("{stem}{ending}"), Decade(digit * 10));
        }
        if digit == 2 {
            continue;
        }
        for hundred in ["مئة", "مائة", "مية", "ميت", "مئه", "مايه"] {
            for link in ["", "ي", "ة"] {
                add(&format!("{stem}{link}{hundred}"), Number(digit * 100));
            }
        }
    }
    for (digit, stem) in [(3, "تلت"), (8, "تمن"), (8, "ثمن"), (4, "ربع")] {
        for hundred in ["مية", "ميت", "مئة", "مائة"] {
            add(&format!("{stem}{hundred}"), Number(digit * 100));
        }
    }
    dialect_teens(add);
    // Two thirds, in the dual.
    for (word, role) in
        [("ثلثي", Role::Parts(2, 3)), ("ثلثين", Role::Parts(2, 3)), ("ثلثان", Role::Parts(2, 3))]
    {
        add(word, role);
    }
}

/// The teens as the dialects run them together: `تلتاشر`, `خمسطعش`.
fn dialect_teens(add: &mut dyn FnMut(&str, Role)) {
    const STEMS: [(u64, &str); 9] = [
        (13, "ثلاث ثلث تلات تلت"),
        (14, "أربع"),
        (15, "خمس"),
        (16, "س ست"),
        (17, "سبع"),
        (18, "ثمان ثمن تمان تمن"),
        (19, "تسع"),
        (11, "احد حد احدا حدا"),
        (12, "اثن اتن اطن ثن اثنا اتنا اطنا"),
    ];
    for (value, stems) in STEMS {
        let endings: &[&str] = match value {
            11 | 12 => &["اشر", "عش", "عشر", "شر"],
            _ => &["تاشر", "طاشر", "طعش", "تعش", "طعشر", "تعشر", "اشر"],
        };
        for stem in stems.split_whitespace() {
            for ending in endings {
                add(&format!("{stem}{ending}"), Number(value));
            }
        }
    }
}

/// Up to two of `و ف ب ك ل`, then perhaps the article, which after `ل` loses its alef.
pub(super) fn prefixes(word: &str) -> Prefixes {
    let letters = word.chars().take(2).take_while(|ch| "وفبكل".contains(*ch)).count();
    let mut cuts = Prefixes::default();
    let mut next = 0;
    for taken in 0..=letters {
        // Each of these letters and of the article's takes two bytes.
        let rest = &word[taken * 2..];
        let article = if taken > 0 && rest.starts_with('ل') && word[..taken * 2].ends_with('ل') {
            Some(taken * 2 + 2)
        } else {
            rest.starts_with("ال").then_some(taken * 2 + 4)
        };
        for cut in [(taken > 0).then_some(taken * 2), article].into_iter().flatten() {
            if word.len() >= cut + 4 {
                cuts[next] = Some(cut);
                next += 1;
            }
        }
    }
    cuts
}
