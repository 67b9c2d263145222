//! Cuts text into words, numbers and single marks. The tables are cut by the same function when they are compiled, so
//! that a phrase of a table and a phrase of an article always have the same pieces.

/// What sort of piece it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Piece {
    /// Begins with a letter: `undang-undang`, `Jum'at`, `S.I.K`, `ke-44`, `detik.com`, `Rp1.000`.
    Word,
    /// Begins with a digit: `1.240`, `8/10/2025`, `07.00`, `2025-2029`.
    Number,
    /// One character that is neither, or a run of the same dash, full stop or apostrophe (`--`, `...`, `''`).
    Mark,
}

/// The next piece at or after `from`: its kind and its byte range. `None` at the end.
pub(crate) fn next_piece(text: &str, from: usize) -> Option<(Piece, usize, usize)> {
    // A plain space, or none, is what stands between most pieces.
    let from = from + usize::from(text.as_bytes().get(from) == Some(&b' '));
    let rest = text.get(from..)?;
    let mut first = rest.chars().next()?;
    let mut start = from;
    if is_space(first) {
        start += rest.find(|c: char| !is_space(c))?;
        first = text.get(start..)?.chars().next()?;
    }
    if first.is_alphabetic() {
        Some((Piece::Word, start, word_end(text, start)))
    } else if first.is_ascii_digit() {
        Some((Piece::Number, start, word_end(text, start)))
    } else {
        let mut end = start + first.len_utf8();
        if matches!(first, '-' | '–' | '.' | '\'' | '‘' | '’' | '`') {
            while text.get(end..).is_some_and(|t| t.starts_with(first)) {
                end += first.len_utf8();
            }
        }
        Some((Piece::Mark, start, end))
    }
}

/// White space, and the invisible characters that editors leave in copied text.
#[inline]
pub(crate) fn is_space(c: char) -> bool {
    if c.is_ascii() {
        return matches!(c, ' ' | '\t'..='\r');
    }
    c.is_whitespace() || matches!(c, '\u{200b}' | '\u{feff}' | '\u{ad}' | '\u{2060}' | '\u{200e}' | '\u{200f}')
}

/// The form under which a word is looked up: lower case, straight apostrophe. Most words are written so; of the others
/// `letters` takes the form.
pub(crate) fn folded<'a>(word: &'a str, letters: &'a mut Vec<u8>) -> &'a [u8] {
    letters.clear();
    if word.is_ascii() {
        if !word.bytes().any(|b| b.is_ascii_uppercase()) {
            return word.as_bytes();
        }
        letters.extend(word.bytes().map(|b| b.to_ascii_lowercase()));
        return letters;
    }
    for c in word.chars() {
        if c.is_ascii() {
            letters.push(c.to_ascii_lowercase() as u8);
        } else if c == '’' {
            letters.push(b'\'');
        } else {
            for lower in c.to_lowercase() {
                let mut buffer = [0; 4];
                letters.extend_from_slice(lower.encode_utf8(&mut buffer).as_bytes());
            }
        }
    }
    letters
}

fn word_end(text: &str, start: usize) -> usize {
    let bytes = text.as_bytes();
    let mut end = start;
    while bytes.get(end).is_some_and(u8::is_ascii_alphanumeric) {
        end += 1;
    }
    // Most words end here: at a mark that joins nothing, or at one that could but that nothing follows.
    let plain = |at: usize| bytes.get(at).is_none_or(|b| b.is_ascii() && !b.is_ascii_alphanumeric());
    if plain(end) && (plain(end + 1) || !bytes.get(end).is_some_and(|b| b"-',:/.".contains(b))) {
        return end;
    }
    end = start;
    // Where the part after the last inner full stop begins.
    let mut part = start;
    let mut chars = text.get(start..).unwrap_or_default().char_indices().peekable();
    let mut before = ' ';
    while let Some((at, c)) = chars.next() {
        let at = start + at;
        if c.is_alphanumeric() || is_mark_on_letter(c) {
            end = at + c.len_utf8();
        } else {
            let after = chars.peek().map_or(' ', |&(_, next)| next);
            if !joins(text, c, before, after, part, at) {
                break;
            }
            if c == '.' {
                part = at + 1;
            }
        }
        before = c;
    }
    end
}

/// A combining mark: part of the letter before it.
fn is_mark_on_letter(c: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&c)
}

