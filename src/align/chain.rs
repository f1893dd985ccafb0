//! The heaviest increasing chain: which of many points agree on one order.

/// A point with a weight: item `x` of one side belongs to item `y` of the other.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Point {
    pub x: u32,
    pub y: u32,
    pub weight: f32,
}

/// No point.
const NONE: u32 = u32::MAX;

/// Of points sorted by `x`, those that rise in both `x` and `y` and weigh most together, as indices in order.
///
/// A Fenwick tree of prefix maxima over `y` makes it n log n.
pub(super) fn heaviest(points: &[Point]) -> Vec<usize> {
    let height = points.iter().map(|point| point.y + 1).max().unwrap_or(0) as usize;
    // best[k]: the heaviest chain that ends in the tree's range of k, as (weight, its last point).
    let mut best = vec![(0.0f32, NONE); height + 1];
    let mut before = vec![NONE; points.len()];
    let mut reached = vec![0.0f32; points.len()];
    let mut end = (0.0, NONE);
    let mut from = 0;
    for group in points.chunk_by(|a, b| a.x == b.x) {
        let indices = from..from + group.len();
        from = indices.end;
        for index in indices.clone() {
            let mut found = (0.0, NONE);
            let mut k = points[index].y as usize;
            while k > 0 {
                if best[k].0 > found.0 {
                    found = best[k];
                }
                k &= k - 1;
            }
            before[index] = found.1;
            reached[index] = found.0 + points[index].weight;
        }
        for index in indices {
            let here = (reached[index], index as u32);
            let mut k = points[index].y as usize + 1;
            while k <= height {
                if here.0 > best[k].0 {
                    best[k] = here;
                }
                k += k & k.wrapping_neg();
            }
            if here.0 > end.0 {
                end = here;
            }
        }
    }
    let mut chain = Vec::new();
    let mut at = end.1;
    while at != NONE {
        chain.push(at as usize);
        at = before[at as usize];
    }
    chain.reverse();
    chain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weight_decides_and_not_length() {
        let point = |x, y, weight| Point { x, y, weight };
        let points =
            [point(0, 3, 5.0), point(1, 0, 1.0), point(2, 1, 1.0), point(2, 4, 1.0), point(3, 2, 1.0)];
        assert_eq!(heaviest(&points), [0, 3]);
        assert_eq!(heaviest(&points[1..]), [0, 1, 3]);
        assert_eq!(heaviest(&[]), [0; 0]);
    }
}
