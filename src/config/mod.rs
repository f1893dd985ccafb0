//! What an audit is asked for: every option's value, and where it came from.
//!
//! [`Settings::default`] is where nothing is said, [`Settings::read`] lets a configuration file speak, and the command
//! line overwrites what it says itself.

mod file;
mod show;

use std::collections::BTreeMap;
use std::fmt;
use std::path::{Path, PathBuf};
use std::str::FromStr;

use crate::audit;
use crate::error::{Error, Result, named};
use crate::finding::{Category, Severity};
use crate::output::{self, Output};
use crate::report::{Bom, Format};

pub use file::find;

/// The name of a configuration file.
pub const FILE_NAME: &str = "tadqiq.toml";

/// Who said a value, weakest first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Origin {
    /// Nobody.
    #[default]
    Default,
    /// The configuration file, in this line, counted from 1.
    File(usize),
    /// The command line.
    Option,
}

/// A value, and who said it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Given<T> {
    /// The value in force.
    pub value: T,
    /// Who said it.
    pub origin: Origin,
}

impl<T> Given<T> {
    fn unsaid(value: T) -> Self {
        Self { value, origin: Origin::Default }
    }

    /// Puts a value of the command line in the place of this one, where there is one.
    pub fn overwrite(&mut self, value: Option<T>) {
        if let Some(value) = value {
            *self = Self { value, origin: Origin::Option };
        }
    }
}

/// When to colour text on standard output.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Color {
    /// On a terminal, unless `NO_COLOR` is set.
    #[default]
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

impl FromStr for Color {
    type Err = Error;

    fn from_str(word: &str) -> Result<Self> {
        match word {
            "auto" => Ok(Self::Auto),
            "always" => Ok(Self::Always),
            "never" => Ok(Self::Never),
            _ => Err(Error::Usage(format!("expected auto, always or never, not ‘{word}’"))),
        }
    }
}

impl fmt::Display for Color {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(match self {
            Self::Auto => "auto",
            Self::Always => "always",
            Self::Never => "never",
        })
    }
}

/// The mildest severity that makes a run fail; none makes it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct FailOn(pub Option<Severity>);

impl FromStr for FailOn {
    type Err = Error;

    fn from_str(word: &str) -> Result<Self> {
        match word {
            "none" => Ok(Self(None)),
            "minor" | "major" | "critical" => Ok(Self(Severity::from_id(word))),
            _ => Err(Error::Usage(format!("expected none, minor, major or critical, not ‘{word}’"))),
        }
    }
}

impl fmt::Display for FailOn {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.0.map_or("none", Severity::id))
    }
}

/// Everything that an option of `tadqiq audit` or a configuration file can say. Relative paths are relative to the
/// current directory.
#[derive(Clone, Debug, PartialEq)]
pub struct Settings {
    /// The configuration file, where there is one.
    pub file: Option<PathBuf>,
    /// The categories to look for.
    pub select: Given<Vec<Category>>,
    /// The categories to leave out of these.
    pub ignore: Given<Vec<Category>>,
    /// The mildest severity to report.
    pub min_severity: Given<Severity>,
    /// The least confidence to report, 0 to 1.
    pub min_confidence: Given<f64>,
    /// What makes the run fail.
    pub fail_on: Given<FailOn>,
    /// Line i of the MT pairs with line i of the edited version.
    pub aligned: Given<bool>,
    /// Trusted texts on the same subject.
    pub related: Given<Vec<PathBuf>>,
    /// The report's form; the outputs' extensions say it where this does not.
    pub format: Given<Option<Format>>,
    /// Where to; standard output where there is none.
    pub output: Given<Vec<PathBuf>>,
    /// Where the table of segments goes.
    pub segments: Given<Option<PathBuf>>,
    /// Whether tables begin with a byte order mark.
    pub bom: Given<Bom>,
    /// How many threads to use, at least 1; one for each core where this says nothing.
    pub threads: Given<Option<u16>>,
    /// The file of known findings.
    pub baseline: Given<Option<PathBuf>>,
    /// The file of the reviewer's decisions.
    pub decisions: Given<Option<PathBuf>>,
    /// When to colour.
    pub color: Given<Color>,
    /// Categories whose findings all have one severity, whatever the detectors say.
    pub severity: BTreeMap<Category, Given<Severity>>,
}

