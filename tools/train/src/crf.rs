//! A conditional random field of the first order, learned step by step: AdaGrad, with an L1 penalty that leaves few weights
//! (composite mirror descent, Duchi and others 2010), applied to a feature's weights when it is next seen.

use std::collections::HashMap;

use kotak_fakta::training::Label;

pub(crate) const LABELS: usize = Label::ALL.len();

pub(crate) type Row = [f32; LABELS];

/// A block: the features of each token, and which labels it may have, a bit each: one where all is labelled, more where only names of
/// some classes are.
pub(crate) struct Sequence {
    pub(crate) features: Vec<Vec<u32>>,
    pub(crate) may_be: Vec<u32>,
}

impl Sequence {
    /// The labels, where each token has one.
    pub(crate) fn labels(&self) -> Vec<u8> {
        self.may_be.iter().map(|mask| mask.trailing_zeros() as u8).collect()
    }
}

#[derive(Clone, Copy)]
pub(crate) struct Settings {
    /// The penalty on a weight, for all that is learned from together.
    pub(crate) l1: f32,
    pub(crate) epochs: usize,
    pub(crate) rate: f32,
    /// Features seen in fewer tokens get no weight.
    pub(crate) seen: u32,
    /// How many weights are kept.
    pub(crate) keep: usize,
}

pub(crate) struct Model {
    pub(crate) weights: HashMap<u32, Row>,
    pub(crate) transitions: [Row; LABELS],
    allowed: [[bool; LABELS]; LABELS],
    first: [bool; LABELS],
}

/// How many rounds there are after each pruning.
const AFTER: usize = 3;

const NEVER: f32 = -1e9;

fn allowed() -> ([[bool; LABELS]; LABELS], [bool; LABELS]) {
    let after = Label::ALL.map(|from| Label::ALL.map(|to| Label::goes_on_with(Some(from), to)));
    (after, Label::ALL.map(|to| Label::goes_on_with(None, to)))
}

/// The same numbers in the same order, everywhere.
struct Shuffle(u64);

impl Shuffle {
    fn next(&mut self, below: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % below
    }
}

/// What is learned, by dense numbers of the features.
struct Learner {
    weights: Vec<Row>,
    squares: Vec<Row>,
    /// Which weights may be other than nothing, a bit each.
    kept: Vec<u32>,
    /// When a feature's weights were last made smaller.
    last: Vec<u32>,
    transitions: [Row; LABELS],
    transition_squares: [Row; LABELS],
    settings: Settings,
    /// The penalty at one step.
    penalty: f32,
}

impl Learner {
    /// Keeps the weights without which the loss would rise most: by the square of a weight and the curvature that AdaGrad's sums
    /// stand for (optimal brain damage, Le Cun and others 1990).
    fn prune(&mut self, keep: usize, now: u32) {
        for f in 0..self.weights.len() {
            self.catch_up(f, now);
        }
        let salience = |w: f32, square: f32| w * w * square;
        let mut all: Vec<f32> = self
            .weights
            .iter()
            .zip(&self.squares)
            .flat_map(|(row, squares)| row.iter().zip(squares).map(|(&w, &s)| salience(w, s)))
            .filter(|&s| s > 0.0)
            .collect();
        if all.len() <= keep {
            return;
        }
        let place = all.len() - keep;
        let (_, &mut least, _) = all.select_nth_unstable_by(place, f32::total_cmp);
        for ((row, squares), kept) in self.weights.iter_mut().zip(&self.squares).zip(&mut self.kept) {
            *kept = 0;
            for (y, (weight, &square)) in row.iter_mut().zip(squares).enumerate() {
                if salience(*weight, square) >= least && *weight != 0.0 {
                    *kept |= 1 << y;
                } else {
                    *weight = 0.0;
                }
            }
        }
    }

    fn catch_up(&mut self, feature: usize, now: u32) {
        let steps = now - self.last[feature];
        if steps == 0 {
            return;
        }
        self.last[feature] = now;
        let by = self.penalty * steps as f32 * self.settings.rate;
        for (weight, square) in self.weights[feature].iter_mut().zip(&self.squares[feature]) {
            if *weight != 0.0 {
                let shrink = by / (square.sqrt() + 1e-6);
                *weight = weight.signum() * (weight.abs() - shrink).max(0.0);
            }
        }
    }
}

