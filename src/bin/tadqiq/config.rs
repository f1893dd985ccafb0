//! `tadqiq config`: what is in force.

use std::path::PathBuf;
use std::process::ExitCode;

use tadqiq::output::Output;

use crate::options::Options;

/// Print what is in force for an audit, as TOML
///
/// Each value has its origin behind it: default, a line of the configuration file, or option. The options are those of
/// `audit`, and what is printed is a configuration file that says the same.
#[derive(clap::Args)]
#[command(before_help = "Examples:
  tadqiq config                            what the file here or above says, and the defaults
  tadqiq config mt.legal.txt               with the overrides for this file
  tadqiq config --min-confidence 0.8       with an option, as `audit` takes it")]
pub struct Args {
    /// The machine translation, for which overrides of the configuration file may hold
    mt: Option<PathBuf>,
    #[command(flatten)]
    options: Options,
}

/// Prints the settings.
pub fn run(args: &Args) -> anyhow::Result<ExitCode> {
    let settings = args.options.settings(args.mt.as_deref())?;
    Output::Stdout.write(|out| out.write_all(settings.to_toml().as_bytes()))?;
    Ok(ExitCode::SUCCESS)
}
