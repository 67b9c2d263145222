//! What holds for any text: no panic, no wrong span, no result that depends on an earlier one. The texts are made by dice
//! (`tests/texts/news.rs`) or repeat one shape (`tests/texts/hostile.json`); `fuzz/` goes on from here for hours.
//!
//! The dice are the same at each run. `PROPTEST_CASES` throws more of them, `PROPTEST_RNG_SEED` others.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by a panic"
)]

mod texts;

use kotak_fakta::{Field, Language, PagePart, Reading, Theme, ViewOptions};
use proptest::collection::vec;
use proptest::prelude::{Just, ProptestConfig, Strategy, any, prop_oneof, proptest};
use proptest::test_runner::RngSeed;
use texts::news::Choices;
use texts::{edits, hostile, invariants, news};

/// Unless the environment says otherwise.
fn config() -> ProptestConfig {
    let given = ProptestConfig::default();
    let asked = |name| std::env::var_os(name).is_some();
    ProptestConfig {
        cases: if asked("PROPTEST_CASES") { given.cases } else { 300 },
        rng_seed: if asked("PROPTEST_RNG_SEED") { given.rng_seed } else { RngSeed::Fixed(0x6b6f_7461_6b00) },
        // What was found stands among the tests below, in words.
        failure_persistence: None,
        ..given
    }
}

/// News by dice, and now and then any characters at all.
fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        8 => vec(any::<u8>(), 0..400).prop_map(|dice| news::text(&dice)),
        1 => any::<String>(),
        1 => (0..hostile::FAMILIES.len(), 0..3000_usize).prop_map(|(i, bytes)| hostile::FAMILIES[i].in_news(bytes)),
    ]
}

fn options() -> impl Strategy<Value = (ViewOptions, Option<Theme>)> {
    let language = prop_oneof![Just(Language::Indonesian), Just(Language::English)];
    let fields = vec((0..Field::ALL.len()).prop_map(|i| Field::ALL[i]), 0..6);
    let theme = prop_oneof![Just(None), Just(Some(Theme::Light)), Just(Some(Theme::Dark))];
    let part = prop_oneof![Just(PagePart::Whole), Just(PagePart::First), Just(PagePart::Continuing)];
    (language, any::<u8>(), any::<bool>(), fields, part, theme).prop_map(
        |(language, heading_level, open, fields, part, theme)| {
            (ViewOptions { language, heading_level, open, fields, part }, theme)
        },
    )
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn every_span_cuts_the_text_and_is_its_value(text in text()) {
        invariants::facts(&text);
    }

    #[test]
    fn no_result_depends_on_an_earlier_one(text in text(), other in text()) {
        invariants::independent(&text, &other);
    }

    #[test]
    fn a_box_is_well_formed_and_says_each_fact_once(
        text in text(),
        (options, theme) in options(),
        dice in vec(any::<u8>(), 0..40),
    ) {
        let corrections = edits::corrections(&mut Choices::new(&dice), &text, Reading::of(&text).facts());
        invariants::html(&text, &options, theme, &corrections);
    }

    #[test]
    fn corrections_do_what_they_say(text in text(), dice in vec(any::<u8>(), 0..120)) {
        let corrections = edits::corrections(&mut Choices::new(&dice), &text, Reading::of(&text).facts());
        invariants::corrections(&text, &corrections);
    }
}

/// Texts by dice are worth nothing where no rule finds anything in them.
#[test]
fn the_dice_reach_every_rule() {
    let mut found = [0; 9];
    for seed in 0..300 {
        let text = news::text(&news::dice(seed, 300));
        let facts = kotak_fakta::extract(&text);
        let quotes: usize = facts.speakers.iter().map(|s| s.quotes.len()).sum();
        let here = [
            facts.headline.iter().count(),
            facts.dateline.iter().count(),
            facts.speakers.len(),
            facts.speakers.iter().filter(|s| s.body.is_some()).count(),
            quotes,
            facts.agencies.len(),
            facts.challenges.len(),
            facts.forums.len(),
            facts.credits.len(),
        ];
        found.iter_mut().zip(here).for_each(|(sum, n)| *sum += n);
    }
    assert!(found.iter().all(|&n| n >= 50), "{found:?}");
}

#[test]
fn every_family_is_sound() {
    for family in hostile::FAMILIES.iter() {
        for text in [family.text(1500), family.in_news(1500)] {
            invariants::facts(&text);
        }
    }
}

/// What the dice and the fuzzers found, each in the fewest words that show it.
#[test]
fn what_was_found_once_is_sound() {
    for text in [
        // A quote of nothing.
        "Judul\n“” kata Bupati Garut Sunarto Wibawa.",
        "Judul\n“,” kata Bupati Garut Sunarto Wibawa.",
        // The second quote came before the first, and the box led from the one to the other.
        "Judul\n“Kami siap menanam padi,” Hal itu dikatakan Bupati Garut Sunarto Wibawa. “Kami datang.”",
    ] {
        invariants::facts(text);
    }
}

/// Units of units of units: each was read by the one before, until there was no stack left.
#[test]
fn what_goes_on_in_a_chain_is_no_deep_recursion() {
    for name in ["heads of units", "units of units", "one agency", "state bodies", "ordinals"] {
        let family = hostile::FAMILIES.iter().find(|f| f.name == name).unwrap();
        invariants::facts(&family.in_news(60_000));
    }
}
