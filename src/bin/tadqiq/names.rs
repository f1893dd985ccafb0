//! `tadqiq names`: compare, match and list names across scripts. Training is in [`crate::names_training`].

use std::io::{self, Read as _};
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::Context as _;
use clap::{Args, Subcommand};
use rayon::prelude::*;
use tadqiq::error::named;
use tadqiq::names::{self, Grade, Line, Model, Models};
use tadqiq::output::{self, Output};
use tadqiq::{Error, read};

use crate::names_training::{Column, grades, train, train_nameness};
use crate::terminal::tell;
use crate::texts::tell_empty;

/// How much of standard input is scored at once; a pipe that holds less is answered at once.
const BLOCK: usize = 12 << 20;

/// Compare names across scripts: score pairs, find partners, list the names of texts, train models
#[derive(Debug, Args)]
#[command(before_help = "Examples:
  tadqiq names explain Unacimov غيراسيموف              are these one name, and why
  tadqiq names score < pairs.tsv                       many pairs, a probability each
  tadqiq names match arabic.txt latin.txt --top 2      the two best partners of each name
  tadqiq names list mt.txt edited.txt                  the names of texts, with their spellings
  tadqiq names train pairs.tsv -o names.model          a model of your own
  tadqiq names score --model names.model < pairs.tsv   its probabilities")]
pub struct Names {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Read lines `a<TAB>b` from standard input, write `a<TAB>b<TAB>probability` that both are one name
    #[command(before_help = "Examples:
  tadqiq names score < pairs.tsv
  printf 'Putin\\tبوتين\\n' | tadqiq names score
  tadqiq names score --model names.model < pairs.tsv   with a model of your own")]
    Score {
        #[command(flatten)]
        own: Own,
    },
    /// Show which letters of two names answer each other, and why the score is what it is
    #[command(before_help = "Examples:
  tadqiq names explain Unacimov غيراسيموف
  tadqiq names explain 'Jean-Yves Le Drian' 'جان إيف لودريان'")]
    Explain {
        /// A name, in any script
        a: String,
        /// Another
        b: String,
        #[command(flatten)]
        own: Own,
    },
    /// For each line of QUERIES, its best partners among the lines of CANDIDATES: query, candidate, probability
    #[command(before_help = "Examples:
  tadqiq names match arabic.txt latin.txt              the best partner of each name
  tadqiq names match arabic.txt latin.txt --top 5      the best five
  cat arabic.txt | tadqiq names match - latin.txt      names from a pipe")]
    Match {
        /// Names to find partners for, one a line (`-`: standard input)
        queries: PathBuf,
        /// Names to find them among, one a line
        candidates: PathBuf,
        /// How many partners for each
        #[arg(long, value_name = "K", default_value = "1", allow_negative_numbers = true, value_parser = at_least_one)]
        top: NonZeroUsize,
        #[command(flatten)]
        own: Own,
    },
    /// List the names of texts: canonical form, spelling, count, `inconsistent` or nothing, places
    #[command(before_help = "Examples:
  tadqiq names list mt.txt edited.txt                  every name of the texts
  tadqiq names list *.txt | grep inconsistent          those that are spelled in several ways")]
    List {
        /// Texts
        #[arg(required = true)]
        texts: Vec<PathBuf>,
    },
    /// Damage the names of PAIRS in some ways, and count how they are graded: same, garbled, unrelated
    #[command(before_help = "Examples:
  tadqiq names grades unseen-pairs.tsv")]
    Grades {
        /// Pairs of names that no model was trained on, lines `a<TAB>b`; further columns are passed over
        pairs: PathBuf,
    },
    /// Learn to tell transliterated names from ordinary words by their letters; standard error says how well
    #[command(before_help = "Examples:
  tadqiq names train-nameness pairs.tsv news.txt -o nameness.model")]
    TrainNameness {
        /// Pairs of names, lines `a<TAB>b`; the first column is learned from
        pairs: PathBuf,
        /// Running text in the same script, for ordinary words
        #[arg(required = true)]
        texts: Vec<PathBuf>,
        /// Where to, as a whole or not at all
        #[arg(short, long, value_name = "MODEL")]
        output: PathBuf,
    },
    /// Learn a transliteration model from lines `a<TAB>b`
    #[command(before_help = "Examples:
  tadqiq names train pairs.tsv -o names.model
  tadqiq names train pairs.tsv --variants left -o spellings.model")]
    Train {
        /// Pairs of names (`-`: standard input); several files are read as one
        #[arg(required = true)]
        pairs: Vec<PathBuf>,
        /// Where to, as a whole or not at all
        #[arg(short, long, value_name = "MODEL")]
        output: PathBuf,
        /// Learn how spellings of one name vary within one column's script
        #[arg(long, value_name = "COLUMN")]
        variants: Option<Column>,
        /// With --variants: draw further spellings from this model of the pairs
        #[arg(long, value_name = "MODEL", requires = "variants")]
        draw: Option<PathBuf>,
    },
}

