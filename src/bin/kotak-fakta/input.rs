//! What is read: files, the articles of folders, standard input.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::ffi::OsString;
use std::fmt;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use kotak_fakta::{InputError, MAX_INPUT_BYTES};
use serde::Serialize;

use crate::kind;

/// Why a text was not read.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Failure {
    /// For programs; the README lists them.
    pub(crate) code: &'static str,
    pub(crate) message: String,
    /// Whether we would not read it; else we could not.
    #[serde(skip)]
    pub(crate) is_refusal: bool,
}

impl Failure {
    pub(crate) fn refused(code: &'static str, message: impl Into<String>) -> Self {
        Self { code, message: message.into(), is_refusal: true }
    }

    fn of(error: &io::Error) -> Self {
        Self { code: "file-unreadable", message: error.to_string(), is_refusal: false }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} [{}]", self.message, self.code)
    }
}

impl From<InputError> for Failure {
    fn from(error: InputError) -> Self {
        Self::refused(error.code(), error.to_string())
    }
}

/// Something to read, or why there is nothing.
pub(crate) struct Input {
    /// As it was named, or below the folder as that was named.
    path: PathBuf,
    failure: Option<Failure>,
}

/// All that is to be read, in order.
#[derive(Default)]
pub(crate) struct Inputs {
    pub(crate) found: Vec<Input>,
    /// Several files, or a folder, however many it holds: then a record says whose it is.
    pub(crate) are_several: bool,
    /// How many files of folders are no articles by their names.
    pub(crate) others: usize,
}

impl Inputs {
    pub(crate) fn find(names: &[OsString]) -> Self {
        let mut inputs = Self { are_several: names.len() > 1, ..Self::default() };
        for name in names {
            let path = PathBuf::from(name);
            if name != "-" && path.is_dir() {
                inputs.are_several = true;
                let before = inputs.found.len();
                inputs.enter(&path, &mut BTreeSet::new());
                if inputs.found.len() == before {
                    let failure = Failure {
                        code: "folder-empty",
                        message: "there is no .txt or .md in this folder".into(),
                        is_refusal: false,
                    };
                    inputs.found.push(Input { path, failure: Some(failure) });
                }
            } else {
                inputs.found.push(Input { path, failure: None });
            }
        }
        inputs
    }

    /// Finds the articles in a folder and below, by name. `seen` are the folders it has been in: links may lead in circles.
    fn enter(&mut self, folder: &Path, seen: &mut BTreeSet<PathBuf>) {
        let entries = fs::canonicalize(folder).and_then(|real| {
            if !seen.insert(real) {
                return Ok(Vec::new());
            }
            let paths = fs::read_dir(folder)?.map(|entry| Ok(entry?.path()));
            paths.collect::<io::Result<Vec<_>>>()
        });
        let mut paths = match entries {
            Ok(paths) => paths,
            Err(e) => {
                self.found.push(Input { path: folder.to_owned(), failure: Some(Failure::of(&e)) });
                return;
            }
        };
        paths.sort();
        for path in paths {
            if path.file_name().is_some_and(|name| name.as_encoded_bytes().starts_with(b".")) {
                continue;
            }
            // What can't be told, as a link that leads nowhere, fails when it is read.
            let meta = fs::metadata(&path);
            let is_article = kind::ending(&path).is_some_and(|ending| ["txt", "md"].contains(&&*ending));
            if meta.as_ref().is_ok_and(fs::Metadata::is_dir) {
                self.enter(&path, seen);
            } else if is_article && meta.map_or(true, |m| m.is_file()) {
                self.found.push(Input { path, failure: None });
            } else {
                self.others += 1;
            }
        }
    }
}

impl Input {
    pub(crate) fn name(&self) -> Cow<'_, str> {
        self.path.to_string_lossy()
    }

    /// The text. `lines`: of any file, for each line is a text by itself.
    pub(crate) fn text(&self, lines: bool) -> Result<String, Failure> {
        if let Some(failure) = &self.failure {
            return Err(failure.clone());
        }
        let bytes = read(&self.path).map_err(|e| Failure::of(&e))?;
        if let Some(failure) = kind::refusal(&self.path, &bytes).filter(|_| !lines) {
            return Err(failure);
        }
        if bytes.len() > MAX_INPUT_BYTES {
            return Err(InputError::TooLarge { bytes: bytes.len() }.into());
        }
        let text = String::from_utf8(bytes)
            .map_err(|_| Failure::refused(InputError::NotText.code(), "the input is not text in UTF-8"))?;
        InputError::check(&text)?;
        Ok(text)
    }
}

/// The bytes of a file, and no more than can be told to be too many.
pub(crate) fn read(file: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let limit = MAX_INPUT_BYTES as u64 + 1;
    if file == Path::new("-") {
        io::stdin().lock().take(limit).read_to_end(&mut bytes)?;
    } else {
        File::open(file)?.take(limit).read_to_end(&mut bytes)?;
    }
    Ok(bytes)
}
