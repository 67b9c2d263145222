use super::*;

fn article(text: &str) -> String {
    format!("Judul\n{text}")
}

/// What is proposed, with the rule.
fn proposed(text: &str) -> Vec<(String, &'static str)> {
    let text = article(text);
    let mut out = Vec::new();
    proposals(&Article::read(&text), &mut |span, reason, _| out.push((span.of(&text).to_owned(), reason)));
    out
}

#[test]
fn every_rule_proposes_what_it_is_there_for() {
    for (text, words, rule) in [
        ("Warga mengeluhkan minimnya lampu jalan.", "minimnya lampu jalan", "challenge.lack"),
        ("Ia mengatakan jalan desa rusak.", "jalan desa rusak", "challenge.state"),
        ("Menurut Sari, data penerima belum sinkron.", "data penerima belum sinkron", "challenge.negated"),
        ("Serapan gabah baru mencapai 31 persen.", "Serapan gabah baru mencapai 31 persen", "challenge.figure"),
        ("Akses jalan terputus sejak Senin.", "Akses jalan terputus sejak Senin", "challenge.halted"),
        ("Ia menyebut banyak petani yang tidak terdaftar.", "banyak petani yang tidak terdaftar", "challenge.many"),
        ("Aturan desa terlalu sering berubah.", "Aturan desa terlalu sering berubah", "challenge.degree"),
        ("Desa itu menghadapi masalah sampah plastik.", "sampah plastik", "challenge.noun"),
        ("Panen terkendala cuaca buruk.", "cuaca buruk", "challenge.verb"),
        ("Ombak tinggi menghambat pencarian.", "Ombak tinggi", "challenge.verb"),
        ("Warga antre karena stok habis.", "stok habis", "challenge.cause"),
        ("Warga mengeluhkan pungutan liar.", "pungutan liar", "challenge.complaint"),
        ("Kendalanya, antara lain izin lama, dana, dan cuaca.", "izin lama", "challenge.list"),
        ("Kendalanya, antara lain izin lama, dana, dan cuaca.", "cuaca", "challenge.list"),
        ("Ada dua hambatan. Pertama, bibit yang jelek. Kedua, pupuk telat.", "pupuk telat", "challenge.ordinal"),
        ("Ada dua persoalan:\n1. Petugas tidak datang.\n2. Jaringan putus.", "Jaringan putus", "challenge.item"),
        ("Camat menyebut tiga titik rawan. “Jalan licin, lampu yang padam.”", "Jalan licin", "challenge.after"),
    ] {
        let found = proposed(text);
        assert!(found.iter().any(|(w, r)| w == words && *r == rule), "{words} by {rule}: {found:?}");
    }
}

#[test]
fn a_name_or_a_greeting_proposes_nothing() {
    assert_eq!(proposed("Bupati Pati Sri Wahyuni membuka rapat itu, Senin. “Selamat datang,” katanya."), []);
}

#[test]
fn what_only_announces_or_names_is_not_proposed() {
    let found =
        proposed("Kapolres mengatakan masih ada kendala, antara lain lampu mati, Senin (3/2/2025), Sri Wahyuni.");
    for words in ["masih ada kendala", "Senin (3/2/2025)", "Sri Wahyuni"] {
        assert!(!found.iter().any(|(w, _)| w == words), "{words}: {found:?}");
    }
}

#[test]
fn what_says_a_lack_after_a_joint_is_a_challenge_of_its_own() {
    let found = proposed("Ia menyebut minimnya alat dan lambatnya izin.");
    for words in ["minimnya alat", "lambatnya izin"] {
        assert!(found.iter().any(|(w, _)| w == words), "{words}: {found:?}");
    }
}

const NEWS: &str = "Jalan Desa Rusak, Petani Sukolilo Mengeluh\n\nPATI – Kepala Dinas Pertanian Kabupaten Pati Joko Wibisono mengatakan \
    sejumlah kendala masih dihadapi petani di desa itu, antara lain minimnya alat panen, rendahnya harga gabah, serta terbatasnya \
    jumlah penyuluh di lapangan.\n\n“Jaringan irigasi belum berfungsi. Kami masih kekurangan penyuluh,” kata Joko Wibisono, Senin \
    (3/2/2025).\n\nWarga menunggu di balai desa sejak pagi, dan rapat berlangsung dua jam.\n";

#[test]
fn readers_see_what_is_sure_and_editors_are_offered_the_rest() {
    let facts = crate::extract(NEWS);
    let texts: Vec<&str> = facts.challenges.iter().map(|c| c.text.as_str()).collect();
    assert!(texts.contains(&"minimnya alat panen") && texts.contains(&"rendahnya harga gabah"), "{texts:?}");
    for challenge in &facts.challenges {
        assert!(challenge.certainty.is_some_and(|c| c.in_hundredths() >= SHOWN));
        assert!(challenge.reason.as_deref().is_some_and(|r| r.starts_with("challenge.")));
        assert_eq!(challenge.said_by.as_deref(), Some("Joko Wibisono"), "{}", challenge.text);
    }
    let mut reading = crate::Reading::of(NEWS);
    reading.find_candidates();
    let offered = reading.into_facts().candidates.unwrap();
    assert!(offered.len() <= CANDIDATES);
    for pair in offered.windows(2) {
        assert!(pair[0].certainty >= pair[1].certainty, "the surest come first");
    }
    for candidate in &offered {
        assert!(!texts.contains(&candidate.value.as_str()), "{} is shown already", candidate.value);
        assert_eq!(candidate.field, "challenges");
        assert!(candidate.sentence.start <= candidate.evidence[0].span.start);
    }
}

#[test]
fn what_is_only_alleged_or_only_may_be_is_no_fact() {
    let alleged = NEWS.replace("antara lain minimnya", "antara lain diduga minimnya");
    let may_be = NEWS.replace("sejumlah kendala", "jika sejumlah kendala");
    for text in [alleged, may_be] {
        let found: Vec<String> = crate::extract(&text).challenges.into_iter().map(|c| c.text).collect();
        assert!(!found.iter().any(|c| c.contains("minimnya alat panen")), "{found:?}");
    }
}

#[test]
fn the_weights_belong_to_the_features() {
    let of = WEIGHTS.first_chunk().copied().map(u32::from_le_bytes);
    assert_eq!(of, Some(fingerprint()), "the features have changed: learn the weights anew (tools/train challenges)");
}

#[test]
fn things_that_fail_each_in_its_own_way_are_parted() {
    let parted = |text: &str| -> Vec<String> {
        let article = Article::read(text);
        let all = Span { start: 0, end: text.len() };
        parts(&article, all).into_iter().map(|span| span.of(text).to_owned()).collect()
    };
    assert_eq!(
        parted("pompa air yang rusak dan tanggul yang belum tersambung"),
        ["pompa air yang rusak", "tanggul yang belum tersambung"]
    );
    for one in ["jalan yang rusak dan berlubang", "data dan sarana yang kurang"] {
        assert_eq!(parted(one), [one]);
    }
}