/// A model of one's own to compare with.
#[derive(Debug, Args)]
struct Own {
    /// Compare with this model, made by `names train`, the names of its two scripts; others as without it
    #[arg(long, value_name = "MODEL")]
    model: Option<PathBuf>,
}

/// A model with the name of its file.
struct Named {
    model: Model,
    name: String,
}

impl Own {
    fn read(&self) -> anyhow::Result<Option<Named>> {
        let read = |path: &PathBuf| -> tadqiq::Result<Named> {
            let model = Model::from_text(&read::text(path)?.text, path)?;
            Ok(Named { model, name: path.display().to_string() })
        };
        Ok(self.model.as_ref().map(read).transpose()?)
    }
}

fn models(own: Option<&Named>) -> Models<'_> {
    own.map_or_else(Models::default, |own| Models::with(&own.model, &own.name))
}

impl Names {
    /// Does it.
    ///
    /// # Errors
    /// Where input cannot be read or is malformed, or output cannot be written.
    pub fn run(self) -> anyhow::Result<ExitCode> {
        match self.command {
            Command::Score { own } => score(&own)?,
            Command::Explain { a, b, own } => explain(&a, &b, &own)?,
            Command::Match { queries, candidates, top, own } => {
                find(&queries, &candidates, top.get(), &own)?;
            }
            Command::List { texts } => list(&texts)?,
            Command::Grades { pairs } => grades(&pairs)?,
            Command::TrainNameness { pairs, texts, output } => train_nameness(&pairs, &texts, output)?,
            Command::Train { pairs, output, variants, draw } => {
                train(&pairs, output, variants, draw.as_deref())?;
            }
        }
        Ok(ExitCode::SUCCESS)
    }
}

/// Reads how many of something there are to be.
fn at_least_one(text: &str) -> Result<NonZeroUsize, String> {
    text.parse().map_err(|_| "expected a whole number, 1 or more".to_owned())
}

/// Scores standard input block by block, each block's parts at once, in the order of the lines.
fn score(own: &Own) -> anyhow::Result<()> {
    check(&Output::Stdout, own.model.as_deref().into_iter().chain([Path::new("-")]))?;
    let own = own.read()?;
    let models = models(own.as_ref());
    let (mut input, mut output) = (io::stdin().lock(), io::stdout().lock());
    let (mut block, mut held, mut lines) = (vec![0; BLOCK], 0, 0);
    loop {
        if held == block.len() {
            block.resize(2 * block.len(), 0);
        }
        let got = input.read(&mut block[held..]).context("cannot read standard input")?;
        held += got;
        let whole =
            if got == 0 { held } else { memchr::memrchr(b'\n', &block[..held]).map_or(0, |end| end + 1) };
        if whole > 0 {
            lines += score_block(models, &block[..whole], lines, &mut output)?;
            block.copy_within(whole..held, 0);
            held -= whole;
        }
        if got == 0 {
            return Ok(());
        }
    }
}

/// Scores whole lines and writes the answers; gives how many lines there were.
fn score_block(
    models: Models<'_>,
    block: &[u8],
    before: usize,
    output: &mut impl io::Write,
) -> anyhow::Result<usize> {
    let parts = parts(block, rayon::current_num_threads());
    let answers: Vec<(usize, Result<Vec<u8>, names::Malformed>)> = parts
        .par_iter()
        .map(|part| {
            let mut out = Vec::new();
            let scored = models.score_lines(part, &mut out);
            (memchr::memchr_iter(b'\n', part).count(), scored.map(|()| out))
        })
        .collect();
    let mut lines = 0;
    for (count, answer) in answers {
        let answer = answer.map_err(|malformed| {
            Error::malformed("standard input", before + lines + malformed.line, malformed.problem)
        })?;
        output.write_all(&answer).context("cannot write standard output")?;
        lines += count;
    }
    output.flush().context("cannot write standard output")?;
    Ok(lines)
}

/// Cuts a block after line ends into at most `count` parts of about one size.
fn parts(mut block: &[u8], count: usize) -> Vec<&[u8]> {
    let size = (block.len() / count.max(1)).max(1 << 14);
    let mut parts = Vec::new();
    while block.len() > size {
        let Some(end) = memchr::memchr(b'\n', &block[size..]) else { break };
        let (part, rest) = block.split_at(size + end + 1);
        parts.push(part);
        block = rest;
    }
    if !block.is_empty() {
        parts.push(block);
    }
    parts
}

