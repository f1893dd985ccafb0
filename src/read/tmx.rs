//! TMX 1.4b (LISA, 2005).

use std::collections::VecDeque;
use std::io::BufRead;
use std::path::Path;

use rustc_hash::FxHashMap;

use super::entry::{Entry, ReadEntry, Text};
use super::inline::{Collector, is_machine};
use super::message::shown;
use super::xml::{Element, Step, Xml};
use crate::error::Result;

/// A reader of TMX.
pub(super) struct Tmx<R: BufRead> {
    xml: Xml<R>,
    /// The root's namespace, once it was read.
    core: Option<String>,
    nodes: Vec<Node>,
    is_in_unit: bool,
    /// The language that the header says was translated from, in lower case; empty where it names none.
    from: String,
    unit: Unit,
    collector: Collector,
    property: String,
    ready: VecDeque<Entry>,
}

/// What an open element is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Node {
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

impl<R: BufRead> Tmx<R> {
    pub(super) fn new(input: R, path: &Path) -> Self {
        Self {
            xml: Xml::new(input, path),
            core: None,
            nodes: Vec::new(),
            is_in_unit: false,
            from: String::new(),
            unit: Unit::default(),
            collector: Collector::default(),
            property: String::new(),
            ready: VecDeque::new(),
        }
    }

    /// Takes a step; says whether it was the last.
    fn advance(&mut self) -> Result<bool> {
        let within = self.nodes.last().copied();
        // What is ignored may be of any length outside of units: files embed whole documents.
        let step = if self.is_in_unit { self.xml.next()? } else { self.xml.next_outside()? };
        let is_text = within == Some(Node::Segment);
        match step {
            Step::Open(element) if is_text => self.collector.open(&element),
            Step::Open(element) => {
                let node = self.open(within, &element)?;
                self.is_in_unit |= node == Node::Unit;
                self.nodes.push(node);
            }
            Step::Text(text) if is_text => self.collector.push(&text),
            Step::Text(text) if within == Some(Node::Property) => self.property.push_str(&text),
            Step::Text(_) => {}
            Step::Close if is_text && self.collector.close() => {}
            Step::Close => {
                if let Some(node) = self.nodes.pop() {
                    self.is_in_unit &= node != Node::Unit;
                    self.close(node);
                }
            }
            Step::End if self.core.is_none() => {
                return Err(self.xml.error("no TMX: the file has no element"));
            }
            Step::End => return Ok(true),
        }
        Ok(false)
    }

    /// What an element is, by what it stands in.
    fn open(&mut self, within: Option<Node>, element: &Element) -> Result<Node> {
        let Some(within) = within else {
            if element.name != "tmx" {
                let problem = format!("the root element is <{}>, and not <tmx>", shown(&element.name, 40));
                return Err(self.xml.error(problem));
            }
            self.core = Some(element.namespace.clone());
            return Ok(Node::Outside);
        };
        let is_core = self.core.as_ref() == Some(&element.namespace);
        Ok(match (within, element.name.as_str()) {
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
            (Node::Variant, "seg") if is_core => {
                self.collector = Collector::default();
                Node::Segment
            }
            (Node::Variant, "prop") if is_core => {
                self.property = format!("{} ", element.get("type"));
                Node::Property
            }
            _ => Node::Ignored,
        })
    }

    fn close(&mut self, node: Node) {
        let variant = self.unit.variants.last_mut();
        match (node, variant) {
            (Node::Segment, Some(variant)) => {
                variant.text = std::mem::take(&mut self.collector).finish().if_any();
            }
            (Node::Property, Some(variant)) => variant.is_machine |= is_machine(&self.property),
            (Node::Unit, _) => self.finish_unit(),
            _ => {}
        }
    }

    /// The entries of a unit: one for each language that it was translated into.
    fn finish_unit(&mut self) {
        let Unit { id, from, variants } = std::mem::take(&mut self.unit);
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
        for (language, own) in languages {
            // The edited version is the last that no machine made; where there is none, a machine's is all there is.
            let target = own.iter().rfind(|&&at| !variants[at].is_machine).or(own.last()).copied();
            let mt = own.iter().find(|&&at| variants[at].is_machine && Some(at) != target).copied();
            let text = |at: usize| variants[at].text.clone();
            let label = if several { format!("{id}/{language}") } else { id.clone() };
            self.ready.push_back(Entry {
                key: format!("{language}\u{4}{}\u{4}{joined_by}", u8::from(id.is_empty())),
                id: (!id.is_empty()).then_some(label),
                source: source_text.clone(),
                mt: mt.and_then(text),
                target: target.and_then(text),
            });
        }
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

impl<R: BufRead> ReadEntry for Tmx<R> {
    fn read_entry(&mut self) -> Result<Option<Entry>> {
        loop {
            if let Some(entry) = self.ready.pop_front() {
                return Ok(Some(entry));
            }
            if self.advance()? {
                return Ok(None);
            }
        }
    }
}
