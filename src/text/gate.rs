//! The gate: whether a text is an Indonesian news article at all. What is none gives no facts.
//!
//! It refuses on evidence only, for a real article that is refused costs the reader the whole box: another language, no
//! prose, or prose in which nobody says anything and nothing is dated, as in a recipe, a song or an offer in a shop.

use super::dateline;
use super::furniture;
use super::{Article, Block};
use crate::lexicon::{self, Entry, PlaceKind, SpeechKind, Tongue, kinds, words};
use crate::text::{Kind, Token};

/// A text of fewer words is too short to be judged.
const SHORTEST: usize = 25;

/// Of a hundred words in lower case at least this many are Indonesian function words. News has 12 to 35; English has none.
const FUNCTION_WORDS_PER_HUNDRED: usize = 6;

/// And there are at least this many: a table of results has hardly a word in lower case.
const FEWEST_FUNCTION_WORDS: usize = 2;

/// How many tokens of a body's name are looked at.
const LONGEST_BODY: usize = 6;

/// And of a place's.
const LONGEST_PLACE: usize = 4;

/// A law is cut into articles, each with a heading of its own: `Pasal 7`.
const PARAGRAPHS_OF_LAW: usize = 3;

impl Article<'_> {
    /// Whether this is an Indonesian news article, or too short to tell.
    pub(crate) fn is_news(&self) -> bool {
        let words = self.body().map(|b| self.words(b).count()).sum::<usize>();
        if words < SHORTEST {
            return true;
        }
        self.is_indonesian() && !self.is_law() && self.has_prose() && self.reports()
    }

    fn words(&self, block: &Block) -> impl Iterator<Item = &Token> {
        self.slice(block.tokens.clone()).iter().filter(|t| t.is_word())
    }

    /// Whether its function words are Indonesian. Malay shares most of them but not all.
    fn is_indonesian(&self) -> bool {
        let (mut lower, mut indonesian, mut malay, mut against_malay) = (0, 0, 0, 0);
        let (mut first_malay, mut several) = (None, false);
        for token in self.body().flat_map(|b| self.words(b)) {
            // Names are in no language: a report of many offices is full of them.
            lower += usize::from(token.is_lower());
            match function_word(token) {
                Some(Tongue::Indonesian) => indonesian += 1,
                Some(Tongue::Malay) => {
                    malay += 1;
                    several |= *first_malay.get_or_insert(token.word) != token.word;
                }
                None => {}
            }
            against_malay += usize::from(token.is_any(words!["karena", "bahwa", "berbagai", "bisa"]));
        }
        // One word may be a writer's habit; and an Indonesian article may quote a neighbour, so there must be more of them
        // than of what Malay says otherwise.
        let is_malay = several && malay > against_malay;
        let enough = indonesian >= FEWEST_FUNCTION_WORDS && indonesian * 100 >= lower * FUNCTION_WORDS_PER_HUNDRED;
        enough && !is_malay
    }

    fn is_law(&self) -> bool {
        let heading = |b: &&Block| match self.slice(b.tokens.clone()) {
            [word, number] => word.is_any(words!["pasal"]) && number.kind == Kind::Number,
            _ => false,
        };
        self.body().filter(heading).count() >= PARAGRAPHS_OF_LAW
    }

    /// Whether a sentence runs through to its full stop: a page of links has none.
    fn has_prose(&self) -> bool {
        self.body().any(|b| furniture::is_prose(b.span.of(self.text)) && self.words(b).count() >= SHORTEST / 3)
    }

    /// Whether it says where, when or by whom, or of which public body: news does at least one of these.
    fn reports(&self) -> bool {
        let placed = self.dateline.as_ref().is_some_and(|d| d.place.is_some() || d.outlet.is_some());
        placed || !self.credits.is_empty() || self.body().any(|b| self.tells(b))
    }

    fn tells(&self, block: &Block) -> bool {
        self.is_dated(block) || self.is_attributed(block) || self.names_a_body(block) || self.is_placed(block)
    }

    fn is_dated(&self, block: &Block) -> bool {
        dateline::any_date(self.text, &self.tokens, block.tokens.clone()).is_some()
            || self.words(block).any(dateline::is_weekday)
    }

    /// Whether its prose says where in Indonesia: `di Kabupaten Pati`, `di Pati`. Songs have no full stops.
    fn is_placed(&self, block: &Block) -> bool {
        let place = |e| matches!(e, Entry::Place(kind, _) if is_in_indonesia(kind)).then_some(());
        let placed = |i: usize| {
            let Some([head, name, ..]) = self.tokens.get(i..block.tokens.end) else { return false };
            let after = || self.slice(i + 1..(i + 1 + LONGEST_PLACE).min(block.tokens.end));
            name.is_capitalised()
                && (is_region(head)
                    || head.is_any(words!["di"]) && lexicon::longest(after(), kinds![Place], place).is_some())
        };
        furniture::is_prose(block.span.of(self.text)) && block.tokens.clone().any(placed)
    }

    /// Whether somebody is said to say something: speech in a sentence with a quote, a name or a pronoun.
    fn is_attributed(&self, block: &Block) -> bool {
        let quoted = !block.quotes.is_empty();
        self.sentences.get(block.sentences.clone()).unwrap_or_default().iter().any(|sentence| {
            let cut = self.slice(sentence.clone());
            let named = |(i, t): (usize, &Token)| match i {
                // `Wibisono mengatakan …`, but `Rebus, kata …`: a verb that opens a sentence stands in a table.
                0 => t.is_capitalised() && !t.word.is_known(),
                _ => t.is_capitalised() || t.is_any(words!["dia", "ia"]),
            };
            cut.iter().any(attributes) && (quoted || cut.iter().enumerate().any(named))
        })
    }

    /// Whether it names a public body of the tables: `KPK`, `Mahkamah Agung`.
    fn names_a_body(&self, block: &Block) -> bool {
        let body = |e| matches!(e, Entry::Body(_)).then_some(());
        block.tokens.clone().any(|i| {
            let cut = self.slice(i..(i + LONGEST_BODY).min(block.tokens.end));
            cut.first().is_some_and(Token::is_capitalised) && lexicon::longest(cut, kinds![Body], body).is_some()
        })
    }
}

