//! What the bytes of a program mean. Sets are numbers of sets of classes; lengths are counted from after the operation.

/// It matches.
pub(crate) const END: u8 = 0;
/// `negative set`: the next item is of the set, or of none of its classes.
pub(crate) const TEST: u8 = 1;
/// `negative set least most`: as many next items as can be.
pub(crate) const REPEAT: u8 = 2;
/// `length`: goes on here, or else after so many bytes.
pub(crate) const SPLIT: u8 = 3;
/// `length`: goes on after so many bytes.
pub(crate) const JUMP: u8 = 4;
/// `slot`: the next item is what the rule captures.
pub(crate) const SAVE: u8 = 5;
/// `negative length`: the program after this matches here, or does not.
pub(crate) const LOOK: u8 = 6;
/// `negative set`: the item before is of the set, or of none of its classes.
pub(crate) const BEHIND: u8 = 7;