fn names_of(path: &Path) -> anyhow::Result<Vec<String>> {
    let document = read::text(path)?;
    let names = document.lines.iter().map(|line| document.slice(line.span).trim().to_owned());
    let names: Vec<String> = names.filter(|name| !name.is_empty()).collect();
    if names.is_empty() {
        tell(format_args!("warning: {}: there is no name in it", named(path)));
    }
    Ok(names)
}

fn find(queries: &Path, candidates: &Path, top: usize, own: &Own) -> anyhow::Result<()> {
    check(&Output::Stdout, [queries, candidates].into_iter().chain(own.model.as_deref()))?;
    let own = own.read()?;
    let models = models(own.as_ref());
    let (queries, candidates) = (names_of(queries)?, names_of(candidates)?);
    let (asked, among): (Vec<&str>, Vec<&str>) =
        (queries.iter().map(String::as_str).collect(), candidates.iter().map(String::as_str).collect());
    Output::Stdout.write(|out| {
        for (query, matches) in asked.iter().zip(models.best_partners(&asked, &among, top)) {
            for found in matches {
                writeln!(out, "{query}\t{}\t{:.10}", among[found.candidate], found.probability)?;
            }
        }
        Ok(())
    })?;
    Ok(())
}

fn explain(a: &str, b: &str, own: &Own) -> anyhow::Result<()> {
    let own = own.read()?;
    let explanation = models(own.as_ref()).explain(a, b);
    let found = explanation.comparison;
    let verdict = match found.grade {
        Grade::Same => "one name",
        Grade::Garbled => "one name, garbled",
        Grade::Unrelated => "unrelated names",
    };
    Output::Stdout.write(|out| {
        writeln!(out, "{a}\t{b}")?;
        let shown = |letters: &str| if letters.is_empty() { "–".to_owned() } else { letters.to_owned() };
        for step in explanation.pairs.iter().flat_map(|pair| &pair.steps) {
            // Each step stands in cells of its own, so that no right-to-left letters of two steps meet.
            writeln!(out, "{}\t{}\t{:+.2}", shown(&step.a), shown(&step.b), step.nats)?;
        }
        let (alone_a, alone_b) = &explanation.alone;
        for word in alone_a {
            writeln!(out, "{word}\t–\tnothing answers it")?;
        }
        for word in alone_b {
            writeln!(out, "–\t{word}\tnothing answers it")?;
        }
        writeln!(
            out,
            "log-likelihood ratio\t{:+.2} nats ({:+.2} a letter)",
            found.log_ratio, found.per_letter
        )?;
        writeln!(out, "probability\t{:.4}", found.probability)?;
        writeln!(out, "verdict\t{verdict}")?;
        writeln!(out, "because\t{}", explanation.reason())?;
        writeln!(out, "model\t{}", explanation.model)?;
        Ok(())
    })?;
    Ok(())
}

/// Refuses an output that would replace what is read, and two readings of standard input.
pub fn check<'a>(output: &Output, read: impl Iterator<Item = &'a Path>) -> tadqiq::Result<()> {
    output::check(&[output], &read.collect::<Vec<_>>())
}

fn list(paths: &[PathBuf]) -> anyhow::Result<()> {
    check(&Output::Stdout, paths.iter().map(PathBuf::as_path))?;
    let documents = paths.iter().map(|path| read::related(path)).collect::<tadqiq::Result<Vec<_>>>()?;
    for (path, document) in paths.iter().zip(&documents) {
        tell_empty(path, document);
    }
    let (mut lines, mut labels) = (Vec::new(), Vec::new());
    for document in &documents {
        let texts = || document.lines.iter().map(|line| document.slice(line.span));
        let language = tadqiq::language::detect(texts());
        for (at, text) in texts().enumerate() {
            lines.push(Line { text, place: labels.len(), language });
            labels.push(format!("{}:{}", document.name, document.label(at)));
        }
    }
    let names = names::ledger(names::mentions(&lines));
    Output::Stdout.write(|out| {
        for entry in &names {
            let mark = if entry.is_inconsistent() { "inconsistent" } else { "" };
            for spelling in &entry.spellings {
                let places: Vec<&str> = spelling.places.iter().map(|&place| labels[place].as_str()).collect();
                let (canonical, count) = (entry.canonical(), places.len());
                writeln!(out, "{canonical}\t{}\t{count}\t{mark}\t{}", spelling.text, places.join(" "))?;
            }
        }
        Ok(())
    })?;
    Ok(())
}
