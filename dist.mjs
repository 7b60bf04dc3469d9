import fs from 'fs';
import { loadKnowledge } from './src/knowledge/load.ts';
import { compile } from './src/query/compile.ts';
import { NearFacts } from './src/desk/drafting/near-facts.ts';
import { createDrafter } from './src/desk/drafting/draft-article.ts';
const k=await loadKnowledge('knowledge');const c=compile(k);
const orig=NearFacts.prototype.nearest;const log=new Map();
NearFacts.prototype.nearest=function(...a){const r=orig.apply(this,a);log.set(a[0].tokens.map(t=>t.surface).join(' '),r);return r};
const d=createDrafter(c);const A=[],B=[];
import { tokenize } from './src/query/words/fold.ts';
for(const a of JSON.parse(fs.readFileSync('tests/drafting/work.json'))){d({publisher:a.publisher,language:a.language,published:a.published,paragraphs:a.paragraphs,reasons:{}},{origin:{kind:'file'},textHash:'x',now:'2026-02-01'});
 for(const s of a.sentences){if(!s.worth)continue;const r=[...log].find(([t])=>t===tokenize(s.sentence).map(t=>t.surface).join(' '))?.[1];if(!r)continue;
  if(s.near.length){const i=r.findIndex(x=>s.near.includes(x.fact.id));A.push([i,r[i]?.nearness.toFixed(2),r[i]?.coversFact.toFixed(2),r[0]?.nearness.toFixed(2),s.relation].join(' '))}else B.push(r[0]?.nearness.toFixed(2)+' '+r[0]?.coversFact.toFixed(2))}}
console.log(A.join(' | '));console.log(B.sort().join(' | '));