impl Default for Settings {
    fn default() -> Self {
        let audit = audit::Config::default();
        Self {
            file: None,
            select: Given::unsaid(audit.categories),
            ignore: Given::default(),
            min_severity: Given::unsaid(audit.min_severity),
            min_confidence: Given::unsaid(audit.min_confidence),
            fail_on: Given::default(),
            aligned: Given::default(),
            related: Given::default(),
            format: Given::default(),
            output: Given::default(),
            segments: Given::default(),
            bom: Given::default(),
            threads: Given::default(),
            baseline: Given::default(),
            decisions: Given::default(),
            color: Given::default(),
            severity: BTreeMap::new(),
        }
    }
}

impl Settings {
    /// Puts other categories in the place of those selected and ignored. Whoever selects begins anew: what a weaker
    /// voice ignores is no longer ignored.
    pub fn choose(
        &mut self,
        select: Option<Vec<Category>>,
        ignore: Option<Vec<Category>>,
        origin: impl Fn(&str) -> Origin,
    ) {
        if let Some(value) = select {
            self.select = Given { value, origin: origin("select") };
            self.ignore = Given { value: Vec::new(), origin: origin("select") };
        }
        if let Some(value) = ignore {
            self.ignore = Given { value, origin: origin("ignore") };
        }
    }

    /// What the audit itself needs to know of this.
    pub fn to_audit(&self) -> audit::Config {
        let mut categories = self.select.value.clone();
        categories.retain(|category| !self.ignore.value.contains(category));
        audit::Config {
            aligned: self.aligned.value,
            categories,
            min_severity: self.min_severity.value,
            min_confidence: self.min_confidence.value,
            severities: self.severity.iter().map(|(category, given)| (*category, given.value)).collect(),
            ..audit::Config::default()
        }
    }

    /// Why the audit will say nothing of what it is asked for: no category is left to look for, or edits, which are
    /// neutral, are selected and nothing so mild is reported.
    pub fn silence(&self) -> Option<String> {
        let config = self.to_audit();
        let least = config.min_severity;
        if config.categories.is_empty() {
            return Some("no category is left to look for: all that are selected are ignored".to_owned());
        }
        let edit = config.severities.get(&Category::Edit).copied().unwrap_or(Severity::Neutral);
        let is_silent = config.categories.contains(&Category::Edit) && edit < least;
        is_silent.then(|| {
            let (edit, least) = (edit.id(), least.id());
            format!(
                "edit is selected, but its findings are {edit}, and {least} is the mildest that is reported; \
                 --min-severity {edit} shows them"
            )
        })
    }

    /// Where the report goes and in which forms. A form that is said at least as strongly as the outputs holds for all
    /// of them; otherwise a file's extension says its form before the configuration does.
    ///
    /// # Errors
    /// Where nothing says the form of an output.
    pub fn targets(&self) -> Result<Vec<(Output, Format)>> {
        let said = self.format.value;
        if self.output.value.is_empty() {
            return Ok(vec![(Output::Stdout, said.unwrap_or_default())]);
        }
        let holds_for_all = self.format.origin >= layer(self.output.origin);
        let target = |path: &PathBuf| {
            output::check_name(path)?;
            let by_name = Format::from_path(path);
            let format = if holds_for_all { said.or(by_name) } else { by_name.or(said) };
            let format = format.or_else(|| (path == Path::new("-")).then(Format::default));
            let unknown = || {
                let path = named(path);
                Error::Usage(format!(
                    "{path}: the extension names no report form (csv, tsv, jsonl, txt, html, xlsx, sarif); give --format"
                ))
            };
            Ok((Output::from_path(path), format.ok_or_else(unknown)?))
        };
        self.output.value.iter().map(target).collect()
    }

