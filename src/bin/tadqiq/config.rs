//! `tadqiq config`: what is in force.

use std::io::Write as _;
use std::path::PathBuf;
use std::process::ExitCode;

use crate::options::Options;

/// Print as TOML what is in force for an audit, and where each value comes from: default, file or option.
#[derive(clap::Args)]
pub struct Args {
    /// The machine translation, for which overrides of the configuration file may hold
    mt: Option<PathBuf>,
    #[command(flatten)]
    options: Options,
}

/// Prints the settings.
pub fn run(args: &Args) -> anyhow::Result<ExitCode> {
    let settings = args.options.settings(args.mt.as_deref())?;
    std::io::stdout().lock().write_all(settings.to_toml().as_bytes())?;
    Ok(ExitCode::SUCCESS)
}
