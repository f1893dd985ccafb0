//! The audit of a file of pairs of any length, piece by piece.
//!
//! The file is read twice: for what its texts say as wholes, and for the findings. Neither the size of a piece nor the
//! number of threads makes a difference to what is found: it is what [`examine`](super::examine) finds.

use std::time::{Duration, Instant};

use rayon::prelude::*;

use super::{Audit, Config, drafts, name, parallel, words};
use crate::align;
use crate::detect::{Corpus, Evidence, Pairing, Part};
use crate::document::{Document, Pair, Segmented};
use crate::error::{Error, Result};
use crate::language::{self, Language};
use crate::place::{Occurrences, Placer, Unnamed};
use crate::read::Records;
use crate::segment::{TokenUnit, Unit, segment};
use crate::timings::Timings;
use crate::vocabulary::Vocabulary;

/// How many records a piece has at most, and how many bytes a side of it, or so. The words of a piece are looked at
/// once: in a larger one each serves more often, and takes more memory.
const RECORDS: usize = 4096;
const BYTES: usize = 1 << 20;

/// What a streamed audit comes to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Totals {
    /// How many records were read.
    pub records: usize,
    /// How many units were left out, for having no machine translation or no edited version.
    pub left_out: u64,
    /// How many segments the two texts have: a record is one, unless it is so long that it was cut.
    pub segments: Pair<usize>,
    /// How many words the MT has, marks not counted.
    pub mt_words: usize,
    /// What the two rounds took, and what was done with the audits.
    pub timings: Timings,
}

/// Audits records as pairs of lines, as [`examine`](super::examine) does with [`Config::aligned`], in memory that does
/// not grow with their number but for some ten bytes a finding. Hands the audits of the pieces of the file on in their
/// order, several at a time.
///
/// `open` opens the file, and is called three times: its beginning says which language it is in, and then it is read
/// twice. `read` is told again and again how many bytes were read since it was told last, in both rounds, as they are
/// stored.
///
/// # Errors
/// Those of `open`, of the records, and of `take`; and where the second round reads something else than the first.
pub fn stream(
    open: &dyn Fn() -> Result<Records>,
    related: Vec<Document>,
    config: &Config,
    read: &(dyn Fn(u64) + Sync),
    take: impl FnMut(Vec<Audit>) -> Result<()>,
) -> Result<Totals> {
    stream_pieces((RECORDS, BYTES), open, related, config, read, take)
}

/// As [`stream`], with the most records and bytes of a piece.
fn stream_pieces(
    size: (usize, usize),
    open: &dyn Fn() -> Result<Records>,
    related: Vec<Document>,
    config: &Config,
    read: &(dyn Fn(u64) + Sync),
    mut take: impl FnMut(Vec<Audit>) -> Result<()>,
) -> Result<Totals> {
    let start = Instant::now();
    let language = language_of(open()?)?;
    let mut pieces = Pieces::new(open()?, size, read);
    let first = pieces.batch()?;
    let mut corpus = Corpus::new(language);
    // How many tokens of the MT stand before each piece.
    let mut starts = Vec::new();
    each_batch(
        first,
        &mut pieces,
        |piece| part(piece, language),
        |parts| {
            for part in parts {
                starts.push(corpus.tokens());
                corpus.add(part);
            }
            Ok(())
        },
    )?;
    for document in related {
        let mut vocabulary = Vocabulary::new(language);
        let text = segment(document, Unit::Sentence, TokenUnit::Word, &mut vocabulary);
        corpus.add(Part::of_related(&text, &vocabulary));
    }
    corpus.finish();
    let (counted, mut taken) = (start.elapsed(), Duration::ZERO);
    let start = Instant::now();
    let mut pieces = Pieces::new(open()?, size, read);
    let first = pieces.batch()?;
    let (mut totals, mut tokens) = (Totals::default(), 0);
    let mut occurrences = Occurrences::default();
    let (corpus, starts) = (&corpus, &starts);
    let examine = |piece: Piece| {
        let start = starts.get(piece.number).copied();
        Examined::new(piece, corpus, start.unwrap_or_default(), config)
    };
    each_batch(first, &mut pieces, examine, |batch| {
        let name = |piece: Examined| piece.finish(config, &mut occurrences, &mut totals);
        let audits: Vec<Audit> = batch.into_iter().map(name).collect();
        tokens += audits.iter().map(|audit| audit.texts.mt.tokens.len() as u64).sum::<u64>();
        let start = Instant::now();
        let result = take(audits);
        taken += start.elapsed();
        result
    })?;
    totals.left_out = pieces.records.left_out();
    totals.timings.add("count", counted);
    totals.timings.add("audit", start.elapsed().saturating_sub(taken));
    totals.timings.add("report", taken);
    if tokens != corpus.tokens() {
        return Err(Error::Usage("the file changed while it was read; run the audit again".to_owned()));
    }
    Ok(totals)
}

