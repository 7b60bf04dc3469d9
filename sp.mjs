import { loadKnowledge } from './src/knowledge/load.ts';
import { compile } from './src/query/compile.ts';
import { createDrafter } from './src/desk/drafting/draft-article.ts';
const c=compile(await loadKnowledge('knowledge'));const d=createDrafter(c);
const T={en:`The ministry of defence said in a statement on Wednesday that a man had been detained.
It gave no name.
The detainee, it said, had held senior posts.
Officials in the province declined to comment.
Asked about the border, the interior minister said his men were ready.
"We are watching every metre," Shammari said. "Nothing gets through."
With the prime minister saying the frontier was sealed, traders were sent back.
Iraq's foreign minister, who met the US envoy in Baghdad, wants a ceasefire.
Two witnesses described seeing men climb over a wall.
One resident of the town, a shopkeeper, said shooting went on all night.
She said her shop was hit.
A senior officer in the Seventh Division, speaking on condition of anonymity, said more troops were on the way.
More than 300 men got out, by the count of the Syrian Democratic Forces.
The prime minister's office denied this.
Local media, citing a police source, said that two had been killed.
The president of the Taqadum Party has asked leaders to stand together.
Sadr's office published a letter in which the cleric warns of infiltration.
In a post on X, the former speaker called for a national stance.
A UN official put the number of displaced at 5,000.
The mayor told Example Daily that the road would reopen on Monday.
That account was disputed by the army.
For the analysts, the camps are time bombs.
Iraqi security officials, according to The Amargi, say many of the escapees are Iraqis.
“It is quiet here,” according to a border guard.
The army is ready, its spokesman said.
Hussein, for his part, insisted that talks must go on.
The group has claimed responsibility for the blast.
Neither the ministry nor the governor has commented.
What happened next is disputed: the guards say they opened fire, while the tribe says nobody was armed.
The SDF said on Monday it had recaptured 120 detainees, a figure the Syrian government rejects.`,
ar:`ذكرت وزارة الدفاع في بيان صدر يوم الأربعاء أنها اعتقلت رجلاً في كركوك.
وأشارت إلى أن المعتقل شغل مناصب قيادية.
من جهته، أكد وزير الداخلية أن الحدود مؤمنة.
وقال مسؤول محلي طلب عدم الكشف عن اسمه إن القوات وصلت.
وتابع المسؤول أن الوضع هادئ.
وحسب ما أعلنته قوات سوريا الديمقراطية، فر 120 معتقلاً.
في المقابل، نفت الحكومة السورية ذلك.
ونقلت وسائل إعلام محلية عن مصدر في الشرطة أن شخصين قتلا.
كما دعا المسؤولون العراقيون المجتمع الدولي إلى التدخل.
واعتبر خبير أمني أن المخيمات قنابل موقوتة.
وقال رئيس الوزراء محمد شياع السوداني، خلال زيارته إلى القائم، إن الحدود محصنة.
وصرح المتحدث باسم القائد العام للقوات المسلحة بأن التعزيزات مستمرة.
وأوضح المتحدث أن العملية انتهت.
وأعرب الحلبوسي عن قلقه من التطورات.
وبحسب شهود عيان فإن إطلاق النار استمر طوال الليل.
وأفاد مراسلنا بأن الطريق مغلق.
وطالبت النائبة في البرلمان الحكومة بالتحرك.
وجاء في بيان لمكتب رئيس الوزراء أن الاجتماع كان عاجلاً.
وزير الخارجية فؤاد حسين قال إن الحوار ضروري.
"نحن والبيشمركة في خندق واحد"، قال أحد المسؤولين.
وفي تغريدة على منصة إكس، حذر مقتدى الصدر من تسلل المسلحين.
وعبّر سكان البلدة عن خوفهم.
وأعلن الجيش العراقي، اليوم الخميس، مقتل ثلاثة مسلحين.
وقالت مصادر أمنية إن 50 رجلاً عبروا الحدود.
وكان السوداني قد أكد في وقت سابق أن الجماعات المسلحة لم تعد قادرة.`,
ckb:`وەزارەتی بەرگری لە بەیاننامەیەکدا ڕایگەیاند کە پیاوێک دەستگیر کراوە.
هەروەها ئاماژەی بەوە کرد کە پۆستی باڵای هەبووە.
بەرپرسێک کە نەیویست ناوی ئاشکرا بکرێت وتی هێزەکان گەیشتوون.
سەدر هۆشداری دا لە هاتنی چەکداران.
بە گوتەی شایەتحاڵان، تەقە تا بەیانی بەردەوام بوو.
لەلایەن خۆیەوە وەزیری ناوخۆ جەختی لەوە کردەوە کە سنوور پارێزراوە.
سەرۆکوەزیران دەڵێت سنوورەکان پارێزراون.
فوئاد حسێن داوای ئاگربەستی کرد.`};
for(const l of Object.keys(T)){const paragraphs=['x title here now',...T[l].split('\n')];const r=d({publisher:'Example Wire',language:l,published:'2026-01-22',paragraphs,reasons:{}},{origin:{kind:'file'},textHash:'abcdef',now:'2026-02-01'});
for(const [i,p] of paragraphs.entries()){const fs=r.facts.filter(f=>f.paragraph===i+1);if(i)console.log(p);for(const f of fs)console.log('     ',JSON.stringify(f.says),f.status,f.when?.date??'',f.names.join(','))}}