const fn is_in_indonesia(kind: PlaceKind) -> bool {
    matches!(kind, PlaceKind::Province | PlaceKind::Kabupaten | PlaceKind::Kota | PlaceKind::DistrictOrTown)
}

/// `Kabupaten`, before the name of one.
fn is_region(token: &Token) -> bool {
    token.is_capitalised() && token.is_any(words!["kabupaten", "kota", "kecamatan", "provinsi"])
}

fn function_word(token: &Token) -> Option<Tongue> {
    let tongue = |e| if let Entry::Function(tongue) = e { Some(tongue) } else { None };
    lexicon::longest(std::slice::from_ref(token), kinds![Function], tongue).map(|(_, tongue)| tongue)
}

fn attributes(token: &Token) -> bool {
    let kind = |e| match e {
        Entry::Speech(SpeechKind::PostQuoteVerb | SpeechKind::ReportingVerb, _) => Some(token.is_lower()),
        // `Menurut dia` opens its sentence.
        Entry::Speech(SpeechKind::SourcePreposition, _) => Some(true),
        _ => None,
    };
    lexicon::longest(std::slice::from_ref(token), kinds![Speech], kind).is_some_and(|(_, attributes)| attributes)
}

#[cfg(test)]
mod tests {
    use super::Article;

    fn is_news(text: &str) -> bool {
        Article::read(text).is_news()
    }

