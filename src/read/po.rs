//! PO, the catalogues of GNU gettext.

use std::collections::VecDeque;
use std::io::BufRead;
use std::path::{Path, PathBuf};

use super::entry::{Entry, ReadEntry, Text};
use super::lines::{Lines, RECORD_LIMIT, too_long};
use super::message::shown;
use crate::error::{Error, Result};

/// How many characters of a message are shown as its id.
const MOST_SHOWN: usize = 60;

/// How many plural forms a message may have; no language has more than six.
const MOST_FORMS: usize = 100;

/// A reader of PO.
pub(super) struct Po<R> {
    lines: Lines<R>,
    path: PathBuf,
    /// Whether a translation that is marked fuzzy counts: a machine's is, one that nobody has looked at is no edited
    /// version.
    takes_fuzzy: bool,
    message: Message,
    ready: VecDeque<Entry>,
    is_over: bool,
}

/// A message as it is read.
#[derive(Debug, Default)]
struct Message {
    /// Where it begins.
    line: usize,
    context: Option<String>,
    id: Option<String>,
    plural: Option<String>,
    translations: Vec<(Option<usize>, String)>,
    is_fuzzy: bool,
    /// What a line that only continues goes on with.
    last: Option<Field>,
    length: usize,
}

/// A part of a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Field {
    Context,
    Id,
    Plural,
    /// A translation; of messages with a plural, its form.
    Translation(Option<usize>),
}

impl Field {
    /// By its keyword.
    fn of(keyword: &str) -> Option<Self> {
        Some(match keyword {
            "msgctxt" => Self::Context,
            "msgid" => Self::Id,
            "msgid_plural" => Self::Plural,
            "msgstr" => Self::Translation(None),
            _ => {
                let form = keyword.strip_prefix("msgstr[")?.strip_suffix(']')?;
                Self::Translation(Some(form.trim().parse().ok().filter(|&form| form < MOST_FORMS)?))
            }
        })
    }
}

impl<R: BufRead> Po<R> {
    pub(super) fn new(input: R, path: &Path, takes_fuzzy: bool) -> Self {
        Self {
            lines: Lines::new(input, path),
            path: path.to_owned(),
            takes_fuzzy,
            message: Message::default(),
            ready: VecDeque::new(),
            is_over: false,
        }
    }

    fn advance(&mut self) -> Result<()> {
        let Some((number, line)) = self.lines.next()? else {
            self.is_over = true;
            return self.finish();
        };
        let line = line.trim();
        if let Some(comment) = line.strip_prefix('#') {
            // `#~` are messages that the program has no more, `#|` what a message was before.
            let is_flags = comment.starts_with(',');
            let is_fuzzy = is_flags && comment[1..].split(',').any(|flag| flag.trim() == "fuzzy");
            if !self.message.translations.is_empty() {
                self.finish()?;
            }
            self.message.is_fuzzy |= is_fuzzy;
            return Ok(());
        }
        if line.is_empty() {
            return self.finish();
        }
        let fail = |problem: &str| Err(Error::malformed(&self.path, number, problem));
        let (keyword, quoted) = line.split_at(line.find('"').unwrap_or(line.len()));
        let field = match (keyword.trim_end(), self.message.last) {
            ("", Some(field)) => field,
            ("", None) => return fail("a quoted text that belongs to no message"),
            (keyword, _) => {
                let Some(field) = Field::of(keyword) else {
                    return fail(&format!("no line of a PO file: {}", shown(line, 40)));
                };
                field
            }
        };
        let text = match unquoted(quoted) {
            Ok(text) => text,
            Err(problem) => return fail(&problem),
        };
        if keyword.is_empty() {
            return self.message.append(field, &text, &self.path, number);
        }
        let begins = matches!(field, Field::Context | Field::Id) && !self.message.translations.is_empty();
        if begins {
            self.finish()?;
        }
        self.message.begin(field, &text, &self.path, number)
    }

    /// Hands on the message that ends here, if there is one.
    fn finish(&mut self) -> Result<()> {
        let message = std::mem::take(&mut self.message);
        let Some(last) = message.last else { return Ok(()) };
        let id = match (message.id, last) {
            (Some(id), Field::Translation(_)) => id,
            (Some(_), _) => {
                return Err(Error::malformed(&self.path, message.line, "a message without msgstr"));
            }
            (None, _) => return Err(Error::malformed(&self.path, message.line, "a message without msgid")),
        };
        // The header is a message without a text.
        if id.is_empty() && message.context.is_none() {
            return Ok(());
        }
        let key = format!("{}\u{4}{id}", message.context.as_deref().unwrap_or_default());
        let counts = self.takes_fuzzy || !message.is_fuzzy;
        for (form, text) in message.translations {
            let form_label = form.map_or_else(String::new, |form| format!("[{form}]"));
            let context = message.context.as_ref().map_or_else(String::new, |context| format!("{context}|"));
            let source = if form.unwrap_or(0) == 0 { Some(&id) } else { message.plural.as_ref() };
            self.ready.push_back(Entry {
                key: format!("{key}{form_label}"),
                id: Some(shown(&escaped(&format!("{context}{id}")), MOST_SHOWN) + &form_label),
                source: source.cloned(),
                mt: None,
                target: Text { text, tags: Vec::new() }.if_any().filter(|_| counts),
            });
        }
        Ok(())
    }
}

