//! The configuration file: found, read, checked key by key.

use std::fs;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::str::FromStr;

use globset::GlobBuilder;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::{FILE_NAME, Given, Origin, Settings, categories, confidence, threads};
use crate::error::{Error, Result};
use crate::finding::Category;
use crate::read;
use crate::suggest::nearest;

/// What the file may say, and a table of overrides likewise.
const KEYS: [&str; 16] = [
    "select",
    "ignore",
    "min_severity",
    "min_confidence",
    "fail_on",
    "aligned",
    "related",
    "format",
    "output",
    "segments",
    "bom",
    "threads",
    "baseline",
    "decisions",
    "color",
    "severity",
];

/// The tables that say more for some files.
const OVERRIDE: &str = "override";

/// The names of the files that an override is for.
const FILES: &str = "files";

/// Looks for a configuration file in a folder and those above it, up to the root of a repository (a folder with an
/// entry `.git`) or of the file system. The path that comes back is relative to the folder, as `../tadqiq.toml`.
pub fn find(folder: &Path) -> Option<PathBuf> {
    let folder = std::path::absolute(folder).ok()?;
    let mut up = PathBuf::new();
    for ancestor in folder.ancestors() {
        if ancestor.join(FILE_NAME).is_file() {
            return Some(up.join(FILE_NAME));
        }
        if ancestor.join(".git").exists() {
            return None;
        }
        up.push("..");
    }
    None
}

impl Settings {
    /// The defaults, and over them what a configuration file says: for every file, then for the MT file, where
    /// overrides match it, the later over the earlier.
    ///
    /// # Errors
    /// Where the file cannot be read or is no TOML, a key is unknown, a value is of the wrong type or not one of those
    /// allowed: with the line, and with the key or the id that may be meant. Overrides that do not match are
    /// checked as well.
    pub fn read(path: &Path, mt: Option<&Path>) -> Result<Self> {
        let text = read::text(path)?.text;
        let source = Source { path, text: &text };
        let root = DeTable::parse(&text).map_err(|error| {
            let span = error.span().unwrap_or_default();
            let problem = match (error.message().trim(), text.get(span.clone())) {
                ("duplicate key", Some(key)) => format!("the key ‘{key}’ stands there twice"),
                (problem, _) => format!("no TOML: {}", problem.replace('\n', ", ")),
            };
            source.error(span, problem)
        })?;
        let mut settings = Self { file: Some(path.to_owned()), ..Self::default() };
        source.apply(&mut settings, root.get_ref(), &[OVERRIDE])?;
        if let Some(overrides) = root.get_ref().get(OVERRIDE) {
            for one in source.array(OVERRIDE, overrides, "[[override]] tables")? {
                let DeValue::Table(table) = one.get_ref() else {
                    return Err(source.wrong_type(OVERRIDE, one, "[[override]] tables"));
                };
                let mut overridden = settings.clone();
                source.apply(&mut overridden, table, &[FILES])?;
                if source.matches(one.span(), table, mt)? {
                    settings = overridden;
                }
            }
        }
        Ok(settings)
    }
}

/// A file that is being read.
struct Source<'a> {
    path: &'a Path,
    text: &'a str,
}

type Value<'a> = Spanned<DeValue<'a>>;

