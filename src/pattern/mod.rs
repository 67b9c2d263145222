//! The matcher for `rules/`: programs that [`compile`](self) made run over items, each a mask of the classes that it is of. What the
//! classes mean is the caller's business.

#[cfg(test)]
mod compile;
pub(crate) mod op;

#[cfg(test)]
pub(crate) use compile::{Rule, compile};

/// How many captures a rule can have.
pub(crate) const SLOTS: usize = 2;

/// A match does no more steps than this, however the text invites it to.
const MOST_STEPS: u32 = 600;

/// Where a rule matched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Match {
    /// The items that it captured.
    pub(crate) slots: [Option<usize>; SLOTS],
    /// After its last item.
    pub(crate) end: usize,
}

/// Runs a program over the items from one of them on. `sets` are the sets of classes that the programs of its file test.
pub(crate) fn match_at(program: &[u8], sets: &[u64], items: &[u64], at: usize) -> Option<Match> {
    let mut run = Run { program, sets, items, slots: [None; SLOTS], steps: MOST_STEPS };
    let end = run.from(0, at)?;
    Some(Match { slots: run.slots, end })
}

struct Run<'a> {
    program: &'a [u8],
    sets: &'a [u64],
    items: &'a [u64],
    slots: [Option<usize>; SLOTS],
    steps: u32,
}

impl Run<'_> {
    fn byte(&self, at: usize) -> u8 {
        self.program.get(at).copied().unwrap_or(op::END)
    }

    fn length(&self, at: usize) -> usize {
        usize::from(self.byte(at))
    }

    /// Whether an item is as the test at `pc` asks: two bytes, whether it is negative and the set.
    fn fits(&self, pc: usize, at: Option<usize>) -> bool {
        let set = self.sets.get(self.length(pc + 1)).copied().unwrap_or_default();
        let item = at.and_then(|at| self.items.get(at));
        item.is_some_and(|&item| (item & set == 0) == (self.byte(pc) == 1))
    }

    /// Where the match from an item on ends.
    fn from(&mut self, mut pc: usize, mut at: usize) -> Option<usize> {
        loop {
            self.steps = self.steps.checked_sub(1)?;
            match self.byte(pc) {
                op::TEST => {
                    if !self.fits(pc + 1, Some(at)) {
                        return None;
                    }
                    (pc, at) = (pc + 3, at + 1);
                }
                op::REPEAT => {
                    let (least, most) = (self.length(pc + 3), self.length(pc + 4));
                    let mut count = 0;
                    while count < most && self.fits(pc + 1, Some(at + count)) {
                        count += 1;
                    }
                    while count > least {
                        let before = self.slots;
                        if let Some(end) = self.from(pc + 5, at + count) {
                            return Some(end);
                        }
                        self.slots = before;
                        count -= 1;
                    }
                    if count < least {
                        return None;
                    }
                    (pc, at) = (pc + 5, at + count);
                }
                op::SPLIT => {
                    let before = self.slots;
                    if let Some(end) = self.from(pc + 2, at) {
                        return Some(end);
                    }
                    self.slots = before;
                    pc += 2 + self.length(pc + 1);
                }
                op::JUMP => pc += 2 + self.length(pc + 1),
                op::SAVE => {
                    if let Some(slot) = self.slots.get_mut(usize::from(self.program.get(pc + 1).copied()?)) {
                        *slot = Some(at);
                    }
                    pc += 2;
                }
                op::LOOK => {
                    let before = self.slots;
                    let found = self.from(pc + 3, at).is_some();
                    self.slots = before;
                    if found == (self.byte(pc + 1) == 1) {
                        return None;
                    }
                    pc += 3 + self.length(pc + 2);
                }
                op::BEHIND => {
                    // Before the first item is none.
                    let before = at.checked_sub(1);
                    let fits = self.fits(pc + 1, before) || before.is_none() && self.byte(pc + 1) == 1;
                    if !fits {
                        return None;
                    }
                    pc += 3;
                }
                _ => return Some(at),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Matches a pattern over letters, each of which is a class: the capture and the end.
    fn found(pattern: &str, items: &str) -> Option<(Option<usize>, usize)> {
        let text = format!("rule a\n  find: {pattern}\n  + a\n  - b");
        let rules = compile(&text, &["a", "b", "c", "d"], &["find"], &|_| Vec::new());
        let items: Vec<u64> = items.bytes().map(|b| 1 << (b - b'a')).collect();
        let found = match_at(&rules.rules[0].program, &rules.sets, &items, 0)?;
        Some((found.slots[0], found.end))
    }

    #[test]
    fn tests_repetitions_and_groups() {
        assert_eq!(found("a b", "ab"), Some((None, 2)));
        assert_eq!(found("a b", "ac"), None);
        assert_eq!(found("a !b|d who=c", "aac"), Some((Some(2), 3)));
        assert_eq!(found("a b? c", "ac"), Some((None, 2)));
        assert_eq!(found("a b* b c", "abbbc"), Some((None, 5)), "a repetition gives back what the rest needs");
        assert_eq!(found("a b{2,3} c", "abc"), None);
        assert_eq!(found("a ( b c / d )? c", "adc"), Some((None, 3)));
        assert_eq!(found("a ( b c / d )? c", "abcc"), Some((None, 4)));
        assert_eq!(found("a ( b c ){1,3} d", "abcbcd"), Some((None, 6)));
        assert_eq!(found("a ( b c ){1,3} d", "ad"), None);
        assert_eq!(found("a ( who=b / c )", "ac"), Some((None, 2)), "what did not match captures nothing");
    }

    #[test]
    fn looks_around() {
        assert_eq!(found("a then( b c ) b", "abc"), Some((None, 2)));
        assert_eq!(found("a not-then( b c ) b", "abc"), None);
        assert_eq!(found("a not-then( b c ) b", "abd"), Some((None, 2)));
        assert_eq!(found("not-after:b a", "a"), Some((None, 1)));
        assert_eq!(found("a+ after:b c", "aac"), None);
        assert_eq!(found("a b after:b c", "abc"), Some((None, 3)));
    }

    #[test]
    fn a_text_that_invites_it_to_try_for_ever_is_given_up() {
        let many = "a".repeat(200);
        assert_eq!(found("a{0,99} a{0,99} a{0,99} a{0,99} b", &many), None);
    }
}
