import type { AnswerWordLists } from './word-lists.ts';

const PLACES =
  'şehir kent yer bölge eyalet il ilçe kasaba köy nehir deniz ada başkent konum alan semt mahalle sokak sınır';
const LANDS = 'ülke ülkeler kıta dil millet uyruk devlet cumhuriyet krallık';

/** Turkish. */
export const TR: AnswerWordLists = {
  asking: 'hangi kaç ne kim kimin kime kimi nerede nereye nereden nasıl neden niçin niye kaçıncı neyin neyi',
  askingAfter:
    'nedir neydi nelerdir nelerdi kimdir kimdi kimlerdir neresidir hangisidir hangisiydi kaçtır kaçtı kaçdır neresi nerededir',
  nouns: [
    [
      'number',
      'sayı sayısı yüzde yüzdesi oran oranı miktar miktarı nüfus nüfusu maliyet fiyat uzunluk yükseklik derinlik yaş hız ağırlık kapasite puan süre adet',
    ],
    ['time', 'yıl yılda yıllar tarih gün ay yüzyıl dönem zaman çağ saat hafta'],
    ['land', LANDS],
    ['place', PLACES],
    [
      'person',
      'kişi kral kraliçe başkan lider oyuncu yazar bilim mucit mühendis imparator adam kadın komutan general prens bakan futbolcu sanatçı şarkıcı profesör',
    ],
    ['cause', 'neden nedeni sebep sebebi amaç'],
    [
      'group',
      'şirket kuruluş örgüt grup takım parti mahkeme kurum hükümet üniversite anlaşma yasa savaş kitap kanal gazete',
    ],
    ['name', 'ad adı isim ismi terim kelime sözcük'],
  ],
  titles:
    'kral kraliçe başkan başkanı cumhurbaşkanı başbakan bakan bakanı sir lord dük kont prens prenses imparator papa piskopos general yüzbaşı albay profesör dr bay bayan sayın sultan yazar mühendis',
  besideYear: 'yılında yılı ms mö yılından',
  spans: 'yüzyıl yüzyılda asır onyıl',
  causes: 'çünkü nedeniyle yüzünden dolayı sayesinde sonucu sonucunda sebebiyle için neden böylece',
  copula: '',
  pronouns: 'o bu bunlar onlar şu onun bunun onların buna ona bunu onu böylece bunlardan',
  months: ['tr'],
};
