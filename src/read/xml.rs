//! XML as a stream of elements and text, for readers of bilingual formats.
//!
//! Nothing recurses, no entity is expanded but the five of XML and character references, and nothing is held that was
//! not asked for.

use std::io::{self, BufRead, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use quick_xml::NsReader;
use quick_xml::XmlVersion;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesDecl, BytesRef, BytesStart, Event};
use quick_xml::name::{NamespaceError, ResolveResult};

use super::decode::unwrapped;
use super::lines::{RECORD_LIMIT, too_long};
use super::message::shown;
use crate::error::{Error, Result};

/// How deep elements may be nested.
const MOST_DEEP: usize = 1000;

/// How many attributes an element may have. (Each is held against all before it.)
const MOST_ATTRIBUTES: usize = 256;

/// The next thing in a file.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// An element begins.
    Open(Element),
    /// The innermost element that is open ends. An empty element ends at once.
    Close,
    /// Characters; several steps may follow each other.
    Text(String),
    /// The end of the file, where all elements are closed.
    End,
}

/// An element's tag.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Element {
    /// Its name without prefix.
    pub(super) name: String,
    /// Its namespace; empty where it is in none.
    pub(super) namespace: String,
    /// Names with their prefixes, and values.
    attributes: Vec<(String, String)>,
}

impl Element {
    /// The value of an attribute; empty where the element has none of this name.
    pub(super) fn get(&self, name: &str) -> &str {
        self.attributes.iter().find(|(own, _)| own == name).map_or("", |(_, value)| value)
    }
}

/// A reader of XML.
pub(super) struct Xml<R: BufRead> {
    reader: NsReader<Metered<R>>,
    buffer: Vec<u8>,
    path: PathBuf,
    depth: usize,
}

impl<R: BufRead> Xml<R> {
    pub(super) fn new(input: R, path: &Path) -> Self {
        let mut reader = NsReader::from_reader(Metered { input, path: path.to_owned(), line: 1, read: 0 });
        reader.config_mut().expand_empty_elements = true;
        Self { reader, buffer: Vec::new(), path: path.to_owned(), depth: 0 }
    }

    /// The line that was read up to, from 1.
    pub(super) fn line(&self) -> usize {
        self.reader.get_ref().line
    }

    /// An error at this line.
    pub(super) fn error(&self, problem: impl Into<String>) -> Error {
        Error::malformed(&self.path, self.line(), problem)
    }

    /// The next step outside of any record, text left out.
    pub(super) fn next_outside(&mut self) -> Result<Step> {
        let meter = self.reader.get_mut();
        meter.read = 0;
        meter.skip_text().map_err(|error| unwrapped(&self.path, error))?;
        loop {
            match self.next()? {
                Step::Text(_) => {}
                step => return Ok(step),
            }
        }
    }

    /// The next step. What is read by this function in a row is held to be one record.
    pub(super) fn next(&mut self) -> Result<Step> {
        loop {
            self.buffer.clear();
            let (namespace, event) = match self.reader.read_resolved_event_into(&mut self.buffer) {
                Ok(found) => found,
                Err(error) => return Err(self.failure(error)),
            };
            let step = match event {
                Event::Start(tag) => {
                    let namespace = match namespace {
                        ResolveResult::Bound(namespace) => namespace.0.to_owned(),
                        ResolveResult::Unbound => String::new(),
                        ResolveResult::Unknown(prefix) => prefix,
                    };
                    element(&tag, namespace).map(Step::Open)
                }
                Event::End(_) => Ok(Step::Close),
                Event::Text(text) => Ok(Step::Text(text.xml10_content().into_owned())),
                Event::CData(text) => Ok(Step::Text(text.xml10_content().into_owned())),
                Event::GeneralRef(reference) => resolve(&reference).map(Step::Text),
                Event::Decl(declaration) => match check_encoding(&declaration) {
                    Ok(()) => continue,
                    Err(problem) => Err(problem),
                },
                Event::Eof => Ok(Step::End),
                Event::Empty(_) | Event::Comment(_) | Event::PI(_) | Event::DocType(_) => continue,
            };
            let step = step.map_err(|problem| self.error(problem))?;
            return self.check_depth(step);
        }
    }

