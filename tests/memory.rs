//! How much memory a text takes, natively: counted, not measured, so that it is the same on every machine. What the
//! module takes in a browser is counted in `tests/linear.test.mjs`.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    unsafe_code,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by a panic, and an allocator is unsafe by nature"
)]

mod texts;

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;

use kotak_fakta::Reading;
use texts::hostile;

/// The system's allocator, with a count of what each thread asks of it.
struct Counting;

thread_local! {
    static COUNT: Cell<Count> = const { Cell::new(Count { live: 0, peak: 0, total: 0 }) };
}

#[derive(Clone, Copy)]
struct Count {
    live: usize,
    peak: usize,
    total: usize,
}

impl Count {
    fn taken(bytes: usize) {
        COUNT.with(|count| {
            let before = count.get();
            let live = before.live.wrapping_add(bytes);
            count.set(Self { live, peak: before.peak.max(live), total: before.total + bytes });
        });
    }

    fn given(bytes: usize) {
        COUNT.with(|count| count.set(Self { live: count.get().live.wrapping_sub(bytes), ..count.get() }));
    }
}

// SAFETY: the system's allocator does the work; counting allocates nothing.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        Count::taken(layout.size());
        // SAFETY: what the caller promises.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        Count::given(layout.size());
        // SAFETY: what the caller promises.
        unsafe { System.dealloc(pointer, layout) }
    }

    unsafe fn realloc(&self, pointer: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        // Both may be there for a moment.
        Count::taken(size);
        Count::given(layout.size());
        // SAFETY: what the caller promises.
        unsafe { System.realloc(pointer, layout, size) }
    }
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;

/// For each byte of text: so much at once, and so much in all, given back or not.
const PEAK: usize = 200;
const TOTAL: usize = 400;

/// And for itself: lists that are there for every text.
const OWN: usize = 64 << 10;

#[test]
fn grows_as_the_text_does_whatever_it_is() {
    // What is made once and kept is no text's.
    let _ = Reading::of("Warga menanam mangrove.");
    let bytes = 16 << 10;
    let mut beyond = Vec::new();
    for family in hostile::FAMILIES.iter() {
        for text in [family.text(bytes), family.in_news(bytes)] {
            COUNT.set(Count { live: 0, peak: 0, total: 0 });
            drop(Reading::of(&text));
            let Count { live, peak, total } = COUNT.get();
            if live != 0 || peak > OWN + PEAK * text.len() || total > OWN + TOTAL * text.len() {
                beyond.push(format!("{}: {live} left of {peak} at once, {total} in all", family.name));
            }
        }
    }
    assert!(beyond.is_empty(), "for {bytes} bytes of text:\n{}", beyond.join("\n"));
}
