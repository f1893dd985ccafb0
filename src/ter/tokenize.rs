//! Lines to words, as tercom's tokenizer does it in sacrebleu.
//!
//! The original is a chain of regular expressions that act on one another's spaces, so that each is a pass of
//! its own here too. Words are what whitespace parts in the text that comes out.

use super::Options;

/// Turns lines into text whose words stand between whitespace; keeps its buffers.
#[derive(Debug)]
pub struct Tokenizer {
    options: Options,
    mt: String,
    reference: String,
}

impl Tokenizer {
    /// A tokenizer with these options.
    pub fn new(options: Options) -> Self {
        Self { options, mt: String::new(), reference: String::new() }
    }

    /// Both sides, tokenized.
    pub fn tokenize(&mut self, mt: &str, reference: &str) -> (&str, &str) {
        tokenize(mt, self.options, &mut self.mt);
        tokenize(reference, self.options, &mut self.reference);
        // sacrebleu tokenizes references twice, and normalizing what is normalized can split a word more.
        if self.options.normalized {
            let once = words(&self.reference).collect::<Vec<_>>().join(" ");
            tokenize(&once, self.options, &mut self.reference);
        }
        (&self.mt, &self.reference)
    }
}

/// Whether Python's `str.split` parts words here: Unicode's white space and the four information separators.
pub fn is_space(c: char) -> bool {
    match c {
        '\t'..='\r' | '\x1c'..=' ' => true,
        '\0'..='\x7f' => false,
        _ => c.is_whitespace(),
    }
}

/// The words of a text.
pub fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(is_space).filter(|word| !word.is_empty())
}

fn tokenize(line: &str, options: Options, out: &mut String) {
    out.clear();
    let line = line.trim_end_matches(is_space);
    if options.case_sensitive {
        out.push_str(line);
    } else {
        lowercase(line, out);
    }
    if options.normalized {
        *out = normalize(out);
        if options.asian {
            *out = set_apart(out, |c| is_ideographic(c) || is_asian_mark(c));
        }
    }
    if options.no_punct {
        out.retain(|c| !(is_mark(c) || options.asian && is_asian_mark(c)));
    }
}

/// Appends `line` in small letters, by Unicode's full mapping.
pub fn lowercase(line: &str, out: &mut String) {
    // Whether a capital sigma ends a word depends on what stands around it; the library knows.
    if line.contains('Σ') {
        return out.push_str(&line.to_lowercase());
    }
    out.reserve(line.len());
    for c in line.chars() {
        if c.is_ascii() { out.push(c.to_ascii_lowercase()) } else { out.extend(c.to_lowercase()) }
    }
}

/// The general and the Western part of tercom's normalizer.
fn normalize(line: &str) -> String {
    let line = line.replace("\n-", "").replace('\n', " ");
    // One after the other: `&amp;lt;` is `<` in the end.
    let line = line.replace("&quot;", "\"").replace("&amp;", "&").replace("&lt;", "<").replace("&gt;", ">");
    let line = set_apart(&format!(" {line} "), is_western_mark);
    // Since a space ends the line, tercom's rule for `'s` at the very end has nothing left to do.
    let line = line.replace("'s ", " 's ");
    let line = part_pairs(&line, |a, b| !a.is_ascii_digit() && is_stop(b), "", " ", " ");
    let line = part_pairs(&line, |a, b| is_stop(a) && !b.is_ascii_digit(), " ", " ", "");
    part_pairs(&line, |a, b| a.is_ascii_digit() && b == '-', "", " ", " ")
}

/// Puts a space on both sides of each character of a kind.
fn set_apart(line: &str, kind: impl Fn(char) -> bool) -> String {
    let mut out = String::with_capacity(line.len() * 2);
    for c in line.chars() {
        if kind(c) {
            out.extend([' ', c, ' ']);
        } else {
            out.push(c);
        }
    }
    out
}

/// Rewrites each two characters of a kind, from the left and never overlapping, with these strings before,
/// between and after them.
fn part_pairs(
    line: &str,
    kind: impl Fn(char, char) -> bool,
    before: &str,
    between: &str,
    after: &str,
) -> String {
    let mut out = String::with_capacity(line.len() + line.len() / 4);
    let mut rest = line.chars();
    while let Some(a) = rest.next() {
        match rest.clone().next() {
            Some(b) if kind(a, b) => {
                rest.next();
                out.push_str(before);
                out.push(a);
                out.push_str(between);
                out.push(b);
                out.push_str(after);
            }
            _ => out.push(a),
        }
    }
    out
}

