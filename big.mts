import Database from 'better-sqlite3';
import { openSqliteStore } from './src/store/sqlite.ts';
import { everything } from './src/access/access.ts';
import { verifyQuotation } from './src/engine/verify.ts';
import { Quoter } from './test/eval/verify/quotations.ts';
import { seeded } from './test/doubles/seeded.ts';
const path='/tmp/rb/251287-seed1-made1-tables10/store.db';
const db=new Database(path,{readonly:true});
const max=(db.prepare('SELECT max(key) AS m FROM paragraph').get() as any).m as number; console.log('paragraphs',max);
const random=seeded(5);const sources=[];const get=db.prepare('SELECT d.id, p.position, x.text FROM paragraph p JOIN paragraph_text x ON x.paragraph=p.key JOIN document d ON d.key=p.document WHERE p.key=?');
for(let i=0;i<1500;i++){const r=get.get(1+Math.floor(random()*max)) as any;if(r)sources.push({document:r.id,index:r.position,tokens:r.text.split(/\s+/)});}
db.close();
const q=new Quoter(sources as any,random);
const store=openSqliteStore(path,{readOnly:true});
const cases=['exact','altered','invented','spliced'] as const;
await verifyQuotation(store,everything,'warm up the political prisoners of the embassy',0);
for(const k of cases){const cpu:number[]=[],wall:number[]=[];const v=new Map<string,number>();
 for(let i=0;i<25;i++){const c=q[k]();const a=process.cpuUsage();const t=performance.now();const ans=await verifyQuotation(store,everything,c.typed,0);const b=process.cpuUsage(a);cpu.push((b.user+b.system)/1000);wall.push(performance.now()-t);v.set(ans.verdict,(v.get(ans.verdict)??0)+1);}
 const s=(x:number[])=>{x.sort((a,b)=>a-b);return `p50 ${x[x.length>>1].toFixed(0)} max ${x.at(-1)!.toFixed(0)}`};
 console.log(k,[...v].join(' '),'cpu',s(cpu),'wall',s(wall));}
await store.close();
