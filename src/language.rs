//! Which language a text is in, as far as word lists, number words and stems depend on it.

mod profiles;
mod vote;

use unicode_normalization::UnicodeNormalization;

use vote::vote;

/// A language that the checker knows more of than its script, or [`Language::Other`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Language {
    /// Arabic, standard or dialect.
    Arabic,
    /// Persian.
    Persian,
    /// Hebrew.
    Hebrew,
    /// Russian.
    Russian,
    /// English.
    English,
    /// French.
    French,
    /// German.
    German,
    /// Spanish.
    Spanish,
    /// Italian.
    Italian,
    /// Portuguese.
    Portuguese,
    /// Hindi.
    Hindi,
    /// Ukrainian.
    Ukrainian,
    /// Any other: what needs no word list works all the same.
    #[default]
    Other,
}

impl Language {
    /// Whether it is written in a script with capitals, as far as known.
    pub fn has_capitals(self) -> bool {
        !matches!(self, Self::Arabic | Self::Persian | Self::Hebrew | Self::Hindi)
    }
}

/// How many bytes of text are enough to tell.
pub const SAMPLE: usize = 20_000;

/// So many letters are enough for trigrams to be trusted before words.
const LONG: usize = 400;

/// The language that most of some texts is in.
///
/// In a long text script and letter trigrams decide (the `whatlang` crate); in one of a few words, and where they are
/// not sure of themselves, a vote of the words that stand everywhere and of the letters that not every language of the
/// script writes. At most the first 20,000 bytes of each text are looked at.
///
/// ```
/// use tadqiq::language::{Language, detect};
///
/// assert_eq!(detect(["قال الرئيس الروسي إن القوات انسحبت من المدينة"]), Language::Arabic);
/// assert_eq!(detect(["He did not go home."]), Language::English);
/// assert_eq!(detect([""]), Language::Other);
/// ```
pub fn detect<'a>(texts: impl IntoIterator<Item = &'a str>) -> Language {
    let mut sample = String::new();
    for text in texts {
        if sample.len() > SAMPLE {
            break;
        }
        let end = text.len().min(SAMPLE);
        sample.push_str(&text[..text.floor_char_boundary(end)]);
        sample.push('\n');
    }
    let sample: String = sample.nfc().collect();
    let Some(info) = whatlang::detect(&sample) else { return Language::Other };
    let told = from_whatlang(info.lang());
    let is_long = sample.chars().filter(|ch| ch.is_alphabetic()).nth(LONG).is_some();
    if is_long && info.is_reliable() {
        return told;
    }
    vote(&sample).unwrap_or(Language::Other)
}

fn from_whatlang(lang: whatlang::Lang) -> Language {
    match lang {
        whatlang::Lang::Ara => Language::Arabic,
        whatlang::Lang::Pes => Language::Persian,
        whatlang::Lang::Heb => Language::Hebrew,
        whatlang::Lang::Rus => Language::Russian,
        whatlang::Lang::Eng => Language::English,
        whatlang::Lang::Fra => Language::French,
        whatlang::Lang::Deu => Language::German,
        whatlang::Lang::Spa => Language::Spanish,
        whatlang::Lang::Ita => Language::Italian,
        whatlang::Lang::Por => Language::Portuguese,
        whatlang::Lang::Hin => Language::Hindi,
        whatlang::Lang::Ukr => Language::Ukrainian,
        _ => Language::Other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_order_of_texts_says_nothing() {
        let (arabic, english) = ("الروسي الروسي في مصر قال", "war the war the the");
        assert_eq!(detect([arabic, english]), Language::Arabic);
        assert_eq!(detect([english, arabic]), Language::Arabic);
    }

    #[test]
    fn a_sentence_of_few_words_is_enough() {
        for (text, language) in [
            ("او به خانه نرفت.", Language::Persian),
            ("لم يعد إلى البيت.", Language::Arabic),
            ("הוא לא חזר הביתה.", Language::Hebrew),
            ("אני משתמש ב-Linux וב-GitHub.", Language::Hebrew),
            ("Он не пошёл домой.", Language::Russian),
            ("Він не пішов додому.", Language::Ukrainian),
            ("He did not go home.", Language::English),
            ("Il n'est pas rentré.", Language::French),
            ("Er ging nicht nach Hause.", Language::German),
            ("Él no volvió a casa.", Language::Spanish),
            ("Lui non è tornato a casa.", Language::Italian),
            ("Ele não voltou para casa.", Language::Portuguese),
            ("वह घर नहीं गया।", Language::Hindi),
        ] {
            assert_eq!(detect([text]), language, "{text}");
        }
    }

    #[test]
    fn what_is_none_of_ours_is_not_taken_for_its_neighbour() {
        for text in [
            "Hij ging niet naar huis.",
            "El meu germà treballa en un banc.",
            "Podul s-a prăbușit după ploaie.",
            "Той не се прибра вкъщи.",
            "Ён не пайшоў дадому.",
            "وہ گھر نہیں گیا۔",
            "तो घरी गेला नाही.",
            "ער איז נישט געגאנגען אהיים.",
            "Madrid 2024",
        ] {
            assert_eq!(detect([text]), Language::Other, "{text}");
        }
    }

    #[test]
    fn known_languages_are_told_apart() {
        for (text, language) in [
            ("رئیس جمهور روسیه گفت که نیروها از شهر عقب‌نشینی کردند و گفتگوها ادامه دارد", Language::Persian),
            ("נשיא רוסיה אמר כי הכוחות נסוגו מן העיר", Language::Hebrew),
            ("Президент России заявил, что войска вышли из города", Language::Russian),
            ("The president said that the troops had left the city on Monday", Language::English),
            ("Le président a déclaré que les troupes avaient quitté la ville", Language::French),
            ("Il presidente ha dichiarato che le truppe hanno lasciato la città", Language::Italian),
            ("O presidente disse que as tropas deixaram a cidade na segunda-feira", Language::Portuguese),
            ("राष्ट्रपति ने कहा कि सेना शहर से निकल गई है", Language::Hindi),
            ("The minister met his counterpart Unacimov, who said قال الرئيس", Language::English),
        ] {
            assert_eq!(detect([text]), language, "{text}");
        }
    }
}
