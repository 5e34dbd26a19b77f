import { openPostgres } from '#postgres'
import { sqlImporter } from '#import'
import { all } from '#model'
import { readFileSync } from 'node:fs'
const text = readFileSync(process.argv[2]!, 'utf8')
const t0=Date.now()
const importer = sqlImporter((extensions) => openPostgres({ extensions }))
const got = await importer.read(text, {})
console.log('ms', Date.now()-t0)
const counts: Record<string, number> = {}
for (const o of all(got!.design.objects)) counts[o.kind] = (counts[o.kind] ?? 0) + 1
console.log(JSON.stringify(counts))
const fates: Record<string, number> = {}
for (const e of got!.ledger) fates[e.fate] = (fates[e.fate] ?? 0) + 1
console.log(JSON.stringify(fates))
for (const n of got!.notices.slice(0, 25)) console.log(n.severity, n.code, n.message.slice(0,160), n.at?.line, n.at?.column)
