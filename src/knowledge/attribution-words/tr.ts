import { type AttributionWords, everywhere } from './words.ts';

const VERB =
  '(?:dedi|diyor|söyledi|söylüyor|söylediler|açıkladı|açıklıyor|belirtti|bildirdi|duyurdu|kaydetti|vurguladı|ekledi|savundu|uyardı|konuştu|aktardı|anlattı|yazdı|paylaştı|' +
  '(?:ifade|iddia|(?<!zafer )ilan|itiraf|(?<=[ıiuü]n[ıiuü] )kabul|talep) etti|öne sürdü|dile getirdi|altını çizdi|yalanladı|doğruladı|(?<=(?:iddia|haber|suçlama|söylenti|rapor)\\p{L}* )reddetti|görüşünde(?:ydi|ler)?|kanaatinde|sözlerine ekledi|kınadı|(?:çağrı|çağrısında|uyarısında|açıklamasında)(?: \\p{L}+)? ?(?:yaptı|bulundu)|açıklama yaptı|istedi|düzeltti|geri çekti|düşünüyor|inanıyor|tahmin ediyor|korkuyor|endişe ediyor|suçladı|değerlendirdi|değerlendiriyor|tahmin etti|öngördü|öngörüyor|hatırlattı|işaret etti|dikkat çekti|ileri sürdü|yineledi|tekrarladı|ima etti|kaydediyor|bildiriyor|belirtiyor|savunuyor|vurguluyor|uyarıyor|iddia ediyor|istiyor|umuyor|bekliyor|şikayet etti|teyit etti|inkâr etti|inkar etti|eleştirdi|memnuniyetle karşıladı|taahhüt etti|söz verdi|vaat etti|şüpheyle karşıladı|geri aldı|rakam verdi)';

export const TR: AttributionWords = {
  patterns: [
    {
      find: everywhere('(?:^|[,;]\\s*)(?<speaker>[^,;:“”]+?)\\s+göre(?!\\p{L})'),
      repair: [
        [/['’](?:y[ae]|n[ae]|[ae])$/iu, ''],
        [
          /(?<=(?:^|\s)(?:polis|uzman|tanık|kaynak|komutan|bakan|diplomat|doktor|muhtar|subay|general|analist|ajans|yetkil))[ae]$/iu,
          '',
        ],
        [/(l[ae]r)[ae]$/iu, '$1'],
        [/(l[ıi])ğ[ae]$/iu, '$1k'],
        [/([ıiuü])n[ae]$/iu, '$1'],
        [/(?<=\p{L}{3}[aeıioöuü])y[ae]$/iu, ''],
      ],
    },
    {
      find: everywhere(
        '(?:^|[,;]\\s*)(?<speaker>[^,;:“”]+?)\\s+(?:tarafından )?yapılan (?:yazılı |resmi |resmî )?açıklama',
      ),
      repair: [[/['’]?(?:n?[dt][ae]n)$/iu, '']],
    },
    {
      find: everywhere(
        `”[\\s,]*(?:diyen |diye (?:konuşan )?)(?<speaker>(?:bir )?[^,;:“”]+?)(?=,|\\s+\\p{Ll}|\\.?$)`,
        'u',
      ),
    },
    {
      find: everywhere(`”[\\s,]*(?:dedi|diye konuştu|diye yazdı|ifadesini kullandı) (?<speaker>[^,;:“”.]+)`),
    },
    { find: everywhere(`(?:^|”\\s*)(?<speaker>[^,;:“”]+),.*(?<!\\p{L})${VERB}(?!\\p{L})`) },
    { find: everywhere(`^(?<speaker>[^,;:“”]*?)[,:]?\\s*“”[\\s,]*(?:\\p{L}+ )?${VERB}`) },
    { find: everywhere(`”[\\s,]*(?!diye\\b)(?<speaker>[^,;:“”]*?)[,]?\\s*(?<!\\p{L})${VERB}(?!\\p{L})`) },
    {
      find: everywhere(
        `^(?:\\p{Lu}\\p{L}+(?:['’][dt][ae](?:ki)?)? )?(?<speaker>(?:bir|iki|üç|bazı) \\p{L}+(?: (?:müdürü|yetkilisi|üyesi|sahibi|görevlisi|kaynağı|çalışanı|sakini|subayı|memuru|komutanı|sözcüsü|temsilcisi|avukatı|uzmanı|doktoru))?)(?= [^,“”]*(?<!\\p{L})${VERB}\\.?$)[^,“”]*$`,
        'iu',
      ),
    },
    {
      find: everywhere(
        `^(?!\\p{Lu}\\p{Ll}+[ıiuü]n (?:\\S+ )*\\S*(?:[dt][ıiuü]ğ[ıiuü]n[ıiuü]|[ae]cağ[ıi]n[ıi]|m[ae]s[ıi]n[ıi]) )(?!\\p{Lu}\\p{L}+['’][dt][ae])(?<speaker>(?:\\p{Lu}\\p{L}*(?:['’]\\p{Ll}+)?\\s?)(?:\\p{Lu}\\p{L}*\\s?){0,4}(?:(?!iki |kendi )\\p{Ll}+(?:lığı|liği|luğu|lüğü|lar[ıi]?|ler[ıi]?|cüsü|cısı|anı|isi|ı|i) ){0,2})(?<![\\p{L}’](?=\\p{L}))(?!\\p{Lu}\\p{L}*\\s)(?!\\s?\\p{Ll}+[ıiuü]n\\s(?!\\p{L}*(?:[dt][ıiuü]ğ|[ae]ca|m[ae]s)))(?=[^,“”]*(?<!\\p{L})${VERB}\\.?$)[^,“”]*$`,
        'u',
      ),
    },
    // No subject: whoever spoke last goes on.
    { find: everywhere(`(?<speaker>)(?<!\\p{L})${VERB}\\.?$`) },
  ],
  pronouns:
    /^(?:o|onlar|bu|bunlar|kendisi|buna|şu|açıklamada|aynı (?:kaynak|yetkili)|bakan|yetkili|sözcü)$/iu,
  rejected:
    /^(?:diye|ki|ve|ama|ancak|[iİ]ddia|[iİ]ddialar|söylenti|söylentiler|haber|haberler|rapor|plan|duruma|bilgi|bilgiler|(?:edinilen|alınan|[iİ]lk|gelen|eldeki) (?:bilgi|bilgiler|haber|rapor)(?:ler)?|program|anlaşma|karar|yasa|kanun|takvim|buna|şuna|ona)$/iu,
  lead: /^(?:\p{Lu}\p{L}+['’][dt][ae](?!ki)|\p{Lu}\p{L}+['’][dt][ae]ki(?=\s(?:bir|iki|üç|bazı|\p{Ll}))|ancak|ayrıca|öte yandan|fakat|dün|bugün|(?:pazartesi|salı|çarşamba|perşembe|cuma|cumartesi|pazar)(?: günü)?|geçen hafta)(?=\s)/iu,
  trail:
    /\s(?:ise|da|de|ayrıca|dün|bugün|(?:pazartesi|salı|çarşamba|perşembe|cuma|cumartesi|pazar)(?: günü)?|geçen hafta)$/iu,
};