fn is_stop(c: char) -> bool {
    matches!(c, '.' | ',')
}

/// ASCII marks that stand apart, but for `'`, `,`, `-` and `.`, which have rules of their own.
fn is_western_mark(c: char) -> bool {
    matches!(c, '{'..='~' | '['..='`' | ' '..='&' | '('..='+' | ':'..='@' | '/')
}

/// Marks that `no_punct` drops.
fn is_mark(c: char) -> bool {
    matches!(c, '.' | ',' | '?' | ':' | ';' | '!' | '"' | '(' | ')')
}

/// Characters that are words each: ideographs, radicals, strokes, enclosed and compatibility forms. sacrebleu's
/// last range runs to U+3F22, where U+32FF was surely meant. Kana stay together: its rules for them ask for kana
/// at the very start of a line, where there is always a space.
fn is_ideographic(c: char) -> bool {
    matches!(c,
        '\u{2e80}'..='\u{2eff}' | '\u{31c0}'..='\u{31ef}' | '\u{3200}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}'
        | '\u{f900}'..='\u{faff}' | '\u{fe30}'..='\u{fe4f}')
}

/// Chinese and Japanese punctuation, also in full width.
fn is_asian_mark(c: char) -> bool {
    matches!(c,
        '\u{3001}' | '\u{3002}' | '\u{3008}'..='\u{3011}' | '\u{3014}'..='\u{301f}' | '\u{30fb}'
        | '\u{ff61}'..='\u{ff65}' | '\u{ff01}' | '\u{ff02}' | '\u{ff08}' | '\u{ff09}' | '\u{ff0c}'
        | '\u{ff0e}' | '\u{ff1a}' | '\u{ff1b}' | '\u{ff1f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tokens(line: &str, options: Options) -> Vec<String> {
        let mut out = String::new();
        tokenize(line, options, &mut out);
        words(&out).map(str::to_owned).collect()
    }

    fn normalized(line: &str) -> Vec<String> {
        tokens(line, Options { normalized: true, ..Options::default() })
    }

    #[test]
    fn small_letters_follow_the_full_mapping() {
        let lower = |line| tokens(line, Options::default()).join(" ");
        assert_eq!(lower("İSTANBUL"), "i\u{307}stanbul");
        assert_eq!(lower("Straße ẞ"), "straße ß");
        assert_eq!(lower("ΟΔΟΣ ΣΟΦΟΣ. Σ"), "οδος σοφος. σ");
    }

    #[test]
    fn words_part_where_python_parts_them() {
        let line = "a\u{1c}b\u{1f}c\u{85}d\u{a0}e\u{3000}f\u{200b}g\u{2028}h\u{feff}i\rj";
        assert_eq!(
            tokens(line, Options::default()),
            ["a", "b", "c", "d", "e", "f\u{200b}g", "h\u{feff}i", "j"]
        );
    }

    #[test]
    fn normalizing_splits_marks_but_not_numbers() {
        assert_eq!(
            normalized("1,234.5 a.b, x.5 7."),
            ["1,234.5", "a", ".", "b", ",", "x", ".", "5", "7", "."]
        );
        assert_eq!(normalized("John's dog's'"), ["john", "'s", "dog's'"]);
        assert_eq!(normalized("5-6 a-b"), ["5", "-", "6", "a-b"]);
        assert_eq!(normalized("&amp;lt; &quot;a&quot;"), ["<", "\"", "a", "\""]);
        assert_eq!(normalized("end-\n-less\nline"), ["end-less", "line"]);
        assert_eq!(normalized("...a"), [".", ".", ".", "a"]);
    }

    #[test]
    fn references_are_normalized_twice() {
        let mut tokenizer = Tokenizer::new(Options { normalized: true, ..Options::default() });
        let (mt, reference) = tokenizer.tokenize("dog's\u{b}x", "dog's\u{b}x");
        assert_eq!(words(mt).collect::<Vec<_>>(), ["dog's", "x"]);
        assert_eq!(words(reference).collect::<Vec<_>>(), ["dog", "'s", "x"]);
    }

    #[test]
    fn asian_text_comes_apart_only_when_asked() {
        let line = "我々は「東京」に、ｗ！";
        assert_eq!(normalized(line).len(), 1);
        let asian = Options { normalized: true, asian: true, ..Options::default() };
        assert_eq!(tokens(line, asian), ["我", "々は", "「", "東", "京", "」", "に", "、", "ｗ", "！"]);
        let bare = Options { no_punct: true, asian: true, ..Options::default() };
        assert_eq!(tokens(line, bare), ["我々は東京にｗ"]);
    }
}
