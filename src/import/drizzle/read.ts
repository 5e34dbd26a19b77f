import type { Reading } from '../importer.ts'
import type { Outline } from '../outline.ts'
import { applied } from './applied.ts'
import { tellUnknownArguments } from './arguments.ts'
import { findColumns, readColumns } from './columns.ts'
import type { ExtraEntry, Table } from './declared.ts'
import { commentOf, Draft } from './draft.ts'
import { readExtra, readUnique } from './keys.ts'
import { outlineOf } from './outline.ts'
import { placesNaming } from './places-naming.ts'
import { readPolicy } from './policies.ts'
import { readReferences } from './references.ts'
import { readRoots, readViews } from './roots.ts'
import { chainOf, isNothing } from './values.ts'
import { wordingOf } from './wording.ts'

export const PATH = 'schema.ts'

/** Reads a project in Drizzle: what drizzle-kit would make of it in Postgres. */
export function readDrizzle(text: string, name?: string): Reading {
  const draft = new Draft(text, PATH)
  const { tables } = draft.declared
  for (const table of tables) {
    tellTable(draft, table)
    findColumns(draft, table)
  }
  readRoots(draft)
  const read = tables.map((table) => {
    const comment = commentOf(table.statement.doc)
    draft.add('table', { id: table.id, name: table.name, parent: draft.declared.schemaId(table.schema), comment })
    return { table, columns: readColumns(draft, table) }
  })
  for (const { table, columns } of read) {
    for (const column of columns) readUnique(draft, table, column)
    const extras = extrasOf(draft, table)
    draft.extras.set(table, extras)
    // drizzle-kit adds references last: of two constraints of one name it is the reference that Postgres refuses.
    for (const extra of extras) if (!isReference(extra)) draft.tie(extra, readExtra(draft, table, extra))
    for (const column of columns) readReferences(draft, table, column)
    for (const extra of extras) if (isReference(extra)) draft.tie(extra, readExtra(draft, table, extra))
    draft.telling.enter(table.statement, 'modelled')
  }
  readLinked(draft)
  readViews(draft)
  tellUnknownArguments(draft)
  const { spentAt } = draft.project.reading
  if (spentAt) draft.telling.refuse('There is too much to read here: it is given up', spentAt, 'too-large')
  const design = draft.made(name)
  let outline: Outline | null = null
  return {
    design,
    notices: [...draft.telling.notices, ...draft.telling.told("Drizzle's client")],
    ledger: [...draft.telling.ledger].sort((a, b) => a.at.from - b.at.from),
    outline: () => {
      outline ??= outlineOf(draft, read)
      return outline
    },
    wording: wordingOf(draft, read),
    mentions: () => placesNaming(draft, read),
  }
}

/** drizzle-kit looks at what a file exports. */
function tellTable(draft: Draft, table: Table): void {
  const { root } = chainOf(table.call)
  const isSecured = root.is === 'library' && root.name === 'pgTable.withRLS'
  if (isSecured || table.more.some((it) => it.name === 'enableRLS')) draft.secured.add(table.id)
  if (table.exported) return
  const message = `${table.key} is not exported, so drizzle-kit does not see it; it was read all the same`
  draft.say({ code: 'not-exported', severity: 'warning', message }, table.call.at)
}

const isReference = ({ value }: ExtraEntry): boolean => {
  const { root } = chainOf(value)
  return root.is === 'library' && root.name === 'foreignKey'
}

/** What stands in a table's third argument, however it is written. */
export function extrasOf(draft: Draft, table: Table): readonly ExtraEntry[] {
  const given = table.call.args[2]
  if (!given || isNothing(given)) return []
  const value =
    given.is === 'function' ? applied(draft.project.reading, given, { args: [table.call], at: table.call.at }) : given
  if (value.is === 'list')
    return value.items.flatMap(({ value: it, at }) =>
      it.is === 'list'
        ? it.items.map((each) => ({ ...each, said: each.at, key: null }))
        : [{ value: it, at, said: at, key: null }],
    )
  if (value.is === 'record')
    return [...value.fields].map(([key, { value: it, entry }]) => ({
      value: it,
      at: entry ?? table.call.at,
      said: entry?.value ?? table.call.at,
      key,
    }))
  draft.unread(`The third argument of ${table.key} can’t be read`, value, table.call.at)
  return []
}

/** Policies that are said apart from their table: `pgPolicy(…).link(table)`. */
function readLinked(draft: Draft): void {
  for (const it of draft.declared.things) {
    if (it.sort !== 'policy') continue
    const link = it.more.find((call) => call.name === 'link')
    const table = draft.declared.tableOf(link?.args[0])
    if (table) readPolicy(draft, table, it.call)
    else if (link) draft.unread(`The table of the policy ${it.name} can’t be read`, link.args[0] ?? null, it.call.at)
  }
}
