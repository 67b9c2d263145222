//! The longest text that is read, to the byte, through every native way in. Browsers' ways: `tests/browser_view.rs`,
//! `tests/server-import.test.mjs`, `tests/pages/failures.test.mjs`.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by a panic")]

use std::io::Write;
use std::process::{Command, Stdio};

use kotak_fakta::{InputError, MAX_INPUT_BYTES, try_extract};

/// A text of so many bytes, cheap to read: a sentence under empty lines.
fn text(bytes: usize) -> String {
    let sentence = "Warga menanam mangrove.";
    "\n".repeat(bytes - sentence.len()) + sentence
}

#[test]
fn one_byte_more_is_refused_by_name() {
    assert!(try_extract(&text(MAX_INPUT_BYTES)).is_ok());
    let bytes = MAX_INPUT_BYTES + 1;
    assert_eq!(try_extract(&text(bytes)), Err(InputError::TooLarge { bytes }));
    // What is refused for its length is not looked at: it may be empty as well.
    assert_eq!(try_extract(&" ".repeat(bytes)), Err(InputError::TooLarge { bytes }));
    assert_eq!(try_extract(&"é".repeat(MAX_INPUT_BYTES / 2 + 1)).unwrap_err().code(), "input-too-large");
    assert_eq!(try_extract(" \u{a0}\n"), Err(InputError::Empty));
}

#[test]
fn the_command_line_refuses_it_from_a_file_and_from_a_pipe() {
    let file = std::env::temp_dir().join(format!("kotak-fakta-limits-{}.txt", std::process::id()));
    for (bytes, is_read) in [(MAX_INPUT_BYTES, true), (MAX_INPUT_BYTES + 1, false)] {
        std::fs::write(&file, text(bytes)).unwrap();
        for from in [file.to_str().unwrap(), "-"] {
            let mut child = Command::new(env!("CARGO_BIN_EXE_kotak-fakta"))
                .args(["--json", from])
                .stdin(Stdio::piped())
                .stdout(Stdio::piped())
                .stderr(Stdio::piped())
                .spawn()
                .unwrap();
            let mut pipe = child.stdin.take().unwrap();
            if from == "-" {
                // It may refuse before it has read everything.
                let _ = pipe.write_all(text(bytes).as_bytes());
            }
            drop(pipe);
            let out = child.wait_with_output().unwrap();
            let said = String::from_utf8(out.stderr).unwrap();
            assert_eq!(out.status.success(), is_read, "{from}: {said}");
            assert_eq!(said.contains("input-too-large"), !is_read, "{said}");
        }
    }
    std::fs::remove_file(&file).unwrap();
}
