//! Pairs in JSONL: one object a line.

use std::borrow::Cow;
use std::io::BufRead;
use std::path::{Path, PathBuf};

use serde::Deserialize;

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
#[serde(untagged, expecting = "an id that is neither a string nor a number")]
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
            let fail = |problem: &str| {
                let problem = format!("{problem} (each line is an object with the keys mt and edited)");
                Error::malformed(&self.path, number, problem)
            };
            // An array would be taken for the keys' values in their order.
            if !line.trim_start().starts_with('{') {
                return Err(fail("no object"));
            }
            let object: Object<'_> =
                serde_json::from_str(line).map_err(|error| fail(&strip_line(&error.to_string())))?;
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

/// The message without `at line 1 column 7`, whose line is always 1 here: the column is kept.
fn strip_line(message: &str) -> String {
    message.replace(" at line 1 column ", " at column ")
}
