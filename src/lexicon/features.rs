//! Grammatical features, and the values that affixes give them.

use std::fmt;

/// The grammatical features in which two forms of one word differ; a set.
#[derive(Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct Features(u16);

impl Features {
    /// Masculine, feminine, neuter.
    pub const GENDER: Self = Self(1);
    /// Singular, dual, plural.
    pub const NUMBER: Self = Self(1 << 1);
    /// First, second, third person.
    pub const PERSON: Self = Self(1 << 2);
    /// Tense, aspect, voice or mood of a verb.
    pub const TENSE: Self = Self(1 << 3);
    /// With the article or without it.
    pub const DEFINITENESS: Self = Self(1 << 4);
    /// Nominative, accusative, genitive …
    pub const CASE: Self = Self(1 << 5);
    /// The pronoun attached to the end (`كتابه` / `كتابها`), or its absence.
    pub const PRONOUN: Self = Self(1 << 6);
    /// A conjunction or preposition attached to the front (`وقال` / `قال`).
    pub const CLITIC: Self = Self(1 << 7);
    /// Positive, comparative, superlative.
    pub const DEGREE: Self = Self(1 << 8);

    const NAMES: [(Self, &'static str); 9] = [
        (Self::GENDER, "gender"),
        (Self::NUMBER, "number"),
        (Self::PERSON, "person"),
        (Self::TENSE, "tense"),
        (Self::DEFINITENESS, "definiteness"),
        (Self::CASE, "case"),
        (Self::PRONOUN, "pronoun"),
        (Self::CLITIC, "clitic"),
        (Self::DEGREE, "degree"),
    ];

    /// Whether every feature of `other` is in this set.
    pub fn contains(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }

    /// Whether the set is empty: the forms differ in nothing that the tables name.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Both sets together.
    #[must_use]
    pub const fn union(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// The number of features.
    pub fn len(self) -> u32 {
        self.0.count_ones()
    }

    /// The names of the features, in a fixed order.
    pub fn names(self) -> impl Iterator<Item = &'static str> {
        Self::NAMES.into_iter().filter(move |&(feature, _)| self.contains(feature)).map(|(_, name)| name)
    }
}

impl fmt::Display for Features {
    /// `gender, number`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, name) in self.names().enumerate() {
            f.write_str(if at > 0 { ", " } else { "" })?;
            f.write_str(name)?;
        }
        Ok(())
    }
}

impl fmt::Debug for Features {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Features({self})")
    }
}

/// Values of features, one bit each: what an affix says of its word. No bit is the unmarked value: masculine, singular,
/// third person, indefinite, nominative, without clitics.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Values(pub u64);

macro_rules! values {
    ($($name:ident = $bit:expr, $feature:ident;)*) => {
        impl Values {
            $(pub const $name: Self = Self(1 << $bit);)*
        }
        /// Which feature each bit belongs to.
        const FEATURE_OF: &[(Values, Features)] = &[$((Values::$name, Features::$feature)),*];
    };
}

values! {
    FEMININE = 0, GENDER;
    NEUTER = 1, GENDER;
    DUAL = 2, NUMBER;
    PLURAL = 3, NUMBER;
    FIRST = 4, PERSON;
    SECOND = 5, PERSON;
    PRESENT = 6, TENSE;
    FUTURE = 7, TENSE;
    PAST = 8, TENSE;
    PARTICIPLE = 9, TENSE;
    MOOD = 10, TENSE;
    DEFINITE = 11, DEFINITENESS;
    OBLIQUE = 12, CASE;
    ACCUSATIVE = 13, CASE;
    PRONOUN = 14, PRONOUN;
    PRONOUN_FEMININE = 15, PRONOUN;
    PRONOUN_PLURAL = 16, PRONOUN;
    PRONOUN_DUAL = 17, PRONOUN;
    PRONOUN_FIRST = 18, PRONOUN;
    PRONOUN_SECOND = 19, PRONOUN;
    AND = 20, CLITIC;
    SO = 21, CLITIC;
    WITH = 22, CLITIC;
    LIKE = 23, CLITIC;
    TO = 24, CLITIC;
    FROM = 25, CLITIC;
    WHICH = 26, CLITIC;
    COMPARATIVE = 27, DEGREE;
    SUPERLATIVE = 28, DEGREE;
    GENITIVE = 29, CASE;
    MIDDLE = 30, TENSE;
}

impl Values {
    pub const NONE: Self = Self(0);

    /// Both together.
    pub const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether they share a bit.
    pub const fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// How many values two sets share, persons aside: most of what looks like the first or second person is none.
    pub const fn shared(self, other: Self) -> u32 {
        (self.0 & other.0 & !(Self::FIRST.0 | Self::SECOND.0)).count_ones()
    }

    /// How many values there are.
    pub const fn count(self) -> u32 {
        self.0.count_ones()
    }

    /// The features in which two sets of values differ.
    pub fn difference(self, other: Self) -> Features {
        let differing = Self(self.0 ^ other.0);
        FEATURE_OF
            .iter()
            .filter(|(bit, _)| bit.meets(differing))
            .fold(Features::default(), |all, &(_, feature)| all.union(feature))
    }
}
