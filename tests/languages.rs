//! What each language writes in its own way: the same value said otherwise, other values, and words for men and women.

use tadqiq::language::Language::{self, *};
use tadqiq::lexicon::{Features, Relation, is_function_word, relate};
use tadqiq::normalize::fold;
use tadqiq::numbers::{compare, find};

fn differences(mt: &str, edited: &str, language: Language) -> usize {
    compare(&find(mt, language), &find(edited, language)).len()
}

/// Each line is a pair of texts; the values of both are the same, whichever is the MT.
fn say_the_same(language: Language, pairs: &str) {
    for line in pairs.lines() {
        let (a, b) = line.trim().split_once(" = ").unwrap();
        assert_eq!(differences(a, b, language), 0, "{a} / {b}");
        assert_eq!(differences(b, a, language), 0, "{b} / {a}");
    }
}

fn say_others(language: Language, pairs: &str) {
    for line in pairs.lines() {
        let (a, b) = line.trim().split_once(" = ").unwrap();
        assert!(differences(a, b, language) > 0, "{a} / {b}");
    }
}

#[test]
fn persian_values() {
    let same = "\
        1.35 میلیون تن = ۱/۳۵ میلیون تن
        34 تریلیون دلار = ۳۴ هزار میلیارد دلار
        تقریبا 18 ماه پیش = حدود یک سال و نیم پیش
        سه چهارم جمعیت = ۷۵ درصد جمعیت
        یک سوم زمین‌ها = ۳۳ درصد زمین‌ها
        در دهه ۱۹۶۰ = در دههٔ شصت
        در دهه ۶۰ = در دهه ۱۳۶۰
        سال ۸۸ = سال ۱۳۸۸
        پلیس ۴۱ ساله = پلیس چهل‌ویک‌ساله
        کودک 4 ساله = کودک چهارساله
        ۱۰ سال = یک دهه
        فصل ۲۰۲۳/۲۴ = فصل ۲۰۲۴-۲۰۲۳
        ۱۸ هزار و ۵۰۰ دلار = ۱۸۵۰۰ دلار
        ۲,۰۴۵,۰۰۰ واحد = دو میلیون و ۴۵ هزار واحد
        ساعت 7:15 عصر = ساعت هفت و ربع عصر
        اول فروردین ۱۴۰۰ = ۱ فروردین ۱۴۰۰
        بیست‌ودوم بهمن = ۲۲ بهمن";
    say_the_same(Persian, same);
    let others = "\
        قیمت 1/35 میلیون = قیمت ۱/۵۳ میلیون
        در دهه ۶۰ میلادی = در دههٔ هفتاد میلادی
        سی‌وپنج ساله = سی‌وهفت ساله
        در ماه مارس = در ماه ژوئیه
        هفتاد هزار = هفده هزار";
    say_others(Persian, others);
}

#[test]
fn hebrew_values() {
    let same = "\
        100 מיליון (110 מיליון דולר) = €100 מיליון (110$ מיליון)
        שיעור של 2.53 למיליון המראות = שיעור של 2.53 לכל מיליון המראות
        לפני 18 חודשים = לפני שנה וחצי
        שבועיים עברו = עברו 14 ימים
        ט\"ו בשבט = 15 בשבט
        ביום כ\"ג בתשרי = ב-23 בתשרי
        בשנת תש\"ח = בשנת 1948
        כיתה ד' = כיתה 4
        שלושת רבעי השטח = 75% מהשטח
        בשנות השישים = בשנות ה-60
        המאה ה-21 = המאה העשרים ואחת
        כשנים עשר אלף איש = כ-12,000 איש
        מודל 1998 = מודל 98'
        עשור שלם = 10 שנים
        אלפיים וחמש מאות = 2,500
        רבע לחמש = 4:45";
    say_the_same(Hebrew, same);
    let others = "\
        בשנות ה-60 = בשנות השבעים
        הם נפגשו בחשוון = הם נפגשו בתשרי
        בן שלושים וחמש = בן שלושים ושבע
        ב-16 בשבט = ב-15 בשבט";
    say_others(Hebrew, others);
}

