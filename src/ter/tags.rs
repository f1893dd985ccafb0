//! Word-level quality tags: which words of a translation an editor had to touch, and where words were missing.

use super::Options;
use super::alignment::Op;
use super::shift::Search;
use super::tokenize::{self, Tokenizer};
use super::words::Words;

/// Whether a word, or the gap between two words, is as it should be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tag {
    /// The word stands in the reference too; nothing is missing in the gap.
    Ok,
    /// The word was inserted, substituted, or differs in case; the reference has a word in the gap.
    Bad,
}

impl Tag {
    /// `OK` or `BAD`, as the shared tasks on quality estimation (WMT) write them.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Ok => "OK",
            Self::Bad => "BAD",
        }
    }
}

/// Tags one segment after the other, in buffers that it keeps.
#[derive(Debug)]
pub struct Tagger {
    shifts: bool,
    tokenizer: Tokenizer,
    words: Words,
    search: Search,
}

impl Tagger {
    /// A tagger that lets blocks of words move (`shifts`), or not, as the shared tasks have it since 2018.
    pub fn new(shifts: bool) -> Self {
        Self {
            shifts,
            tokenizer: Tokenizer::new(Options::default()),
            words: Words::default(),
            search: Search::default(),
        }
    }

    /// The tags of an MT of n words, parted by whitespace: 2n + 1, gap word gap … word gap.
    ///
    /// Words are aligned ignoring case, and a word that differs in case alone is bad. A word that was moved and
    /// nothing else is fine; a gap is where the MT word before it stood at first.
    ///
    /// ```
    /// use tadqiq::ter::Tagger;
    ///
    /// let tags = Tagger::new(false).tags("he Saw cat black", "he saw the cat white");
    /// let tags: Vec<_> = tags.into_iter().map(|tag| tag.as_str()).collect();
    /// assert_eq!(tags.join(" "), "OK OK OK BAD BAD OK OK BAD OK");
    /// ```
    pub fn tags(&mut self, mt: &str, reference: &str) -> Vec<Tag> {
        let (lower_mt, lower_reference) = self.tokenizer.tokenize(mt, reference);
        self.words.fill(lower_mt, lower_reference);
        let outcome = self.search.outcome(&self.words, self.shifts);
        let mt: Vec<&str> = tokenize::words(mt).collect();
        let mut reference = tokenize::words(reference);

        let mut tags = vec![Tag::Ok; 2 * mt.len() + 1];
        let mut order = outcome.order.iter().map(|&at| at as usize);
        let mut gap = 0;
        for op in outcome.ops {
            let wanted = if *op == Op::Delete { None } else { reference.next() };
            if *op == Op::Insert {
                tags[gap] = Tag::Bad;
            } else if let Some(at) = order.next() {
                gap = 2 * at + 2;
                if *op != Op::Match || wanted != Some(mt[at]) {
                    tags[2 * at + 1] = Tag::Bad;
                }
            }
        }
        tags
    }
}