/// Whether `mark`, which stands at `at` between `before` and `after`, belongs inside the word whose last part begins at `part`.
fn joins(text: &str, mark: char, before: char, after: char, part: usize, at: usize) -> bool {
    if !before.is_alphanumeric() || !after.is_alphanumeric() {
        return false;
    }
    let digits = before.is_ascii_digit() && after.is_ascii_digit();
    match mark {
        '-' => {
            let after = text.get(at + 1..).unwrap_or_default();
            let last = text.get(part..at).unwrap_or_default();
            !(parts_forces(last, after)
                || ends_dateline(last, after)
                || ends_address(text, part, last) && after.starts_with(char::is_uppercase))
        }
        '\'' | '’' => before.is_alphabetic() && after.is_alphabetic(),
        ',' | ':' | '/' => digits,
        '.' => digits || joins_parts(text.get(part..at).unwrap_or_default(), text.get(at + 1..).unwrap_or_default()),
        _ => false,
    }
}

/// Whether a dash lacks its spaces: `LUMAJANG-Polisi …` is a dateline and a word, `POLRI-TNI`, `PDI-Perjuangan` are names.
fn ends_dateline(before: &str, after: &str) -> bool {
    let mut next = after.chars();
    before.len() >= 5
        && before.chars().all(char::is_uppercase)
        && next.next().is_some_and(char::is_uppercase)
        && next.next().is_some_and(char::is_lowercase)
}

/// `TNI-Polri` are two.
fn parts_forces(before: &str, after: &str) -> bool {
    let is = |word: &str, force: &str| word.eq_ignore_ascii_case(force);
    let next = after.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    is(before, "tni") && is(next, "polri") || is(before, "polri") && is(next, "tni")
}

/// Whether a web address ends here: `detik.com-Dinas …` is a dateline whose dash lacks its spaces.
fn ends_address(text: &str, part: usize, last: &str) -> bool {
    let dotted = part.checked_sub(1).and_then(|dot| text.get(dot..part)) == Some(".");
    dotted && SITE_ENDINGS.iter().any(|e| last.eq_ignore_ascii_case(e))
}

/// How web addresses end.
pub(crate) const SITE_ENDINGS: &[&str] = &["com", "id", "co", "net", "org", "tv", "news"];

/// Whether a full stop between two parts is inside a degree (`S.I.K`, `Sp.KJ`) or a web address (`detik.com`), and not
/// the end of a sentence that lacks its space (`… mengantar anaknya.Mereka lebih memilih …`).
fn joins_parts(part: &str, rest: &str) -> bool {
    let length = rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len());
    let next = rest.get(..length).unwrap_or_default();
    let initial = part.chars().count() == 1 && part.chars().all(char::is_uppercase);
    let capital = next.chars().next().is_some_and(char::is_uppercase);
    if capital {
        (initial && next.chars().count() <= 4) || matches!(part, "Sp" | "Ph" | "LL" | "Tr" | "Drs" if next.len() <= 3)
    } else {
        SITE_ENDINGS.contains(&next) || matches!(next, "go" | "ac")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pieces(text: &str) -> Vec<&str> {
        let mut out = Vec::new();
        let mut at = 0;
        while let Some((_, start, end)) = next_piece(text, at) {
            out.push(text.get(start..end).unwrap());
            at = end;
        }
        out
    }

    #[test]
    fn keeps_together_what_is_one_word() {
        assert_eq!(pieces("Jum'at undang-undang ke-44 Ma’ruf"), ["Jum'at", "undang-undang", "ke-44", "Ma’ruf"]);
        assert_eq!(pieces("Rp1.000,50 8/10/2025 pukul 10.00"), ["Rp1.000,50", "8/10/2025", "pukul", "10.00"]);
        assert_eq!(pieces("S.I.K., M.Si dan Sp.KJ"), ["S.I.K", ".", ",", "M.Si", "dan", "Sp.KJ"]);
        assert_eq!(pieces("KOMPAS.com - tirto.id"), ["KOMPAS.com", "-", "tirto.id"]);
    }

    #[test]
    fn parts_what_is_not() {
        assert_eq!(pieces("anaknya.Mereka,dan"), ["anaknya", ".", "Mereka", ",", "dan"]);
        assert_eq!(pieces("Kodim 0611/Garut K/L"), ["Kodim", "0611", "/", "Garut", "K", "/", "L"]);
        assert_eq!(pieces("“Ya,” -- ‘‘tidak’’ ..."), ["“", "Ya", ",", "”", "--", "‘‘", "tidak", "’’", "..."]);
    }
}
