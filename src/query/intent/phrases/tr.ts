import type { CuePhrases } from '../cue.ts';

/** Turkish phrases that show a wish. */
export const tr: CuePhrases = {
  greeting: [
    'merhaba/selam/slm/mrb/merhabalar herkese?',
    'iyi günler/akşamlar/geceler',
    'günaydın',
    'nasılsın/naber/nbr/nasılsınız',
  ],
  thanks: [
    'teşekkürler/teşekkür/sağol/sağolun/tşk/eyvallah/tesekkurler ederim/ederiz?',
    'çok teşekkürler/teşekkür/sağol ederim?',
  ],
  farewell: ['hoşça kal', 'görüşürüz/güle güle?', 'bay bay'],
  chatter: ['tamam/haha/hahaha/evet/hayır/peki/ok'],
  identity: [
    'sen/siz kimsin/kimsiniz/nesin',
    'kimsin/nesin sen?',
    'sanad nedir/kim',
    'adın/ismin ne',
    'seni kim yaptı/yarattı/geliştirdi',
    'sen? robot/bot/insan musun/mısın',
    'nasıl çalışıyorsun',
  ],
  abilities: [
    'ne/neler yapabilirsin/yapabiliyorsun/biliyorsun/yaparsın/yapıyorsun',
    'bana nasıl yardım edebilirsin/edersin',
    'yardım/komutlar',
    'sana ne/neler sorabilirim',
    'nasıl kullanılır/kullanırım',
  ],
  languages: [
    'hangi/kaç dilleri/dil/dilde/dilleri konuşuyorsun/biliyorsun/anlıyorsun/konuşabilirsin',
    'türkçe/ingilizce/arapça/kürtçe/fransızca biliyor/konuşuyor/anlıyor musun',
    'türkçe/ingilizce/arapça cevap/yaz/konuş ver?',
  ],
  subscribing: [
    'nasıl abone olurum/olabilirim/olunur',
    'günlük özet/bülten',
    'bana haber/bildirim gönder/ver',
  ],
  reliability: [
    'bu/kaynak/haber haber/kaynak? doğru/güvenilir/yalan/sahte/gerçek mu/mi/mı',
    'sana/buna güvenebilir/güvenebilirmiyim miyim?',
    'yalan haber mi',
  ],
  link: [
    'haberin/makalenin/kaynağın linki/bağlantısı/kaynağı ne/nerede/nedir/var?',
    'kaynak/kaynağın/kaynaklar/link ne/nedir/neler/nerede?',
    'makaleyi/haberi nerede/nereden okuyabilirim/bulabilirim',
  ],
  age: [
    'bu? haber/makale/yazı ne zaman/hangi tarihte? yazıldı/yayınlandı/yayımlandı',
    'bu? haber/bilgi/bilgiler/makale ne kadar? eski/güncel/yeni mi?',
    'yayın tarihi ne/nedir?',
  ],
  overview: [
    'ne/neler oluyor/oldu/olmuş/oluyo/var orada/şu/şimdi/bugün? an/anda?',
    'son? durum ne/nedir/nasıl/ne?',
    'özet/özetle/özetler/kısaca/özetini/özeti misin/geç/ver/anlat/çıkar? haberi/makaleyi/durumu/olayı/haber/durum?',
    'haberi/makaleyi/durumu/olayı/yazıyı/olanları kısaca? özetle/anlat/özetler/özetleyin/özetlermisin misin?',
    'haber/makale/yazı/konu/olay ne/neyle hakkında/ilgili/nedir?',
    'ana/en/önemli önemli? noktalar/maddeler/gelişmeler neler/nedir?',
  ],
  gaps: ['ne/neler/neleri bilinmiyor/bilmiyoruz/belirsiz', 'cevapsız/açık sorular'],
  disputed: ['ne/neler/hangi tartışmalı/çelişkili/konularda', 'çelişkiler/anlaşmazlıklar neler?'],
  latest: [
    'yeni/yeniler bir? şey/ne/haber/gelişme var mı/bugün?',
    'son/en haberler/gelişmeler/dakika/yeni/güncel neler?',
    'ne değişti',
  ],
  people: ['adı geçen/geçenler kişiler/herkes/kimler?', 'önemli/ana kişiler/aktörler kimler/kim?'],
  profile: [
    'hakkında/hakkinda bilgi/ne ver/biliyoruz/biliyorsun/söyle/anlat/diyor/deniyor?',
    'rolü/görevi/pozisyonu/tutumu ne/nedir',
    'kimdir/kim/nedir/kimler',
  ],
  comparison: [
    'karşılaştır/kıyasla/karşılaştırma/fark/farkı/farklar/arasındaki ne/nedir/fark?',
    'aynı şeyi/şey mi? söylüyor/diyor/söylüyorlar? mu?',
    'aynı fikirde/görüşte mi/mu?',
  ],
  more: ['devam et?', 'daha fazla/ne? bilgi/anlat/ver?', 'başka ne/neler/bir? var/şey?', 'sonra ne oldu?'],
  confirmation: [
    'bunu/onu kim söyledi/söylüyor/diyor/dedi/demiş',
    'kim söylüyor/söyledi/diyor/dedi/demiş bunu?',
    'bu/doğru/emin doğrulandı/doğru/kesin/resmi/misin mı/mi/mu?',
    'kaynağı ne/kim',
  ],
};
