import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { sqlImporter } from '#import'
import { all, type Design, type Id, type Kind, ObjectsEdit, tablesOf } from '#model'
import { encodeLink } from '#share'
import { openTestPostgres } from '../test/open-postgres.ts'
import { laidOut } from './laid-out.ts'

const folder = new URL('../../shared/corpus/sql-postgres/', import.meta.url)

/** What a diagram shows: tables with their columns, types, defaults, keys and references. */
const SHOWN: ReadonlySet<Kind> = new Set([
  'schema',
  'enum',
  'domain',
  'table',
  'column',
  'primary-key',
  'unique',
  'foreign-key',
])

function withoutTheRest(design: Design): Design {
  const from = [...all(design.objects)]
  const kept = new Set<Id>(from.filter((it) => SHOWN.has(it.kind)).map((it) => it.id))
  const objects = new ObjectsEdit({ buckets: new Map(), roots: design.objects.roots.map(() => new Map()) })
  for (const it of from)
    if (kept.has(it.id)) objects.put({ ...it, comment: null, uses: it.uses.filter((id) => kept.has(id)) })
  return { ...design, objects: objects.done() }
}

function measured(design: Design): string {
  const runs: number[] = []
  let link = ''
  for (let i = 0; i < 7; i++) {
    const start = performance.now()
    link = encodeLink(design)
    runs.push(performance.now() - start)
  }
  const each = link.length / tablesOf(design).length
  return `${link.length} characters, ${each.toFixed(1)} a table, encoded in ${(runs.sort((a, b) => a - b)[3] ?? 0).toFixed(1)} ms`
}

/** Characters and milliseconds of the links of real schemas of fifty tables and more: whole, and what a diagram shows of them. */
export async function measureLinks(): Promise<void> {
  if (!existsSync(folder)) return console.log('Links of real schemas: skipped, ../shared/corpus is not here')
  for (const name of readdirSync(folder).filter((it) => it.endsWith('.sql'))) {
    const imported = await sqlImporter(openTestPostgres).read(readFileSync(new URL(name, folder), 'utf8'), { name })
    const tables = imported ? tablesOf(imported.design).length : 0
    if (!imported || tables < 50) continue
    const design = laidOut(imported.design)
    console.log(`  ${name.padEnd(34)} ${tables} tables, as a diagram shows them: ${measured(withoutTheRest(design))}`)
    console.log(`  ${''.padEnd(34)} whole: ${measured(design)}`)
  }
}
