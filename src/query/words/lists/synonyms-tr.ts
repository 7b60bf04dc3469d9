/** Turkish words that may stand for each other in a question and its answer; see synonyms.ts. */
export const SYNONYMS_TR = `
başla başlat giriş başlangıç | bit sona son bitir | büyük geniş devasa iri | küçük ufak az | inşa kur yap yapım kuruluş | kurmak kurucu
kuruluş oluşturmak tesis | yık tahrip imha | öldür katlet suikast idam öldürülen | öl ölüm vefat hayatını | doğ doğum doğdu | yaşa
otur ikamet sakin | bulun yer konum yerleş | adlandır denir isim ad tanın bilin isimlendir | kullan kullanım yararlan | elde al kazan
edin | ver sağla sun bağış | göster ortaya sergile belirt | söyle de belirt açıkla ifade iddia savun bildir | düşün inan sanı görüş |
gerek ihtiyaç zorunlu | yardım destek katkı | durdur engelle önle yasakla | izin müsaade | art yüksel çoğal büyü artış | azal düş
gerile azalma | değiş dönüş | ayrıl terk git kaç | gel var ulaş varış geliş | dön geri | göç taşın | seç seçim atan | kazan zafer yen
galip | kaybet yenil | savaş çatış mücadele muharebe | saldır saldırı işgal baskın | yönet hükmet iktidar | kral hükümdar padişah |
lider başkan önder şef baş | önemli başlıca temel ana | ünlü tanınmış meşhur | yeni modern | eski önceki | şimdi bugün günümüz | ilk
birinci | bütün tüm hepsi | parça bölüm kısım | grup topluluk | tür çeşit tip | bölge alan | şehir kent | ülke devlet | halk nüfus insan
kişi | sayı miktar adet | neden sebep yol sonuç | sonuç etki | sorun problem | yol yöntem | amaç hedef | plan proje | fikir düşünce |
araştır çalışma inceleme | keşfet bul keşif | icat buluş tasarla mucit | geliştir iyileş | hızlı çabuk | güçlü kuvvetli | para nakit |
fiyat maliyet ücret bedel | maaş ücret | zengin varlıklı | yoksul fakir | iş meslek görev | işçi çalışan | şirket firma | okul eğitim |
üniversite | öğrenci | doktor hekim tabip | hastalık salgın | ilaç | din inanç | kilise | antlaşma anlaşma | yasa kanun | mahkeme |
suç | ceza | hak özgürlük | bağımsız | aynı eşit benzer | farklı | birleş ortak | ilişki bağ | içer kapsa oluş | yaygın | yakın |
önce evvel | sonra ardından | sırasında boyunca | yüzyıl asır | dönem çağ devir | yıl sene | yaklaşık civarı | çoğu çoğunluk | ordu
asker birlik | silah | gemi tekne | araba araç otomobil | makine cihaz | su | petrol yakıt | kitap eser | yaz yazar | film | şarkı
müzik | oyna oyuncu | takım kulüp | maç oyun | ödül | evlen evli eş | oğul çocuk | kız | baba | anne | kadın | erkek | hükümet yönetim |
tutukla gözaltı yakala | hapis cezaevi | yarala yaralı | toplantı görüşme | ziyaret | emir karar | reddet karşı | kabul onay | tehdit
uyar
`;
