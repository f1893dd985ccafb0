//! Lines as they would look in a script without spaces, one to three characters a word.

/// How many different characters there are; of the first of them most is made.
const CHARACTERS: f64 = 2600.0;

/// Words of more letters have a second character, and of still more a third.
const SHORT: usize = 4;
const LONG: usize = 11;

/// A line in Chinese characters. A word is written alike wherever it stands, and words that begin alike begin with the same
/// character; numbers stay as they are.
pub(super) fn write(line: &str) -> String {
    let mut out = String::new();
    for word in line.split_whitespace() {
        let core = word.trim_matches(|ch: char| !ch.is_alphanumeric());
        if core.is_empty() || core.chars().any(char::is_numeric) {
            out.push_str(word);
            continue;
        }
        let (before, after) = word.split_once(core).unwrap_or_default();
        out.push_str(before);
        push_word(&core.to_lowercase(), &mut out);
        out.extend(after.chars().map(mark));
    }
    out
}

fn push_word(word: &str, out: &mut String) {
    let letters = word.chars().count();
    let after_head = word.char_indices().nth(SHORT).map_or(word.len(), |(at, _)| at);
    let (head, rest) = word.split_at(after_head);
    out.push(character(head, 0));
    if letters > SHORT {
        out.push(character(rest, 1));
    }
    if letters > LONG {
        out.push(character(word, 2));
    }
}

/// The character of some letters in a place of a word.
fn character(letters: &str, place: u64) -> char {
    let step =
        |hash: u64, ch: char| (hash ^ u64::from(ch)).wrapping_mul(0x9E37_79B9_7F4A_7C15).rotate_left(29);
    let hash = letters.chars().fold(place, step);
    let share = (hash >> 20 & 0xFFFF) as f64 / 65536.0;
    char::from_u32('一' as u32 + (share * share * CHARACTERS) as u32).unwrap_or('一')
}

/// A mark as such scripts have it.
fn mark(ch: char) -> char {
    match ch {
        '.' => '。',
        ',' => '，',
        '?' => '？',
        '!' => '！',
        ';' => '；',
        ':' => '：',
        _ => ch,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_lose_their_spaces_and_keep_what_they_have_in_common() {
        let (one, other) = (write("The translator, 35 years old, spoke."), write("Translators spoke."));
        assert!(!one.contains(' ') && one.contains("35") && one.ends_with('。'), "{one}");
        assert!(one.ends_with(&other[other.len() - write("spoke.").len()..]));
        assert!(one.contains(other.chars().next().unwrap()));
        assert!(write("years") != write("spoke"));
    }
}
