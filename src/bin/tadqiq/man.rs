//! `tadqiq man`: the manual pages.

use std::process::ExitCode;

use anyhow::{Context as _, bail};
use clap::Command;
use clap_mangen::Man;
use tadqiq::output::Output;

use crate::args::Cli;

/// Print a manual page in roff, of the program or of one of its commands
#[derive(clap::Args)]
#[command(before_help = "Examples:
  tadqiq man | man -l -                the program
  tadqiq man audit | man -l -          a command
  tadqiq man names match | man -l -    a command of a command")]
pub struct Args {
    /// The command, in as many words as it has (`names match`) [default: the program]
    command: Vec<String>,
}

/// Writes the page to standard output.
pub fn run(args: &Args) -> anyhow::Result<ExitCode> {
    let mut program = Cli::described();
    program.build();
    let command = find(&program, &args.command)?;
    let mut page = Vec::new();
    Man::new(command.clone()).render(&mut page).context("cannot make the page")?;
    page.extend(examples(command).bytes());
    Output::Stdout.write(|out| out.write_all(&page))?;
    Ok(ExitCode::SUCCESS)
}

/// The section of the page that the generator leaves out: a command's examples, line by line.
fn examples(command: &Command) -> String {
    let Some(help) = command.get_before_help().map(ToString::to_string) else { return String::new() };
    let lines =
        help.lines().skip(1).map(|line| line.trim_start().replace('\\', "\\e").replace('-', "\\-") + "\n");
    format!(".SH EXAMPLES\n.nf\n{}.fi\n", lines.collect::<String>())
}

/// The command that some words name, one below the other.
fn find<'a>(program: &'a Command, words: &[String]) -> anyhow::Result<&'a Command> {
    let mut command = program;
    for word in words {
        let Some(below) = command.find_subcommand(word) else {
            bail!("there is no command ‘{}’; `tadqiq help` lists them", words.join(" "));
        };
        command = below;
    }
    Ok(command)
}