    #[test]
    fn takes_articles_also_plain_and_short_ones() {
        for text in [
            "Petani Pati Panen Padi\n\nPATI – Petani di Desa Sukolilo memanen padi lebih awal karena air laut mulai masuk ke \
             sawah mereka. Luas sawah yang dipanen mencapai dua puluh hektare, dan sisanya akan dipanen pekan depan.",
            "Petani di Desa Sukolilo memanen padi lebih awal karena air laut mulai masuk ke sawah mereka. Luas sawah yang \
             dipanen mencapai dua puluh hektare, kata Kepala Desa Sukolilo Wibisono.",
            "Jembatan Putus, Warga Menyeberang dengan Rakit\n\nSebuah jembatan di Kecamatan Jaken putus diterjang banjir pada \
             Selasa malam. Warga yang hendak ke pasar kini harus menyeberang dengan rakit bambu secara bergantian.",
            "PATI, suaradesa.id – Pencabutan izin tambang milik PT Batu Jaya di Kecamatan Sukolilo langsung memicu perhatian \
             serius Bupati Pati Joko Wibisono, Kapolres Pati AKBP Rangga Suharto, Dandim 0718 Letkol Arh Timur Wirawan serta \
             Kepala Dinas Lingkungan Hidup Kabupaten Pati Ayu Lestari.",
            "Warga menanam mangrove.",
        ] {
            assert!(is_news(text), "{text}");
        }
    }

    #[test]
    fn refuses_other_languages() {
        for text in [
            "Farmers Bring in Rice Early\n\nPATI, Suara Desa - Farmers in Sukolilo have brought in their rice early because \
             the sea has begun to enter the fields, the village head Wibisono said on Tuesday, 5 May 2025. Twenty hectares \
             have been cut so far.",
            "Petani Tuai Padi Awal\n\nPATI - Petani di kampung itu menuai padi lebih awal kerana air laut mula masuk ke sawah \
             mereka, kata ketua kampung Wibisono pada hari Khamis. Sawah yang dituai ialah dua puluh hektar, manakala yang \
             lain akan dituai minggu depan.",
            "Pelajar Terima Bantuan Basikal\n\nKUALA PERLIS - Seramai 40 pelajar sekolah rendah menerima basikal daripada pertubuhan \
             itu semalam. Pengetua berkata bantuan tersebut adalah untuk pelajar yang tinggal jauh. Beliau mahu lebih banyak \
             pihak tampil, bahawa ibu bapa di luar bandar tidak berkemampuan, kata beliau.",
            "Banjir: Dua Pusat Pemindahan Dibuka\n\nKOTA BHARU, Isnin - Dua pusat pemindahan dibuka berikutan hujan lebat sejak \
             petang semalam. Jurucakap bomba berkata, jumlah mangsa adalah 120 orang dan dijangka bertambah. Keadaan adalah \
             terkawal, dan bantuan adalah mencukupi, katanya ketika ditemui di sini.",
            "Harga Ayam Turun\n\nHarga ayam di pasar awam turun minggu ini, dan peniaga tidak dapat sebarang penjelasan. Menurut \
             peniaga, Ahmad, pembekal hanya menghantar ayam tiga kali seminggu, manakala permintaan masih tinggi. Pelbagai pihak \
             mahu siasatan dibuat ke atas pembekal itu, katanya pada Selasa.",
            // Of the small words only those that Indonesian has too.
            "Dua Lelaki Dipanggil\n\nSEPANG - Dua lelaki dipanggil untuk membantu siasatan berhubung pergaduhan di sebuah kedai makan. \
             Ketua balai berkata, pihaknya memulakan kerja itu hari ini dan akan mendapatkan keterangan daripada saksi terlebih \
             dahulu.",
            "fn main() {\n    let names = read(\"names.txt\");\n    for name in names.iter() {\n        println!(\"{}\", name);\n \
             if name.is_empty() { return; } else { write(name, out, true); }\n    close(out); flush(out); exit(0);\n}",
        ] {
            assert!(!is_news(text), "{text}");
        }
    }