pub(crate) fn train(data: &[&Sequence], settings: Settings) -> Model {
    let mut counts: HashMap<u32, u32> = HashMap::new();
    for feature in data.iter().flat_map(|s| s.features.iter().flatten()) {
        *counts.entry(*feature).or_default() += 1;
    }
    let mut features: Vec<u32> = counts.iter().filter(|&(_, &n)| n >= settings.seen).map(|(&f, _)| f).collect();
    features.sort_unstable();
    let number: HashMap<u32, u32> = features.iter().copied().zip(0..).collect();
    let dense: Vec<Vec<Vec<u32>>> = data
        .iter()
        .map(|s| s.features.iter().map(|t| t.iter().filter_map(|f| number.get(f).copied()).collect()).collect())
        .collect();
    let (allowed, first) = allowed();
    let mut it = Learner {
        weights: vec![[0.0; LABELS]; features.len()],
        squares: vec![[0.0; LABELS]; features.len()],
        last: vec![0; features.len()],
        kept: vec![u32::MAX; features.len()],
        transitions: [[0.0; LABELS]; LABELS],
        transition_squares: [[0.0; LABELS]; LABELS],
        settings,
        penalty: settings.l1 / data.len() as f32,
    };
    let mut order: Vec<usize> = (0..data.len()).collect();
    let mut shuffle = Shuffle(7);
    let mut now = 0;
    let (mut free, mut bound) = (Lattice::default(), Lattice::default());
    let rounds = settings.epochs + 2 * AFTER;
    for epoch in 0..rounds {
        if epoch == settings.epochs {
            it.prune(settings.keep * 3, now);
        } else if epoch == settings.epochs + AFTER {
            it.prune(settings.keep, now);
        }
        for i in (1..order.len()).rev() {
            order.swap(i, shuffle.next(i + 1));
        }
        let mut loss = 0.0_f64;
        for &s in &order {
            let (tokens, may_be) = (&dense[s], &data[s].may_be);
            now += 1;
            free.scores.clear();
            for token in tokens {
                let mut scores = [0.0; LABELS];
                for &f in token {
                    it.catch_up(f as usize, now);
                    for (score, weight) in scores.iter_mut().zip(&it.weights[f as usize]) {
                        *score += weight;
                    }
                }
                free.scores.push(scores);
            }
            bound.scores.clone_from(&free.scores);
            let all = free.run(&it.transitions, &allowed, &first, None);
            let of_those = bound.run(&it.transitions, &allowed, &first, Some(may_be));
            // What no sequence of labels can be is a fault of the labels.
            if !of_those.is_finite() {
                continue;
            }
            loss += f64::from(all - of_those);
            for (t, token) in tokens.iter().enumerate() {
                let gradient: Row = std::array::from_fn(|y| free.marginals[t][y] - bound.marginals[t][y]);
                if gradient.iter().all(|g| g.abs() < 1e-3) {
                    continue;
                }
                for &f in token {
                    let kept = it.kept[f as usize];
                    if kept == 0 {
                        continue;
                    }
                    let (weights, squares) = (&mut it.weights[f as usize], &mut it.squares[f as usize]);
                    for (y, ((weight, square), g)) in weights.iter_mut().zip(squares).zip(&gradient).enumerate() {
                        *square += g * g;
                        if *square > 0.0 && kept >> y & 1 == 1 {
                            *weight -= settings.rate * g / (square.sqrt() + 1e-6);
                        }
                    }
                }
            }
            let expected = free.transitions.iter().zip(&bound.transitions);
            for (row, (squares, (free, bound))) in
                it.transitions.iter_mut().zip(it.transition_squares.iter_mut().zip(expected))
            {
                for ((weight, square), (free, bound)) in row.iter_mut().zip(squares).zip(free.iter().zip(bound)) {
                    let g = free - bound;
                    *square += g * g;
                    if *square > 0.0 {
                        *weight -= settings.rate * g / (square.sqrt() + 1e-6);
                    }
                }
            }
        }
        if epoch + 1 == rounds {
            eprintln!("  epoch {epoch}: loss {loss:.0}");
        }
    }
    for f in 0..features.len() {
        it.catch_up(f, now);
    }
    let weights = features.into_iter().zip(it.weights).filter(|(_, row)| row.iter().any(|&w| w != 0.0)).collect();
    Model { weights, transitions: it.transitions, allowed, first }
}

/// Forward and backward over one block.
#[derive(Default)]
struct Lattice {
    scores: Vec<Row>,
    marginals: Vec<Row>,
    /// How often each transition is expected.
    transitions: [Row; LABELS],
    potentials: Vec<Row>,
    forward: Vec<Row>,
    scale: Vec<f32>,
}

