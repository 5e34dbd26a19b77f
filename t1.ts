import { openPostgres, readCatalog } from '#postgres'
import { canonOf } from '#model'
import { readFileSync } from 'node:fs'
const db = await openPostgres()
await db.exec(readFileSync(process.argv[2]!, 'utf8'))
const t=Date.now()
const { design } = await readCatalog(db)
console.log(Date.now()-t)
for (const [k, c] of canonOf(design)) console.log(k, JSON.stringify(c.facts))
await db.close()