impl Source<'_> {
    /// Lets a table speak. Keys in `others` are left to the caller.
    fn apply(&self, settings: &mut Settings, table: &DeTable<'_>, others: &[&str]) -> Result<()> {
        self.check_keys(table, others)?;
        self.apply_categories(settings, table)?;
        self.take(table, "min_severity", &mut settings.min_severity, Self::word)?;
        self.take(table, "min_confidence", &mut settings.min_confidence, Self::confidence)?;
        self.take(table, "fail_on", &mut settings.fail_on, Self::word)?;
        self.take(table, "aligned", &mut settings.aligned, Self::boolean)?;
        self.take(table, "related", &mut settings.related, Self::paths)?;
        self.take(table, "format", &mut settings.format, |own, key, value| own.word(key, value).map(Some))?;
        self.take(table, "output", &mut settings.output, Self::paths)?;
        self.take(table, "segments", &mut settings.segments, Self::file)?;
        self.take(table, "bom", &mut settings.bom, Self::word)?;
        self.take(table, "threads", &mut settings.threads, Self::threads)?;
        self.take(table, "baseline", &mut settings.baseline, Self::file)?;
        self.take(table, "decisions", &mut settings.decisions, Self::file)?;
        self.take(table, "color", &mut settings.color, Self::word)?;
        self.apply_severities(settings, table)
    }

    fn check_keys(&self, table: &DeTable<'_>, others: &[&str]) -> Result<()> {
        let known = || KEYS.iter().chain(others).copied();
        let unknown = table.keys().filter(|key| !known().any(|known| known == key.get_ref().as_ref()));
        let Some(key) = unknown.min_by_key(|key| key.span().start) else { return Ok(()) };
        let name = key.get_ref();
        Err(self.error(
            key.span(),
            match nearest(name, known()) {
                Some(near) => format!("there is no key ‘{name}’; did you mean ‘{near}’?"),
                None => {
                    format!("there is no key ‘{name}’; there are {}", known().collect::<Vec<_>>().join(", "))
                }
            },
        ))
    }

    /// Sets a value where the table has it.
    fn take<T>(
        &self,
        table: &DeTable<'_>,
        key: &str,
        setting: &mut Given<T>,
        convert: impl Fn(&Self, &str, &Value<'_>) -> Result<T>,
    ) -> Result<()> {
        if let Some(value) = table.get(key) {
            *setting = Given { value: convert(self, key, value)?, origin: self.origin(value) };
        }
        Ok(())
    }

    fn apply_categories(&self, settings: &mut Settings, table: &DeTable<'_>) -> Result<()> {
        let list = |key: &str| {
            let value = table.get(key);
            let named = |value| {
                let words = self.strings(key, value)?;
                let named = words.iter().map(|(word, span)| {
                    categories([*word]).map_err(|error| self.error(span.clone(), format!("{key}: {error}")))
                });
                Ok(named.collect::<Result<Vec<_>>>()?.concat())
            };
            value.map(named).transpose()
        };
        let (select, ignore) = (list("select")?, list("ignore")?);
        settings
            .choose(select, ignore, |key| table.get(key).map_or(Origin::Default, |value| self.origin(value)));
        Ok(())
    }

    fn apply_severities(&self, settings: &mut Settings, table: &DeTable<'_>) -> Result<()> {
        let Some(value) = table.get("severity") else { return Ok(()) };
        let DeValue::Table(severities) = value.get_ref() else {
            return Err(self.wrong_type("severity", value, "a table of categories"));
        };
        for (key, value) in severities {
            let category: Category = key
                .get_ref()
                .parse()
                .map_err(|error| self.error(key.span(), format!("severity: {error}")))?;
            let given = Given { value: self.word(category.id(), value)?, origin: self.origin(value) };
            settings.severity.insert(category, given);
        }
        Ok(())
    }

    /// Whether an override is for the MT file: whether one of its globs matches the file's name, or its path from the
    /// configuration file's folder where the glob has a slash.
    fn matches(&self, table_at: Range<usize>, table: &DeTable<'_>, mt: Option<&Path>) -> Result<bool> {
        let Some(files) = table.get(FILES) else {
            return Err(
                self.error(table_at, "an override needs files = [\"…\"], the MT files that it is for")
            );
        };
        let mut is_for_it = false;
        for (glob, span) in self.strings(FILES, files)? {
            let matcher = GlobBuilder::new(glob)
                .literal_separator(true)
                .build()
                .map_err(|error| self.error(span, format!("files: {error}")))?
                .compile_matcher();
            let subject = mt.and_then(|mt| {
                if glob.contains('/') { self.within_folder(mt) } else { mt.file_name().map(PathBuf::from) }
            });
            is_for_it |= subject.is_some_and(|subject| matcher.is_match(subject));
        }
        Ok(is_for_it)
    }

    /// A path as seen from the configuration file's folder, where it lies there. A link keeps its own name.
    fn within_folder(&self, path: &Path) -> Option<PathBuf> {
        let real_folder = |path: &Path| {
            let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
            fs::canonicalize(folder.unwrap_or(Path::new("."))).ok()
        };
        let real = real_folder(path)?.join(path.file_name()?);
        Some(real.strip_prefix(real_folder(self.path)?).ok()?.to_owned())
    }

    fn string<'v>(&self, key: &str, value: &'v Value<'_>) -> Result<&'v str> {
        value.get_ref().as_str().ok_or_else(|| self.wrong_type(key, value, "a string"))
    }

    fn array<'v, 'i>(&self, key: &str, value: &'v Value<'i>, expected: &str) -> Result<&'v [Value<'i>]> {
        let array = value.get_ref().as_array();
        array.map(|array| &array[..]).ok_or_else(|| self.wrong_type(key, value, expected))
    }

    fn strings<'v>(&self, key: &str, value: &'v Value<'_>) -> Result<Vec<(&'v str, Range<usize>)>> {
        let items = self.array(key, value, "a list of strings")?;
        items.iter().map(|item| Ok((self.string(key, item)?, item.span()))).collect()
    }

    /// One of a few words.
    fn word<T: FromStr<Err = Error>>(&self, key: &str, value: &Value<'_>) -> Result<T> {
        self.string(key, value)?.parse().map_err(|error| self.error(value.span(), format!("{key}: {error}")))
    }

    fn boolean(&self, key: &str, value: &Value<'_>) -> Result<bool> {
        value.get_ref().as_bool().ok_or_else(|| self.wrong_type(key, value, "true or false"))
    }

    fn confidence(&self, key: &str, value: &Value<'_>) -> Result<f64> {
        let number = match value.get_ref() {
            DeValue::Integer(number) => number.as_str().parse().ok(),
            DeValue::Float(number) => number.as_str().parse().ok(),
            _ => None,
        };
        let number = number.ok_or_else(|| self.wrong_type(key, value, "a number from 0 to 1"))?;
        confidence(number).map_err(|error| self.error(value.span(), format!("{key}: {error}")))
    }

    fn threads(&self, key: &str, value: &Value<'_>) -> Result<Option<u16>> {
        let number = value.get_ref().as_integer();
        let number = number.and_then(|number| i64::from_str_radix(number.as_str(), number.radix()).ok());
        let number = number.ok_or_else(|| self.wrong_type(key, value, "a whole number"))?;
        threads(number).map(Some).map_err(|error| self.error(value.span(), format!("{key}: {error}")))
    }

    fn file(&self, key: &str, value: &Value<'_>) -> Result<Option<PathBuf>> {
        self.string(key, value).map(|path| Some(self.resolve(path)))
    }

    fn paths(&self, key: &str, value: &Value<'_>) -> Result<Vec<PathBuf>> {
        Ok(self.strings(key, value)?.into_iter().map(|(path, _)| self.resolve(path)).collect())
    }

    /// A path of the file, which is relative to the file's folder; `-` stays what it is.
    fn resolve(&self, path: &str) -> PathBuf {
        match self.path.parent() {
            Some(folder) if path != "-" => folder.join(path),
            _ => path.into(),
        }
    }

    fn origin(&self, value: &Value<'_>) -> Origin {
        Origin::File(self.line(value.span()))
    }

    fn line(&self, span: Range<usize>) -> usize {
        let before = &self.text.as_bytes()[..span.start.min(self.text.len())];
        memchr::memchr_iter(b'\n', before).count() + 1
    }

    fn error(&self, span: Range<usize>, problem: impl Into<String>) -> Error {
        Error::malformed(self.path, self.line(span), problem)
    }

    fn wrong_type(&self, key: &str, value: &Value<'_>, expected: &str) -> Error {
        let found = match value.get_ref() {
            DeValue::Integer(_) => "an integer",
            DeValue::Array(_) => "an array",
            DeValue::String(_) => "a string",
            DeValue::Float(_) => "a float",
            DeValue::Boolean(_) => "a boolean",
            DeValue::Datetime(_) => "a date",
            DeValue::Table(_) => "a table",
        };
        self.error(value.span(), format!("{key}: expected {expected}, not {found}"))
    }
}
