//! What an audit knows beforehand: the baseline, and the reviewer's decisions.

use std::path::{Path, PathBuf};

use tadqiq::audit::Config;
use tadqiq::baseline::{self, Baseline};
use tadqiq::config::Settings;
use tadqiq::error::named;
use tadqiq::finding::Finding;
use tadqiq::output::Output;
use tadqiq::review::{self, Decisions};
use tadqiq::{Error, Result};

use crate::terminal::tell;

/// How many stale entries are told one by one.
const TOLD: usize = 5;

/// The files, read.
pub struct Known {
    baseline: Option<Baseline>,
    decisions: Option<Decisions>,
    /// Where the baseline is to be written anew.
    rewritten: Option<PathBuf>,
}

impl Known {
    /// Reads the files. A baseline that is yet to be made is empty.
    pub fn read(settings: &Settings, update_baseline: bool) -> Result<Self> {
        let path = settings.baseline.value.as_deref();
        let baseline = match path {
            None if update_baseline => {
                let problem =
                    "--update-baseline: there is no baseline to update; name it with --baseline FILE";
                return Err(Error::Usage(problem.to_owned()));
            }
            Some(path) if update_baseline && !path.exists() => Some(Baseline::default()),
            Some(path) if !path.exists() => {
                let path = named(path);
                return Err(Error::Usage(format!(
                    "there is no baseline {path}; --update-baseline makes one"
                )));
            }
            path => path.map(Baseline::read).transpose()?,
        };
        let reviewed = settings.decisions.value.as_deref().map(Decisions::read).transpose()?;
        for problem in reviewed.iter().flat_map(|reviewed| &reviewed.problems) {
            tell(format_args!("warning: {problem}"));
        }
        let rewritten = path.filter(|_| update_baseline).map(Into::into);
        Ok(Self { baseline, decisions: reviewed.map(|reviewed| reviewed.decisions), rewritten })
    }

    /// Begins to hold an audit against the files.
    pub fn compare<'a>(&'a self, config: &'a Config) -> Comparison<'a> {
        Comparison {
            config,
            rejected: 0,
            decisions: self.decisions.as_ref().map(Decisions::compare),
            known: 0,
            new: 0,
            baseline: self.baseline.as_ref().map(Baseline::compare),
            rewritten: self.rewritten.as_deref().map(|path| (path, Baseline::default())),
        }
    }
}

/// An audit that is held against the files, finding by finding.
///
/// They are held against the findings before the thresholds: what was known stays known and is not gone where only its
/// confidence or a threshold changed.
pub struct Comparison<'a> {
    config: &'a Config,
    decisions: Option<review::Comparison<'a>>,
    /// How many findings would have been reported, had they not been rejected, or not been known.
    rejected: usize,
    known: usize,
    new: usize,
    baseline: Option<baseline::Comparison<'a>>,
    /// The baseline in which all findings are known but the rejected ones, and where it goes.
    rewritten: Option<(&'a Path, Baseline)>,
}

impl Comparison<'_> {
    /// Whether the next finding is to be reported: it was neither rejected nor known, and reaches the thresholds.
    pub fn reports(&mut self, finding: &Finding) -> bool {
        let reaches = self.config.reports(finding);
        if self.decisions.as_mut().is_some_and(|decisions| decisions.is_rejected(finding)) {
            self.rejected += usize::from(reaches);
            return false;
        }
        if let Some((_, next)) = &mut self.rewritten {
            next.add(finding);
        }
        if self.baseline.as_mut().is_some_and(|baseline| !baseline.is_new(finding)) {
            self.known += usize::from(reaches);
            return false;
        }
        self.new += usize::from(reaches);
        reaches
    }

    /// Tells what else there is to say, and writes the baseline anew where that was asked for.
    ///
    /// # Errors
    /// Where it cannot be written.
    pub fn finish(self) -> Result<()> {
        let is_checked = |category| self.config.categories.contains(&category);
        if let Some(decisions) = &self.decisions {
            tell(format_args!("decisions: {} rejected and left out", self.rejected));
            let stale = decisions.stale(is_checked);
            let stale: Vec<&str> = stale.iter().map(|decided| decided.fingerprint.as_str()).collect();
            tell_stale("decisions", &stale, "`tadqiq review --audit` drops them");
        }
        if let Some(baseline) = self.baseline {
            let gone = baseline.finish(is_checked);
            tell(format_args!("baseline: {} new, {} known, {} fixed", self.new, self.known, gone.fixed));
            let stale: Vec<&str> = gone.stale.iter().map(|entry| entry.fingerprint.as_str()).collect();
            tell_stale("baseline entries", &stale, "--update-baseline drops them");
        }
        match self.rewritten {
            Some((path, next)) => Output::from_path(path).write(|out| next.write(out)),
            None => Ok(()),
        }
    }
}

fn tell_stale(what: &str, stale: &[&str], remedy: &str) {
    if !stale.is_empty() {
        let more = if stale.len() > TOLD { ", …" } else { "" };
        let told = stale[..stale.len().min(TOLD)].join(", ");
        tell(format_args!(
            "warning: {} stale {what} without a finding ({told}{more}); {remedy}",
            stale.len()
        ));
    }
}
