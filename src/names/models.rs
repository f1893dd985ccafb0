//! The models that names are compared with, and which of them compares two names.

use std::sync::OnceLock;

use super::Model;
use super::letters::Writing;

/// The models in the program: their files, made by `tadqiq names train` (see `data/README.md`).
const FILES: [(&str, &str); 5] = [
    ("arabic-latin.model", include_str!("../../data/models/arabic-latin.model")),
    ("hebrew-latin.model", include_str!("../../data/models/hebrew-latin.model")),
    ("cyrillic-latin.model", include_str!("../../data/models/cyrillic-latin.model")),
    ("arabic-arabic.model", include_str!("../../data/models/arabic-arabic.model")),
    ("latin-latin.model", include_str!("../../data/models/latin-latin.model")),
];

/// The place of a model of one's own.
const OWN: usize = FILES.len();

/// How many places for models there are.
pub(super) const PLACES: usize = FILES.len() + 1;

/// Which model compares two writings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Choice {
    /// Its place.
    pub model: usize,
    /// How the first name is read, and how the second.
    pub writings: (Writing, Writing),
    /// Whether the second name is the model's left.
    pub turned: bool,
}

/// The models that names are compared with: those in the program, and before them one of one's own.
///
/// ```
/// use tadqiq::names::{Model, Models, Options};
///
/// let syllables = [("ша", "sha"), ("ни", "ni"), ("ко", "ko"), ("ру", "ru")];
/// let words = syllables.iter().flat_map(|a| syllables.map(|b| (*a, b)));
/// let three = words.flat_map(|(a, b)| syllables.map(|c| [a, b, c]));
/// let pairs: Vec<(String, String)> =
///     three.map(|word| (word.map(|part| part.0).concat(), word.map(|part| part.1).concat())).collect();
/// let model = Model::train(&pairs, Options::default(), &mut |_, _| {})?;
/// let models = Models::with(&model, "made-up.model");
/// assert_eq!(models.explain("шаниру", "shaniru").model, "made-up.model");
/// assert_eq!(models.explain("بوتين", "Putin").model, "arabic-latin.model");
/// # Ok::<(), tadqiq::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Default)]
pub struct Models<'m> {
    own: Option<(&'m Model, &'m str)>,
}

impl<'m> Models<'m> {
    /// Those in the program, but names of this model's two writings are compared with it, in either order. Its name
    /// is what an [`Explanation`](super::Explanation) calls it.
    pub fn with(model: &'m Model, name: &'m str) -> Self {
        Self { own: Some((model, name)) }
    }

    /// The model for two names. Pairs of writings that no model knows are romanised.
    pub(super) fn choose(self, a: Writing, b: Writing) -> Choice {
        use Writing::{Arabic, Cyrillic, Hebrew, Latin};
        let choice = |model, turned| Choice { model, writings: (a, b), turned };
        match self.own.map(|(own, _)| own.writings()) {
            Some(writings) if writings == (a, b) => return choice(OWN, false),
            Some(writings) if writings == (b, a) => return choice(OWN, true),
            _ => {}
        }
        match (a, b) {
            (Arabic, Latin) => choice(0, false),
            (Latin, Arabic) => choice(0, true),
            (Hebrew, Latin) => choice(1, false),
            (Latin, Hebrew) => choice(1, true),
            (Cyrillic, Latin) => choice(2, false),
            (Latin, Cyrillic) => choice(2, true),
            (Arabic, Arabic) => choice(3, false),
            // Both are romanised.
            _ => Choice { writings: (Latin, Latin), ..choice(4, false) },
        }
    }

    /// The model at a place; see [`model`].
    pub(super) fn get(self, at: usize) -> Option<&'m Model> {
        if at == OWN { self.own.map(|(own, _)| own) } else { model(at) }
    }

    /// What the model at a place is called.
    pub(super) fn name(self, at: usize) -> &'m str {
        let own = self.own.filter(|_| at == OWN).map(|(_, name)| name);
        own.unwrap_or_else(|| FILES.get(at).map_or("", |file| file.0))
    }
}

/// A model in the program, read when it is first used; none past the last. A file that cannot be read gives none; a test
/// reads all.
pub(super) fn model(at: usize) -> Option<&'static Model> {
    static MODELS: [OnceLock<Option<Model>>; FILES.len()] = [const { OnceLock::new() }; FILES.len()];
    let (name, text) = FILES.get(at)?;
    MODELS[at].get_or_init(|| Model::from_text(text, name).ok()).as_ref()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_model_in_the_program_can_be_read() {
        for (at, (name, _)) in FILES.iter().enumerate() {
            assert!(model(at).is_some(), "{name}");
        }
        assert!(model(OWN).is_none());
    }
}
