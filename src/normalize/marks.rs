//! Punctuation with several written forms, and characters that are not seen.

/// Whether a character steers the direction of text: embeddings, overrides, isolates and marks of UAX #9.
pub fn is_bidi_control(ch: char) -> bool {
    matches!(ch, '\u{061C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// Whether a character shows nothing: a bidi control, a joiner, a soft hyphen, a byte order mark, a variation selector.
pub fn is_invisible(ch: char) -> bool {
    is_bidi_control(ch)
        || matches!(ch, '\u{00AD}' | '\u{034F}' | '\u{180E}' | '\u{200B}'..='\u{200D}' | '\u{2060}'..='\u{2064}'
            | '\u{206A}'..='\u{206F}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}')
}

/// A text without the white space and the invisible characters around it.
pub fn bare(text: &str) -> &str {
    text.trim_matches(|ch: char| ch.is_whitespace() || is_invisible(ch))
}

/// The one mark that stands for its variants: straight quotes, hyphen, ASCII comma and the like.
pub(super) fn mark(ch: char) -> Option<char> {
    match ch {
        '“' | '”' | '„' | '‟' | '«' | '»' | '″' | '״' | '〝' | '〞' => Some('"'),
        '‘' | '’' | '‚' | '‛' | '‹' | '›' | '′' | '׳' | 'ʼ' => Some('\''),
        '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' | '־' => Some('-'),
        '،' | '٬' | '、' | '，' => Some(','),
        '؛' => Some(';'),
        '؟' => Some('?'),
        '٪' => Some('%'),
        '٫' | '۔' | '。' => Some('.'),
        _ => None,
    }
}
