//! Quotation marks and brackets, and which of them stand alone.

use std::sync::OnceLock;

use crate::document::Document;
use crate::text::Span;

/// A mark without its partner.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stray {
    /// Where it stands.
    pub span: Span,
    /// Whether it opens; else it closes.
    pub opens: bool,
    /// Whether its form says which of the two it does; a straight mark's place does.
    pub certain: bool,
}

/// All marks that have partners.
const MARKS: [char; 13] = ['(', ')', '[', ']', '{', '}', '“', '”', '„', '‟', '«', '»', '"'];

/// What a mark pairs with.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Family {
    Quote,
    Round,
    Square,
    Curly,
}

/// The marks without partner of each line of a text, looked for once: a line may have many sentences.
#[derive(Debug)]
pub struct Balance<'a> {
    document: &'a Document,
    lines: Vec<OnceLock<Strays>>,
}

/// The marks without partner of a line.
#[derive(Debug, Default)]
struct Strays {
    /// In reading order, as they stand in the document.
    list: Vec<Stray>,
    /// Which marks are among them, each once.
    marks: Vec<char>,
}

impl<'a> Balance<'a> {
    /// That of a text.
    pub fn new(document: &'a Document) -> Self {
        Self { document, lines: document.lines.iter().map(|_| OnceLock::new()).collect() }
    }

    /// The marks without partner that stand within a part of a line, given by its index.
    pub fn within(&self, line: u32, part: Span) -> &[Stray] {
        let list = &self.line(line).list;
        let start = list.partition_point(|stray| stray.span.start < part.start);
        let end = list.partition_point(|stray| stray.span.end <= part.end);
        &list[start..end.max(start)]
    }

    /// Whether a line has such a mark without partner.
    pub fn has(&self, line: u32, mark: &str) -> bool {
        mark.chars().next().is_some_and(|mark| self.line(line).marks.contains(&mark))
    }

    fn line(&self, line: u32) -> &Strays {
        self.lines[line as usize].get_or_init(|| {
            let span = self.document.lines[line as usize].span;
            let text = self.document.slice(span);
            let mut strays = Strays::default();
            for stray in unbalanced(text) {
                let mark = stray.span.of(text).chars().next();
                strays.marks.extend(mark.filter(|mark| !strays.marks.contains(mark)));
                strays.list.push(Stray { span: stray.span.shift(span.start), ..stray });
            }
            strays
        })
    }
}

/// The marks of a paragraph without partner, in reading order.
///
/// Conventions differ in which quotation mark opens („…“, “…”, »…«, «…»), and writers mix them; so a mark's place
/// decides first: before a word it opens, behind one it closes. Its form decides where the place does not tell.
fn unbalanced(text: &str) -> Vec<Stray> {
    if !text.contains(MARKS) {
        return Vec::new();
    }
    let mut open: Vec<(Stray, Family)> = Vec::new();
    let mut strays = Vec::new();
    // How many marks of each family are open: to look for one that is not there would take as long as the list.
    let mut waiting = [0usize; 4];
    let mut before = None;
    let mut chars = text.char_indices().peekable();
    while let Some((at, ch)) = chars.next() {
        let after = chars.peek().map(|&(_, next)| next);
        if let Some((family, opens, certain)) =
            role(ch, before, after, open.last().map(|&(_, family)| family))
        {
            let stray = Stray { span: Span::new(at, at + ch.len_utf8()), opens, certain };
            let partner = || open.iter().rposition(|&(_, other)| other == family);
            if opens {
                waiting[family as usize] += 1;
                open.push((stray, family));
            } else if waiting[family as usize] > 0
                && let Some(partner) = partner()
            {
                open[partner..].iter().for_each(|&(_, family)| waiting[family as usize] -= 1);
                strays.extend(open.drain(partner..).skip(1).map(|(stray, _)| stray));
            } else if family == Family::Quote || !is_list_letter(&text[..at]) {
                strays.push(stray);
            }
        }
        before = Some(ch);
    }
    strays.extend(open.into_iter().map(|(stray, _)| stray));
    strays.sort_by_key(|stray| stray.span);
    strays
}

/// A mark's family, whether it opens, and whether that is certain.
fn role(
    ch: char,
    before: Option<char>,
    after: Option<char>,
    inside: Option<Family>,
) -> Option<(Family, bool, bool)> {
    let family = match ch {
        '(' | ')' => return Some((Family::Round, ch == '(', !matches!(before, Some(':' | ';' | '-')))),
        '[' | ']' => return Some((Family::Square, ch == '[', true)),
        '{' | '}' => return Some((Family::Curly, ch == '{', true)),
        '“' | '”' | '„' | '‟' | '«' | '»' | '"' => Family::Quote,
        _ => return None,
    };
    let word = |side: Option<char>| side.is_some_and(char::is_alphanumeric);
    let edge =
        |side: Option<char>, marks: &str| side.is_none_or(|ch| ch.is_whitespace() || marks.contains(ch));
    // Inches, and Hebrew initials (צה"ל).
    if ch == '"'
        && word(before)
        && (word(after) || before.is_some_and(char::is_numeric))
        && inside != Some(family)
    {
        return None;
    }
    let by_form = match ch {
        '“' | '„' | '«' => Some(true),
        '”' | '»' => Some(false),
        _ => None,
    };
    let by_place = match (edge(before, "([{"), edge(after, ".,;:!?،؛؟)]}…")) {
        (true, false) => Some(true),
        (false, true) => Some(false),
        _ => None,
    };
    let opens = by_place.or(by_form).unwrap_or(inside != Some(family));
    Some((family, opens, by_form == Some(opens)))
}

/// Whether a bracket after this text closes a list's number or letter: `1)`, `ب)`.
fn is_list_letter(before: &str) -> bool {
    let label = before.chars().rev().take_while(|ch| !ch.is_whitespace()).take(4);
    let mut count = 0;
    let letters = label.inspect(|_| count += 1).all(char::is_alphanumeric);
    letters && (1..=3).contains(&count)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn strays(text: &str) -> Vec<&str> {
        unbalanced(text).iter().map(|stray| stray.span.of(text)).collect()
    }

    #[test]
    fn pairs_of_every_convention_are_balanced() {
        for text in [
            "قال “ناقشا تنسيق إرهابيي “داعش” في سوريا”.",
            "er sagte „nein“ und »doch«, »nie«",
            "il dit « oui » (deux)",
            "\"a\" and \"b\" 5\" wide, צה\"ל",
            "”نص“ وبعده",
            "1) أول ب) ثان [x] {y}",
        ] {
            assert_eq!(strays(text), [""; 0], "{text}");
        }
    }

    #[test]
    fn marks_without_partner_are_found() {
        assert_eq!(strays("في سوريا “مضيفا أن الدعوة استمرت ساعة."), ["“"]);
        assert_eq!(strays("وقال الرجلان” الهاتف (غدا"), ["”", "("]);
        assert_eq!(strays("من “F 18”"), [""; 0]);
        assert_eq!(strays("he said \"no and left"), ["\""]);
        assert_eq!(strays("after the\" elections"), ["\""]);
    }
}
