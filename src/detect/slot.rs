//! Places: where in the MT something is missing, and which stretch stands for which.

use std::ops::Range;

use super::difference::DifferenceKind;
use super::view::View;

/// The MT gap where a token of the edited side is missing.
pub fn gap_for(view: &View<'_>, edited: usize) -> usize {
    let holds = |kind: DifferenceKind| kind != DifferenceKind::Moved;
    let difference = view.differences.iter().find(|d| holds(d.kind) && d.edited.contains(&edited));
    if let Some(difference) = difference {
        return difference.mt.end;
    }
    let before =
        view.links.iter().filter(|link| (link.edited as usize) < edited).max_by_key(|link| link.edited);
    before.map_or(0, |link| link.mt as usize + 1)
}

/// The stretch of the edited side that stands for some MT tokens: all between the nearest words on either hand that
/// stand on both sides alike.
pub fn slot(view: &View<'_>, mt: &Range<usize>) -> Range<usize> {
    let anchor = |token: usize| {
        let partner = view.partner(token)?;
        view.is_same(token, partner).then_some(partner)
    };
    let start = (0..mt.start).rev().find_map(anchor).map_or(0, |before| before + 1);
    let end =
        (mt.end..view.mt.len()).filter_map(anchor).find(|&after| after >= start).unwrap_or(view.edited.len());
    start..end
}
