//! What folding does to Arabic and Hebrew letters and marks.

/// Whether a character is a vowel mark, a Koranic mark or tatweel: it may be written or left out.
pub fn is_arabic_mark(ch: char) -> bool {
    matches!(ch, '\u{0610}'..='\u{061A}' | '\u{0640}' | '\u{064B}'..='\u{065F}' | '\u{0670}'
        | '\u{06D6}'..='\u{06DC}' | '\u{06DF}'..='\u{06E8}' | '\u{06EA}'..='\u{06ED}' | '\u{08D3}'..='\u{08FF}')
}

/// Whether folding drops a character: an Arabic mark, or a Hebrew point or accent.
pub(super) fn is_dropped(ch: char) -> bool {
    is_arabic_mark(ch)
        || matches!(
            ch,
            '\u{0591}'
                ..='\u{05BD}' | '\u{05BF}' | '\u{05C1}' | '\u{05C2}' | '\u{05C4}' | '\u{05C5}' | '\u{05C7}'
        )
}

/// The one letter that stands for several that writers exchange: alef with or without hamza, the Persian and the
/// Arabic yeh and kaf, alef maksura and yeh.
pub(super) fn letter(ch: char) -> Option<char> {
    match ch {
        'أ' | 'إ' | 'آ' | 'ٱ' => Some('ا'),
        'ى' | 'ی' => Some('ي'),
        'ک' => Some('ك'),
        'ہ' | 'ھ' => Some('ه'),
        _ => None,
    }
}
