//! What words are to each other: other forms of one word, slips of the pen, or different words.
//!
//! Everything here takes single folded tokens (see [`normalize`](crate::normalize)) and knows no sentence. Word
//! structure is data: tables of affixes with their features (`affix.rs`) and closed classes in `function_words/`. The
//! Snowball stemmers (Porter 2001) serve the languages that they are good for; Arabic, Persian and Hebrew have light
//! stemmers of our own, in the manner of Larkey et al. (2002).

mod affix;
mod arabic;
mod english;
mod features;
mod forms;
mod function_words;
mod german;
mod hebrew;
mod hindi;
mod italian;
mod letters;
mod opposite;
mod persian;
mod portuguese;
mod relation;
mod romance;
mod russian;
mod stem;
mod template;

pub use features::Features;
pub use function_words::{is_exception, is_function_word, is_negation};
pub use letters::{case_difference, is_near};
pub use relation::{Relation, is_irregular, relate};
pub use stem::{Clitics, split_clitics, stem};
