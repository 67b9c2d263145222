//! Logistic regression over hashed features, by FTRL-proximal: few weights that are not 0, and the same bytes twice.

/// An example: the places of its features' weights, and whether it is one.
pub(crate) struct Example {
    pub(crate) features: Vec<usize>,
    /// 0, 1 or what is between.
    pub(crate) is_one: f64,
    pub(crate) weight: f64,
}

/// How it learns.
#[derive(Clone, Copy)]
pub(crate) struct Settings {
    pub(crate) rate: f64,
    pub(crate) l1: f64,
    pub(crate) l2: f64,
    pub(crate) epochs: usize,
}

pub(crate) fn sigmoid(x: f64) -> f64 {
    1.0 / (1.0 + (-x).exp())
}

/// The weights learned from examples.
pub(crate) fn train(examples: &[Example], size: usize, settings: Settings) -> Vec<f64> {
    let Settings { rate, l1, l2, epochs } = settings;
    let (mut z, mut n) = (vec![0.0; size], vec![0.0; size]);
    let weight = |z: f64, n: f64| {
        if z.abs() <= l1 { 0.0 } else { -(z - l1.copysign(z)) / ((1.0 + n.sqrt()) / rate + l2) }
    };
    let mut order: Vec<usize> = (0..examples.len()).collect();
    let mut seed = 12345_u64;
    for _ in 0..epochs {
        for i in (1..order.len()).rev() {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            order.swap(i, (seed >> 33) as usize % (i + 1));
        }
        for &i in &order {
            let example = &examples[i];
            let sum: f64 = example.features.iter().map(|&f| weight(z[f], n[f])).sum();
            let gradient = (sigmoid(sum) - example.is_one) * example.weight;
            for &f in &example.features {
                let root = ((n[f] + gradient * gradient).sqrt() - n[f].sqrt()) / rate;
                z[f] += gradient - root * weight(z[f], n[f]);
                n[f] += gradient * gradient;
            }
        }
    }
    (0..size).map(|f| weight(z[f], n[f])).collect()
}

/// Logistic regression over a few values of each point, by Newton's method: a weight for each value.
pub(crate) fn fit(points: &[(&[f64], bool)]) -> Vec<f64> {
    let size = points.first().map_or(0, |point| point.0.len());
    let mut weights = vec![0.0; size];
    for _ in 0..30 {
        let mut gradient: Vec<f64> = weights.iter().map(|w| w * RIDGE).collect();
        let mut curve = vec![vec![0.0; size]; size];
        for (i, row) in curve.iter_mut().enumerate() {
            row[i] = RIDGE;
        }
        for (values, is_one) in points {
            let p = sigmoid(values.iter().zip(&weights).map(|(v, w)| v * w).sum());
            for i in 0..size {
                gradient[i] += (p - f64::from(u8::from(*is_one))) * values[i];
                for j in 0..size {
                    curve[i][j] += p * (1.0 - p) * values[i] * values[j];
                }
            }
        }
        for (weight, step) in weights.iter_mut().zip(solve(curve, gradient)) {
            *weight -= step;
        }
    }
    weights
}

const RIDGE: f64 = 1.0;

/// Solves a system of linear equations that is positive definite.
fn solve(mut rows: Vec<Vec<f64>>, mut right: Vec<f64>) -> Vec<f64> {
    let size = right.len();
    for i in 0..size {
        for j in i + 1..size {
            let by = rows[j][i] / rows[i][i];
            for k in i..size {
                rows[j][k] -= by * rows[i][k];
            }
            right[j] -= by * right[i];
        }
    }
    for i in (0..size).rev() {
        let rest: f64 = (i + 1..size).map(|k| rows[i][k] * right[k]).sum();
        right[i] = (right[i] - rest) / rows[i][i];
    }
    right
}
