//! What an audit knows beforehand: the baseline, and the reviewer's decisions.

use std::path::PathBuf;

use tadqiq::audit::{Audit, Config};
use tadqiq::baseline::Baseline;
use tadqiq::config::Settings;
use tadqiq::finding::Finding;
use tadqiq::output::Output;
use tadqiq::review::Decisions;
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
                let path = path.display();
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

    /// Whether nothing is known: there is neither baseline nor decisions.
    pub fn is_nothing(&self) -> bool {
        self.baseline.is_none() && self.decisions.is_none()
    }

    /// Writes the baseline anew where that was asked for.
    pub fn update(&self, baseline: Option<&Baseline>) -> Result<()> {
        let (Some(path), Some(baseline)) = (&self.rewritten, baseline) else { return Ok(()) };
        Output::from_path(path).write(|out| baseline.write(out))
    }

    /// Leaves in an audit what is to be reported: what was neither rejected nor known, and reaches the thresholds.
    /// Tells what else there is to say, and gives, where it is to be written, the baseline in which all findings are
    /// known but the rejected ones.
    ///
    /// The files are held against the findings before the thresholds: what was known stays known and is not gone where
    /// only its confidence or a threshold changed.
    pub fn apply(&self, audit: &mut Audit, config: &Config) -> Option<Baseline> {
        let is_checked = |category| config.categories.contains(&category);
        if let Some(decisions) = &self.decisions {
            let comparison = decisions.compare(&audit.findings, is_checked);
            let rejected = leave_out(audit, config, comparison.is_rejected);
            tell(format_args!("decisions: {rejected} rejected and left out"));
            let stale = comparison.stale.iter().map(|decided| decided.fingerprint.as_str());
            tell_stale("decisions", &stale.collect::<Vec<_>>(), "`tadqiq review --audit` drops them");
        }
        let next = self.rewritten.as_ref().map(|_| Baseline::from_findings(&audit.findings));
        let comparison = self.baseline.as_ref().map(|baseline| baseline.compare(&audit.findings, is_checked));
        let known = comparison.as_ref().map(|comparison| {
            let is_known: Vec<bool> = comparison.is_new.iter().map(|is_new| !is_new).collect();
            leave_out(audit, config, is_known)
        });
        audit.retain(|finding| config.reports(finding));
        if let (Some(comparison), Some(known)) = (comparison, known) {
            let new = audit.findings.len();
            tell(format_args!("baseline: {new} new, {known} known, {} fixed", comparison.fixed));
            let stale = comparison.stale.iter().map(|entry| entry.fingerprint.as_str());
            tell_stale("baseline entries", &stale.collect::<Vec<_>>(), "--update-baseline drops them");
        }
        next
    }
}

/// Takes out the findings that are marked, and says how many of them would have been reported.
fn leave_out(audit: &mut Audit, config: &Config, marked: Vec<bool>) -> usize {
    let mut marks = marked.into_iter();
    let mut reported = 0;
    audit.retain(|finding: &Finding| {
        let is_marked = marks.next().unwrap_or_default();
        reported += usize::from(is_marked && config.reports(finding));
        !is_marked
    });
    reported
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
