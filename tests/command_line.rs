//! The command line as a shell calls it.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by a panic"
)]

use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

use serde_json::Value;

fn run(arguments: &[&str], input: &[u8]) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_kotak-fakta"))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // It may refuse before it has read everything.
    let _ = child.stdin.take().unwrap().write_all(input);
    child.wait_with_output().unwrap()
}

const SEED: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/articles/satunusantaranews-tppo/article.txt");

#[test]
fn prints_text_json_and_html() {
    let text = run(&[SEED], b"");
    assert!(String::from_utf8_lossy(&text.stdout).contains("Narasumber utama\n  Lufti Rauf"));
    let json = run(&["--json", "-"], &std::fs::read(SEED).unwrap());
    let json: serde_json::Value = serde_json::from_slice(&json.stdout).unwrap();
    assert_eq!(json["keySpeaker"]["name"], "Lufti Rauf");
    let html = run(&["--html", SEED], b"");
    assert!(String::from_utf8_lossy(&html.stdout).contains("Lufti Rauf"));
}

#[test]
fn writes_what_a_page_a_feed_and_a_catalogue_take() {
    let stdout = |arguments: &[&str]| String::from_utf8(run(arguments, b"").stdout).unwrap();
    let page = stdout(&["--html", "--lang", "en", "--open", SEED]);
    assert!(page.starts_with("<kotak-fakta lang=\"en\" open=\"\"><template shadowrootmode=\"open\"><style>"), "{page}");
    assert!(page.contains("Key speaker"));
    assert_eq!(page.matches("<script").count(), 1, "its data, and no program");
    let feed = stdout(&["--plain-html", SEED]);
    assert!(feed.starts_with("<section class=\"kotak-fakta\"") && !feed.contains("<a "), "{feed}");
    let node: serde_json::Value = serde_json::from_str(&stdout(&["--json-ld", SEED])).unwrap();
    assert_eq!((&node["@type"], &node["about"][0]["name"]), (&"NewsArticle".into(), &"Kemenko Polhukam".into()));
}