impl Message {
    /// A keyword with its first text.
    fn begin(&mut self, field: Field, text: &str, path: &Path, line: usize) -> Result<()> {
        let place = match field {
            Field::Context => &mut self.context,
            Field::Id => &mut self.id,
            Field::Plural => &mut self.plural,
            Field::Translation(form) => {
                if self.id.is_none() {
                    return Err(Error::malformed(path, line, "a msgstr without msgid"));
                }
                if self.translations.iter().any(|&(own, _)| own == form) {
                    return Err(Error::malformed(path, line, "a second msgstr for one message"));
                }
                self.translations.push((form, String::new()));
                self.last = Some(field);
                return self.append(field, text, path, line);
            }
        };
        if place.is_some() {
            return Err(Error::malformed(path, line, "the same keyword twice in one message"));
        }
        *place = Some(String::new());
        if self.last.is_none() {
            self.line = line;
        }
        self.last = Some(field);
        self.append(field, text, path, line)
    }

    /// Further text of a part that has begun.
    fn append(&mut self, field: Field, text: &str, path: &Path, line: usize) -> Result<()> {
        self.length += text.len();
        if self.length > RECORD_LIMIT {
            return Err(too_long(path, line));
        }
        let place = match field {
            Field::Context => self.context.as_mut(),
            Field::Id => self.id.as_mut(),
            Field::Plural => self.plural.as_mut(),
            Field::Translation(_) => self.translations.last_mut().map(|(_, text)| text),
        };
        if let Some(place) = place {
            place.push_str(text);
        }
        Ok(())
    }
}

/// The text within quotation marks, its escapes resolved as in C.
fn unquoted(quoted: &str) -> Result<String, String> {
    let inner = quoted.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
    let Some(inner) = inner else { return Err("the text must stand in quotation marks".into()) };
    if !inner.contains(['\\', '"']) {
        return Ok(inner.to_owned());
    }
    let mut text = String::with_capacity(inner.len());
    let mut chars = inner.chars().peekable();
    while let Some(ch) = chars.next() {
        match ch {
            '"' => return Err("a quotation mark within a text; write \\\"".into()),
            '\\' => {
                let escape = chars.next();
                let is_digit = |ch: &char| match escape {
                    Some('x') => ch.is_ascii_hexdigit(),
                    _ => ch.is_digit(8),
                };
                let plain = match escape {
                    Some('n') => '\n',
                    Some('t') => '\t',
                    Some('r') => '\r',
                    Some('a') => '\u{7}',
                    Some('b') => '\u{8}',
                    Some('f') => '\u{c}',
                    Some('v') => '\u{b}',
                    Some(same @ ('"' | '\\' | '\'' | '?')) => same,
                    Some(first @ ('x' | '0'..='7')) => {
                        let mut digits = String::new();
                        digits.extend(Some(first).filter(|&first| first != 'x'));
                        while let Some(digit) = chars.next_if(is_digit) {
                            digits.push(digit);
                        }
                        let radix = if first == 'x' { 16 } else { 8 };
                        // Bytes beyond ASCII would be those of an encoding that nobody knows any more.
                        match u8::from_str_radix(&digits, radix) {
                            Ok(byte @ 0..=0x7F) => byte.into(),
                            _ => return Err(format!("the escape \\{first}… is no character of ASCII")),
                        }
                    }
                    Some(other) => return Err(format!("unknown escape \\{}", shown(&other.to_string(), 1))),
                    None => return Err("a text that ends with a single \\".into()),
                };
                text.push(plain);
            }
            other => text.push(other),
        }
    }
    Ok(text)
}

/// A text in one line.
fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\").replace('\n', "\\n").replace('\t', "\\t").replace('\r', "\\r")
}

impl<R: BufRead> ReadEntry for Po<R> {
    fn read_entry(&mut self) -> Result<Option<Entry>> {
        loop {
            if let Some(entry) = self.ready.pop_front() {
                return Ok(Some(entry));
            }
            if self.is_over {
                return Ok(None);
            }
            self.advance()?;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_are_those_of_c() {
        assert_eq!(unquoted(r#""a\n\t\"\\\x41\101""#).unwrap(), "a\n\t\"\\AA");
        for wrong in [r#""a"#, "a", r#""a"b""#, r#""\q""#, r#""\""#, r#""\xff""#, r#""\x""#, r#""\777""#] {
            assert!(unquoted(wrong).is_err(), "{wrong}");
        }
    }
}
