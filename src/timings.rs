//! What each stage of the work costs.

use std::fmt;
use std::time::{Duration, Instant};

/// The stages of a piece of work in their order, each with the wall time that it took.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Timings {
    stages: Vec<(&'static str, Duration)>,
}

impl Timings {
    /// Does some work and notes how long it took.
    pub fn time<T>(&mut self, stage: &'static str, work: impl FnOnce() -> T) -> T {
        let start = Instant::now();
        let result = work();
        self.add(stage, start.elapsed());
        result
    }

    /// Adds to the time of a stage.
    pub fn add(&mut self, stage: &'static str, time: Duration) {
        match self.stages.iter_mut().find(|(known, _)| *known == stage) {
            Some((_, known)) => *known += time,
            None => self.stages.push((stage, time)),
        }
    }

    /// Adds the times of further stages.
    pub fn extend(&mut self, more: &Self) {
        more.stages.iter().for_each(|&(stage, time)| self.add(stage, time));
    }

    /// The time of all stages together.
    pub fn total(&self) -> Duration {
        self.stages.iter().map(|(_, time)| *time).sum()
    }
}

/// A table: a line for each stage with its milliseconds and its share, and a line for the whole.
impl fmt::Display for Timings {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let total = self.total();
        writeln!(out, "{:<10}{:>12}{:>8}", "stage", "ms", "share")?;
        for (stage, time) in self.stages.iter().copied().chain([("total", total)]) {
            let share = 100.0 * time.as_secs_f64() / total.as_secs_f64().max(1e-9);
            let end = if stage == "total" { "" } else { "\n" };
            write!(out, "{stage:<10}{:>12.1}{:>7.1}%{end}", time.as_secs_f64() * 1000.0, share)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stages_are_summed_and_shown_in_columns() {
        let mut timings = Timings::default();
        timings.add("read", Duration::from_millis(250));
        timings.add("detect", Duration::from_micros(1_250_500));
        timings.add("read", Duration::from_millis(500));
        let lines = [
            "stage               ms   share",
            "read             750.0   37.5%",
            "detect          1250.5   62.5%",
        ];
        let table = timings.to_string();
        assert_eq!(table.lines().take(3).collect::<Vec<_>>(), lines);
        assert_eq!(table.lines().last(), Some("total           2000.5  100.0%"));
    }
}
