//! Pairs in JSONL: one object a line.

use std::borrow::Cow;
use std::io::BufRead;
use std::path::{Path, PathBuf};

use serde::Deserialize;

use super::json;
use super::lines::Lines;
use super::record::{ReadRecord, Record};
use crate::error::{Error, Result};

/// One line. Other keys are the user's own.
#[derive(Deserialize)]
struct Object<'a> {
    #[serde(borrow)]
    mt: Cow<'a, str>,
    #[serde(borrow)]
    edited: Cow<'a, str>,
    #[serde(borrow, default)]
    source: Option<Cow<'a, str>>,
    #[serde(borrow, default)]
    id: Option<Id<'a>>,
}

/// Ids are strings or numbers.
#[derive(Deserialize)]
#[serde(untagged)]
enum Id<'a> {
    Text(#[serde(borrow)] Cow<'a, str>),
    Number(serde_json::Number),
}

/// Pairs in JSON Lines.
pub(super) struct Jsonl<R> {
    lines: Lines<R>,
    path: PathBuf,
}

impl<R: BufRead> Jsonl<R> {
    pub(super) fn new(input: R, path: &Path) -> Self {
        Self { lines: Lines::new(input, path), path: path.to_owned() }
    }
}

impl<R: BufRead> ReadRecord for Jsonl<R> {
    fn read_record(&mut self) -> Result<Option<Record>> {
        while let Some((number, line)) = self.lines.next()? {
            if line.trim().is_empty() {
                continue;
            }
            let object: Object<'_> = serde_json::from_str(line)
                .ok()
                // An array would be taken for the keys' values in their order.
                .filter(|_| line.trim_start().starts_with('{'))
                .ok_or_else(|| Error::malformed(&self.path, number, problem(line)))?;
            let id = object.id.map(|id| match id {
                Id::Text(text) => text.into_owned(),
                Id::Number(number) => number.to_string(),
            });
            return Ok(Some(Record {
                id: id.filter(|id| !id.is_empty()),
                source: object.source.map(Cow::into_owned),
                mt: object.mt.into_owned(),
                edited: object.edited.into_owned(),
                ..Record::default()
            }));
        }
        Ok(None)
    }
}

/// What is wrong with a line that is no pair.
fn problem(line: &str) -> String {
    let problem = json::object(line).map_or_else(
        |problem| problem,
        |object| {
            let id =
                || object.get("id").is_some_and(|id| !(id.is_string() || id.is_number() || id.is_null()));
            match json::missing(&object, &["mt", "edited"], &["source"]) {
                Some(problem) => problem,
                None if id() => "the value of id is neither a text nor a number".to_owned(),
                None => "one of mt, edited, source and id stands there twice".to_owned(),
            }
        },
    );
    format!("{problem} (each line is an object with the keys mt and edited)")
}
