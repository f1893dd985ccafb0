//! What an audit knows beforehand: the baseline, and the reviewer's decisions.

use std::path::PathBuf;

use tadqiq::audit::{Audit, Config};
use tadqiq::baseline::Baseline;
use tadqiq::output::Output;
use tadqiq::review::Decisions;
use tadqiq::{Error, Result};

/// How many stale entries are told one by one.
const TOLD: usize = 5;

/// The options of an audit on what is known.
#[derive(clap::Args)]
pub struct KnownArgs {
    /// Findings in this file are known: only new ones are reported
    #[arg(long, value_name = "FILE")]
    baseline: Option<PathBuf>,
    /// Rewrite the baseline from this run
    #[arg(long, requires = "baseline")]
    update_baseline: bool,
    /// Leave out what a reviewer rejected: a decisions file, or a reviewed table
    #[arg(long, value_name = "FILE")]
    decisions: Option<PathBuf>,
}

/// The files, read.
pub struct Known {
    baseline: Option<Baseline>,
    decisions: Option<Decisions>,
}

impl KnownArgs {
    /// Reads the files. A baseline that is yet to be made is empty.
    pub fn read(&self) -> Result<Known> {
        let baseline = match &self.baseline {
            Some(path) if self.update_baseline && !path.exists() => Some(Baseline::default()),
            Some(path) if !path.exists() => {
                let path = path.display();
                return Err(Error::Usage(format!(
                    "there is no baseline {path}; --update-baseline makes one"
                )));
            }
            path => path.as_deref().map(Baseline::read).transpose()?,
        };
        let reviewed = self.decisions.as_deref().map(Decisions::read).transpose()?;
        for problem in reviewed.iter().flat_map(|reviewed| &reviewed.problems) {
            eprintln!("warning: {problem}");
        }
        Ok(Known { baseline, decisions: reviewed.map(|reviewed| reviewed.decisions) })
    }

    /// Writes the baseline anew where that was asked for.
    pub fn update(&self, baseline: &Baseline) -> Result<()> {
        match &self.baseline {
            Some(path) if self.update_baseline => Output::from_path(path).write(|out| baseline.write(out)),
            _ => Ok(()),
        }
    }
}

impl Known {
    /// Takes rejected and known findings out of an audit, tells what else there is to say, and gives the baseline in
    /// which all findings of the audit are known but the rejected ones.
    pub fn apply(&self, audit: &mut Audit, config: &Config) -> Baseline {
        let is_checked = |category| config.categories.contains(&category);
        if let Some(decisions) = &self.decisions {
            let comparison = decisions.compare(&audit.findings, is_checked);
            leave_out(audit, &comparison.is_rejected);
            let rejected = comparison.is_rejected.iter().filter(|rejected| **rejected).count();
            eprintln!("decisions: {rejected} rejected and left out");
            let stale = comparison.stale.iter().map(|decided| decided.fingerprint.as_str());
            tell_stale("decisions", &stale.collect::<Vec<_>>(), "`tadqiq review --audit` drops them");
        }
        let next = Baseline::from_findings(&audit.findings);
        if let Some(baseline) = &self.baseline {
            let comparison = baseline.compare(&audit.findings, is_checked);
            let known: Vec<bool> = comparison.is_new.iter().map(|is_new| !is_new).collect();
            leave_out(audit, &known);
            let new = audit.findings.len();
            eprintln!("baseline: {new} new, {} known, {} fixed", comparison.known, comparison.fixed);
            let stale = comparison.stale.iter().map(|entry| entry.fingerprint.as_str());
            tell_stale("baseline entries", &stale.collect::<Vec<_>>(), "--update-baseline drops them");
        }
        next
    }
}

/// Takes out the findings that are marked.
fn leave_out(audit: &mut Audit, marked: &[bool]) {
    let mut marks = marked.iter();
    audit.findings.retain(|_| !marks.next().copied().unwrap_or_default());
    let mut marks = marked.iter();
    audit.finding_beads.retain(|_| !marks.next().copied().unwrap_or_default());
}

fn tell_stale(what: &str, stale: &[&str], remedy: &str) {
    if !stale.is_empty() {
        let more = if stale.len() > TOLD { ", …" } else { "" };
        let told = stale[..stale.len().min(TOLD)].join(", ");
        eprintln!("warning: {} stale {what} without a finding ({told}{more}); {remedy}", stale.len());
    }
}
