//! Short forms made of pieces of the long one's words: `BPBD`, `Diskominfo`, `Lobar` for `Lombok Barat`.

/// No short form has more letters.
const LONGEST: usize = 24;

/// A short form has nothing of what comes after so many letters of a word.
const LONGEST_WORD: usize = 32;

/// Whether a word is made of pieces of these words, one of each in their order: their beginnings, and in a word that is not all
/// capitals also what is inside them (`Kejari` for `Kejaksaan Negeri`). `P2KB` has two words with `P`. The first word may be left out if that is said.
pub(super) fn blends(short: &str, words: &[&str], may_skip: bool) -> bool {
    if words.len() < 2 {
        return false;
    }
    let mut letters = [0; LONGEST];
    let Some(count) = spelt_out(short, &mut letters) else { return false };
    let letters = letters.get(..count).unwrap_or_default();
    let capitals = !short.bytes().any(|b| b.is_ascii_lowercase());
    let inside = !capitals && count > 3;
    if capitals && count < words.len().min(2) || !capitals && count < 4 {
        return false;
    }
    // A bit for every number of letters that the words so far can make.
    let mut made = 1_u32;
    for (i, word) in words.iter().enumerate() {
        let word = word.as_bytes();
        let word = word.get(..LONGEST_WORD).unwrap_or(word);
        let mut next = 0;
        for from in (0..count).filter(|from| made >> from & 1 == 1) {
            for to in from + 1..=count {
                let piece = letters.get(from..to).unwrap_or_default();
                // `Dis` is short for `Dinas`: what comes first may leave out letters.
                let fits = begins(word, piece)
                    || (inside && piece.len() > 1 && holds(word, piece))
                    || (inside && i == 0 && piece.len() > 1 && piece.len() < 4 && skims(word, piece));
                if fits {
                    next |= 1 << to;
                }
            }
        }
        // `Kesbangpol` is a `Badan Kesatuan Bangsa dan Politik`.
        if i == 0 && may_skip && inside && words.len() > 2 {
            next |= 1;
        }
        made = next;
        if made == 0 {
            return false;
        }
    }
    made >> count & 1 == 1
}

/// The small letters of a short form, `P2` as two `p`; `None` where it has too many, or others.
fn spelt_out(short: &str, letters: &mut [u8; LONGEST]) -> Option<usize> {
    let mut count = 0;
    let mut last = 0;
    for byte in short.bytes() {
        let times = match byte {
            b'2'..=b'4' if count > 0 => usize::from(byte - b'1'),
            b'-' | b'.' => continue,
            _ if byte.is_ascii_alphabetic() => {
                last = byte.to_ascii_lowercase();
                1
            }
            _ => return None,
        };
        for _ in 0..times {
            *letters.get_mut(count)? = last;
            count += 1;
        }
    }
    Some(count)
}

fn begins(word: &[u8], piece: &[u8]) -> bool {
    word.get(..piece.len()).is_some_and(|w| w.eq_ignore_ascii_case(piece))
}

fn holds(word: &[u8], piece: &[u8]) -> bool {
    word.windows(piece.len()).any(|w| w.eq_ignore_ascii_case(piece))
}

/// Whether the letters are in the word in this order, its first one first.
fn skims(word: &[u8], piece: &[u8]) -> bool {
    let mut letters = word.iter().map(u8::to_ascii_lowercase);
    begins(word, piece.get(..1).unwrap_or_default()) && piece.iter().all(|&p| letters.any(|l| l == p))
}

/// Whether one word is the other misspelt: a letter or two of a long word, never the first.
pub(super) fn is_misspelt(a: &str, b: &str) -> bool {
    let shorter = a.len().min(b.len());
    if shorter < 6 || a.len().abs_diff(b.len()) > 2 {
        return false;
    }
    let same = |(a, b): &(u8, u8)| a.eq_ignore_ascii_case(b);
    let head = a.bytes().zip(b.bytes()).take_while(same).count();
    let tail = a.bytes().rev().zip(b.bytes().rev()).take(shorter - head).take_while(same).count();
    let (rest_a, rest_b) = (a.len() - head - tail, b.len() - head - tail);
    let most = if shorter < 10 { 1 } else { 2 };
    let swapped = || {
        let letters = |w: &str| w.bytes().skip(head).take(2).map(|b| b.to_ascii_lowercase()).collect::<Vec<_>>();
        let (mut a, b) = (letters(a), letters(b));
        a.reverse();
        a == b
    };
    head > 0 && (rest_a.max(rest_b) <= most || rest_a == 2 && rest_b == 2 && swapped())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_short(short: &str, long: &str) -> bool {
        blends(short, &long.split(' ').collect::<Vec<_>>(), true)
    }

    #[test]
    fn short_forms_are_made_of_pieces() {
        for (short, long) in [
            ("BPBD", "Badan Penanggulangan Bencana Daerah"),
            ("BPKAD", "Badan Pengelolaan Keuangan Aset Daerah"),
            ("DP2KB", "Dinas Pengendalian Penduduk Keluarga Berencana"),
            ("Diskominfo", "Dinas Komunikasi Informatika"),
            ("Disdukcapil", "Dinas Kependudukan Pencatatan Sipil"),
            ("Kesbangpol", "Badan Kesatuan Bangsa Politik"),
            ("Kejari", "Kejaksaan Negeri"),
            ("Bappeda", "Badan Perencanaan Pembangunan Daerah"),
            ("Kemenkumham", "Kementerian Hukum Hak Asasi Manusia"),
            ("Lobar", "Lombok Barat"),
            ("Tubaba", "Tulang Bawang Barat"),
        ] {
            assert!(is_short(short, long), "{short} for {long}");
        }
        for (short, long) in [
            ("Dinkes", "Dinas Kependudukan Pencatatan Sipil"),
            ("BPBD", "Badan Pengelolaan Keuangan Daerah"),
            ("KPK", "Komisi Pemilihan Umum"),
            ("Garut", "Garut"),
            ("Polres", "Polisi"),
        ] {
            assert!(!is_short(short, long), "{short} for {long}");
        }
    }

    #[test]
    fn misspelt_words_differ_little() {
        for (a, b) in
            [("Kementrian", "Kementerian"), ("Pariwisata", "Parwisata"), ("Pemiluh", "Pemilu"), ("Komsii", "Komisi")]
        {
            assert!(is_misspelt(a, b) && is_misspelt(b, a), "{a} {b}");
        }
        for (a, b) in [("Pertanian", "Pertanahan"), ("Polres", "Polsek"), ("Barat", "Barut"), ("Utara", "Tara")] {
            assert!(!is_misspelt(a, b), "{a} {b}");
        }
    }
}
