//! Pairs in JSONL: one object a line.

use std::borrow::Cow;
use std::path::Path;

use serde::Deserialize;

use super::PairBuilder;
use crate::error::{Error, Result};

/// One line. Other keys are the user's own.
#[derive(Deserialize)]
struct Record<'a> {
    #[serde(borrow)]
    mt: Cow<'a, str>,
    #[serde(borrow)]
    edited: Cow<'a, str>,
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

pub(super) fn jsonl(path: &Path, text: &str, pairs: &mut PairBuilder) -> Result<()> {
    for (number, line) in text.split('\n').enumerate() {
        if line.trim().is_empty() {
            continue;
        }
        let record: Record<'_> = serde_json::from_str(line).map_err(|error| {
            let problem = format!(
                "{} (each line is an object with the keys mt and edited)",
                strip_line(&error.to_string())
            );
            Error::malformed(path, number + 1, problem)
        })?;
        let id = record.id.map(|id| match id {
            Id::Text(text) => text.into_owned(),
            Id::Number(number) => number.to_string(),
        });
        pairs.push(id.as_deref(), &record.mt, &record.edited);
    }
    Ok(())
}

/// The message without `at line 1 column 7`, whose line is always 1 here: the column is kept.
fn strip_line(message: &str) -> String {
    message.replace(" at line 1 column ", " at column ")
}
