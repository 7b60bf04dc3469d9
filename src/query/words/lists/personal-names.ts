/**
 * Given names that many people bear, and surnames of public figures, in Latin letters and in Arabic: whoever types one
 * means that person. Names that are words too are left out.
 */
export const PERSONAL_NAMES = `
abdallah abdullah abdel abdul ahmad ahmed akram ali amal amir anwar ayman aziz barack bashar benjamin bill boris
david donald dmitri emmanuel erdogan fadi faisal farid fatima george hadi haider hakan hamid hamza hasan hassan hillary
ibrahim idris imran ismail jack jalal james jamal jan jihad joe john jordan joseph kamala karim kevin khaled khalid
layla leila mahdi mahmoud mahmud maria mark masoud masud michael mike mohsen moshe mustafa nadia nancy narendra
nasser nouri nuri olaf omar osama paul peter qasem qassem rashid recep reza richard robert rami saad saddam saif salah
salim salman samir sara sarah saleh selim shirin soleimani stephen tariq thomas tony vladimir volodymyr walid william
yasser yasin yousef youssef yusuf zahra zain zaid ziad
صدام بشار عمر علي حسن حيدر نوري مسعود مصطفى ابراهيم خالد سليمان فاطمة زينب كمال جمال قاسم
aaron abadi abadie abbas abdo abidi abu adel adham adnan aisha albert alex alexander alice allawi allen
amanda amber amin amina amira amiri amr amy ana anderson andrea andrew andy angela anna anthony aoun arafat
arif arthur asaad asad ashraf assad ataturk aya ayse barbara barzani barzanji bashir bassam berri betty bilal
blair bob bolton brad brandon brian brown bruce burak campbell carl carlos carol caroline catherine chalabi
charles charlie chris christine clara clark claude clinton cruz cynthia cyrus dalia daniel danny davis
davutoglu dawood dean deborah demirel dennis diana diego dorothy edward edwards einstein elena elias
elizabeth ella ellen elon emily emma emre eric erik ernest esra eva evans fadhil fahad farah faruk fatma
fernando fidan firas foster francois fred gabriel gaddafi gandhi garcia gary gerald ghani ghassan giorgio
gloria gordon grace greg gulsum guterres habib hadid haidar halil hall hamad hana hannah hans hariri harold
harrington harrison harun hashim hashimi hatice hawking hayder heather helen helena henri henry hernandez
hezbollah hisham hitler howard hughes hussam ian ilham imad imamoglu ingrid irene isaac isabel ivan jaafar
jackson jacob jad jafar jake jamil jane jasim jason jassim jawad jean jeff jenkins jennifer jeremy jerry
jesse jessica jill jim jimmy joan joel johnny johnson jolani jon jonathan jones jorge jose josephine joyce
juan judith judy julia julian julien jumblatt justin kadhimi kamal karen karl karzai kate katherine kathleen
keith kelly kemal ken kennedy kenneth kerry khalil khamenei khazali khomeini kim kimberly kissinger kushner
kyle laila larry latif laura lauren laurent lavrov lee lenin leo leon leonard lewis leyla lincoln linda
lindsay lisa lola lopez louis lucas lucy luis luke lynn macron maduro maher mahmut majid mandela mansour
manuel marc marco margaret marilyn mario martha martinez marwan mary masrour matthew maurice max maya mbappe
mehdi mehmet melissa merkel mia michel michelle miguel mina mitchell mohammed mona moore morgan morris moses
mostafa mousa mubarak mueller muhandis murat murphy musa musk mustapha muthanna nabil nadine najib najim
nasir nasrallah natalie nathan naved nawal nazar nechirvan nelson netanyahu newton nicholas nicole nihad
nixon noah nora nour obaidi obama obeidi ocalan oconnor oleg olga oliver olivia omer orban oscar osman othman
ozan pablo pamela parker pascal patricia patrick paula pedro pence peterson petraeus phil philip philippe
phillips pierre pompeo putin qaddafi qais qasim rachel rafid rahim raisi raja ralph ramirez ramon rana randy
rania raul ray raymond rebecca reed rex riad ricardo richardson rick rita roberto roberts robin robinson
rodrigo rodriguez roger rogers ron ronald rouhani roy rubio ruby rumsfeld russell ruth ryan sabri sadeq sadiq
salem sally salma sam samantha sami samuel sanchez sandra sarkozy sarmad scholz scott sean selman shaara
shakir shane sharaa sharif sharon sherif shirley shishakli simon sinatra sisi sistani smith sofia sohail
sonia sophia sophie stalin starmer stefan stella stephanie steve steven stewart stuart sullivan sultan sunak
susan suzanne tahir talabani talib tamer tanya tarek taylor teresa thaer thatcher theo theresa thompson
tillerson tim timothy todd tom torres tracy trump truss ubaidi uday umar ursula usama valerie vance veronica
victor victoria viktor vincent virginia volkan wael waleed walker walter wanda watson wayne wendy williams
wilson wright xavier yahya yasmin yeltsin younis zainab zaki zarif zarqawi zawahiri zayd zebari zeina zeki
zelensky zelenskyy zeynep ziyad zoe zuckerberg zuhair
احمد اسماعيل اسحاق اسامة ايمن امير امين انور اياد بدر بسام بلال ثامر جابر جاسم جعفر جلال جميل جواد حاتم حامد
حسام حمزة حميد حنان خليل داود رامي رائد رضا زهراء زهير زيد سامي سعد سعدون سليم سمير سيف شاكر صالح ضياء طارق
طاهر طلال عارف عباس عدنان عزيز علاء عماد عمار غسان فاروق فاضل فراس فريد فهد قصي قيس كريم لطيف لؤي ماجد مازن
ماهر مثنى محسن محمود مراد مروان مريم معاذ منصور منى مهدي مهند موسى نبيل نجيب نور هاشم هاني هشام هيثم وائل
وسام وليد ياسين يحيى يوسف يونس العبادي الكاظمي العامري الخزعلي الاسد الحريري السيسي السيستاني خامنئي خميني
سليماني المهندس نصرالله ترامب بايدن اوباما بوتين زيلينسكي ماكرون اردوغان نتنياهو القذافي مبارك الحلبي الجبوري
الدليمي العبيدي الزيدي الصالحي علاوي زيباري الهاشمي النجيفي الخنجر الزرقاوي
`;
