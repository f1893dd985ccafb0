//! What words are to each other, language by language.

use proptest::prelude::*;
use tadqiq::language::Language::{self, *};
use tadqiq::lexicon::{Features, Relation, is_function_word, is_negation, relate, split_clitics, stem};
use tadqiq::normalize::fold;

fn related(a: &str, b: &str, language: Language) -> Relation {
    relate(&fold(a), &fold(b), language)
}

/// Lines `a b` of words, each pair of which must have a relation that `holds`.
fn check(language: Language, pairs: &str, holds: impl Fn(Relation) -> bool) {
    let wrong: Vec<String> = pairs
        .lines()
        .filter_map(|line| line.trim().split_once(' '))
        .map(|(a, b)| (a, b, related(a, b, language)))
        .filter(|&(_, _, relation)| !holds(relation))
        .map(|(a, b, relation)| format!("{a} {b}: {relation:?}"))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn is_inflection(relation: Relation) -> bool {
    matches!(relation, Relation::Inflection(_))
}

fn is_other_word(relation: Relation) -> bool {
    matches!(relation, Relation::Derivation | Relation::NearForm | Relation::Unrelated)
}

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

#[test]
fn english_forms_of_one_word() {
    let pairs = "\
        city cities
        stop stopped
        running ran
        make making
        dies dying
        went gone
        is were
        has had
        child children's
        woman women
        big bigger
        good best
        happier happy
        says said
        he him
        will would
        tries tried
        a the";
    check(English, pairs, is_inflection);
    assert_eq!(related("says", "said", English), Relation::Inflection(Features::TENSE));
    assert_eq!(related("dog", "dogs", English), Relation::Inflection(Features::NUMBER));
}

#[test]
fn english_words_of_one_family() {
    let pairs = "\
        death died
        formal form
        establishment established
        collectively collect
        clearly clear
        decision decided
        worker work
        milky milk
        publisher published
        badly bad
        argument argued
        production produce";
    check(English, pairs, |relation| relation == Relation::Derivation);
}

#[test]
fn english_slips_of_the_pen() {
    let pairs = "\
        goverment government
        becuase because
        yrea year
        mlitary military
        ad and
        runing running
        adress address
        recieved received
        currentl currently
        occured occurred";
    check(English, pairs, |relation| relation == Relation::Misspelling);
}

#[test]
fn english_of_two_countries() {
    let pairs = "\
        colour color
        organisations organizations
        centre center
        defence defense
        analysed analyzed
        catalogue catalog
        harbours harbors
        labor labour";
    check(English, pairs, |relation| relation == Relation::Variant);
    for (one, other) in [("four", "for"), ("flour", "floor"), ("hour", "hoar"), ("wise", "size")] {
        assert_ne!(related(one, other, English), Relation::Variant, "{one} {other}");
    }
}

#[test]
fn english_other_words() {
    let pairs = "\
        cat dog
        building temple
        in on
        good bad
        north south
        winter summer
        1990 1996
        sun moon";
    check(English, pairs, |relation| relation == Relation::Unrelated);
}

#[test]
fn affixes_that_turn_a_word_round() {
    for (a, b, language) in [
        ("possible", "impossible", English),
        ("including", "excluding", English),
        ("careful", "careless", English),
        ("возможно", "невозможно", Russian),
        ("رفت", "نرفت", Persian),
        ("می‌رود", "نمی‌رود", Persian),
        ("possible", "impossible", French),
    ] {
        assert_eq!(related(a, b, language), Relation::Opposite, "{a} {b}");
        assert_eq!(related(b, a, language), Relation::Opposite, "{b} {a}");
    }
}

#[test]
fn russian_forms_of_one_word() {
    let pairs = "\
        сказал сказала
        говорил говорит
        читать читает
        писал пишет
        рисовал рисует
        вернулся вернулась
        президент президента
        город городах
        отец отца
        рынок рынка
        день дня
        русский русская
        новый новыми
        красивый красивее
        уверен уверена
        известный известная
        студент студентка
        учитель учительница
        актёр актриса
        писатель писательница
        журналист журналистка
        американец американка
        художник художница
        он она
        его её
        был была
        который которая
        шёл шла
        человек люди
        ребёнок дети
        страна страны
        армия армией";
    check(Russian, pairs, is_inflection);
    assert_eq!(related("сказал", "сказала", Russian), Relation::Inflection(Features::GENDER));
}

#[test]
fn russian_other_words() {
    let pairs = "\
        город дом
        север юг
        человек женщина
        пришёл ушёл
        рукав рука
        мир мера
        сказал ответил
        война мир";
    check(Russian, pairs, |relation| !is_inflection(relation));
    check(Russian, "стол стал\nбанк танк", is_other_word);
    assert_eq!(related("правительсво", "правительство", Russian), Relation::Misspelling);
}

#[test]
fn hebrew_forms_of_one_word() {
    let pairs = "\
        אמר אמרה
        כתב כתבה
        כותב כותבת
        כתב יכתוב
        כתב כותב
        קם יקום
        קנה קנתה
        קנה קונה
        הפעיל הפעלתי
        הפעיל יפעיל
        התחיל מתחיל
        דיבר מדבר
        יאמר תאמר
        מלך מלכה
        מלכים מלכות
        תלמיד תלמידים
        סטודנט סטודנטית
        גדול גדולה
        הגדול גדולים
        הוא היא
        שלו שלה
        וזה וזאת
        ספרו ספרה
        ממשלה הממשלה
        מורה מורים
        שחקן שחקנית
        אמן אמנית";
    check(Hebrew, pairs, is_inflection);
}

#[test]
fn hebrew_other_words() {
    let pairs = "\
        מלחמה שלום
        צפון דרום
        כתב אמר
        ילד איש
        ראש רגל";
    check(Hebrew, pairs, is_other_word);
}

#[test]
fn persian_forms_of_one_word() {
    let pairs = "\
        کتاب کتاب‌ها
        کتاب‌های کتابی
        رفت می‌رود
        گفت می‌گوید
        کرد کردند
        نماینده نمایندگان
        کشور کشورهای
        کتابش کتابشان
        بزرگ بزرگ‌ترین
        است هستند
        شد می‌شود
        مرکز مراکز";
    check(Persian, pairs, is_inflection);
}

#[test]
fn persian_other_words() {
    check(Persian, "جنگ صلح\nشمال جنوب\nکتاب قلم\nرفت آمد", is_other_word);
}

#[test]
fn western_forms_of_one_word() {
    let french = "\
        président présidente
        national nationaux
        actif active
        acteur actrice
        premier première
        heureux heureuse
        parle parlait
        arrivé arrivée
        finit finissent
        vient venu
        le la
        est sont";
    check(French, french, is_inflection);
    let spanish = "\
        niño niña
        ciudad ciudades
        hablar habló
        puede poder
        actor actriz
        nación naciones
        el las";
    check(Spanish, spanish, is_inflection);
    let german = "\
        haus häuser
        ging gehen
        sagte gesagt
        lehrer lehrerin
        guten guter
        der dem";
    check(German, german, is_inflection);
    check(Other, "ragazzo ragazza\nprofessore professoressa", |relation| relation != Relation::Unrelated);
}

#[test]
fn function_words_with_and_without_attachments() {
    for (word, language) in [
        ("وفي", Arabic),
        ("وقد", Arabic),
        ("بأن", Arabic),
        ("عليهم", Arabic),
        ("فإنها", Arabic),
        ("للذين", Arabic),
        ("ושל", Hebrew),
        ("שהוא", Hebrew),
        ("the", English),
        ("they're", English),
        ("для", Russian),
        ("است", Persian),
        ("qu'il", French),
        ("doch", German),
        ("pero", Spanish),
    ] {
        assert!(is_function_word(&fold(word), language), "{word}");
    }
    for (word, language) in
        [("مدينة", Arabic), ("بلد", Arabic), ("city", English), ("עיר", Hebrew), ("город", Russian)]
    {
        assert!(!is_function_word(&fold(word), language), "{word}");
    }
}

#[test]
fn negations() {
    for (word, language) in [
        ("ولا", Arabic),
        ("لم", Arabic),
        ("ليست", Arabic),
        ("never", English),
        ("couldn’t", English),
        ("ולא", Hebrew),
        ("нет", Russian),
        ("pas", French),
        ("kein", German),
        ("نیست", Persian),
    ] {
        assert!(is_negation(&fold(word), language), "{word}");
    }
    assert!(!is_negation("الا", Arabic));
    assert!(!is_negation("now", English));
}

#[test]
fn stems_are_one_for_inflections() {
    for (a, b, language) in [
        ("والمقاتلين", "مقاتلة", Arabic),
        ("الرئيس", "رئيسها", Arabic),
        ("cities", "city", English),
        ("городах", "города", Russian),
        ("הממשלה", "ממשלה", Hebrew),
        ("کتاب‌های", "کتاب", Persian),
        ("nationale", "nationales", French),
    ] {
        assert_eq!(stem(&fold(a), language), stem(&fold(b), language), "{a} {b}");
    }
}

#[test]
fn an_ending_that_stands_alone_is_its_own_stem() {
    for language in LANGUAGES {
        assert!(!stem("'s", language).is_empty(), "{language:?}");
    }
}

const LANGUAGES: [Language; 12] =
    [Arabic, Persian, Hebrew, Russian, English, French, German, Spanish, Italian, Portuguese, Hindi, Other];

proptest! {
    /// Any text at all, and letters that make affixes likely.
    #[test]
    fn no_word_is_too_strange(
        a in "\\PC{0,12}|[اويتنمهكلبفسةء]{0,9}|[אבהוילכמנשת]{0,8}|[a-z']{0,9}|[а-яё]{0,9}",
        b in "\\PC{0,12}|[اويتنمهكلبفسةء]{0,9}|[אבהוילכמנשת]{0,8}|[a-z']{0,9}|[а-яё]{0,9}",
        which in 0..LANGUAGES.len(),
    ) {
        let language = LANGUAGES[which];
        let (a, b) = (fold(&a), fold(&b));
        prop_assert_eq!(relate(&a, &a, language), Relation::Same);
        let (there, back) = (relate(&a, &b, language), relate(&b, &a, language));
        // What grammar says holds both ways; which of two words is the misspelled one does not.
        for settled in [Relation::Same, Relation::Opposite] {
            prop_assert_eq!(there == settled, back == settled);
        }
        if is_inflection(there) {
            prop_assert_eq!(there, back);
        }
        prop_assert!(a.is_empty() || !stem(&a, language).is_empty());
        for clitics in split_clitics(&a, language) {
            prop_assert_eq!(format!("{}{}{}", clitics.before, clitics.stem, clitics.after), a.clone());
        }
    }
}
