// tallies only: kinds of wrong speakers and near, no text
import { readDraftingLabels } from './scripts/drafting/labels.ts';
import { compareDrafts } from './scripts/drafting/compare.ts';
import { loadKnowledge } from './src/knowledge/load.ts';
import { compile } from './src/query/compile.ts';
import { createDrafter } from './src/desk/drafting/draft-article.ts';
const k=await loadKnowledge('knowledge');const d=createDrafter(compile(k));
const t={};const add=x=>t[x]=(t[x]??0)+1;
const {misses}=compareDrafts(readDraftingLabels(process.argv[2]),d,k);
for(const m of misses){const what=m.split(' ')[1].replace(':','');const tail=m.split('\n    got ')[1];const i=tail.lastIndexOf(', wanted ');let g,w;try{g=JSON.parse(tail.slice(0,i));w=JSON.parse(tail.slice(i+9))}catch{add(what+' ?');continue}
 if(what==='speaker'){const kind=x=>x==null?'none':typeof x==='string'?'id':x.name?(x.words?'name+words':'name'):'words';let rel='';if(g&&w){const a=(typeof g==='string'?g:Object.values(g)[0]).toLowerCase(),b=(w.words??'').toLowerCase();if(b&&a&&typeof g!=='string')rel=a===b?'same':b.includes(a)?'ours shorter '+(a.split(' ').length+'/'+b.split(' ').length):a.includes(b)?'ours longer '+(a.split(' ').length+'/'+b.split(' ').length):'other'; if(typeof g==='string'&&w.name)rel='other id'}add('speaker ours '+kind(g)+' label '+kind(w)+' '+rel)}
 else if(what==='status')add('status '+g+' for '+w);
 else if(what==='names')for(const n of g)add('name '+n);
 else if(what==='when')add('when ours '+(g?(g.date.includes('/')?'interval':g.date.length):'none')+' label '+(w?(w.date.includes('/')?'interval':w.date.length)+w.inferred:'none'));
 else if(what==='relation')add('rel '+g+' for '+w);
 else add(what)}
console.log(Object.entries(t).sort((a,b)=>b[1]-a[1]).map(([a,b])=>b+' '+a).join('\n'));
