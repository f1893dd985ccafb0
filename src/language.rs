//! Which language a text is in, as far as word lists, number words and stems depend on it.

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

/// The language that most of some texts is in.
///
/// Script and letter trigrams decide (the `whatlang` crate), over at most the first 20,000 bytes. Where that is not
/// sure of itself, a script that only one known language uses decides.
///
/// ```
/// use tadqiq::language::{Language, detect};
///
/// assert_eq!(detect(["قال الرئيس الروسي إن القوات انسحبت من المدينة"]), Language::Arabic);
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
    let Some(info) = whatlang::detect(&sample) else { return Language::Other };
    let told = from_whatlang(info.lang());
    if told != Language::Other && (info.is_reliable() || info.confidence() > 0.5) {
        return told;
    }
    match info.script() {
        whatlang::Script::Arabic if sample.contains(['پ', 'چ', 'ژ', 'گ']) => Language::Persian,
        whatlang::Script::Arabic => Language::Arabic,
        whatlang::Script::Hebrew => Language::Hebrew,
        // Letters that the other Cyrillic alphabets lack, or have where Russian lacks them.
        whatlang::Script::Cyrillic
            if sample.contains(['ы', 'э', 'ё', 'щ'])
                && !sample.contains(['і', 'ї', 'є', 'ў', 'ђ', 'ј', 'љ']) =>
        {
            Language::Russian
        }
        _ => told,
    }
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
        _ => Language::Other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
