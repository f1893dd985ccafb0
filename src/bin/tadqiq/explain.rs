//! `tadqiq explain`: what a category means.

use std::io::{self, Write};
use std::process::ExitCode;

use tadqiq::guide::{GUIDES, Guide, guide};
use tadqiq::output::Output;

/// Say what a category of findings means
#[derive(clap::Args)]
#[command(before_help = "Examples:
  tadqiq explain         all categories, a line each
  tadqiq explain name    one of them: evidence, severity, a bad and a good example")]
pub struct Args {
    /// The category; without it all are listed.
    category: Option<String>,
}

/// Prints one guide in full, or a line for each.
pub fn run(args: &Args) -> anyhow::Result<ExitCode> {
    match &args.category {
        None => Output::Stdout.write(list)?,
        Some(id) => {
            let guide = guide(id.parse()?);
            Output::Stdout.write(|out| show(guide, out))?;
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn list(out: &mut dyn Write) -> io::Result<()> {
    GUIDES.iter().try_for_each(|guide| writeln!(out, "{:18} {}", guide.category.id(), guide.meaning))
}

fn show(guide: &Guide, out: &mut dyn Write) -> io::Result<()> {
    writeln!(
        out,
        "{} — {}\n\n{}\n\nEvidence: {}\n\nSeverity: {}\n",
        guide.category.id(),
        guide.mqm,
        guide.meaning,
        guide.evidence,
        guide.severity
    )?;
    for example in guide.examples {
        writeln!(
            out,
            "{}\n  bad   \u{2068}{}\u{2069}\n  good  \u{2068}{}\u{2069}",
            example.language, example.bad, example.good
        )?;
    }
    Ok(())
}
