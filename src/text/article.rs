//! The parts of an article: headline, paragraphs, credits, and the lines that are none of these.

use super::credit::{self, CreditLine};
use super::furniture::{self, Furniture};
use super::scan;
use super::span::Span;

/// What a block of the article is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    Headline,
    Paragraph,
    /// An entry of a list: `• …`, `1. …`, `- …`.
    Item,
}

/// The article's lines, sorted out.
#[derive(Debug, Default)]
pub(crate) struct Layout {
    /// Headline, paragraphs and list items in text order, each without its bullet or number.
    pub(crate) blocks: Vec<(Part, Span)>,
    pub(crate) credits: Vec<CreditLine>,
}

/// How many lines at the top may hold a byline without ending the article, however short it is.
const TOP: usize = 3;

/// A box of links inside an article has at most so many; a list below its end has mostly more.
const LINKS: usize = 5;

/// Sorts out the lines of a text.
pub(crate) fn layout(text: &str) -> Layout {
    let lines = lines(text);
    // Credits with hardly any prose above them and more below stand under the headline; all others end the article.
    let mut below = lines.iter().filter(|l| furniture::is_prose(l.of(text))).count();
    let mut above = 0;
    let mut out = Layout::default();
    let mut open_role: Option<Span> = None;
    let mut labelled = false;
    let mut ended = false;
    // Headlines of other articles stand above the line with the first number; up to the second the article goes on.
    let (mut skip_to, mut sure_to) = (0, 0);
    for (index, &line) in lines.iter().enumerate() {
        let prose = furniture::is_prose(line.of(text));
        above += usize::from(prose);
        below -= usize::from(prose);
        if index < skip_to {
            continue;
        }
        let at_top = index < TOP || (above <= 1 && below > above);
        let goes_on =
            |from: usize, links| Some(from + furniture::goes_on(text, lines.get(from..).unwrap_or_default(), links)?);
        if let Some(role) = open_role.take()
            && line.of(text).split_whitespace().count() <= 5
            && !line.of(text).contains(':')
        {
            out.credits.push(CreditLine { role, name: line });
            ended |= !at_top;
            continue;
        }
        let credits = credit::credits(text, line);
        if !credits.is_empty() {
            out.credits.extend(credits);
            ended |= !at_top;
            continue;
        }
        open_role = credit::role_alone(text, line);
        if open_role.is_some() {
            continue;
        }
        if std::mem::take(&mut ended) && index > sure_to {
            // What follows the credits is no part of the article (links, tags, comments), unless it is prose.
            match goes_on(index, 0) {
                Some(at) => sure_to = at,
                None => break,
            }
        }
        let linked = std::mem::take(&mut labelled) && furniture::is_link(line.of(text));
        match furniture::furniture(text, line) {
            Some(Furniture::End) if index >= TOP => break,
            Some(Furniture::List | Furniture::Note) if index >= TOP => match goes_on(index + 1, LINKS) {
                Some(at) => (skip_to, sure_to) = (at, at),
                None => break,
            },
            Some(Furniture::Invitation) if out.blocks.is_empty() || out.has_word_alone(text) => out.push(text, line),
            Some(Furniture::Label) => labelled = true,
            Some(Furniture::Top) if above > 0 => out.push(text, line),
            Some(_) => {}
            None if linked || (above == 0 && furniture::is_byline(text, line)) => {}
            None if !out.blocks.is_empty() && furniture::is_caption(line.of(text)) => {}
            None => out.push(text, line),
        }
    }
    out
}

impl Layout {
    /// Whether nothing was read but a word or three, which may be the site's name or its motto.
    fn has_word_alone(&self, text: &str) -> bool {
        let is_word = |line: &str| line.split_whitespace().count() <= 3;
        matches!(self.blocks.as_slice(), [(Part::Headline, only)] if is_word(only.of(text)))
    }