    /// Where the table of segments goes and in which form.
    ///
    /// # Errors
    /// Where the name's extension is of no form that the table has.
    pub fn segments_target(&self) -> Result<Option<(Output, Format)>> {
        let Some(path) = &self.segments.value else { return Ok(None) };
        output::check_name(path)?;
        let format = Format::from_path(path)
            .filter(|format| matches!(format, Format::Csv | Format::Tsv | Format::Jsonl));
        let unfit = || {
            let path = path.display();
            Error::Usage(format!("--segments {path}: the name must end with .csv, .tsv or .jsonl"))
        };
        Ok(Some((Output::from_path(path), format.ok_or_else(unfit)?)))
    }
}

/// The weakest origin of its kind: two lines of one file are equally strong.
fn layer(origin: Origin) -> Origin {
    match origin {
        Origin::File(_) => Origin::File(0),
        other => other,
    }
}

/// The categories that a list of ids names; `all` names every one.
///
/// # Errors
/// Where an id is unknown, with the one that may be meant.
pub fn categories<'a>(ids: impl IntoIterator<Item = &'a str>) -> Result<Vec<Category>> {
    let mut named = Vec::new();
    for id in ids {
        match id.trim() {
            "all" => named.extend(Category::ALL),
            id => named.push(id.parse()?),
        }
    }
    Ok(named)
}

/// A number as a confidence.
///
/// # Errors
/// Where it is not within 0 and 1.
pub fn confidence(number: f64) -> Result<f64> {
    let outside = || Error::Usage(format!("expected a number from 0 to 1, not {number}"));
    Some(number).filter(|number| (0.0..=1.0).contains(number)).ok_or_else(outside)
}

/// A number as a number of threads.
///
/// # Errors
/// Where it is not positive, or more than 65,535.
pub fn threads(number: i64) -> Result<u16> {
    let none = || Error::Usage(format!("expected 1 to {} threads, not {number}", u16::MAX));
    u16::try_from(number).ok().filter(|threads| *threads > 0).ok_or_else(none)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn forms(settings: &Settings) -> Vec<Format> {
        settings.targets().unwrap().into_iter().map(|(_, format)| format).collect()
    }

    #[test]
    fn the_stronger_of_form_and_extension_wins() {
        let mut settings = Settings::default();
        assert_eq!(forms(&settings), [Format::Csv]);
        settings.format = Given { value: Some(Format::Jsonl), origin: Origin::File(9) };
        assert_eq!(forms(&settings), [Format::Jsonl]);
        settings.output.overwrite(Some(vec!["r.html".into(), "r".into()]));
        assert_eq!(forms(&settings), [Format::Html, Format::Jsonl]);
        settings.output.origin = Origin::File(20);
        assert_eq!(forms(&settings), [Format::Jsonl, Format::Jsonl]);
        settings.format.overwrite(Some(Some(Format::Text)));
        assert_eq!(forms(&settings), [Format::Text, Format::Text]);
        settings.format.value = None;
        assert!(settings.targets().unwrap_err().to_string().contains("give --format"));
    }

    #[test]
    fn whoever_selects_begins_anew() {
        let mut settings = Settings::default();
        settings.choose(None, Some(vec![Category::Name]), |_| Origin::File(1));
        assert!(!settings.to_audit().categories.contains(&Category::Name));
        assert!(settings.to_audit().categories.contains(&Category::Number));
        settings.choose(Some(vec![Category::Name, Category::Number]), None, |_| Origin::Option);
        assert_eq!(settings.to_audit().categories, [Category::Name, Category::Number]);
        settings.choose(None, Some(vec![Category::Name]), |_| Origin::Option);
        assert_eq!(settings.to_audit().categories, [Category::Number]);
    }

    #[test]
    fn numbers_have_bounds() {
        assert!(confidence(1.0).is_ok() && confidence(1.01).is_err() && confidence(f64::NAN).is_err());
        assert!(threads(1).is_ok() && threads(0).is_err() && threads(-3).is_err());
    }
}
