// What an editor has in hand in the tests of the preview page.

/** Two articles that have nothing in common but their form, with an agency that both name. */
export const ONE = `Jembatan Gantung di Cianjur Rusak

CIANJUR – Kementerian Sosial menyalurkan bantuan bagi warga yang terisolasi karena jembatan gantung rusak.

“Kami kekurangan perahu untuk menyeberangkan anak sekolah,” kata Bupati Cianjur Asep Sukmawan, Senin (3/2/2025).

Kepala BPBD Kabupaten Cianjur Rahmat Hidayat mengatakan minimnya alat berat menjadi kendala. “Alat berat baru datang besok,” ujar Rahmat.

Kementerian Pekerjaan Umum dan Kementerian Perhubungan hadir dalam Rapat Koordinasi Penanganan Jembatan itu.`;

export const OTHER = `Panen Padi di Pati Lebih Awal

PATI – Petani di tiga kecamatan memanen padi dua pekan lebih awal karena air laut mulai masuk ke sawah.

“Sawah kami tidak boleh terendam,” kata Bupati Pati Sri Wahyuni di aula kantornya, Rabu.

Kementerian Sosial dan Kementerian Pertanian menyiapkan benih pengganti untuk musim tanam berikutnya.`;