#[test]
fn applies_corrections_and_tells_of_those_that_fit_nothing() {
    let file = std::env::temp_dir().join(format!("kotak-fakta-{}.json", std::process::id()));
    std::fs::write(&file, r#"[{ "hide": "PPATK", "in": "agencies" }, { "hide": "Tidak Ada", "in": "forums" }]"#)
        .unwrap();
    let out = run(&["--json", "--corrections", file.to_str().unwrap(), SEED], b"");
    let json: serde_json::Value = serde_json::from_slice(&out.stdout).unwrap();
    assert_eq!(json["agencies"].as_array().unwrap().len(), 21);
    assert!(String::from_utf8_lossy(&out.stderr).contains("correction 2 is refused: forums hold no \"Tidak Ada\""));
    assert!(out.status.success());
    std::fs::write(&file, "[{").unwrap();
    for arguments in [&["--corrections", file.to_str().unwrap(), SEED][..], &["--corrections", "/no/such/file"]] {
        let out = run(arguments, b"");
        assert_eq!(out.status.code(), Some(1));
        assert!(out.stdout.is_empty());
    }
    assert_eq!(run(&["--corrections"], b"").status.code(), Some(2));
    std::fs::remove_file(&file).unwrap();
}

/// A folder that is gone with the test.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("kotak-fakta-{name}-{}", std::process::id()));
        let _ = std::fs::remove_dir_all(&path);
        std::fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    fn write(&self, name: &str, content: impl AsRef<[u8]>) -> String {
        let path = self.0.join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, content).unwrap();
        path.to_str().unwrap().to_owned()
    }

    fn path(&self) -> &str {
        self.0.to_str().unwrap()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

fn lines(out: &Output) -> Vec<Value> {
    String::from_utf8_lossy(&out.stdout).lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn stderr(out: &Output) -> String {
    String::from_utf8_lossy(&out.stderr).into_owned()
}

const SHORT: &str = "Warga Menanam\n\nPATI – “Kami siap,” kata Bupati Pati Sri Wahyuni.\n";

#[test]
fn every_line_of_several_files_says_whose_it_is() {
    let folder = Folder::new("several");
    let paths = [
        folder.write("a.txt", SHORT),
        folder.write("empty.txt", " \n"),
        folder.write("bytes.txt", b"\xff\xfe"),
        folder.write("long.txt", vec![b'a'; 5 << 20]),
        folder.0.join("gone.txt").to_str().unwrap().to_owned(),
        folder.write("b.txt", SHORT),
    ];
    let mut arguments = vec!["--json"];
    arguments.extend(paths.iter().map(String::as_str));
    let out = run(&arguments, b"");
    let lines = lines(&out);
    assert_eq!(lines.iter().map(|l| l["source"].as_str().unwrap()).collect::<Vec<_>>(), paths);
    let codes: Vec<_> = lines.iter().map(|l| l["error"]["code"].as_str().unwrap_or("")).collect();
    assert_eq!(codes, ["", "input-empty", "not-text", "input-too-large", "file-unreadable", ""]);
    for line in &lines {
        let keys: Vec<_> = line.as_object().unwrap().keys().map(String::as_str).collect();
        if line["error"].is_null() {
            assert_eq!(line["keySpeaker"]["name"], "Sri Wahyuni");
        } else {
            assert_eq!(keys, ["error", "source"]);
            assert!(!line["error"]["message"].as_str().unwrap().is_empty());
            let told = format!("kotak-fakta: {}: ", line["source"].as_str().unwrap());
            assert!(stderr(&out).contains(&told), "no {told} in {}", stderr(&out));
        }
    }
    assert!(stderr(&out).ends_with("kotak-fakta: 2 read, 3 refused, 1 failed\n"), "{}", stderr(&out));
    assert_eq!(out.status.code(), Some(1));

    // The rest of a line is the very box that the file gives alone.
    let alone: Value = serde_json::from_slice(&run(&["--json", &paths[0]], b"").stdout).unwrap();
    assert!(alone.get("source").is_none());
    let mut first = lines[0].clone();
    first.as_object_mut().unwrap().remove("source");
    assert_eq!(first, alone);
    assert!(String::from_utf8_lossy(&out.stdout).starts_with("{\"source\":"), "what it is of comes first");
}

#[test]
fn other_formats_of_several_files_say_so_too() {
    let folder = Folder::new("formats");
    let (good, bad) = (folder.write("a.txt", SHORT), folder.write("empty.txt", ""));
    for (option, key) in
        [("--html", "html"), ("--plain-html", "html"), ("--json-ld", "jsonLd"), ("--mentions", "mentions")]
    {
        let out = run(&[option, &good, &bad], b"");
        let lines = lines(&out);
        assert_eq!(
            (&lines[0]["source"], &lines[1]["source"]),
            (&good.as_str().into(), &bad.as_str().into()),
            "{option}"
        );
        assert!(lines[0][key].to_string().contains("Sri Wahyuni"), "{option}: {}", lines[0]);
        assert_eq!(lines[1]["error"]["code"], "input-empty", "{option}");
        assert_eq!((lines.len(), out.status.code()), (2, Some(1)), "{option}");
    }
    let by_line = lines(&run(&["--mentions", "--lines", &good, &bad], b""));
    assert_eq!(by_line.len(), 4);
    assert!(by_line.iter().all(|l| l["source"].is_string()));
    for option in ["--explain", "--lang=id"] {
        let text = run(&[option, &good, &bad, &good], b"");
        let text = String::from_utf8_lossy(&text.stdout).into_owned();
        assert_eq!(text.matches(&format!("== {good}\n")).count(), 2, "{option}: {text}");
    }
}

#[test]
fn reads_the_articles_of_a_folder_by_name() {
    let folder = Folder::new("folder");
    for name in
        ["b.txt", "a/z.md", "a/B.TXT", "c.txt", ".hidden.txt", ".git/x.txt", "data.jsonl", "page.html", "picture.png"]
    {
        folder.write(name, SHORT);
    }
    std::fs::create_dir(folder.0.join("none")).unwrap();
    let out = run(&["--json", folder.path()], b"");
    let sources = |out: &Output| -> Vec<String> {
        let name = |l: &Value| l["source"].as_str().unwrap().strip_prefix(folder.path()).unwrap().to_owned();
        lines(out).iter().map(name).collect()
    };
    assert_eq!(sources(&out), ["/a/B.TXT", "/a/z.md", "/b.txt", "/c.txt"]);
    assert_eq!(stderr(&out), "kotak-fakta: 4 read, 0 refused, 0 failed; 3 passed over (no .txt or .md)\n");
    assert!(out.status.success());
    // One file in a folder is a line as well: the shape must not hang on how many there happen to be.
    assert_eq!(sources(&run(&["--json", &format!("{}/a", folder.path())], b"")), ["/a/B.TXT", "/a/z.md"]);
    std::fs::remove_file(folder.0.join("a/z.md")).unwrap();
    assert_eq!(sources(&run(&["--json", &format!("{}/a", folder.path())], b"")), ["/a/B.TXT"]);
    // A folder and a file, in the order that they are named.
    let both = run(&["--json", &format!("{}/c.txt", folder.path()), &format!("{}/a/", folder.path())], b"");
    assert_eq!(sources(&both), ["/c.txt", "/a/B.TXT"]);
    // Nothing to read is told, not passed over.
    let none = run(&["--json", &format!("{}/none", folder.path())], b"");
    assert_eq!(lines(&none)[0]["error"]["code"], "folder-empty");
    assert_eq!(none.status.code(), Some(1));
    let text = run(&[folder.path()], b"");
    assert_eq!(String::from_utf8_lossy(&text.stdout).matches("== ").count(), 3);
}

#[cfg(unix)]
#[test]
fn links_lead_into_no_circle_and_pipes_are_not_waited_for() {
    use std::os::unix::fs::symlink;
    let folder = Folder::new("links");
    let outside = Folder::new("links-outside");
    folder.write("a/one.txt", SHORT);
    outside.write("two.txt", SHORT);
    symlink(&folder.0, folder.0.join("a/up")).unwrap();
    symlink("loop.txt", folder.0.join("loop.txt")).unwrap();
    symlink(outside.0.join("gone.txt"), folder.0.join("broken.txt")).unwrap();
    symlink(outside.0.join("two.txt"), folder.0.join("linked.txt")).unwrap();
    symlink(&outside.0, folder.0.join("outside")).unwrap();
    symlink(&outside.0, folder.0.join("outside-again")).unwrap();
    assert!(Command::new("mkfifo").arg(folder.0.join("pipe.txt")).status().unwrap().success());
    let out = run(&["--json", folder.path()], b"");
    let told: Vec<_> = lines(&out)
        .iter()
        .map(|l| {
            let name = l["source"].as_str().unwrap().strip_prefix(folder.path()).unwrap().to_owned();
            (name, l["error"]["code"].as_str().unwrap_or("").to_owned())
        })
        .collect();
    let told: Vec<_> = told.iter().map(|(name, code)| (name.as_str(), code.as_str())).collect();
    assert_eq!(
        told,
        [
            ("/a/one.txt", ""),
            ("/broken.txt", "file-unreadable"),
            ("/linked.txt", ""),
            ("/loop.txt", "file-unreadable"),
            ("/outside/two.txt", ""),
        ]
    );
}

#[test]
fn what_is_no_article_file_is_refused_by_what_it_is() {
    let rows = "id,judul,isi\n1,Warga Menanam,\"PATI – Kami siap, kata Sri Wahyuni.\"\n";
    let record = "{\"id\": 1, \"text\": \"PATI – Warga menanam.\"}\n";
    let page = "<!DOCTYPE html>\n<html><body><p>PATI – Warga menanam.</p></body></html>\n";
    let folder = Folder::new("kinds");
    // By ending, by what stands in it, and by both.
    for (name, content, code, says) in [
        ("a.jsonl", SHORT, "not-an-article-file", "--jsonl"),
        ("a.NDJSON", SHORT, "not-an-article-file", "--jsonl"),
        ("lines.txt", &record.repeat(2), "not-an-article-file", "--jsonl"),
        ("many.txt", &record.repeat(60_000), "not-an-article-file", "--jsonl"),
        ("bom.txt", &format!("\u{feff}\n{}", record.repeat(2)), "not-an-article-file", "--jsonl"),
        ("a.csv", SHORT, "not-an-article-file", "--csv"),
        ("a.tsv", SHORT, "not-an-article-file", "--csv"),
        ("rows.txt", rows, "not-an-article-file", "--csv"),
        ("semicolons.txt", &rows.replace(',', ";"), "not-an-article-file", "--csv"),
        ("tabs.txt", &rows.replace(',', "\t"), "not-an-article-file", "--csv"),
        ("quoted.txt", &rows.replace("id,judul,isi", "\"id\",\"judul\",\"isi\"\r"), "not-an-article-file", "--csv"),
        ("a.json", SHORT, "not-an-article-file", "JSON"),
        ("object.txt", "{\n  \"text\": \"PATI\"\n}\n", "not-an-article-file", "JSON"),
        ("list.txt", "[{\"text\": \"PATI\"}]", "not-an-article-file", "JSON"),
        ("a.html", SHORT, "not-an-article-file", "page"),
        ("page.txt", page, "not-an-article-file", "page"),
        ("piece.txt", "<p>PATI – Warga menanam.</p>\n<p>Selesai.</p>", "not-an-article-file", "page"),
        ("feed.txt", "<?xml version=\"1.0\"?>\n<rss></rss>", "not-an-article-file", "page"),
        ("a.rtf", "{\\rtf1\\ansi PATI}", "not-an-article-file", "word processor"),
    ] {
        let path = folder.write(name, content);
        for (arguments, input) in [(vec!["--json", &path], ""), (vec!["--json", "-"], content)] {
            let is_known_by_content = content != SHORT;
            if input.is_empty() || is_known_by_content {
                let out = run(&arguments, input.as_bytes());
                assert_eq!(out.status.code(), Some(1), "{name}");
                assert!(out.stdout.is_empty(), "{name}");
                assert!(
                    stderr(&out).contains(&format!("[{code}]")) && stderr(&out).contains(says),
                    "{name}: {}",
                    stderr(&out)
                );
            }
        }
    }
    for (name, bytes, says) in [
        ("a.pdf", &b"%PDF-1.7\n%\xe2\xe3"[..], "PDF"),
        ("plain.pdf", b"%PDF-1.4\nPATI", "PDF"),
        ("a.docx", b"PK\x03\x04\x14\0", "Word"),
        ("a.odt", b"PK\x03\x04\x14\0", "OpenDocument"),
        ("a.txt", b"PK\x03\x04\x14\0", "ZIP"),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "Word"),
        ("a.gz", b"\x1f\x8b\x08\0", "gzip"),
        ("a.png", b"\x89PNG\r\n\x1a\n", "picture"),
        ("a.jpg", b"\xff\xd8\xff\xe0", "picture"),
        ("wide.txt", b"\xff\xfeP\0A\0T\0I\0", "UTF-16"),
        ("windows.txt", b"PATI \x96 Warga", "UTF-8"),
    ] {
        let out = run(&["--json", &folder.write(name, bytes)], b"");
        assert_eq!(out.status.code(), Some(1), "{name}");
        assert!(stderr(&out).contains("[not-text]") && stderr(&out).contains(says), "{name}: {}", stderr(&out));
    }
}

#[test]
fn an_article_is_no_table_and_no_markup() {
    let folder = Folder::new("articles");
    for (i, text) in [
        "Judul, Isi, dan Penulis: Cara Menulis Berita\n\nJAKARTA – Judul, isi, dan penulis harus ada, kata Sri Wahyuni.",
        "Bupati,Wakil Bupati,dan Sekda Hadir\n\nPATI,Bupati hadir,kata Sri Wahyuni.",
        "Berita; isi; judul\n\nPATI – “Kami siap,” kata Sri Wahyuni.",
        "[Update] Warga Pati Menanam {Lagi}\n\nPATI – “Kami siap,” kata Sri Wahyuni.",
        "[\"Warga Menanam\"]\n\nPATI – “Kami siap,” kata Sri Wahyuni.",
        "{Foto} Warga Menanam\n\nPATI – “Kami siap,” kata Sri Wahyuni.",
        "<Breaking> Warga Menanam\n\nPATI – “Kami siap,” kata Sri Wahyuni.",
        "Date,Title\n\nPATI – “Kami siap” kata Sri Wahyuni.",
        "id,judul,isi",
    ]
    .iter()
    .enumerate()
    {
        let out = run(&["--json", &folder.write(&format!("{i}.txt"), text)], b"");
        assert!(out.status.success(), "{text}: {}", stderr(&out));
    }
}

/// Every range of a JSON value.
fn ranges<'a>(value: &'a Value, found: &mut Vec<&'a Value>) {
    match value {
        Value::Object(fields) => {
            if fields.contains_key("start") && fields.contains_key("end") {
                found.push(value);
            }
            fields.values().for_each(|v| ranges(v, found));
        }
        Value::Array(items) => items.iter().for_each(|v| ranges(v, found)),
        _ => {}
    }
}