/// Some records, as lines of two documents.
struct Piece {
    /// Which piece of the file it is, from 0.
    number: usize,
    texts: Pair<Document>,
}

/// The pieces of a file, in order.
struct Pieces<'a> {
    records: Records,
    /// The most records and bytes of a piece.
    size: (usize, usize),
    number: usize,
    lines: usize,
    told: u64,
    read: &'a (dyn Fn(u64) + Sync),
}

impl<'a> Pieces<'a> {
    fn new(records: Records, size: (usize, usize), read: &'a (dyn Fn(u64) + Sync)) -> Self {
        Self { records, size, number: 0, lines: 0, told: 0, read }
    }

    /// The next pieces, one for each thread; none at the end of the file.
    fn batch(&mut self) -> Result<Vec<Piece>> {
        let mut batch = Vec::new();
        while batch.len() < rayon::current_num_threads()
            && let Some(piece) = self.piece()?
        {
            batch.push(piece);
        }
        let bytes = self.records.bytes_read();
        (self.read)(bytes - self.told);
        self.told = bytes;
        Ok(batch)
    }

    fn piece(&mut self) -> Result<Option<Piece>> {
        let mut texts =
            self.records.documents().map(|document| Document { lines_before: self.lines, ..document });
        let (records, bytes) = self.size;
        while texts.mt.lines.len() < records && texts.mt.text.len().max(texts.edited.text.len()) < bytes {
            match self.records.next() {
                Some(record) => record?.push_to(&mut texts),
                None => break,
            }
        }
        if texts.mt.lines.is_empty() {
            return Ok(None);
        }
        self.lines += texts.mt.lines.len();
        self.number += 1;
        Ok(Some(Piece { number: self.number - 1, texts }))
    }
}

/// Does some work on each piece, on all threads, while the next ones are read, and hands on what comes of it in order.
fn each_batch<T: Send>(
    first: Vec<Piece>,
    pieces: &mut Pieces<'_>,
    work: impl Fn(Piece) -> T + Sync,
    mut take: impl FnMut(Vec<T>) -> Result<()>,
) -> Result<()> {
    let mut batch = first;
    while !batch.is_empty() {
        let worked = || batch.into_par_iter().map(&work).collect::<Vec<T>>();
        let (done, next) = rayon::join(worked, || pieces.batch());
        take(done)?;
        batch = next?;
    }
    Ok(())
}

/// The language of a file, told by as much of it as is looked at in any text.
fn language_of(mut records: Records) -> Result<Language> {
    let mut texts = records.documents();
    while texts.edited.text.len() <= language::SAMPLE
        && let Some(record) = records.next()
    {
        record?.push_to(&mut texts);
    }
    Ok(language::detect([&*texts.edited.text, &texts.mt.text]))
}

fn cut(texts: Pair<Document>, language: Language) -> (Pair<Segmented>, Vocabulary) {
    let mut vocabulary = Vocabulary::new(language);
    let texts = texts.map(|document| segment(document, Unit::Line, TokenUnit::Word, &mut vocabulary));
    (texts, vocabulary)
}

fn part(piece: Piece, language: Language) -> Part {
    let (mut texts, vocabulary) = cut(piece.texts, language);
    let beads = parallel(&texts);
    let beads = align::cut_long(&mut texts, beads, &vocabulary);
    Part::of_pair(&texts, &beads, &vocabulary)
}