#[test]
fn russian_values() {
    let same = "\
        Встреча в 14:30 = Встреча в половине третьего
        в 8:30 утра = в половине девятого утра
        в 0:30 = в половине первого ночи
        без четверти пять = 4:45
        полмиллиона рублей = 500 000 рублей
        Через полчаса = Через 30 минут
        полтора часа = 90 минут
        два с половиной года = 2,5 года
        шесть с половиной тысяч = 6,5 тысячи
        двенадцатилетняя девочка = 12-летняя девочка
        двадцатипятилетие = 25-летие
        трёхдневный визит = 3-дневный визит
        с двумястами пятьюдесятью рублями = с 250 рублями
        на пятую часть = на 20%
        98-го года = 1998 года
        в сорок пятом году = в 1945 году
        в пять минут одиннадцатого = в 10:05
        12.05.24 = 12 мая 2024 года";
    say_the_same(Russian, same);
    let others = "\
        двенадцатилетний мальчик = десятилетний мальчик
        в половине третьего = в половине четвёртого
        с двумястами солдатами = с тремястами солдатами
        два с половиной года = 3,5 года
        в шестидесятых годах = в 70-х годах";
    say_others(Russian, others);
    assert!(find("семинарские занятия стояли на стороне", Russian).is_empty());
}

#[test]
fn values_of_the_romance_languages_and_german() {
    let italian = "\
        duemilacinquecento euro = 2.500 euro
        centoventitré pagine = 123 pagine
        novantanove per cento = 99%
        Negli anni '60 = Negli anni Sessanta
        un'ora e mezza = 90 minuti
        il XX secolo = il ventesimo secolo
        il primo maggio = il 1 maggio";
    say_the_same(Italian, italian);
    say_others(Italian, "tremila = 2.000\nin marzo = in luglio\nottanta persone = 90 persone");
    let portuguese = "\
        duas mil e quinhentas pessoas = 2.500 pessoas
        cento e vinte e três páginas = 123 páginas
        três quartos da população = 75% da população
        Nos anos 60 = Nos anos sessenta
        um milhão e duzentos mil = 1,2 milhões";
    say_the_same(Portuguese, portuguese);
    say_others(Portuguese, "três dias = cinco dias\nem março = em julho");
    let german = "\
        um 14:30 Uhr = um halb drei
        anderthalb Stunden = 90 Minuten
        zweieinhalb Jahre = 2,5 Jahre
        ein zwölfjähriges Mädchen = ein 12-jähriges Mädchen
        ein dreitägiger Besuch = ein 3-tägiger Besuch";
    say_the_same(German, german);
    say_others(German, "um halb drei = um halb vier\nein zwölfjähriger Junge = ein 10-jähriger Junge");
    say_the_same(French, "les années 60 = les années soixante\ndeux cinquièmes = 40 %");
}

/// Each line is a word for a man and one for a woman.
fn differ_in_gender(language: Language, pairs: &str) {
    for line in pairs.lines() {
        let (man, woman) = line.trim().split_once(' ').unwrap();
        let (man, woman) = (fold(man), fold(woman));
        for (a, b) in [(&man, &woman), (&woman, &man)] {
            let relation = relate(a, b, language);
            let Relation::Inflection(features) = relation else { panic!("{a} {b}: {relation:?}") };
            assert!(features.contains(Features::GENDER), "{a} {b}: {features}");
        }
    }
}

#[test]
fn words_for_men_and_women() {
    let russian = "\
        учителем учительницей
        певца певицы
        француз француженка
        поляк полька
        танцор танцовщица
        продавец продавщица
        хозяин хозяйка
        внук внучка
        спасся спаслась
        бизнесмен бизнесвумен";
    differ_in_gender(Russian, russian);
    differ_in_gender(
        French,
        "prince princesse\nmaître maîtresse\ndoux douce\ngrec grecque\nfavori favorite\npère mère",
    );
    differ_in_gender(
        Spanish,
        "duque duquesa\nemperador emperatriz\nalgún alguna\npoeta poetisa\npadre madre",
    );
    differ_in_gender(German, "prinz prinzessin\nkaufmann kauffrau");
    let italian = "\
        ragazzo ragazza
        scrittore scrittrice
        studente studentessa
        duca duchessa
        poeta poetessa
        nato nata
        morto morta
        dello della";
    differ_in_gender(Italian, italian);
    let portuguese = "\
        irmão irmã
        português portuguesa
        ator atriz
        barão baronesa
        judeu judia
        juiz juíza
        eleito eleita
        daquele daquela";
    differ_in_gender(Portuguese, portuguese);
    let hindi = "\
        लड़का लड़की
        अभिनेता अभिनेत्री
        लेखक लेखिका
        करता करती
        जाऊँगा जाऊँगी
        उसका उसकी
        गया गई
        पुजारी पुजारिन
        राजा रानी";
    differ_in_gender(Hindi, hindi);
}