type Cut<'a> = &'a dyn Fn(usize, usize) -> String;

#[test]
fn spans_count_in_the_units_that_are_asked_for() {
    let folder = Folder::new("units");
    // An emoji of two units and four bytes, an é of two characters.
    let text = "Warga 😀 Menanam\n\nPATI – Warga 😀🇮🇩 “Cafe\u{301} 😀 siap,” kata Bupati Pati Sri Wahyuni. Ia hadir di KPK 😀.\n";
    let file = folder.write("emoji.txt", text);
    let corrections = folder.write("c.json", r#"[{ "rename": "KPK", "to": "Komisi", "in": "agencies" }]"#);
    let utf16: Vec<u16> = text.encode_utf16().collect();
    let characters: Vec<char> = text.chars().collect();
    let by_utf16: Cut = &|a, b| String::from_utf16(&utf16[a..b]).unwrap();
    let by_utf8: Cut = &|a, b| text.get(a..b).unwrap().to_owned();
    let by_characters: Cut = &|a, b| characters[a..b].iter().collect();
    let mut all = Vec::new();
    for (arguments, cut) in [
        (&["--json"][..], by_utf16),
        (&["--json", "--spans", "utf16"], by_utf16),
        (&["--json", "--spans", "utf8"], by_utf8),
        (&["--json", "--spans=chars"], by_characters),
        (&["--json", "--spans=chars", "--corrections", &corrections], by_characters),
    ] {
        let arguments = [arguments, &[file.as_str()]].concat();
        let json: Value = serde_json::from_slice(&run(&arguments, b"").stdout).unwrap();
        let mut found = Vec::new();
        ranges(&json, &mut found);
        let at = |v: &Value, name: &str| usize::try_from(v[name].as_u64().unwrap()).unwrap();
        all.push(found.iter().map(|v| cut(at(v, "start"), at(v, "end"))).collect::<Vec<_>>());
        let name = &json["keySpeaker"]["evidence"][0]["span"];
        assert_eq!(cut(at(name, "start"), at(name, "end")), "Sri Wahyuni", "{arguments:?}");
        let headline = &json["headlineSpan"];
        assert_eq!(cut(at(headline, "start"), at(headline, "end")), "Warga 😀 Menanam", "{arguments:?}");
    }
    assert!(all[0].len() > 8, "{:?}", all[0]);
    assert!(all.iter().all(|cuts| *cuts == all[0]), "{all:?}");
    // In lines too.
    let lines = lines(&run(&["--json", "--spans", "utf8", &file, SEED], b""));
    let end = usize::try_from(lines[0]["headlineSpan"]["end"].as_u64().unwrap()).unwrap();
    assert_eq!(text.get(..end).unwrap(), "Warga 😀 Menanam");
    for arguments in
        [&["--json", "--spans", "bytes", SEED][..], &["--html", "--spans", "utf8", SEED], &["--json", "--spans"]]
    {
        assert_eq!(run(arguments, b"").status.code(), Some(2), "{arguments:?}");
    }
}

#[cfg(unix)]
#[test]
fn runs_side_by_side_append_whole_lines_to_one_file() {
    let folder = Folder::new("parallel");
    let text = std::fs::read(SEED).unwrap();
    for i in 0..25 {
        folder.write(&format!("in/{i}.txt"), &text);
    }
    let out = folder.write("out.jsonl", "");
    let children: Vec<_> = (0..8)
        .map(|_| {
            let append = std::fs::OpenOptions::new().append(true).open(&out).unwrap();
            Command::new(env!("CARGO_BIN_EXE_kotak-fakta"))
                .args(["--json", &format!("{}/in", folder.path())])
                .stdout(append)
                .stderr(Stdio::null())
                .spawn()
                .unwrap()
        })
        .collect();
    for mut child in children {
        assert!(child.wait().unwrap().success());
    }
    let written = std::fs::read_to_string(&out).unwrap();
    // More than the buffer of standard output, and than a pipe keeps in one piece.
    assert!(written.len() > 200 * 4096);
    let whole = written.lines().filter(|line| serde_json::from_str::<Value>(line).is_ok()).count();
    assert_eq!((whole, written.lines().count()), (200, 200), "lines are broken");
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_an_error_and_a_reader_that_leaves_is_none() {
    for arguments in [&["--json", SEED][..], &[SEED], &["--html", SEED, SEED], &["--help"], &["--version"]] {
        let full = std::fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
        let out = Command::new(env!("CARGO_BIN_EXE_kotak-fakta")).args(arguments).stdout(full).output().unwrap();
        assert_eq!(out.status.code(), Some(1), "{arguments:?}");
        assert!(stderr(&out).contains("No space left"), "{arguments:?}: {}", stderr(&out));
    }
    let mut child = Command::new(env!("CARGO_BIN_EXE_kotak-fakta"))
        .args(std::iter::once("--json").chain(std::iter::repeat_n(SEED, 40)))
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let out = child.wait_with_output().unwrap();
    assert_eq!((out.status.code(), stderr(&out)), (Some(0), String::new()));
}

#[test]
fn options_are_read_as_everywhere() {
    let value = |arguments: &[&str]| String::from_utf8(run(arguments, b"").stdout).unwrap();
    assert!(value(&["--html", "--lang=en", SEED]).contains("Key speaker"));
    assert!(value(&[SEED, "--json"]).starts_with('{'), "an option after a file");
    assert_eq!(value(&["--version"]), value(&["-V"]));
    for wrong in ["--jsno", "-x", "--json=yes", "--lang"] {
        let out = run(&[wrong], b"");
        assert_eq!(out.status.code(), Some(2), "{wrong}");
        assert!(out.stdout.is_empty() && stderr(&out).contains("usage: kotak-fakta"), "{wrong}: {}", stderr(&out));
    }
    // After -- all are files.
    let out = run(&["--json", "--", "--json"], b"");
    assert_eq!(out.status.code(), Some(1));
    assert!(stderr(&out).contains("--json: "), "{}", stderr(&out));
}

#[test]
fn a_correction_that_fits_nothing_names_the_file() {
    let folder = Folder::new("corrections");
    let file = folder.write("c.json", r#"[{ "hide": "PPATK", "in": "agencies" }]"#);
    let short = folder.write("short.txt", SHORT);
    let out = run(&["--json", "--corrections", &file, SEED, &short], b"");
    assert!(stderr(&out).contains(&format!("{short}: correction 1 is refused")), "{}", stderr(&out));
    assert!(!stderr(&out).contains(&format!("{SEED}: correction")));
}

#[test]
fn refuses_what_it_can_not_read() {
    for (input, code) in
        [(&b" \n"[..], "input-empty"), (b"\xff\xfe", "not-text"), (&vec![b'a'; 5 << 20], "input-too-large")]
    {
        let out = run(&["--json"], input);
        assert_eq!(out.status.code(), Some(1));
        assert!(out.stdout.is_empty());
        let error = String::from_utf8_lossy(&out.stderr).into_owned();
        assert!(error.contains(code), "{error}");
    }
    let out = run(&["--jsno"], b"");
    assert_eq!(out.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&out.stderr).contains("usage:"));
}

#[test]
fn lists_the_names_of_each_line() {
    let lines = "“Ya,” kata Wibisono.\n\nGubernur Jawa Tengah Sri Lestari mendatangi kantor KPK di Semarang.\n";
    let out = run(&["--mentions", "--lines"], lines.as_bytes());
    let answers: Vec<serde_json::Value> =
        String::from_utf8_lossy(&out.stdout).lines().map(|l| serde_json::from_str(l).unwrap()).collect();
    assert_eq!(answers.len(), 3);
    // Characters, not bytes: the quotation marks have three bytes each.
    assert_eq!(
        answers[0]["mentions"],
        serde_json::json!([{"kind": "person", "start": 11, "end": 19, "text": "Wibisono"}])
    );
    assert_eq!(answers[1]["mentions"], serde_json::json!([]));
    let found = |i: usize| {
        let mentions = answers[i]["mentions"].as_array().unwrap();
        mentions.iter().map(|m| format!("{} {}", m["kind"], m["text"]).replace('"', "")).collect::<Vec<_>>()
    };
    assert_eq!(found(2), ["office Gubernur Jawa Tengah", "person Sri Lestari", "public-body KPK"]);

    let whole = run(&["--mentions", SEED], b"");
    let whole: serde_json::Value = serde_json::from_slice(&whole.stdout).unwrap();
    let of_kind = |kind: &str| whole["mentions"].as_array().unwrap().iter().filter(|m| m["kind"] == kind).count();
    assert!(["person", "office", "public-body", "event"].map(of_kind).iter().all(|&n| n > 0));
    assert_eq!(run(&["--json", "--lines", SEED], b"").status.code(), Some(2));
}

#[test]
fn markup_in_the_text_stays_text() {
    let out = run(&["--html"], b"Judul <script>alert(1)</script>\nBPBD Garut hadir bersama Polres <b>Garut</b>.");
    assert!(!String::from_utf8_lossy(&out.stdout).contains("<script>"));
}

#[test]
fn what_is_no_article_has_no_facts() {
    let english = "Police Meet Farmers\n\nJAKARTA - The head of KPK, Budi Wibisono, said on Tuesday that the Ministry of \
        Finance and the police had met with farmers from Garut to talk about the price of rice and the lack of water.";
    let text = run(&[], english.as_bytes());
    assert!(String::from_utf8_lossy(&text.stdout).starts_with("(bukan artikel berita Indonesia)\n"));
    let json = run(&["--json"], english.as_bytes());
    let json: serde_json::Value = serde_json::from_slice(&json.stdout).unwrap();
    assert_eq!(json["headline"], "Police Meet Farmers");
    for field in ["speakers", "agencies", "challenges", "forums", "credits"] {
        assert_eq!(json[field], serde_json::json!([]), "{field}");
    }
}

#[test]
fn explains_each_fact_by_its_rule() {
    let article = "Petani Pati Mengeluh\n\nPATI, Suara Desa - Petani terkendala minimnya pupuk, kata Kepala Dinas Pertanian \
        Kabupaten Pati Joko Wibisono dalam Rapat Koordinasi Pupuk Bersubsidi, Rabu (5/5/2025).\n\nPenulis: Ayu\n";
    let out = run(&["--explain"], article.as_bytes());
    let out = String::from_utf8_lossy(&out.stdout).into_owned();
    for part in [
        "[dateline 1 place: PATI]",
        "[challenge 1 name: minimnya pupuk]",
        "[agency 1 name: Dinas Pertanian Kabupaten Pati]",
        "speaker 1  Joko Wibisono\n",
        "<- speaker.verb-before-name by “kata”",
        "<- challenge.lack by “minimnya”",
        "<- label.public-body by “Dinas Pertanian Kabupaten Pati”",
        "<- label.event by “Rapat Koordinasi Pupuk Bersubsidi”",
        "<- dateline.first-date by “5/5/2025”",
        "<- credit.role-of-credit_roles.tsv by “Penulis”",
    ] {
        assert!(out.contains(part), "no {part} in:\n{out}");
    }
    let english = run(
        &["--explain"],
        b"The village head of Sukolilo said on Tuesday that the farmers have brought in the rice \
        early because the sea has begun to enter their fields near the coast.",
    );
    assert!(String::from_utf8_lossy(&english.stdout).starts_with("gate: "));
}

#[test]
fn every_fact_of_the_articles_has_a_rule() {
    let out = run(&["--explain", SEED], b"");
    let out = String::from_utf8_lossy(&out.stdout).into_owned();
    let facts: Vec<&str> = out.split("\n\n").filter(|part| part.contains("\n    name ")).collect();
    assert!(facts.len() > 10, "{}", facts.len());
    for fact in facts {
        assert!(fact.contains("<- "), "{fact}");
    }
}

#[test]
fn approves_a_box_and_shows_it_whatever_the_article_has_become() {
    let folder = std::env::temp_dir().join(format!("kotak-fakta-approve-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let path = |name: &str| folder.join(name).to_string_lossy().into_owned();
    let (corrections, approved, changed) = (path("koreksi.json"), path("kotak.json"), path("berita.txt"));
    std::fs::write(&corrections, r#"[{ "hide": "PPATK", "in": "agencies" }]"#).unwrap();
    let out = run(&["--approve", "--by", "Rina", "--at", "2026-11-28", "--corrections", &corrections, SEED], b"");
    let stored: Value = serde_json::from_slice(&out.stdout).unwrap();
    assert_eq!((&stored["format"], &stored["approved"]["by"]), (&"kotak-fakta/1".into(), &"Rina".into()));
    assert_eq!(stored["facts"]["agencies"].as_array().unwrap().len(), 21);
    std::fs::write(&approved, &out.stdout).unwrap();

    let facts = |arguments: &[&str]| -> (Value, String) {
        let out = run(arguments, b"");
        assert!(out.status.success(), "{}", stderr(&out));
        (serde_json::from_slice(&out.stdout).unwrap(), stderr(&out))
    };
    let (same, said) = facts(&["--json", "--approved", &approved, SEED]);
    assert_eq!((&same, said.as_str()), (&stored["facts"], ""));
    let html = String::from_utf8(run(&["--html", "--approved", &approved, SEED], b"").stdout).unwrap();
    assert!(html.contains("Diperiksa redaksi.") && html.contains("\"by\":\"Rina\""), "{html}");

    let text = std::fs::read_to_string(SEED).unwrap().replace("Lufti Rauf", "Lutfi Rauf");
    std::fs::write(&changed, text).unwrap();
    let (reduced, said) = facts(&["--json", "--approved", &approved, &changed]);
    assert_eq!(reduced["keySpeaker"], Value::Null);
    assert!(said.contains("the article has changed") && said.contains("gone from speakers: Lufti Rauf"), "{said}");
    let (whole, _) = facts(&["--json", "--approved", &approved, "--stale", "as-approved", &changed]);
    assert_eq!(whole["keySpeaker"]["name"], "Lufti Rauf");
    let (none, _) = facts(&["--json", "--approved", &approved, "--stale", "none", &changed]);
    assert!(none["agencies"].as_array().unwrap().is_empty());

    std::fs::write(&approved, "{}").unwrap();
    let out = run(&["--json", "--approved", &approved, SEED], b"");
    assert_eq!(out.status.code(), Some(1));
    assert!(stderr(&out).contains("[approved-unreadable]") && out.stdout.is_empty(), "{}", stderr(&out));
    for wrong in [
        &["--approved", &approved, SEED, SEED][..],
        &["--approve", "--approved", &approved, SEED],
        &["--stale", "none", SEED],
        &["--approved", &approved, "--stale", "lama", SEED],
        &["--json", "--by", "Rina", SEED],
        &["--candidates", SEED],
    ] {
        assert_eq!(run(wrong, b"").status.code(), Some(2), "{wrong:?}");
    }
    std::fs::remove_dir_all(folder).unwrap();
}

#[test]
fn candidates_are_given_to_those_who_ask() {
    let json = |arguments: &[&str]| -> Value { serde_json::from_slice(&run(arguments, b"").stdout).unwrap() };
    assert_eq!(json(&["--json", SEED])["candidates"], Value::Null);
    assert!(json(&["--json", "--candidates", SEED])["candidates"].is_array());
}
