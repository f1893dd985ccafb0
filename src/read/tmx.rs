//! TMX 1.4b (LISA, 2005).

use rustc_hash::FxHashMap;

use super::entry::{Entry, Text};
use super::inline::is_machine;
use super::units::Schema;
use super::xml::Element;

/// What the elements of TMX mean.
#[derive(Default)]
pub(super) struct Tmx {
    /// The language that the header says was translated from, in lower case; empty where it names none.
    from: String,
    unit: Unit,
    /// The type of the property that is read.
    property: String,
}

/// What an open element is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Node {
    /// `tmx`, `body`.
    Outside,
    /// `tu`.
    Unit,
    /// `tuv`.
    Variant,
    /// `seg`.
    Segment,
    /// `prop` of a variant.
    Property,
    /// Nothing in it is read.
    Ignored,
}

#[derive(Debug, Default)]
struct Unit {
    id: String,
    from: String,
    variants: Vec<Variant>,
}

/// The unit's text in one language.
#[derive(Debug, Default)]
struct Variant {
    /// In lower case.
    language: String,
    is_machine: bool,
    text: Option<Text>,
}

impl Schema for Tmx {
    type Node = Node;
    const NAME: &'static str = "TMX";
    const UNIT: Node = Node::Unit;
    const OUTSIDE: Node = Node::Outside;

    fn is_text(node: Node) -> bool {
        matches!(node, Node::Segment | Node::Property)
    }

    fn open(&mut self, within: Node, element: &Element, is_core: bool) -> Node {
        match (within, element.name.as_str()) {
            (Node::Outside, "header") if is_core => {
                self.from = language(element.get("srclang"));
                Node::Ignored
            }
            (Node::Outside, "body") if is_core => Node::Outside,
            (Node::Outside, "tu") if is_core => {
                let from = language(element.get("srclang"));
                let from = if from.is_empty() { self.from.clone() } else { from };
                self.unit = Unit { id: element.get("tuid").to_owned(), from, variants: Vec::new() };
                Node::Unit
            }
            (Node::Unit, "tuv") if is_core => {
                let told = ["xml:lang", "lang"].map(|name| element.get(name));
                let language = language(told.into_iter().find(|told| !told.is_empty()).unwrap_or_default());
                let told = ["creationid", "changeid", "creationtool", "o-tmf"];
                let is_machine = told.iter().any(|name| is_machine(element.get(name)));
                self.unit.variants.push(Variant { language, is_machine, text: None });
                Node::Variant
            }
            (Node::Variant, "seg") if is_core => Node::Segment,
            (Node::Variant, "prop") if is_core => {
                element.get("type").clone_into(&mut self.property);
                Node::Property
            }
            _ => Node::Ignored,
        }
    }

    fn close(&mut self, node: Node, _within: Option<Node>, text: Text) -> Vec<Entry> {
        let variant = self.unit.variants.last_mut();
        match (node, variant) {
            (Node::Segment, Some(variant)) => variant.text = text.if_any(),
            (Node::Property, Some(variant)) => {
                variant.is_machine |= is_machine(&format!("{} {}", self.property, text.text));
            }
            (Node::Unit, _) => return std::mem::take(&mut self.unit).into_entries(),
            _ => {}
        }
        Vec::new()
    }
}

impl Unit {
    /// One entry for each language that it was translated into.
    fn into_entries(self) -> Vec<Entry> {
        let Self { id, from, variants } = self;
        let named = variants.iter().position(|variant| !from.is_empty() && is_same(&variant.language, &from));
        let source = named.unwrap_or(0);
        let source_text =
            variants.get(source).and_then(|source| source.text.as_ref()).map(|text| text.text.clone());
        let joined_by = if id.is_empty() { source_text.clone().unwrap_or_default() } else { id.clone() };
        // A hash map alone would lose the order of the file.
        let (mut languages, mut places) = (Vec::new(), FxHashMap::default());
        for (at, variant) in variants.iter().enumerate().filter(|&(at, _)| at != source) {
            let place = *places.entry(variant.language.as_str()).or_insert(languages.len());
            if place == languages.len() {
                languages.push((variant.language.as_str(), Vec::new()));
            }
            languages[place].1.push(at);
        }
        let several = languages.len() > 1;
        let entry = |(language, own): (&str, Vec<usize>)| {
            // The edited version is the last that no machine made; where there is none, a machine's is all there is.
            let target = own.iter().rfind(|&&at| !variants[at].is_machine).or(own.last()).copied();
            let mt = own.iter().find(|&&at| variants[at].is_machine && Some(at) != target).copied();
            let text = |at: usize| variants[at].text.clone();
            let label = if several { format!("{id}/{language}") } else { id.clone() };
            Entry {
                key: format!("{language}\u{4}{}\u{4}{joined_by}", u8::from(id.is_empty())),
                id: (!id.is_empty()).then_some(label),
                source: source_text.clone(),
                mt: mt.and_then(text),
                target: target.and_then(text),
            }
        };
        languages.into_iter().map(entry).collect()
    }
}

/// A language's tag in lower case; none for `*all*`.
fn language(told: &str) -> String {
    let told = told.trim().to_ascii_lowercase().replace('_', "-");
    if told == "*all*" { String::new() } else { told }
}

/// Whether one tag is the other, or the other with a region or script: `en` and `en-us`.
fn is_same(a: &str, b: &str) -> bool {
    let primary = |tag: &str| tag.split('-').next().unwrap_or_default().to_owned();
    a == b || ((!a.contains('-') || !b.contains('-')) && primary(a) == primary(b))
}
