//! What writing tells of languages: letters, frequent words, and how words begin and end.
//!
//! The closed classes that the lexicon reads for their grammar are the better part of the frequent words. Languages that
//! are none of ours stand here too, in short, so that a text in one of them is not taken for its nearest relative.

use super::Language;

/// What is known of one language.
pub(super) struct Profile {
    /// The language, or [`Language::Other`].
    pub language: Language,
    /// The same in the terms of the letter trigrams, where they know it.
    pub trigrams: Option<whatlang::Lang>,
    /// Its small letters, in the Latin script without those of ASCII.
    pub letters: &'static str,
    /// Its closed classes, in the lexicon's format.
    pub closed: &'static str,
    /// Other words that stand everywhere.
    pub frequent: &'static str,
    /// Letters without which hardly a sentence of it is written, if there are such.
    pub hallmark: &'static str,
    /// How many of its words begin (`al-`) and end (`-ing`).
    pub affixes: &'static str,
}

const fn known(
    language: Language,
    trigrams: whatlang::Lang,
    letters: &'static str,
    closed: &'static str,
    [frequent, affixes]: [&'static str; 2],
) -> Profile {
    let hallmark = match language {
        Language::Ukrainian => "ії",
        _ => "",
    };
    Profile { language, trigrams: Some(trigrams), letters, closed, frequent, hallmark, affixes }
}

const fn other(trigrams: Option<whatlang::Lang>, letters: &'static str, frequent: &'static str) -> Profile {
    Profile { language: Language::Other, trigrams, letters, closed: "", frequent, hallmark: "", affixes: "" }
}

/// The languages of the Latin script.
pub(super) const LATIN: &[Profile] = &[
    known(
        Language::English,
        whatlang::Lang::Eng,
        "",
        include_str!("../lexicon/function_words/english.txt"),
        [
            "said says say go goes went come came get got make made take took see saw know think want year years day \
             man men people time new old great first last two three today yesterday tomorrow please tell let good \
             like city country government president war money home house water work never",
            "-ing -ed -ght -tion -ly -ness -ck th- wh- kn- sh-",
        ],
    ),
    known(
        Language::French,
        whatlang::Lang::Fra,
        "àâæçéèêëîïôœùûü",
        include_str!("../lexicon/function_words/french.txt"),
        [
            "dit dire va vont vient veut peut doit faut deux trois an ans jour jours homme femme monde nouveau nouvelle \
             grand grande premier hier demain aujourd'hui ville pays gouvernement président guerre argent maison eau \
             temps vie chose voir savoir",
            "-eux -aient -tion -ment -eau -oir -ée -ées -ait -ère -ent -er -ir -ez -que -oux -eur -eurs -aux -elle -ette qu-",
        ],
    ),
    known(
        Language::German,
        whatlang::Lang::Deu,
        "äöüß",
        include_str!("../lexicon/function_words/german.txt"),
        [
            "sagt sagte geht ging kommt kam gibt gab macht zwei drei jahr jahre jahren tag tage mann frau menschen neue \
             neuen neuer große großen erste heute gestern morgen bitte stadt land regierung präsident krieg geld haus \
             hause wasser zeit leben sehen wissen lassen ab ein an",
            "-ung -keit -heit -lich -isch -icht -te -ten ge- sch- ver- be- zer-",
        ],
    ),
    known(
        Language::Spanish,
        whatlang::Lang::Spa,
        "áéíñóúü",
        include_str!("../lexicon/function_words/spanish.txt"),
        [
            "dijo dice hacer hace hizo va van fue viene puede debe debemos dos tres año años día días hombre mujer \
             gente mundo nuevo nueva gran grande primero ayer hoy mañana ciudad país gobierno presidente guerra dinero \
             casa agua tiempo vida cosa ver saber favor fueron",
            "-ción -dad -aron -ieron -aba -ían -ó -ez -illo -illa -jo -ja -je -os -as -es -an -en -ar -er -ir ll- hu- des-",
        ],
    ),
    known(
        Language::Italian,
        whatlang::Lang::Ita,
        "àèéìíîòóùú",
        include_str!("../lexicon/function_words/italian.txt"),
        [
            "detto dice dire fare fa fatto va vanno può deve dobbiamo due tre anno anni giorno giorni uomo uomini donna \
             gente mondo nuovo nuova grande primo ieri oggi domani città paese governo presidente guerra soldi casa \
             acqua tempo vita cosa vedere sapere",
            "-zione -zioni -ità -mento -ggio -ato -uto -ano -ono -tto -tti -cchio -glio -glia -gli -are -ere -ire -i -stra -chi -che -vole sc- gi-",
        ],
    ),
    known(
        Language::Portuguese,
        whatlang::Lang::Por,
        "áâãàçéêíóôõú",
        include_str!("../lexicon/function_words/portuguese.txt"),
        [
            "disse diz fazer faz fez vai vão pode deve devemos dois duas três ano anos dia dias homem mulher gente \
             mundo novo nova grande primeiro ontem hoje amanhã cidade país governo presidente guerra dinheiro casa \
             água tempo vida coisa ver saber favor",
            "-ção -ções -dade -ou -iu -eu -aram -ava -iam -ém -inho -eiro -eira -agem -lho -lha -lhos -nha -nho -os -as -es -am -em -ar -er -ir des-",
        ],
    ),
    other(
        Some(whatlang::Lang::Nld),
        "éëïóöü",
        "de het een en van ik te dat die in is niet naar zijn op aan met als voor er maar om hem dan zou of wat mijn \
         men dit zo door over ze zich bij ook tot je mij uit der daar haar heb hoe heeft hebben deze u want nog zal me \
         zij nu ge geen omdat iets worden toch al waren veel meer doen toen moet ben zonder kan hun dus alles onder ja \
         werd wie wordt jij wij hij was waar twee drie gisteren",
    ),
    other(
        Some(whatlang::Lang::Swe),
        "åäöé",
        "och det att i en jag hon som han på den med var sig för så till är men ett om hade de av icke mig du henne då \
         sin nu har inte hans honom skulle hennes där min ej vid kunde något från ut när efter upp vi dem vara vad över \
         än dig kan sina här ha mot alla under någon eller allt mycket sedan två tre igår",
    ),
    other(
        Some(whatlang::Lang::Dan),
        "æøåé",
        "og i jeg det at en den til er som på de med han af for ikke der var mig sig men et har om vi min havde ham hun \
         nu over da fra du ud sin dem os op man hans hvor eller hvad skal selv her alle vil blev kunne ind når være dog \
         noget ville deres efter ned skulle denne to tre går",
    ),
    other(
        Some(whatlang::Lang::Nob),
        "æøåéòô",
        "og i jeg det at en et den til er som på de med han av ikke ikkje der så var meg seg men ett har om vi min mitt \
         ha hadde hun nå over da ved fra du ut sin dem oss opp man kan hans hvor eller hva skal selv sjøl her alle vil \
         bli ble kunne inn når være noe ville dere etter ned skulle denne to tre går hjem",
    ),
    other(
        Some(whatlang::Lang::Cat),
        "àçéèíïóòúü·",
        "el la els les un una uns unes de del dels d' l' a al als amb per pel que qui no i o però és són era ser estar \
         ha han he hem va van vaig vam en es se s' li em et hi ho ni molt més com quan on aquest aquesta aquests \
         aquestes seu seva seus meu meva meus nostre dos dues tres any anys dia home dona després sense entre des fins \
         també",
    ),
    other(
        None,
        "áéíñóúü",
        "o a os as un unha uns unhas do da dos das no na nos nas ao á aos ás polo pola co coa dun dunha nun nunha que e \
         non si pero é son era foi ten hai máis moi como cando onde este esta eu ti el ela eles nós vós meu miña teu \
         túa seu súa dous dúas tres ano anos tamén",
    ),
    other(
        Some(whatlang::Lang::Ron),
        "ăâîșțşţ",
        "și şi de la în a o un pe nu cu care ce este e sunt să au ai am fi din pentru mai al ale lui ei el ea se s- că \
         era fost dar sau dacă când cum unde după prin fără între foarte acest această acesta aceasta doi două trei an \
         ani zi om ieri mea meu",
    ),
    other(
        Some(whatlang::Lang::Pol),
        "ąćęłńóśźż",
        "i w na z do nie się to że jest o a jak po co ale za od tak był była było czy tylko dla już mnie jego jej ich \
         przez może przed gdy bardzo który która które dwa trzy wczoraj",
    ),
    other(
        Some(whatlang::Lang::Ces),
        "áčďéěíňóřšťúůýž",
        "a v na se je to že s z do o ve za by i ale jak po si jeho byl byla bylo jsem který která pro od když jen už \
         jako tak není dva tři můj včera",
    ),
    other(
        Some(whatlang::Lang::Hrv),
        "čćđšž",
        "i je u na se da su za od s koji koja ne kao o što će iz bi do po sa sam nije ali samo biti bio bila te ili ako \
         dva tri jučer",
    ),
    other(
        Some(whatlang::Lang::Tur),
        "çğıöşüâîû",
        "ve bir bu da de için ile ne çok daha o gibi var ama mi kadar sonra değil en ben sen biz olarak olan oldu \
         dedi iki üç dün",
    ),
    other(
        Some(whatlang::Lang::Ind),
        "",
        "yang dan di itu dengan untuk tidak ini dari dalam akan pada juga saya ke karena tersebut bisa ada mereka lebih \
         kata tahun sudah atau saat oleh menjadi orang ia telah adalah seperti dua tiga dia kami",
    ),
    other(
        Some(whatlang::Lang::Fin),
        "äöå",
        "ja on ei että se oli hän mutta kun niin minä ole joka myös mitä hänen olen mukaan jos vain tai kuin nyt sen \
         kaksi kolme",
    ),
    other(
        Some(whatlang::Lang::Hun),
        "áéíóöőúüű",
        "a az és hogy nem is egy van volt ez de meg csak már ki el mint még ha kell ezt azt lesz két három",
    ),
    other(None, "ëç", "dhe të në një e i se për me që është nga më nuk ka kjo ky si do por ishte dy tre"),
    other(
        None,
        "áéíóúýðþæö",
        "og að í á er sem til um en við ekki var það ég hann hún þú þeir fyrir með af tveir",
    ),
    other(
        Some(whatlang::Lang::Afr),
        "êëïôöü",
        "die en van nie is in het het 'n om te vir met hy sy ons hulle dat wat aan op was sal ek jy twee drie gister",
    ),
    other(
        Some(whatlang::Lang::Lat),
        "",
        "et in est non ad cum ut sed qui quae quod ex de si ab esse sunt erat hoc nec",
    ),
    other(None, "", "na ya wa kwa ni za katika la kuwa hii cha vya hiyo lakini yake sana pia au"),
];

/// The languages of the Arabic script.
pub(super) const ARABIC: &[Profile] = &[
    known(
        Language::Arabic,
        whatlang::Lang::Ara,
        "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهويى",
        include_str!("../lexicon/function_words/arabic.txt"),
        [
            "قال قالت يقول كان كانت يكون سنة عام يوم اليوم أمس غدا رجل امرأة ناس جديد جديدة كبير كبيرة أول اثنان ثلاثة \
             مدينة دولة حكومة رئيس حرب مال بيت ماء وقت حياة رأى يعرف يريد ذهب جاء ولم وفي",
            "ال- وال- بال- لل- است- -ات -ون -ية -تها",
        ],
    ),
    known(
        Language::Persian,
        whatlang::Lang::Pes,
        "ءآأؤئابپتثجچحخدذرزژسشصضطظعغفقکكگلمنهویيۀ",
        include_str!("../lexicon/function_words/persian.txt"),
        [
            "گفت گفته گوید کرد کرده کردند کند کنند کنم کنید کن رفت رفته آمد آمده داد داده دادند دید گرفت خواست توانست \
             می‌شود شدند یافت سال روز امروز دیروز فردا مرد زن مردم جهان نو بزرگ اول دو سه شهر کشور دولت رئیس جنگ پول \
             خانه آب زمان زندگی چیز لطفا ام اند",
            "می- نمی- -ها -های -ند -اند -ترین -ده -ست",
        ],
    ),
    other(
        Some(whatlang::Lang::Urd),
        "ءآأؤئابپتٹثجچحخدڈذرڑزژسشصضطظعغفقکگلمنںوهہھةۃیےۓ",
        "کے میں کی ہے سے کا کو اور نے پر کہ یہ ہیں تھا ایک بھی اس نہیں وہ ہو تو تھے گیا تھی جو ان کر کیا ہی کے لیے آپ \
         لیکن مگر",
    ),
    other(
        None,
        "ءآأؤئابپتټثجځچڅحخدډذرړزژږسشښصضطظعغفقکګلمنڼهويېۍیئ",
        "د په او چې نه دی ته له کې یې سره ده یو هم دا هغه خو یا شو وي کړ کړی شوی لپاره باندې",
    ),
    other(
        None,
        "ئابپتجچحخدرڕزژسشعغفڤقکگلڵمنوۆهەھیێ",
        "لە و بە بۆ کە ئەو ئەم نە لەگەڵ هەر دوو دەکات بوو کرد ئێمە خۆی",
    ),
    other(None, "ئابپتجچخدرزژسشغفقكگڭلمنوۇۆۈۋھەېىي", "ۋە بىر بۇ ئۇ بىلەن ئۈچۈن بولغان دېدى"),
];

/// The languages of the Cyrillic script.
pub(super) const CYRILLIC: &[Profile] = &[
    known(
        Language::Russian,
        whatlang::Lang::Rus,
        "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
        include_str!("../lexicon/function_words/russian.txt"),
        [
            "сказал сказала говорит может должен хочет знает идёт год года лет день дня человек люди мужчина женщина мир \
             новый новая новую большой первый сегодня вчера завтра пожалуйста город города страна правительство \
             президент война деньги дом домой вода воды время жизнь дело два две три мне ему",
            "-ться -тся -ся -сь -ого -его -ый -ая -ое -ые -ую -ость -ение -ает -яет -ал -ил -ел -ул -ять -ать -ить -ала -ила -али -или вы- вз-",
        ],
    ),
    known(
        Language::Ukrainian,
        whatlang::Lang::Ukr,
        "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя",
        include_str!("../lexicon/function_words/ukrainian.txt"),
        [
            "сказав сказала каже може повинен хоче знає йде рік року років день дня людина люди чоловік жінка світ новий \
             нова нову великий перший сьогодні вчора учора завтра ласка місто міста країна уряд президент війна гроші \
             дім додому вода води час життя справа два дві три",
            "-ться -ся -ого -ий -ість -ення -ання -ає -ує -ив -ав -ала -али -ові ви- від-",
        ],
    ),
    other(
        Some(whatlang::Lang::Bel),
        "абвгдеёжзійклмнопрстуўфхцчшыьэюя",
        "і ў не на што з да як гэта ён яна яны але за ад быў была было быць для каб калі дзе яго іх мой два тры ці",
    ),
    other(
        Some(whatlang::Lang::Bul),
        "абвгдежзийклмнопрстуфхцчшщъьюя",
        "на и да не се в от за с че е си са това ще по той тя те но до как като при му би или аз ги го я бе беше има няма \
         към след само още ли ми ни ви две трима",
    ),
    other(
        Some(whatlang::Lang::Srp),
        "абвгдђежзијклљмнњопрстћуфхцчџш",
        "и је у на се да су за од са који која не као о што ће из би до по сам није али само бити био била те или ако мој",
    ),
    other(
        Some(whatlang::Lang::Mkd),
        "абвгдѓежзѕијклљмнњопрстќуфхцчџшѐѝ",
        "на и да во се од за со е не што го ја ги ќе како по беше има но тој таа тие само или мој",
    ),
    other(
        None,
        "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя",
        "және бұл да де мен үшін бір ол деп бар жоқ болды",
    ),
    other(None, "абвгдеёжзийклмнңоөпрстуүфхцчшщъыьэюя", "жана бир бул үчүн да менен эмес болгон"),
    other(None, "абвгғдеёжзиӣйкқлмнопрстуӯфхҳчҷшъэюя", "ва дар ба аз ки ин бо он барои аст буд шуд"),
];

/// The languages of the Hebrew script.
pub(super) const HEBREW: &[Profile] = &[
    known(
        Language::Hebrew,
        whatlang::Lang::Heb,
        "אבגדהוזחטיכךלמםנןסעפףצץקרשת",
        include_str!("../lexicon/function_words/hebrew.txt"),
        [
            "אמר אמרה שנה שנים יום היום אתמול מחר איש אשה אנשים חדש חדשה גדול ראשון שני שלוש עיר מדינה ממשלה ראש נשיא \
             מלחמה כסף בית מים זמן חיים דבר יכול רוצה יודע הלך בא",
            "ה- ש- -ים -ות",
        ],
    ),
    other(
        Some(whatlang::Lang::Yid),
        "אבגדהוזחטיכךלמםנןסעפףצץקרשתװױײ",
        "און די דער דאָס דאס איז אין פֿון פון צו מיט נישט ניט האָט האט איך ער זי מען אַ א אויף פאר וואס אבער זיין געווען",
    ),
];

/// The languages of the Devanagari script. Their letters are the same but for a few.
pub(super) const DEVANAGARI: &[Profile] = &[
    known(
        Language::Hindi,
        whatlang::Lang::Hin,
        "ऑड़ढ़",
        include_str!("../lexicon/function_words/hindi.txt"),
        [
            "कहा कहते साल दिन आज कल आदमी औरत लोग लोगों नया नई बड़ा पहला दो तीन शहर देश सरकार राष्ट्रपति युद्ध पैसा घर \
             पानी समय जीवन बात चाहिए गए कृपया सकते करते मेरा मेरी हमारी हमारा",
            "-ों -ें -ता -ते -ती -ना -ने -ाया -कर",
        ],
    ),
    other(
        Some(whatlang::Lang::Mar),
        "ळऱ",
        "आहे आहेत आणि नाही ते तो ती हा ही हे मी आम्ही तुम्ही होता होती होते केली केला केले या त्या की पण व मध्ये साठी \
         झाला झाली दोन तीन माझा माझी त्यांनी काम करतो",
    ),
    other(
        Some(whatlang::Lang::Nep),
        "",
        "छ छन् र हो छैन थियो मा को लाई ले पनि यो त्यो म हामी तिमी भने गर्छ गरे गर्न एक दुई तीन मेरो मेरी तर",
    ),
];
