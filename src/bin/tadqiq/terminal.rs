//! What commands share of the terminal and the machine: colour, threads, what is told on the side.

use std::fmt::Display;
use std::io::{self, IsTerminal as _, Write as _};

use anyhow::Context as _;
use indicatif::{ProgressBar, ProgressStyle};
use tadqiq::config::Color;

/// Tells something on standard error. Where that is gone or full nobody is there to be told, which is no reason to
/// stop.
pub fn tell(line: impl Display) {
    let _: io::Result<()> = writeln!(io::stderr(), "{line}");
}

/// From how many bytes on reading is long work.
const LONG: u64 = 16 << 20;

/// A progress bar for so many bytes, on a terminal and for long work alone.
pub fn progress_in_bytes(bytes: Option<u64>) -> ProgressBar {
    match bytes {
        Some(bytes) if bytes >= LONG => progress(bytes),
        _ => ProgressBar::hidden(),
    }
}

/// A progress bar for so many steps, on a terminal alone.
pub fn progress(steps: u64) -> ProgressBar {
    let style = ProgressStyle::with_template("{bar:40} {percent:>3}%  {eta} left");
    ProgressBar::new(steps).with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
}

/// Whether to colour text on standard output now.
pub fn is_colored(color: Color) -> bool {
    match color {
        Color::Always => true,
        Color::Never => false,
        Color::Auto => {
            let refused = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
            let is_dumb = std::env::var_os("TERM").is_some_and(|value| value == "dumb");
            !refused && !is_dumb && io::stdout().is_terminal()
        }
    }
}

/// The most threads that are started, whatever is asked for: more serve no machine, and systems refuse to give them.
const MOST_THREADS: u16 = 256;

/// Limits how many threads the program uses.
///
/// # Errors
/// Where the system gives no threads.
pub fn set_threads(threads: Option<u16>) -> anyhow::Result<()> {
    if let Some(threads) = threads {
        let builder = rayon::ThreadPoolBuilder::new().num_threads(threads.min(MOST_THREADS).into());
        builder.build_global().context("cannot start threads")?;
    }
    Ok(())
}
