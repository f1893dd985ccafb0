//! XLIFF 1.2 (OASIS, 2008) and 2.x (ISO 21720).

use rustc_hash::FxHashMap;

use super::entry::{Entry, Text};
use super::inline::is_machine;
use super::message::shown;
use super::units::Schema;
use super::xml::Element;

/// The namespaces of the standard's versions; a file may also name none, as versions before 1.2 do.
const CORE: &str = "urn:oasis:names:tc:xliff:document:";
/// The module of match candidates.
const MATCHES: &str = "urn:oasis:names:tc:xliff:matches:";

/// What the elements of XLIFF mean.
#[derive(Default)]
pub(super) struct Xliff {
    /// How many `file` elements began, and what the last one is called.
    files: usize,
    file: String,
    unit: Unit,
}

/// What an open element is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Node {
    /// `xliff`, `file`, `body`, `group`: units stand within.
    Outside,
    /// `trans-unit` or `unit`.
    Unit,
    /// `segment` or `ignorable` of XLIFF 2; the unit itself in 1.2.
    Segment,
    /// `alt-trans` or `mtc:match`.
    Candidate,
    /// `mtc:matches`.
    Candidates,
    Source,
    Target,
    /// Nothing in it is read.
    Ignored,
}

#[derive(Debug, Default)]
struct Unit {
    id: String,
    segments: Vec<Segment>,
    candidates: Vec<Candidate>,
}

#[derive(Debug, Default)]
struct Segment {
    id: String,
    is_ignorable: bool,
    source: Option<Text>,
    target: Option<Text>,
}

/// A proposed translation.
#[derive(Debug, Default)]
struct Candidate {
    /// How well it is known for one of a machine.
    origin: Origin,
    /// The segment that it names, or what else it refers to.
    about: String,
    source: Option<Text>,
    target: Option<Text>,
}

/// Where a candidate comes from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
enum Origin {
    /// The file says that a machine made it.
    Machine,
    /// The file does not say.
    #[default]
    Untold,
    /// A translation memory, an older version and the like: no machine translation.
    Other,
}

impl Schema for Xliff {
    type Node = Node;
    const NAME: &'static str = "XLIFF";
    const UNIT: Node = Node::Unit;
    const OUTSIDE: Node = Node::Outside;

    fn is_text(node: Node) -> bool {
        matches!(node, Node::Source | Node::Target)
    }

    fn check_namespace(namespace: &str) -> Result<(), String> {
        if namespace.is_empty() || namespace.starts_with(CORE) {
            return Ok(());
        }
        Err(format!("<xliff> is of the namespace {}, which is none of XLIFF’s", shown(namespace, 80)))
    }

    fn open(&mut self, within: Node, element: &Element, is_core: bool) -> Node {
        let is_match = element.namespace.starts_with(MATCHES);
        match (within, element.name.as_str()) {
            (Node::Outside, "file") if is_core => {
                self.files += 1;
                let names = [element.get("original"), element.get("id")];
                self.file = names.into_iter().find(|name| !name.is_empty()).unwrap_or_default().into();
                Node::Outside
            }
            (Node::Outside, "trans-unit") if is_core => {
                self.unit = Unit { id: element.get("id").to_owned(), ..Unit::default() };
                self.unit.segments.push(Segment::default());
                Node::Unit
            }
            (Node::Outside, "unit") if is_core => {
                self.unit = Unit { id: element.get("id").to_owned(), ..Unit::default() };
                Node::Unit
            }
            (Node::Outside, "body" | "group") if is_core => Node::Outside,
            (Node::Unit, "segment" | "ignorable") if is_core => {
                let id = element.get("id").to_owned();
                let is_ignorable = element.name == "ignorable";
                self.unit.segments.push(Segment { id, is_ignorable, ..Segment::default() });
                Node::Segment
            }
            (Node::Unit, "alt-trans") if is_core => {
                let (origin, about) = (origin_of_alt(element), element.get("mid").to_owned());
                self.unit.candidates.push(Candidate { origin, about, ..Candidate::default() });
                Node::Candidate
            }
            (Node::Unit, "matches") if is_match => Node::Candidates,
            (Node::Candidates, "match") if is_match => {
                let about = element.get("ref").rsplit(['#', '/', '=']).next().unwrap_or_default().to_owned();
                let origin = origin_of_match(element);
                self.unit.candidates.push(Candidate { origin, about, ..Candidate::default() });
                Node::Candidate
            }
            (Node::Unit | Node::Segment | Node::Candidate, "source") if is_core => Node::Source,
            (Node::Unit | Node::Segment | Node::Candidate, "target") if is_core => {
                if let (Node::Candidate, Some(candidate)) = (within, self.unit.candidates.last_mut()) {
                    candidate.origin = origin_of_target(element).unwrap_or(candidate.origin);
                }
                Node::Target
            }
            _ => Node::Ignored,
        }
    }