/// A piece with what was found in it, before it is known what came before.
struct Examined {
    audit: Audit,
    findings: Vec<Unnamed>,
    records: usize,
}

impl Examined {
    fn new(piece: Piece, corpus: &Corpus, tokens_before: u64, config: &Config) -> Self {
        let records = piece.texts.mt.lines.len();
        let (mut texts, vocabulary) = cut(piece.texts, corpus.language());
        let beads = parallel(&texts);
        let beads = align::cut_long(&mut texts, beads, &vocabulary);
        let evidence = Evidence::new(&texts, &vocabulary, corpus, Pairing::Lines, tokens_before);
        let placer = Placer::new(&texts.mt, &texts.edited);
        let findings = placer.write(drafts(&beads, &evidence, &placer, config, &|_| {}), &beads);
        let mt_words = words(&texts.mt, &vocabulary);
        Self { audit: Audit { texts, beads, mt_words, ..Audit::default() }, findings, records }
    }

    /// The audit, its findings named. Adds the piece to the totals.
    fn finish(self, config: &Config, occurrences: &mut Occurrences, totals: &mut Totals) -> Audit {
        let mut audit = self.audit;
        (audit.findings, audit.finding_beads) = name(self.findings.into_iter(), config, occurrences);
        audit.segments_before = totals.segments.clone();
        totals.records += self.records;
        totals.segments.mt += audit.texts.mt.segments.len();
        totals.segments.edited += audit.texts.edited.segments.len();
        totals.mt_words += audit.mt_words;
        audit
    }
}

#[cfg(test)]
mod tests {
    use std::fmt::Write as _;
    use std::fs;

    use super::super::{Texts, examine};
    use super::*;
    use crate::finding::Category;
    use crate::read::PairFiles;

    /// Sentences that come again, names in two spellings far from one another, an id here and there, a long record.
    fn records() -> String {
        let mut text = String::new();
        for at in 0..60 {
            let name = if at < 40 { "Gerasimov" } else { "Gerassimov" };
            let id = if at % 3 == 0 { format!("\"id\":\"u{at}\",") } else { String::new() };
            let (mt, edited) = match at % 5 {
                0 => (
                    format!("The minister met {name} on {at} May."),
                    "The minister met him on 9 May.".to_owned(),
                ),
                1 => ("He said noo.".to_owned(), "He said no.".to_owned()),
                2 => (String::new(), "Nothing stands for this.".to_owned()),
                3 => ("Nothing, and then the the end".to_owned(), "Nothing, and then the end.".to_owned()),
                _ => ("one two three four ".repeat(at * 9), "one two three five ".repeat(at * 9)),
            };
            writeln!(text, "{{{id}\"mt\":\"{mt}\",\"edited\":\"{edited}\"}}").unwrap();
        }
        text
    }

    #[test]
    fn pieces_of_any_size_give_what_the_whole_gives() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("pairs.jsonl");
        fs::write(&path, records()).unwrap();
        let related = || vec![Document::from_text("related", "The minister left Petrov.".into())];
        let config = Config { aligned: true, categories: Category::ALL.to_vec(), ..Config::default() };
        let files = PairFiles::of_one(&path).unwrap();
        let whole = examine(Texts::Both(files.read().unwrap().documents), related(), &config);
        assert!(whole.findings.iter().any(|finding| finding.category == Category::InconsistentName));
        assert!(whole.texts.mt.segments.len() > 60);
        for size in [(1, 1 << 20), (7, 1 << 20), (1000, 300), (1000, 1 << 20)] {
            let mut findings = Vec::new();
            let mut starts = Vec::new();
            let take = |audits: Vec<Audit>| {
                for audit in audits {
                    starts.push(audit.segments_before.mt);
                    findings.extend(audit.findings);
                }
                Ok(())
            };
            let totals = stream_pieces(size, &|| files.records(), related(), &config, &|_| {}, take).unwrap();
            assert!(findings == whole.findings, "{size:?}");
            assert_eq!((totals.records, totals.mt_words), (60, whole.mt_words));
            assert_eq!(totals.segments.mt, whole.texts.mt.segments.len());
            assert!(starts.is_sorted());
        }
    }
}
