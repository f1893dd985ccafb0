//! The commands. Each has a file of its own that holds its arguments and runs it.

use std::process::ExitCode;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{CommandFactory as _, FromArgMatches as _, Parser, Subcommand};

use crate::options::related_takes_all;
use crate::{
    align, audit, calibrate, completions, config, diff, explain, man, names, review, ter, train_align,
};

/// Checks a machine translation against its edited version: which words are wrong, where, and why
#[derive(Parser)]
#[command(
    name = "tadqiq",
    version,
    propagate_version = true,
    max_term_width = 100,
    before_help = "Examples:
  tadqiq audit mt.txt edited.txt --format text    suspect words, for reading
  tadqiq audit mt.txt edited.txt -o report.xlsx   the same, for a reviewer
  tadqiq audit pairs.tsv                          pairs in one file: columns mt and edited
  tadqiq ter mt.txt edited.txt                    translation edit rate, line by line
  tadqiq explain name                             what a category of findings means"
)]
pub struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// How help is laid out: what a command does, examples of it, and only then what it takes.
const LAYOUT: &str = "{about-with-newline}\n{before-help}{usage-heading} {usage}\n\n{all-args}{after-help}";

impl Cli {
    /// The program's command line, with those of its commands.
    pub fn described() -> clap::Command {
        fn lay_out(command: clap::Command) -> clap::Command {
            command.help_template(LAYOUT).mut_subcommands(lay_out)
        }
        lay_out(Self::command())
    }

    /// Reads the arguments that the program was called with; ends it where they are wrong, or ask for help.
    pub fn from_call() -> Self {
        let matches = Self::described().try_get_matches().unwrap_or_else(|error| with_advice(error).exit());
        Self::from_arg_matches(&matches).unwrap_or_else(|error| error.exit())
    }
}

/// Says what most likely made a text be missing.
fn with_advice(mut error: clap::Error) -> clap::Error {
    if related_takes_all() && error.kind() == ErrorKind::MissingRequiredArgument {
        let advice =
            "--related takes all files that follow it; write MT and EDITED before it, or --related=FILE";
        error.insert(ContextKind::Suggested, ContextValue::StyledStrs(vec![advice.into()]));
    }
    error
}

/// What the program can do.
#[derive(Subcommand)]
pub enum Command {
    Audit(audit::Args),
    Align(align::Align),
    #[command(hide = true)]
    TrainAlign(train_align::TrainAlign),
    #[command(hide = true)]
    Calibrate(calibrate::Args),
    Ter(ter::Ter),
    Names(names::Names),
    Review(review::Args),
    Diff(diff::Args),
    Explain(explain::Args),
    Config(config::Args),
    Completions(completions::Args),
    Man(man::Args),
}

impl Command {
    /// Does it. Gives the exit code: 0, or 1 where the command's own condition was met.
    ///
    /// # Errors
    /// Whatever stops the command; `main` prints it and ends with exit code 2.
    pub fn run(self) -> anyhow::Result<ExitCode> {
        match self {
            Self::Audit(args) => audit::run(&args),
            Self::Align(align) => align.run(),
            Self::TrainAlign(train) => train.run(),
            Self::Calibrate(args) => calibrate::run(args),
            Self::Ter(ter) => ter.run(),
            Self::Names(names) => names.run(),
            Self::Review(args) => review::run(&args),
            Self::Diff(args) => diff::run(&args),
            Self::Explain(args) => explain::run(&args),
            Self::Config(args) => config::run(&args),
            Self::Completions(args) => completions::run(&args),
            Self::Man(args) => man::run(&args),
        }
    }
}
