//! `tadqiq completions`: what a shell needs to complete commands, options and their values.

use std::process::ExitCode;

use clap_complete::Shell;
use tadqiq::output::Output;

use crate::args::Cli;

/// Print a script that completes commands and options in a shell
#[derive(clap::Args)]
#[command(before_help = "Examples:
  tadqiq completions bash > ~/.local/share/bash-completion/completions/tadqiq
  tadqiq completions zsh > \"${fpath[1]}/_tadqiq\"
  tadqiq completions fish > ~/.config/fish/completions/tadqiq.fish")]
pub struct Args {
    /// The shell
    shell: Shell,
}

/// Writes the script to standard output.
pub fn run(args: &Args) -> anyhow::Result<ExitCode> {
    // Into memory first: the generator panics where its output cannot be written.
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut Cli::described(), "tadqiq", &mut script);
    Output::Stdout.write(|out| out.write_all(&script))?;
    Ok(ExitCode::SUCCESS)
}