    #[test]
    fn words_that_malay_has_too_are_no_malay() {
        for text in [
            "Kafilah Pati Dilepas ke MTQ\n\nPati, Suara Desa - Pelepasan kafilah dilakukan Bupati Sri Wahyuni, Senin (6/5/2025). \
             Cabang yang diikuti ialah tilawah, sedangkan pembinanya ialah para ustaz dari desa. Targetnya ialah \
             sepuluh besar, dan mereka sudah berlatih sejak Januari.",
            "Warga Pati Gelar Bazar\n\nPATI - Pelbagai kuliner dijual warga di alun-alun, Senin (6/5/2025), manakala pelbagai \
             lomba digelar di pendopo. Pengunjungnya ialah warga dari tiga kecamatan yang datang untuk belanja sayur dan buah, \
             kata Camat Pati Joko Wibisono.",
            "Jalan Pati Ditutup\n\nPATI - Jalan antara Pati dan Juwana ditutup untuk kenderaan berat sejak Senin (6/5/2025). Kepala \
             dinas Sri Wahyuni berkata kenderaan kecil masih dapat lewat, tetapi warga diminta mencari jalan lain hingga \
             pekan depan.",
            // A neighbour is quoted in their own tongue.
            "Menteri Malaysia Kunjungi Pati\n\nPATI - “Saya datang kerana mahu belajar bahawa sawah boleh diurus bersama,” kata \
             Menteri Ahmad di Pati, Senin (6/5/2025). Bupati Pati Sri Wahyuni mengatakan bahwa kunjungan itu penting karena \
             kedua daerah bisa bekerja sama dalam berbagai bidang, dan bahwa sekolah akan dilibatkan.",
        ] {
            assert!(is_news(text), "{text}");
        }
    }

    #[test]
    fn takes_what_says_where() {
        for text in [
            "Harga Cabai Naik Jelang Puasa\n\nHarga cabai di pasar tradisional Kabupaten Pati naik lagi menjelang puasa. Cabai \
             rawit kini dijual lebih mahal daripada daging ayam, dan pedagang mengurangi persediaan mereka.",
            "Harga Telur Naik\n\nHarga telur ayam negeri di Pati terus naik. Setiap kilogram kini dijual lebih mahal daripada pekan \
             lalu, dan pembeli memilih telur yang retak karena harganya separuh dari harga telur yang utuh.",
        ] {
            assert!(is_news(text), "{text}");
        }
    }

    #[test]
    fn refuses_what_reports_nothing() {
        for text in [
            "Resep Sayur Bening\n\nSayur ini segar dan mudah dibuat untuk keluarga di rumah, juga saat tidak ada banyak waktu.\n\
             Bahan:\n- 1 ikat bayam\n- 2 siung bawang merah\nCara membuat:\n1. Rebus air dalam panci hingga mendidih, lalu \
             masukkan bawang yang sudah diiris.\n2. Masukkan bayam dan garam, aduk, lalu angkat dan sajikan.",
            "Hujan di Jendela\n\nAku menunggu di jendela yang basah oleh hujan\nDan malam tidak juga membawa kau pulang\n\
             Oh hujan, sampaikan rindu ini untuk dia\nYang pergi dengan angin dan tak akan kembali\nOh hujan oh hujan",
            "Tas Ransel Anti Air 20 Liter\n\nTas ransel ini dibuat dari bahan yang kuat dan ringan untuk dipakai ke kantor atau \
             kampus. Muat laptop 14 inci. Stok masih ada, warna hitam dan biru. Rp 150.000. Beli sekarang dan dapatkan gratis \
             ongkos kirim untuk pembelian dua tas.",
            "PERATURAN DESA SUKOLILO\n\nPasal 1\nDalam peraturan ini yang dimaksud dengan desa adalah Desa Sukolilo.\nPasal 2\n\
             Setiap warga wajib menjaga air bersih dan tidak membuang sampah ke sungai pada 1 Mei 2025 dan setelahnya.\nPasal 3\n\
             Peraturan ini berlaku sejak tanggal yang telah ditetapkan oleh Kepala Desa.",
            "Klasemen Akhir\n\nElang 12 8 2 2 26\nHarimau 12 7 3 2 24\nBanteng 12 6 3 3 21\nRajawali 12 5 4 3 19\nBadak 12 5 2 5 17\n\
             Hasil Minggu: Elang 2-1 Banteng; Harimau 0-0 Badak; Rajawali 3-2 Kijang; Merpati 1-1 Garuda; Naga 2-0 Kancil; \
             Rusa 1-0 Gajah; Pesut 2-2 Anoa; Komodo 4-1 Maleo; Bekantan 1-3 Trenggiling",
        ] {
            assert!(!is_news(text), "{text}");
        }
    }
}
