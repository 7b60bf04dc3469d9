/** Words that stand in texts on anything, function words aside; see common-words.ts. */
export const COMMON_AR = `
وقت سنة عام ناس طريق يوم شيء رجل حياة طفل عالم مدرسة دولة أسرة طالب مجموعة بلد مشكلة يد جزء مكان قضية أسبوع شركة نظام برنامج سؤال عمل
حكومة عدد ليل نقطة بيت ماء منطقة قصة حقيقة شهر حق دراسة كتاب عين كلمة موضوع جانب نوع رأس خدمة صديق قوة ساعة نهاية عضو قانون مدينة مجتمع
اسم رئيس فريق دقيقة فكرة جسم معلومة والد وجه آخر مستوى باب صحة شخص فن حرب تاريخ حزب نتيجة تغيير صباح سبب بحث كان يكون قال فعل حصل ذهب عرف أخذ
رأى جاء فكر نظر أراد أعطى استخدم وجد أخبر طلب عمل بدا شعر حاول ترك بدأ ساعد لعب تحرك عاش كتب قدم جلس وقف فقد دفع اجتمع شمل استمر وضع تعلم
قاد فهم تابع توقف خلق تكلم قرأ سمح أضاف صرف فتح مشى فاز قدم ظهر اعتبر اشترى انتظر خدم مات أرسل توقع بنى بقي وصل قتل ظل جديد جيد أول آخر طويل
عظيم صغير كبير قديم مختلف مهم قليل عام خاص سيء نفس قادر رئيسي أفضل أكثر معظم كثير عديد أصلي ممكن حالي حديث مثل واحد اثنان ثلاثة أربعة خمسة ستة
سبعة ثمانية تسعة عشرة مئة ألف مليون دائما غالبا أحيانا اليوم الآن تقريبا حوالي خلال بعد قبل تم توجد يوجد يعتبر تعتبر أصبح تعد يعد بلغ أهم أبرز
عملية دور طريقة هدف أساس مثال فترة مرحلة حالة صورة شكل حجم نسبة معدل مرة لقب مصطلح منصب
`;
export const COMMON_TR = `
zaman yıl insan yol gün şey adam yaşam dünya okul devlet aile öğrenci grup ülke sorun el bölüm yer durum hafta şirket sistem program soru
iş hükümet sayı gece nokta ev su alan hikaye gerçek ay hak çalışma kitap göz kelime konu yan tür baş hizmet arkadaş güç saat son üye
yasa şehir topluluk ad başkan takım dakika fikir vücut bilgi yüz diğer seviye kapı sağlık kişi sanat savaş tarih parti sonuç değişim
sabah neden araştırma ol et yap söyle git bil al gör gel düşün bak iste ver kullan bul sor çalış dene bırak başla yardım oyna yaşa yaz
sağla otur kaybet öde tanış içer devam öğren anla izle dur yarat konuş oku izin ekle harca büyü aç yürü kazan hatırla sev görün satın
bekle öl gönder bekle kal düş kes ulaş öldür kalk yeni iyi ilk uzun büyük küçük eski farklı önemli az kamu kötü aynı ana en çok daha
bazı birçok olası şimdi bir iki üç dört beş altı yedi sekiz dokuz on yüz bin milyon her bugün yaklaşık sırasında sonra önce olarak
tarafından önemli süreç rol yöntem amaç temel örnek dönem oran kez bulunmak gerekmek olan oldu edilen eden yapılan
`;
export const COMMON_FR = `
temps année personne façon jour chose homme vie enfant monde école état famille étudiant groupe pays problème main partie endroit cas
semaine entreprise système programme question travail gouvernement nombre nuit point maison eau région histoire fait mois droit étude
livre oeil mot sujet côté type tête service ami pouvoir heure fin membre loi ville communauté nom président équipe minute idée corps
information parent visage niveau porte santé art guerre parti résultat changement matin raison recherche être avoir faire dire aller
savoir prendre voir venir penser regarder vouloir donner utiliser trouver demander sembler essayer laisser appeler commencer aider jouer
vivre croire tenir apporter écrire fournir asseoir perdre payer rencontrer inclure continuer apprendre comprendre suivre arrêter créer
parler lire permettre ajouter grandir ouvrir marcher gagner offrir paraître acheter attendre servir mourir envoyer construire rester
tomber atteindre tuer nouveau bon premier dernier long grand petit vieux différent important peu public mauvais même capable principal
meilleur certain général local moderne plusieurs total deux trois quatre cinq six sept huit neuf dix cent mille million toujours
aujourd'hui environ pendant après avant rôle processus méthode but exemple période taux fois
`;
export const COMMON_CKB = `
کات ساڵ خەڵک ڕێگا ڕۆژ شت پیاو ژیان جیهان منداڵ قوتابخانە دەوڵەت خێزان گروپ وڵات کێشە دەست بەش شوێن هەفتە کۆمپانیا سیستەم بەرنامە پرسیار
کار حکومەت ژمارە شەو خاڵ ماڵ ئاو ناوچە چیرۆک ڕاستی مانگ ماف کتێب چاو وشە بابەت لا جۆر سەر خزمەتگوزاری هاوڕێ هێز کاتژمێر کۆتایی ئەندام یاسا شار
ناو سەرۆک تیم بیرۆکە زانیاری ئاست دەرگا تەندروستی کەس هونەر جەنگ مێژوو پارت ئەنجام گۆڕان بەیانی هۆکار نوێ باش یەکەم دواین درێژ گەورە بچووک کۆن جیاواز
گرنگ زۆر هەموو هەندێک ئێستا دوو سێ چوار پێنج شەش حەوت هەشت نۆ دە سەد هەزار ملیۆن ئەمڕۆ نزیکەی دوای پێش لەکاتی
`;
