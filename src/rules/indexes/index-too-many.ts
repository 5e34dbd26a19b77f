import { type Design, foreignKeysOf, type Id, indexesOf } from '#model'
import { demandsServed } from '../queries/serving.ts'
import { hasTag } from '../reading/intent.ts'
import { wholeTable } from '../reading/shapes.ts'
import { listed } from '../reading/words.ts'
import { type Rule, severities } from '../rule.ts'

const isWrittenMuch = (design: Design, table: Id): boolean => {
  const estimate = design.intent.get(`estimate/${table}`)
  return (
    hasTag(design, table, 'write-heavy', 'insert-heavy') ||
    (estimate?.sort === 'estimate' && estimate.writes === 'many')
  )
}

const INDEXES = Array.from({ length: 9 }, (_, i) => `create index on readings (v${i});`).join('\n')
const COLUMNS = Array.from({ length: 9 }, (_, i) => `v${i} int`).join(', ')

export const indexTooMany: Rule = {
  id: 'index-too-many',
  group: 'indexes',
  title: 'A table has no more indexes than its writes can bear',
  why: 'Each index is one more place to write for every row, one more thing to vacuum, and a reason why an update can’t stay on its page; past some number they slow down more than they find.',
  bad: `create table readings (id uuid primary key default gen_random_uuid(), ${COLUMNS});\n${INDEXES}`,
  good: `create table readings (id uuid primary key default gen_random_uuid(), ${COLUMNS}, unique (v0, v8));\n${INDEXES.split('\n').slice(1).join('\n')}`,
  severity: severities('I - W I I W'),
  *check(table, { design, options }) {
    const owner = wholeTable(design, table)
    if (!owner) return
    const all = indexesOf(design, table).filter((it) => !it.unique)
    const much = isWrittenMuch(design, table)
    const most = Number(options.mostIndexes) / (much ? 2 : 1)
    if (all.length <= most) return
    const keyed = foreignKeysOf(design, table).flatMap((key) => key.columns)
    const idle = all.filter(
      (it) => !keyed.includes(it.keys[0]?.column ?? 'column:none') && demandsServed(design, table, it).length === 0,
    )
    const first =
      idle.length > 0 ? `; no foreign key and no declared query needs ${listed(idle.map((it) => it.name))}` : ''
    yield {
      about: table,
      message: `${owner.name} has ${all.length} indexes beside its keys${much ? ' and is written much' : ''}${first}`,
    }
  },
}
