import fs from 'fs';
import { attributionIn } from './src/knowledge/attribution.ts';
import { sentencesOf } from './src/knowledge/sentences.ts';
const [file,lang,n]=process.argv.slice(2);
const d=JSON.parse(fs.readFileSync(file,'utf8'));let c=0;
const speech={en:/["“”]|\b(sa(id|ys?)|told|according|claim|announc|warn|argu|believ|report|stat(ed|es)|deni|critici|comment|call)/i,ar:/قال|ذكر|أعلن|صرح|أكد|يقول|بحسب|وفق|أشار|«|"/,tr:/dedi|söyle|göre|açıkla|belirt|iddia|"/i}[lang];
const seen=new Set();
for(const a of d.data)for(const p of a.paragraphs)for(const {text} of sentencesOf(p.context,lang)){if(!speech.test(text)||seen.has(text)||text.length>260)continue;seen.add(text);
 if((seen.size*7919)%n!==0)continue;const r=attributionIn(text,lang);console.log((r?'['+(r.speaker??'<'+(r.pronoun??'')+'>')+'] ':'[-] ')+text);}
