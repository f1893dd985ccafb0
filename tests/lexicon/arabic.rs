//! What words are to each other: Arabic.

use tadqiq::language::Language::*;
use tadqiq::lexicon::{Features, Relation};

use super::{check, is_inflection, is_other_word, related};

#[test]
fn arabic_forms_of_one_word() {
    let pairs = "\
        حامل حاملة
        ملك ملكة
        كاتب كاتبات
        أصبح أصبحت
        كان كانت
        قال قالت
        قال قلت
        قال يقول
        يقول تقول
        يكون يكن
        يكتب كتبت
        سيكتبون كتبوا
        هو هي
        له لها
        بأنه بأنها
        والذي والتي
        هذا هذه
        أحمر حمراء
        أكبر كبرى
        الزرق الزرقاء
        كتاب كتب
        كتابين كتب
        رجل الرجال
        بيت بيوت
        ولد أولاد
        وزير الوزراء
        صديق أصدقاء
        طبيب أطباء
        عالم علماء
        طالب طلاب
        أسبوع أسابيع
        مدينة مدن
        مكتب مكاتب
        رسالة رسائل
        قانون قوانين
        شارع شوارع
        قائد قادة
        قاض القاضي
        القاضي القضاة
        سلاح أسلحة
        مقاتل مقاتلة
        مقاتلون المقاتلين
        مغنون مغنيات
        الجيش الجيشان
        كتابا كتاب
        فوزه فوزها
        قضتها قضاها
        مشى مشت
        يعاني عانت
        تولى تولت
        أراد يريد
        اختار اخترت
        استعاد يستعيد
        يقدن يقودون
        امرأة نساء
        وقال قال
        رئيسة الرؤساء
        سيئ سيئة";
    check(Arabic, pairs, is_inflection);
}

#[test]
fn arabic_features_are_named() {
    for (a, b, features) in [
        ("حامل", "حاملة", Features::GENDER),
        ("يقول", "تقول", Features::GENDER),
        ("كتاب", "الكتاب", Features::DEFINITENESS),
        ("الجيش", "الجيشان", Features::NUMBER),
        ("كتاب", "كتب", Features::NUMBER),
        ("كتابه", "كتابها", Features::PRONOUN),
        ("قال", "وقال", Features::CLITIC),
        ("يكتب", "سيكتب", Features::TENSE),
        ("كاتب", "كاتبات", Features::GENDER.union(Features::NUMBER)),
        ("الطيارون", "الطيارين", Features::CASE),
        ("أعلنت", "أعلن", Features::GENDER.union(Features::PERSON)),
    ] {
        assert_eq!(related(a, b, Arabic), Relation::Inflection(features), "{a} {b}");
    }
}

#[test]
fn arabic_near_forms_of_other_words() {
    let pairs = "\
        سفرين سفيريهما
        قاتل مقاتلة
        شملت ضمت
        كتاب مكتبة
        جامعة اجتماع
        حرب سلام
        دخل خرج
        أعلن أكد
        مدرسة مدينة
        الشرق الغرب
        شمال جنوب
        أب أم
        سوريا روسيا
        العراق إيران
        إلينا لأنها
        فجل أجلي
        نكون سكن";
    check(Arabic, pairs, is_other_word);
}

#[test]
fn arabic_slips_of_the_pen() {
    let pairs = "\
        المدرصة المدرسة
        المستفى المستشفى
        المستسفى المستشفى
        الاقتصدية الاقتصادية";
    check(Arabic, pairs, |relation| relation == Relation::Misspelling);
    check(Arabic, "فترة فكرة\nيستمد يستمر\nالحرية الحلية", is_other_word);
}