    fn close(&mut self, node: Node, within: Option<Node>, text: Text) -> Vec<Entry> {
        let is_candidate = within == Some(Node::Candidate);
        match node {
            Node::Source | Node::Target => {
                let (segment, candidate) = (self.unit.segments.last_mut(), self.unit.candidates.last_mut());
                let place = match (is_candidate, node) {
                    (true, Node::Source) => candidate.map(|candidate| &mut candidate.source),
                    (true, _) => candidate.map(|candidate| &mut candidate.target),
                    (false, Node::Source) => segment.map(|segment| &mut segment.source),
                    (false, _) => segment.map(|segment| &mut segment.target),
                };
                if let Some(place) = place {
                    *place = text.if_any();
                }
                Vec::new()
            }
            Node::Unit => self.finish_unit(),
            _ => Vec::new(),
        }
    }
}

impl Xliff {
    /// The entries of a unit: one for each of its segments.
    fn finish_unit(&mut self) -> Vec<Entry> {
        let Unit { id, mut segments, mut candidates } = std::mem::take(&mut self.unit);
        // A stable sort: of equals the first in the file is taken.
        candidates.retain(|candidate| candidate.origin != Origin::Other && candidate.target.is_some());
        candidates.sort_by_key(|candidate| candidate.origin);
        segments.retain(|segment| !segment.is_ignorable);
        let candidates = Candidates::new(&candidates);
        let alone = segments.len() == 1;
        let entry = |(number, segment): (usize, Segment)| {
            let mt = candidates.of(&segment).cloned();
            let own = if segment.id.is_empty() { (number + 1).to_string() } else { segment.id };
            let within = if alone { id.clone() } else { format!("{id}/{own}") };
            // A name is prefixed where it need not be the only one of its kind in the file.
            let label = if self.files > 1 { format!("{}/{within}", self.file) } else { within.clone() };
            Entry {
                key: format!("{}\u{4}{within}", self.file),
                id: (!id.is_empty()).then_some(label),
                source: segment.source.map(|source| source.text),
                mt,
                target: segment.target,
            }
        };
        segments.into_iter().enumerate().map(entry).collect()
    }
}

/// The candidates of a unit, best first, by what they are for.
struct Candidates<'a> {
    list: &'a [Candidate],
    /// The first that tells nothing: it is for whatever the unit has.
    any: Option<usize>,
    by_source: FxHashMap<&'a str, usize>,
    by_id: FxHashMap<&'a str, usize>,
}

impl<'a> Candidates<'a> {
    fn new(list: &'a [Candidate]) -> Self {
        let mut found =
            Self { list, any: None, by_source: FxHashMap::default(), by_id: FxHashMap::default() };
        for (at, candidate) in list.iter().enumerate() {
            match &candidate.source {
                Some(source) if !candidate.about.is_empty() => {
                    found.by_source.entry(source.text.trim()).or_insert(at);
                    found.by_id.entry(candidate.about.as_str()).or_insert(at);
                }
                _ => found.any = found.any.or(Some(at)),
            }
        }
        found
    }

    /// The translation of a segment, and not of a part of it or of another one.
    fn of(&self, segment: &Segment) -> Option<&Text> {
        let source = segment.source.as_ref().and_then(|source| self.by_source.get(source.text.trim()));
        let named = self.by_id.get(segment.id.as_str());
        let best = [self.any, source.copied(), named.copied()].into_iter().flatten().min()?;
        self.list[best].target.as_ref()
    }
}

/// Where an `alt-trans` of XLIFF 1.2 comes from.
fn origin_of_alt(element: &Element) -> Origin {
    let told = ["origin", "tool", "tool-id"].map(|name| is_machine(element.get(name)));
    match element.get("alttranstype") {
        "previous-version" | "reference" => Origin::Other,
        _ if told.contains(&true) => Origin::Machine,
        _ => Origin::Untold,
    }
}

/// What the target of an `alt-trans` says of where it comes from, where it does.
fn origin_of_target(element: &Element) -> Option<Origin> {
    match element.get("state-qualifier") {
        "mt-suggestion" | "leveraged-mt" => Some(Origin::Machine),
        "exact-match"
        | "fuzzy-match"
        | "id-match"
        | "leveraged-glossary"
        | "leveraged-inherited"
        | "leveraged-repository"
        | "leveraged-tm"
        | "tm-suggestion" => Some(Origin::Other),
        _ => None,
    }
}

/// Where an `mtc:match` of XLIFF 2 comes from.
fn origin_of_match(element: &Element) -> Origin {
    match element.get("type") {
        "mt" => Origin::Machine,
        "" if is_machine(element.get("origin")) => Origin::Machine,
        "" | "other" => Origin::Untold,
        _ => Origin::Other,
    }
}
