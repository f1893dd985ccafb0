//! How often what happens to the segments of two texts: one loses its partner, several are joined to one.
//!
//! Each pair of texts has rates of its own. They are not known beforehand: the texts are aligned as typical ones, and what
//! that comes to is taken for their rates, again and again (expectation-maximisation, Dempster et al. 1977).

/// What is typical: the share of segments without partner on a side, of beads with several segments on one side, and on
/// both.
const TYPICAL: [f32; 3] = [0.05, 0.13, 0.02];

/// How many beads the typical rates weigh as much as, where those of a text are expected.
const EXPECTED: f32 = 50.0;

/// How much more often than typical some things happen in two texts, as logarithms.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Rates {
    /// A segment of the MT, or of the edited text, has no partner.
    alone: [f32; 2],
    /// A bead has several segments on one side, or on both.
    several: [f32; 2],
}

impl Rates {
    /// The rates of texts, from how often there is a bead of a kind; what is typical weighs as much as so many beads.
    pub fn of(beads: impl Iterator<Item = ((usize, usize), f32)>, prior: f32) -> Self {
        // Segments without partner, and beads, of either side; of the pairs, those of several on one side and on both.
        let (mut alone, mut sides, mut several, mut pairs) = ([0.0f32; 2], [0.0f32; 2], [0.0f32; 2], 0.0f32);
        for ((a, b), count) in beads {
            match (a, b) {
                (_, 0) => (alone[0], sides[0]) = (alone[0] + count, sides[0] + count),
                (0, _) => (alone[1], sides[1]) = (alone[1] + count, sides[1] + count),
                _ => {
                    sides = sides.map(|side| side + count);
                    pairs += count;
                    if a.max(b) > 1 {
                        several[usize::from(a.min(b) > 1)] += count;
                    }
                }
            }
        }
        let rate =
            |count: f32, of: f32, typical: f32| ((count + prior * typical) / (of + prior) / typical).ln();
        Self {
            alone: [rate(alone[0], sides[0], TYPICAL[0]), rate(alone[1], sides[1], TYPICAL[0])],
            several: [rate(several[0], pairs, TYPICAL[1]), rate(several[1], pairs, TYPICAL[2])],
        }
    }

    /// The rates of texts whose beads are expected. Only those of several segments on both sides are taken from that, and the
    /// others for typical: what is alone or joined by mistake would speak for more of it.
    pub fn expected(beads: impl Iterator<Item = ((usize, usize), f32)>) -> Self {
        let Self { several: [_, crossed], .. } = Self::of(beads, EXPECTED);
        Self { several: [0.0, crossed], ..Self::default() }
    }

    /// What these rates say of a bead: of a segment without partner, of a bead with several segments on one side, and on
    /// both.
    pub fn features(&self, kind: (usize, usize)) -> [f32; 3] {
        match kind {
            (_, 0) => [self.alone[0], 0.0, 0.0],
            (0, _) => [self.alone[1], 0.0, 0.0],
            (1, 1) => [0.0; 3],
            (1, _) | (_, 1) => [0.0, self.several[0], 0.0],
            _ => [0.0, 0.0, self.several[1]],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_happens_more_often_than_typical_is_worth_more() {
        let beads =
            |crossed: f32| [((1, 1), 100.0), ((1, 2), 13.0), ((0, 1), 1.0), ((2, 2), crossed)].into_iter();
        let rates = Rates::of(beads(10.0), 5.0);
        assert!(rates.features((2, 2))[2] > 1.0);
        assert!(rates.features((1, 0))[0] < rates.features((0, 1))[0] && rates.features((0, 1))[0] < 0.0);
        assert!(Rates::of(beads(0.0), 5.0).features((3, 2))[2] < -2.0);
        // A few sentences tell little.
        let few = Rates::expected([((1, 1), 5.0), ((2, 2), 1.0)].into_iter());
        assert!(
            (0.0..1.0).contains(&few.features((2, 2))[2]) && few.features((1, 2))[1].abs() < 1e-6,
            "{few:?}"
        );
    }
}
