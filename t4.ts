import { openPostgres } from '#postgres'
import { sqlImporter } from '#import'
import { driftBetween, tablesOf, apply, placeObjects, MAIN_DIAGRAM, all, rootsOf } from '#model'
import { toFile, fromFile, encodeLink, decodeLink } from '#share'
import { readFileSync } from 'node:fs'
for (const f of process.argv.slice(2)) {
const got = (await sqlImporter((extensions) => openPostgres({ extensions })).read(readFileSync(f, 'utf8'), {}))!
let design = got.design
const tables = tablesOf(design)
design = apply(design, placeObjects(design, MAIN_DIAGRAM, { at: new Map(tables.map((t, i) => [t.id, { x: Math.floor(Math.random()*800)*8, y: Math.floor(Math.random()*800)*8 }])), placed: true }))
const file = toFile(design)
const back = fromFile(file)
const same = back.design && toFile(back.design) === file
encodeLink(design); const t=performance.now(); const link = encodeLink(design); const ms = performance.now()-t
const opened = decodeLink(link)
const t2=performance.now(); decodeLink(link); const ms2 = performance.now()-t2
const again = opened.design && encodeLink(opened.design) === link
console.log(f.split('/').pop(), 'tables', tables.length, 'objects', [...all(design.objects)].length, 'raw', rootsOf(design,'raw').length, 'views', rootsOf(design,'view').length, 'file', file.length, same, back.notices.slice(0,2), 'link', link.length, 'per table', (link.length/tables.length).toFixed(1), 'enc', ms.toFixed(1), 'dec', ms2.toFixed(1), again, opened.notices[0]?.message, opened.design ? driftBetween(design, opened.design).length : '-')
}