impl Lattice {
    /// Fills marginals and transitions, and gives the logarithm of all that may be.
    fn run(
        &mut self,
        transitions: &[Row; LABELS],
        allowed: &[[bool; LABELS]; LABELS],
        first: &[bool; LABELS],
        may_be: Option<&[u32]>,
    ) -> f32 {
        let n = self.scores.len();
        self.marginals.clear();
        self.forward.clear();
        self.scale.clear();
        self.potentials.clear();
        self.transitions = [[0.0; LABELS]; LABELS];
        let mut step = [[0.0; LABELS]; LABELS];
        for (from, row) in step.iter_mut().enumerate() {
            for (to, value) in row.iter_mut().enumerate() {
                *value = if allowed[from][to] { transitions[from][to].exp() } else { 0.0 };
            }
        }
        let mut sum_of_all = 0.0;
        for (t, scores) in self.scores.iter().enumerate() {
            let mask = may_be.map_or(u32::MAX, |masks| masks[t]);
            let possible = |y: usize| mask >> y & 1 == 1;
            let top = (0..LABELS).filter(|&y| possible(y)).map(|y| scores[y]).fold(f32::NEG_INFINITY, f32::max);
            sum_of_all += top;
            self.potentials.push(std::array::from_fn(|y| if possible(y) { (scores[y] - top).exp() } else { 0.0 }));
        }
        for t in 0..n {
            let mut row = [0.0; LABELS];
            for (to, value) in row.iter_mut().enumerate() {
                let potential = self.potentials[t][to];
                if potential == 0.0 {
                    continue;
                }
                let sum: f32 = if t == 0 {
                    f32::from(u8::from(first[to]))
                } else {
                    (0..LABELS).map(|from| self.forward[t - 1][from] * step[from][to]).sum()
                };
                *value = sum * potential;
            }
            let sum: f32 = row.iter().sum();
            self.scale.push(sum);
            sum_of_all += sum.ln();
            self.forward.push(row.map(|v| v / sum));
        }
        let mut backward = [1.0; LABELS];
        self.marginals.resize(n, [0.0; LABELS]);
        for t in (0..n).rev() {
            let row: Row = std::array::from_fn(|y| self.forward[t][y] * backward[y]);
            let total: f32 = row.iter().sum();
            self.marginals[t] = row.map(|v| v / total);
            if t > 0 {
                let mut before = [0.0; LABELS];
                let weighed: Row = std::array::from_fn(|to| self.potentials[t][to] * backward[to] / self.scale[t]);
                for from in 0..LABELS {
                    if self.forward[t - 1][from] == 0.0 {
                        continue;
                    }
                    for to in 0..LABELS {
                        let value = step[from][to] * weighed[to];
                        before[from] += value;
                        self.transitions[from][to] += self.forward[t - 1][from] * value / total;
                    }
                }
                backward = before;
            }
        }
        sum_of_all
    }
}

impl Model {
    /// The best labels, where each label's scores are raised by so much.
    pub(crate) fn label(&self, features: &[Vec<u32>], raised: &Row) -> Vec<u8> {
        let mut best: Vec<Row> = Vec::new();
        let mut back: Vec<[u8; LABELS]> = Vec::new();
        for (t, token) in features.iter().enumerate() {
            let mut scores = *raised;
            for row in token.iter().filter_map(|f| self.weights.get(f)) {
                for (score, weight) in scores.iter_mut().zip(row) {
                    *score += weight;
                }
            }
            let mut now = [NEVER; LABELS];
            let mut from_best = [0_u8; LABELS];
            for to in 0..LABELS {
                if t == 0 {
                    now[to] = if self.first[to] { scores[to] } else { NEVER };
                    continue;
                }
                for from in 0..LABELS {
                    if !self.allowed[from][to] {
                        continue;
                    }
                    let sum = best[t - 1][from] + self.transitions[from][to];
                    if sum > now[to] {
                        (now[to], from_best[to]) = (sum, from as u8);
                    }
                }
                now[to] += scores[to];
            }
            best.push(now);
            back.push(from_best);
        }
        let Some(last) = best.last() else { return Vec::new() };
        let mut at = (0..LABELS).max_by(|&a, &b| last[a].total_cmp(&last[b]).then(b.cmp(&a))).unwrap_or(0) as u8;
        let mut out = vec![at];
        for row in back.iter().skip(1).rev() {
            at = row[usize::from(at)];
            out.push(at);
        }
        out.reverse();
        out
    }

    /// How many weights it has.
    pub(crate) fn size(&self) -> usize {
        self.weights.values().flatten().filter(|&&w| w != 0.0).count()
    }
}
