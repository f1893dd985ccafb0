//! Text with inline elements, as XLIFF and TMX have it: the text without them, and where they stood.

use super::entry::Text;
use super::xml::Element;
use crate::document::Tag;

/// Gathers the content of an element that holds a translation.
#[derive(Debug, Default)]
pub(super) struct Collector {
    found: Text,
    open: Vec<Inline>,
}

/// An inline element that is open.
#[derive(Debug)]
enum Inline {
    /// An annotation, or a span of text that is no markup: only what stands in it counts.
    Transparent,
    /// Text between an opening and a closing tag.
    Paired(String),
    /// A tag, with the native code that stands in it.
    Code { label: String, code: String },
    /// An element within native code.
    WithinCode,
}

impl Collector {
    /// An element begins.
    pub(super) fn open(&mut self, element: &Element) {
        if matches!(self.open.last(), Some(Inline::Code { .. } | Inline::WithinCode)) {
            return self.open.push(Inline::WithinCode);
        }
        let name = element.name.as_str();
        let inline = match name {
            "mrk" | "sm" | "em" | "hi" | "sub" => Inline::Transparent,
            "cp" => {
                let code = u32::from_str_radix(element.get("hex"), 16).ok();
                self.found.text.push(code.and_then(char::from_u32).unwrap_or(char::REPLACEMENT_CHARACTER));
                Inline::Transparent
            }
            "x" | "bx" | "ex" | "sc" | "ec" | "ph" | "bpt" | "ept" | "it" | "ut" => {
                Inline::Code { label: format!("<{name}{}/>", id(element)), code: String::new() }
            }
            _ => {
                self.push_tag(format!("<{name}{}>", id(element)));
                Inline::Paired(format!("</{name}>"))
            }
        };
        self.open.push(inline);
    }

    /// Characters, or native code.
    pub(super) fn push(&mut self, text: &str) {
        match self.open.last_mut() {
            Some(Inline::Code { code, .. }) => code.push_str(text),
            Some(Inline::WithinCode) => {}
            _ => self.found.text.push_str(text),
        }
    }

    /// The innermost element ends; says whether there was one, and not the element itself that is gathered.
    pub(super) fn close(&mut self) -> bool {
        match self.open.pop() {
            None => return false,
            Some(Inline::Paired(label)) => self.push_tag(label),
            Some(Inline::Code { label, code }) => {
                let code = code.trim();
                self.push_tag(if code.is_empty() { label } else { code.to_owned() });
            }
            Some(Inline::Transparent | Inline::WithinCode) => {}
        }
        true
    }

    /// The text.
    pub(super) fn finish(self) -> Text {
        self.found
    }

    fn push_tag(&mut self, label: String) {
        self.found.tags.push(Tag { at: self.found.text.len() as u32, label: label.into() });
    }
}

/// What a tag is told from others by, as an attribute; empty where it has nothing of the kind.
fn id(element: &Element) -> String {
    let names = ["id", "startRef", "x", "i", "type"];
    let found = names.iter().find(|name| !element.get(name).is_empty());
    found.map(|name| format!(" {name}=\"{}\"", element.get(name))).unwrap_or_default()
}

/// Whether a name or note of a tool, an author or an origin says that a machine translated.
pub(super) fn is_machine(told: &str) -> bool {
    let words = told.split(|ch: char| !ch.is_alphabetic());
    words.map(str::to_ascii_lowercase).any(|word| {
        matches!(
            word.as_str(),
            "mt" | "nmt" | "smt" | "rbmt" | "machine" | "machinetranslation" | "machinetranslated"
        )
    })
}
