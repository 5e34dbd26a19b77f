import { openPostgres } from '#postgres'
import { sqlImporter } from '#import'
import { sqlExporter, textOf } from '#export'
import { plan } from '#migrate'
import { NOTHING } from '#model'
import { provePlan } from '#proof'
import { readFileSync, writeFileSync } from 'node:fs'
for (const f of process.argv.slice(2)) {
const text = readFileSync(f, 'utf8')
const t0=Date.now()
const importer = sqlImporter((extensions) => openPostgres({ extensions }))
const got = (await importer.read(text, {}))!
const t1=Date.now()
const out = sqlExporter.emit(got.design, {}).files[0]!
writeFileSync('/tmp/out.sql', textOf(out))
const t2=Date.now()
const db = await openPostgres({ extensions: [...textOf(out).matchAll(/CREATE EXTENSION IF NOT EXISTS "?([\w-]+)/g)].map(m=>m[1]!) })
const { runStatements } = await import('#proof')
const { split } = await import('./src/import/sql/split.ts')
const refusals = await runStatements(db, split(textOf(out)).map(p=>p.text))
const { readCatalog } = await import('#postgres')
const { driftBetween } = await import('#model')
const back = (await readCatalog(db)).design
const drift = driftBetween(got.design, back)
console.log(f.split('/').pop(), 'import', t1-t0, 'export', t2-t1, 'run', Date.now()-t2, 'refusedIn', got.ledger.filter(e=>e.fate==='refused').length, 'refusals', refusals.length, 'drift', drift.length)
for (const n of got.ledger.filter(e=>e.fate==='refused').slice(0,12)) console.log('   I', n.code, n.message?.slice(0,110), '|', n.head.slice(0,110), n.at.line)
for (const r of refusals.slice(0,6)) console.log('   R', r.code, r.message.slice(0,150), '|', r.sql.slice(0,140).replace(/\s+/g,' '))
for (const d of drift.slice(0,8)) console.log('   D', d.kind, d.path, d.field, JSON.stringify(d.before)?.slice(0,220), '->', JSON.stringify(d.after)?.slice(0,220))
await db.close()
}
