//! What bilingual formats in XML have in common: units, with texts that have inline elements in them.

use std::collections::VecDeque;
use std::io::BufRead;
use std::path::Path;

use super::entry::{Entry, ReadEntry, Text};
use super::inline::Collector;
use super::message::shown;
use super::xml::{Element, Step, Xml};
use crate::error::Result;

/// What a format's elements mean. It is told of those outside of texts, and gathers from them what its units hold.
pub(super) trait Schema: Default {
    /// What an open element is.
    type Node: Copy + PartialEq;
    /// The format's name; in small letters it is the root element's.
    const NAME: &'static str;
    /// A unit.
    const UNIT: Self::Node;
    /// What the root is: units may stand within.
    const OUTSIDE: Self::Node;

    /// Whether the content of an element is text with inline elements, to be gathered.
    fn is_text(node: Self::Node) -> bool;

    /// What is wrong with a namespace of the root, if anything is.
    fn check_namespace(_namespace: &str) -> Result<(), String> {
        Ok(())
    }

    /// What an element is, by what it stands in; `is_core` says that it is of the root's namespace.
    fn open(&mut self, within: Self::Node, element: &Element, is_core: bool) -> Self::Node;

    /// An element ends; the text is what was gathered in it, if that was asked for. Gives the entries of a unit.
    fn close(&mut self, node: Self::Node, within: Option<Self::Node>, text: Text) -> Vec<Entry>;
}

/// A reader of the units of an XML file.
pub(super) struct Units<R: BufRead, S: Schema> {
    xml: Xml<R>,
    schema: S,
    /// The root's namespace, once it was read.
    core: Option<String>,
    nodes: Vec<S::Node>,
    is_in_unit: bool,
    collector: Collector,
    ready: VecDeque<Entry>,
}

impl<R: BufRead, S: Schema> Units<R, S> {
    pub(super) fn new(input: R, path: &Path) -> Self {
        Self {
            xml: Xml::new(input, path),
            schema: S::default(),
            core: None,
            nodes: Vec::new(),
            is_in_unit: false,
            collector: Collector::default(),
            ready: VecDeque::new(),
        }
    }

    /// Takes a step; says whether it was the last.
    fn advance(&mut self) -> Result<bool> {
        let is_text = self.nodes.last().copied().is_some_and(S::is_text);
        // What is ignored may be of any length outside of units: files embed whole documents.
        let step = if self.is_in_unit { self.xml.next()? } else { self.xml.next_outside()? };
        match step {
            Step::Open(element) if is_text => self.collector.open(&element),
            Step::Open(element) => {
                let node = self.open(&element)?;
                self.is_in_unit |= node == S::UNIT;
                self.nodes.push(node);
            }
            Step::Text(text) if is_text => self.collector.push(&text),
            Step::Text(_) => {}
            Step::Close if is_text && self.collector.close() => {}
            Step::Close => {
                if let Some(node) = self.nodes.pop() {
                    self.is_in_unit &= node != S::UNIT;
                    let text = std::mem::take(&mut self.collector).finish();
                    self.ready.extend(self.schema.close(node, self.nodes.last().copied(), text));
                }
            }
            Step::End if self.core.is_none() => {
                return Err(self.xml.error(format!("no {}: the file has no element", S::NAME)));
            }
            Step::End => return Ok(true),
        }
        Ok(false)
    }

    fn open(&mut self, element: &Element) -> Result<S::Node> {
        if let Some(&within) = self.nodes.last() {
            let is_core = self.core.as_ref() == Some(&element.namespace);
            return Ok(self.schema.open(within, element, is_core));
        }
        let root = S::NAME.to_ascii_lowercase();
        if element.name != root {
            let problem = format!("the root element is <{}>, and not <{root}>", shown(&element.name, 40));
            return Err(self.xml.error(problem));
        }
        S::check_namespace(&element.namespace).map_err(|problem| self.xml.error(problem))?;
        self.core = Some(element.namespace.clone());
        Ok(S::OUTSIDE)
    }
}

impl<R: BufRead, S: Schema> ReadEntry for Units<R, S> {
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
