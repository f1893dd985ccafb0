//! What words are to each other: Russian, Hebrew, Persian and the languages of western Europe.

use tadqiq::language::Language::*;
use tadqiq::lexicon::{Features, Relation};

use super::{check, is_inflection, is_other_word, related};

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