    fn push(&mut self, text: &str, line: Span) {
        if self.blocks.is_empty() && reads_as_headline(text, line) {
            self.blocks.push((Part::Headline, line));
            return;
        }
        // `Tribun`, and under it `Petani Pati Panen Padi`.
        if self.has_word_alone(text) && reads_as_title(line.of(text)) {
            self.blocks = vec![(Part::Headline, line)];
            return;
        }
        // Pages often say the headline twice.
        if self.blocks.first().is_some_and(|&(part, b)| part == Part::Headline && b.of(text) == line.of(text)) {
            return;
        }
        let body = without_bullet(text, line);
        let part = if body == line { Part::Paragraph } else { Part::Item };
        self.blocks.push((part, furniture::without_tail(text, body)));
    }
}

/// The lines that are not empty. One that is broken at a mark goes on in the next: `JAKARTA, Suara Desa` and `– Warga …`.
fn lines(text: &str) -> Vec<Span> {
    let mut out: Vec<Span> = Vec::new();
    let mut at = 0;
    for raw in text.split_inclusive('\n') {
        let line = trim(text, Span::new(at, at + raw.len()));
        at += raw.len();
        if line.is_empty() {
            continue;
        }
        match out.last_mut() {
            Some(last) if is_broken(last.of(text), line.of(text)) => last.end = line.end,
            _ => out.push(line),
        }
    }
    out
}

/// Whether a line end stands inside a dateline or before a comma.
fn is_broken(above: &str, below: &str) -> bool {
    const DASHES: [char; 3] = ['–', '—', '-'];
    let dateline =
        |line: &str| line.len() <= 60 && line.starts_with(char::is_uppercase) && line.contains([',', '.', '(']);
    let head = below.trim_start_matches(DASHES);
    let dash_opens = head.len() < below.len() && head.starts_with(' ') && dateline(above);
    let dash_closes = above.ends_with(DASHES) && dateline(above.trim_end_matches(DASHES));
    below.starts_with(", ") || (dash_opens && site_ends(above)) || dash_closes
}

/// Whether the line ends with a site's name: before a list's `- …` stands no such.
fn site_ends(line: &str) -> bool {
    let ending = line.rsplit_once('.').map_or("", |(_, ending)| ending);
    line.ends_with(')') || scan::SITE_ENDINGS.iter().any(|s| ending.eq_ignore_ascii_case(s))
}

/// `Petani Pati Panen Padi`: most words begin with a capital, and nobody is quoted.
fn reads_as_title(line: &str) -> bool {
    let several = line.split_whitespace().nth(4).is_some();
    several && furniture::is_capitalised(line) && !line.contains(['"', '“', '”']) && !line.ends_with('.')
}

/// The span without white space and invisible characters at its ends.
fn trim(text: &str, span: Span) -> Span {
    let cut = span.of(text);
    let start = span.start + cut.len() - cut.trim_start_matches(scan::is_space).len();
    Span::new(start, start + cut.trim_matches(scan::is_space).len())
}

/// Whether the first line is a headline: no sentence, no dateline.
///
/// `Garut (ANTARA) - Pemerintah Kabupaten Garut memetakan sejumlah hambatan.` is a first paragraph.
fn reads_as_headline(text: &str, line: Span) -> bool {
    let cut = line.of(text);
    let stopped = cut.ends_with('.') && !cut.ends_with("..");
    !stopped && cut.chars().count() <= 300
}