#[test]
fn other_words_of_the_newer_languages() {
    for (language, pairs) in [
        (Italian, "casa cane\nguerra pace\nsera sole\nlibro lago"),
        (Portuguese, "casa cão\nguerra paz\nmesa mês\nsul sal"),
        (Hindi, "युद्ध शांति\nघर गाँव\nदिन रात"),
    ] {
        for line in pairs.lines() {
            let (a, b) = line.split_once(' ').unwrap();
            let relation = relate(&fold(a), &fold(b), language);
            assert!(!matches!(relation, Relation::Inflection(_)), "{a} {b}: {relation:?}");
        }
    }
    for (word, language) in [("della", Italian), ("naquela", Portuguese), ("उसके", Hindi), ("नहीं", Hindi)]
    {
        assert!(is_function_word(&fold(word), language), "{word}");
    }
}

#[test]
fn values_that_few_words_say() {
    let italian = "\
        il tredicesimo capitolo = il 13° capitolo
        il quarantacinquesimo presidente = il 45° presidente
        due terzi dei voti = il 67% dei voti
        alle otto di sera = alle 20:00
        19,99 euro = 19 euro e 99 centesimi";
    say_the_same(Italian, italian);
    say_others(Italian, "il trentesimo posto = il ventesimo posto\nalle otto di sera = alle 21:00");
    let portuguese = "\
        o vigésimo primeiro século = o século XXI
        o décimo terceiro capítulo = o 13º capítulo
        às 9 da noite = às 21h00
        na segunda-feira = na segunda";
    say_the_same(Portuguese, portuguese);
    say_others(Portuguese, "na segunda-feira = na terça-feira\nna quarta-feira = na quinta-feira");
    say_the_same(
        Spanish,
        "a las ocho de la tarde = a las 20:00\nel vigésimo primer capítulo = el capítulo 21",
    );
    say_others(Spanish, "19,99 euros = 19 euros y 89 céntimos");
    say_the_same(German, "um halb drei = um 14.30 Uhr\nam 3. Mai = am dritten Mai");
    say_others(German, "um 14.30 Uhr = um 14.45 Uhr");
    say_the_same(French, "le vingt et unième siècle = le XXIe siècle\nà huit heures du soir = à 20 heures");
    say_the_same(English, "$19.99 = 19 dollars and 99 cents\na quarter to five = 4:45\na quarter = 25%");
    say_others(English, "a quarter of voters = 45% of voters\nthe 20th anniversary = the fifth anniversary");
    let ukrainian = "\
        двадцять п'ять тисяч = 25 000
        перше травня = 1 травня
        п'ятнадцять відсотків = 15%";
    say_the_same(Ukrainian, ukrainian);
    say_others(Ukrainian, "три книги = п'ять книг\nу травні = у червні");
}

/// Each line is two forms of one word and what they differ in.
fn differ_in(language: Language, lines: &str) {
    for line in lines.lines() {
        let [a, b, features] = line.split_whitespace().collect::<Vec<_>>()[..] else { panic!("{line}") };
        for (a, b) in [(a, b), (b, a)] {
            let Relation::Inflection(found) = relate(&fold(a), &fold(b), language) else { panic!("{a} {b}") };
            assert_eq!(found.to_string(), features, "{a} {b}");
        }
    }
}

#[test]
fn what_forms_of_closed_classes_and_irregular_verbs_differ_in() {
    differ_in(Arabic, "التي الذي gender\nهذا هؤلاء number\nكان يكون tense\nكبير أكبر degree");
    differ_in(Hebrew, "הוא היא gender\nהיה היו number\nזה אלה number");
    differ_in(Persian, "است بود tense\nاست هستند number\nاین اینها number");
    differ_in(Russian, "который которая gender\nон его case\nкниги книга number\nидёт шёл tense");
    differ_in(English, "its their number\nhe him case\nis was tense\nthis these number");
    differ_in(French, "le les number\nune un gender\nva vont number\nvient vienne tense\nsait sache tense");
    differ_in(German, "der den case\nist sind number\nkein keine gender");
    differ_in(
        Spanish,
        "el los number\nviene venga tense\nva vaya tense\nes fue tense\nmantiene mantuvo tense",
    );
    differ_in(Italian, "lo gli number\nva vanno number\npropone propose tense\nfa fece tense");
    differ_in(Portuguese, "dele dela gender\nvai vá tense\npropõe propôs tense\nleão leões number");
}

#[test]
fn short_stems_and_roots_are_no_evidence() {
    for (language, pairs) in [
        (Spanish, "viola violín"),
        (Russian, "улица улика\nстолица стол\nграница грань"),
        (Arabic, "عمل عامل\nحكم حاكم\nسفر سفير\nخبر خبير\nنار نور"),
    ] {
        for line in pairs.lines() {
            let (a, b) = line.split_once(' ').unwrap();
            let relation = relate(&fold(a), &fold(b), language);
            assert!(!matches!(relation, Relation::Inflection(_)), "{a} {b}: {relation:?}");
        }
    }
}
