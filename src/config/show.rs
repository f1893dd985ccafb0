//! What is in force, as a configuration file that says the same.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use toml::Value;

use super::{Given, Origin, Settings};
use crate::finding::Category;
use crate::report::{Bom, Format};

impl Settings {
    /// All values as TOML, each with a comment that says where it came from. What has no value is a comment.
    /// Read as a configuration file in the current directory, it says the same.
    pub fn to_toml(&self) -> String {
        let mut out = Page { text: String::new(), file: self.file.as_deref() };
        out.value("select", &self.select, |list| categories(list));
        out.value("ignore", &self.ignore, |list| categories(list));
        out.value("min_severity", &self.min_severity, |severity| severity.id().into());
        out.value("min_confidence", &self.min_confidence, |number| (*number).into());
        out.value("fail_on", &self.fail_on, |fail_on| fail_on.to_string().into());
        out.value("aligned", &self.aligned, |aligned| (*aligned).into());
        out.value("related", &self.related, |list| paths(list));
        out.optional("format", &self.format, "by the output's extension, else csv", |form: &Format| {
            form.id().into()
        });
        out.value("output", &self.output, |list| paths(list));
        out.optional("segments", &self.segments, "no such table", |file| path(file));
        out.value("bom", &self.bom, |bom| Value::from(bom_word(*bom)));
        out.optional("threads", &self.threads, "one for each core", |threads| i64::from(*threads).into());
        out.optional("baseline", &self.baseline, "none", |file| path(file));
        out.optional("decisions", &self.decisions, "none", |file| path(file));
        out.value("color", &self.color, |color| color.to_string().into());
        if !self.severity.is_empty() {
            out.text.push_str("\n[severity]\n");
        }
        for (category, severity) in &self.severity {
            out.value(category.id(), severity, |severity| severity.id().into());
        }
        out.text
    }
}

/// The text as it grows.
struct Page<'a> {
    text: String,
    file: Option<&'a Path>,
}

impl Page<'_> {
    fn value<T>(&mut self, key: &str, given: &Given<T>, to_value: impl Fn(&T) -> Value) {
        self.line(&format!("{key} = {}", to_value(&given.value)), given.origin);
    }

    fn optional<T>(
        &mut self,
        key: &str,
        given: &Given<Option<T>>,
        unset: &str,
        to_value: impl Fn(&T) -> Value,
    ) {
        match &given.value {
            Some(value) => self.line(&format!("{key} = {}", to_value(value)), given.origin),
            None => self.line(&format!("# {key}: {unset}"), given.origin),
        }
    }

    fn line(&mut self, text: &str, origin: Origin) {
        let file = self.file.map(|file| file.display().to_string()).unwrap_or_default();
        // A comment ends with its line, and a file's name may hold a line end.
        let file: String = file.chars().map(|ch| if ch.is_control() { '?' } else { ch }).collect();
        let _ = match origin {
            Origin::Default => writeln!(self.text, "{text}  # default"),
            Origin::File(line) => writeln!(self.text, "{text}  # {file}:{line}"),
            Origin::Option => writeln!(self.text, "{text}  # option"),
        };
    }
}

fn categories(list: &[Category]) -> Value {
    Value::Array(list.iter().map(|category| category.id().into()).collect())
}

fn paths(list: &[PathBuf]) -> Value {
    Value::Array(list.iter().map(|file| path(file)).collect())
}

fn path(file: &Path) -> Value {
    file.display().to_string().into()
}

fn bom_word(bom: Bom) -> &'static str {
    match bom {
        Bom::Auto => "auto",
        Bom::Yes => "yes",
        Bom::No => "no",
    }
}