/// The line without `• `, `- `, `1. `, `a) ` in front.
fn without_bullet(text: &str, line: Span) -> Span {
    let cut = line.of(text);
    let rest = cut.trim_start_matches(['•', '●', '▪', '◦', '·', '*', '✓', '➢']);
    let rest = if rest.len() < cut.len() {
        rest
    } else if let Some(r) = cut.strip_prefix(['-', '–']).filter(|r| r.starts_with(' ')) {
        r
    } else {
        let digits = cut.trim_start_matches(|c: char| c.is_ascii_digit());
        let mark = if digits.len() < cut.len() && cut.len() - digits.len() <= 2 {
            digits
        } else if cut.starts_with(|c: char| c.is_ascii_lowercase()) {
            cut.get(1..).unwrap_or_default()
        } else {
            ""
        };
        match mark.strip_prefix(['.', ')']) {
            Some(r) if r.starts_with(scan::is_space) => r,
            _ => return line,
        }
    };
    let trimmed = rest.trim_start_matches(scan::is_space);
    if trimmed.is_empty() { line } else { Span::new(line.end - trimmed.len(), line.end) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(text: &str) -> Vec<(Part, &str)> {
        layout(text).blocks.iter().map(|&(p, s)| (p, s.of(text))).collect()
    }

    #[test]
    fn headline_is_a_first_line_without_full_stop() {
        assert_eq!(
            parts("Warga Tanam Mangrove\n\nPATI – Warga menanam."),
            [(Part::Headline, "Warga Tanam Mangrove"), (Part::Paragraph, "PATI – Warga menanam.")]
        );
        assert_eq!(
            parts("Warga menanam mangrove.\nMereka senang."),
            [(Part::Paragraph, "Warga menanam mangrove."), (Part::Paragraph, "Mereka senang.")]
        );
    }

    #[test]
    fn credits_end_the_article() {
        let text = "Judul\nIsi berita.\nPenulis : Ayu Lestari | Editor: Bima\nSumber: Humas\nBaca Juga\nBerita lain.";
        assert_eq!(parts(text).len(), 2);
        let layout = layout(text);
        let credits: Vec<_> = layout.credits.iter().map(|c| (c.role.of(text), c.name.of(text))).collect();
        assert_eq!(credits, [("Penulis", "Ayu Lestari"), ("Editor", "Bima"), ("Sumber", "Humas")]);
    }

    const PROSE: [&str; 4] = [
        "Bupati Pati Sri Wahyuni membuka pelatihan bagi petani muda di pendopo kabupaten, Senin (3/2/2025).",
        "“Kami kekurangan tenaga penyuluh di desa, padahal sawah kita luas,” kata Sri Wahyuni.",
        "Kepala dinas menambahkan, pihaknya menyiapkan pelatihan bagi petani muda sepanjang tahun ini.",
        "Pelatihan yang sama akan digelar di kecamatan lain setelah panen raya selesai.",
    ];

    /// What is read of an article with something between its second and its third paragraph, but for its headline.
    fn read_around(between: &str) -> Vec<String> {
        let [a, b, c, d] = PROSE;
        let text = format!("Bupati Buka Pelatihan\n\n{a}\n\n{b}\n\n{between}\n\n{c}\n\n{d}");
        layout(&text).blocks[1..].iter().map(|(_, s)| s.of(&text).to_owned()).collect()
    }

    #[test]
    fn what_looks_like_the_end_ends_nothing_where_prose_follows() {
        for between in [
            "Berita Terkait: Gubernur Keluhkan Minimnya Guru",
            "Berita Terkait\nGubernur Keluhkan Minimnya Guru\nWarga Pati Panen Padi",
            "Berita terkait lainnya:",
            "Artikel Terkait",
            "Artikel Terkait:\n- Gubernur Keluhkan Minimnya Guru\n- Warga Pati Panen Padi\n- Harga Beras Naik",
            "Berita Lainnya: Warga Pati Panen Padi",
            "BERITA LAINNYA\nWarga Pati Panen Padi",
            "Terkait: Warga Pati Panen Padi",
            "Terpopuler\nWarga Pati Panen Padi",
            "Video Terkait: Warga Pati Panen Padi",
            "Rekomendasi untuk Anda\nWarga Pati Panen Padi",
            "Editor: Bima Saputra",
            "Editor:\nBima Saputra",
            "Sumber: Humas Pemkab",
            "Penulis: Ayu Lestari",
            "Penulis: Ayu Lestari | Editor: Bima Saputra\nFoto: Ayu Lestari",
            "Kontributor: Ayu Lestari",
            "Reporter: Ayu Lestari",
            "Foto: Dok. Pemkab Pati",
            "Foto: Dok. Pemkab Pati\nBaca juga:\nWarga Pati Panen Padi",
            "Berita Terkait: Warga Pati Panen Padi\nEditor: Bima Saputra\nADVERTISEMENT",
            "Komentar Bupati Usai Warga Pati Panen Padi",
            "Disclaimer: harga dapat berubah.",
            "Disclaimer: Setiap keputusan ada di tangan pembaca. Pelajari dahulu sebelum membeli dan menjual. Suara Desa tidak \
             bertanggung jawab atas keuntungan dan kerugian yang timbul dari keputusan itu.",
        ] {
            assert_eq!(read_around(between), PROSE, "{between}");
        }
    }

    #[test]
    fn a_sentence_that_begins_like_a_heading_is_prose() {
        for between in [
            "Terkait hal itu, Sri Wahyuni meminta warga bersabar.",
            "Terkait kasus itu, polisi masih menunggu.",
            "Terkait, di desa itu belum ada penyuluh.",
            "Terkait PPDB, Sri Wahyuni meminta warga bersabar.",
            "Terkait arahan bupati pada rapat itu, antara lain:",
            "Berita terkait banjir itu ramai dibaca warga.",
            "Komentar itu langsung dibalas bupati.",
            "Video terkait pelatihan itu ramai ditonton warga.",
        ] {
            let [a, b, c, d] = PROSE;
            assert_eq!(read_around(between), [a, b, between, c, d], "{between}");
        }
    }

    #[test]
    fn the_end_is_the_end_whatever_stands_below() {
        let other = "Gubernur Jawa Tengah Joko Wibisono meresmikan pasar baru di Rembang dan memuji para pedagangnya.";
        for end in [
            // Comments, and what a site says of itself.
            "Komentar",
            "Komentar (12)",
            "3 Komentar",
            "Komentar:",
            "Komentar Pembaca",
            "Tinggalkan Balasan",
            "Editor: Bima Saputra\nTinggalkan Balasan",
            "Editor: Bima Saputra\n2 Komentar\nBudi",
            "Artikel ini telah tayang di suaradesa.id dengan judul “Bupati Buka Pelatihan”.",
            "Artikel Terkait\nWarga Pati Panen Padi\nTinggalkan Balasan",
            "Editor: Bima Saputra\nDilarang keras mengambil konten tanpa izin tertulis dari Suara Desa.",
            // More links than a box has.
            "Berita Terkait\nSatu\nDua\nTiga\nEmpat\nLima\nEnam",
            // The next article of a page that scrolls on.
            "Editor: Bima Saputra\nGubernur Resmikan Pasar Rembang",
            "Editor: Bima Saputra\nSelasa, 4 Februari 2025 - 10:12 WIB",
            "Berita Terkait\nWarga Pati Panen Padi\nSelasa, 4 Februari 2025 - 10:12 WIB",
            "Berita Terkait\nWarga Pati Panen Padi\nAyu Lestari - suaradesa.id",
            "Berita Terkait\nWarga Pati Panen Padi\nOleh Ayu Lestari",
            "Berita Terkait\nBeranda > Daerah > Rembang",
        ] {
            let [a, b, ..] = PROSE;
            let text = format!("Bupati Buka Pelatihan\n\n{a}\n\n{b}\n\n{end}\n\n{other}");
            let read: Vec<_> = layout(&text).blocks[1..].iter().map(|(_, s)| s.of(&text)).collect();
            assert_eq!(read, [a, b], "{end}");
        }
        let [a, b, ..] = PROSE;
        for end in ["Editor: Bima Saputra", "Berita Terkait", "Berita Terkait\nGubernur Resmikan Pasar"] {
            // Teasers are cut off; another article has a dateline; below a real end stand headlines alone.
            for other in [
                "Gubernur Jawa Tengah Joko Wibisono meresmikan pasar baru di Rembang dan memuji para …",
                "Gubernur Jawa Tengah Joko Wibisono meresmikan pasar baru di Rembang. Ia juga memuji...",
                "REMBANG, suaradesa.id - Gubernur Jawa Tengah Joko Wibisono meresmikan pasar baru di Rembang.",
                "Rembang - Gubernur Jawa Tengah Joko Wibisono meresmikan pasar baru dan memuji para pedagang.",
                "Gubernur Resmikan Pasar Baru di Rembang dan Puji Pedagang yang Menata Kios Mereka Sendiri",
                "Gubernur Resmikan Pasar Baru di Rembang, Apa Kata Para Pedagang?",
            ] {
                let text = format!("Bupati Buka Pelatihan\n\n{a}\n\n{b}\n\n{end}\n\n{other}");
                let read: Vec<_> = layout(&text).blocks[1..].iter().map(|(_, s)| s.of(&text)).collect();
                assert_eq!(read, [a, b], "{end} / {other}");
            }
        }
    }

    #[test]
    fn a_byline_under_the_headline_ends_nothing() {
        assert_eq!(parts("Judul\nPenulis: Ayu\nIsi berita.\nIsi lagi.").len(), 3);
    }

    #[test]
    fn noise_is_left_out() {
        let text = "Judul\nIsi.\nBaca juga: Berita lain\nADVERTISEMENT\n[Gambas:Video]\n(abc/def)\nIsi dua.";
        assert_eq!(parts(text).len(), 3);
    }

    #[test]
    fn the_headline_stands_under_the_site_and_the_section() {
        let text = "Suara\nsuaradesa.id\nBeranda > Daerah > Pati\nRabu, 6 Mei 2020 - 14:26 WIB\nIkuti Pelatihan, Petani Pati Panen\n\
            Ikuti Pelatihan, Petani Pati Panen\nAyu Lestari - suaradesa.id\nPATI, suaradesa.id\n– Petani menanam.";
        assert_eq!(
            parts(text),
            [
                (Part::Headline, "Ikuti Pelatihan, Petani Pati Panen"),
                (Part::Paragraph, "PATI, suaradesa.id\n– Petani menanam.")
            ]
        );
    }

    #[test]
    fn credits_under_a_standfirst_end_nothing() {
        let prose = "Petani di Kabupaten Pati menanam padi pada lahan seluas dua hektare, Rabu (6/5/2020).";
        let text = format!(
            "Judul\n{prose}\nTim Redaksi\nFoto petani\nPenulis: Ayu\nEditor:\nBima\n{prose} Ya.\n{prose} Lagi."
        );
        assert_eq!(parts(&text).len(), 5);
        assert_eq!(layout(&text).credits.len(), 2);
    }

    #[test]
    fn a_label_takes_the_headline_it_links_to() {
        let text = "Judul\nIsi satu.\nBaca juga:\nWarga Pati Mengungsi\nIsi dua.\nBACA JUGA:\n“Kami siap,” kata Sri.";
        assert_eq!(
            parts(text).iter().map(|p| p.1).collect::<Vec<_>>(),
            ["Judul", "Isi satu.", "Isi dua.", "“Kami siap,” kata Sri."]
        );
        let speech = format!("“Kami siap, {}tetapi…", "dan sawah kita luas, ".repeat(8));
        let text = format!(
            "Judul\nIsi satu.\nBaca juga:\nWarga Mengungsi, tapi...\nIsi dua.\nBaca juga:\n{speech}..\nIsi tiga."
        );
        let read = parts(&text);
        let read: Vec<_> = read.iter().map(|p| p.1).collect();
        assert_eq!(read, ["Judul", "Isi satu.", "Isi dua.", &format!("{speech}.."), "Isi tiga."]);
    }

    #[test]
    fn list_items_lose_their_bullets() {
        assert_eq!(
            parts("Judul\nIsi:\n1. Satu\n• Dua\n- Tiga\nb) Empat")[2..],
            [(Part::Item, "Satu"), (Part::Item, "Dua"), (Part::Item, "Tiga"), (Part::Item, "Empat")]
        );
    }
}