    fn check_depth(&mut self, step: Step) -> Result<Step> {
        match step {
            Step::Open(_) if self.depth == MOST_DEEP => {
                return Err(self.error(format!("elements are nested more than {MOST_DEEP} deep")));
            }
            Step::Open(_) => self.depth += 1,
            Step::Close => self.depth -= 1,
            Step::End if self.depth > 0 => {
                return Err(self.error("the file ends before its elements are closed: it is cut"));
            }
            Step::Text(_) | Step::End => {}
        }
        Ok(step)
    }

    fn failure(&self, error: quick_xml::Error) -> Error {
        let problem = match error {
            quick_xml::Error::Io(error) => {
                return match Arc::try_unwrap(error) {
                    Ok(error) => unwrapped(&self.path, error),
                    Err(error) => unwrapped(&self.path, io::Error::new(error.kind(), error.to_string())),
                };
            }
            quick_xml::Error::Syntax(error) => error.to_string(),
            quick_xml::Error::IllFormed(error) => error.to_string(),
            quick_xml::Error::Namespace(NamespaceError::TooManyBindings(most)) => {
                return self.error(format!("more than {most} namespaces are declared within each other"));
            }
            other => other.to_string(),
        };
        self.error(format!("no well-formed XML: {}", shown(&problem, 200)))
    }
}

fn element(tag: &BytesStart<'_>, namespace: String) -> Result<Element, String> {
    let mut attributes = Vec::new();
    for attribute in tag.attributes() {
        if attributes.len() == MOST_ATTRIBUTES {
            return Err(format!("an element with more than {MOST_ATTRIBUTES} attributes"));
        }
        let attribute = attribute.map_err(|error| format!("no well-formed XML: {error}"))?;
        let value = attribute.normalized_value(XmlVersion::Implicit1_0);
        let value = value.map_err(|error| format!("an attribute: {}", shown(&error.to_string(), 200)))?;
        attributes.push((attribute.key.0.to_owned(), value.into_owned()));
    }
    Ok(Element { name: tag.local_name().as_ref().to_owned(), namespace, attributes })
}

/// What a reference stands for. Entities that a file declares itself are not expanded: they could stand for anything,
/// of any length.
fn resolve(reference: &BytesRef<'_>) -> Result<String, String> {
    let told = || format!("&{};", shown(reference, 40));
    match reference.resolve_char_ref() {
        Ok(Some(ch)) => Ok(ch.to_string()),
        Ok(None) => match resolve_predefined_entity(reference) {
            Some(text) => Ok(text.to_owned()),
            None => Err(format!("the entity {} is none of XML's five; write the character itself", told())),
        },
        Err(_) => Err(format!("{} is no character", told())),
    }
}

/// What is read is Unicode by now: a file that says to be something else was not converted.
fn check_encoding(declaration: &BytesDecl<'_>) -> Result<(), String> {
    const READ: [&str; 6] = ["utf-8", "utf8", "us-ascii", "utf-16", "utf-16le", "utf-16be"];
    match declaration.encoding() {
        Some(Ok(name)) if !READ.contains(&name.to_ascii_lowercase().as_str()) => {
            Err(format!("the file says that its encoding is {}; convert it to UTF-8", shown(&name, 40)))
        }
        _ => Ok(()),
    }
}

/// Counts lines, and lets no record be longer than it may.
struct Metered<R> {
    input: R,
    path: PathBuf,
    line: usize,
    /// How many bytes of the record were read.
    read: usize,
}

impl<R: BufRead> Metered<R> {
    /// Passes over what stands before the next tag.
    fn skip_text(&mut self) -> io::Result<()> {
        loop {
            let chunk = self.input.fill_buf()?;
            let tag = memchr::memchr(b'<', chunk);
            let (length, is_over) = (tag.unwrap_or(chunk.len()), tag.is_some() || chunk.is_empty());
            self.consume(length);
            self.read = 0;
            if is_over {
                return Ok(());
            }
        }
    }
}

impl<R: BufRead> BufRead for Metered<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.read > RECORD_LIMIT {
            return Err(io::Error::other(too_long(&self.path, self.line)));
        }
        self.input.fill_buf()
    }

    fn consume(&mut self, amount: usize) {
        // What is consumed was shown by `fill_buf`, and is there still.
        if let Ok(chunk) = self.input.fill_buf() {
            let chunk = &chunk[..amount.min(chunk.len())];
            self.line += memchr::memchr_iter(b'\n', chunk).count();
        }
        self.read += amount;
        self.input.consume(amount);
    }
}

impl<R: BufRead> Read for Metered<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.fill_buf()?.read(buffer)?;
        self.consume(count);
        Ok(count)
    }
}
