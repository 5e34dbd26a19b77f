import type { Range } from '#languages'
import type { Id } from '#model'
import { MENTION, type OutlineNode } from '../outline.ts'
import type { ReadTable } from './columns.ts'
import { isWithin, type Thing } from './declared.ts'
import type { Draft } from './draft.ts'
import type { File } from './project.ts'
import { shapeOf } from './shape.ts'
import type { Value } from './values.ts'

const mention = (about: Id, value: Range, lead?: string): OutlineNode => ({
  about,
  role: MENTION,
  sort: 'part',
  value: { from: value.from, to: value.to },
  whole: { from: value.from, to: value.to },
  inside: null,
  implied: false,
  children: [],
  ...(lead ? { lead } : {}),
})

/** Every place of the text that names a constant or the key of a column: they change with it. */
export function mentionsIn(draft: Draft, read: readonly ReadTable[]): readonly OutlineNode[] {
  const keys = read.flatMap(({ table, columns }) =>
    columns.flatMap(({ column }) => {
      const { entry } = column.field
      return entry && isOwn(table.statement, entry, column.key, draft.text) ? [mention(column.id, entry.key)] : []
    }),
  )
  return [...draft.project.files.flatMap((file) => [...namesIn(draft, file), ...keysIn(draft, file)]), ...keys]
}

/** Whether a column stands in its table, under a name without quotes. */
const isOwn = (statement: Range, entry: Range & { readonly key: Range }, key: string, text: string): boolean =>
  isWithin(entry, statement) && text.slice(entry.key.from, entry.key.to) === key

/** The thing of the text that a file means by a name. */
export function meantBy(draft: Draft, file: File, name: string): Thing | null {
  const binding = file.scope.names.get(name)
  const value: Value | null = binding ? draft.project.reading.bound(binding, file) : null
  const thing = value && draft.declared.thingOf(value)
  return thing?.key === name ? thing : null
}

function namesIn(draft: Draft, file: File): readonly OutlineNode[] {
  const found: OutlineNode[] = []
  const known = new Map<string, Thing | null>()
  const meant = (name: string): Thing | null => {
    const had = known.get(name)
    if (had !== undefined) return had
    const thing = meantBy(draft, file, name)
    known.set(name, thing)
    return thing
  }
  for (const it of file.tree.mentions) {
    const thing = meant(it.text)
    if (thing) found.push(mention(thing.id, it, it.short ? `${it.text}: ` : undefined))
  }
  for (const it of file.tree.statements) {
    if (it.sort === 'declare' && it.pattern.sort === 'name') {
      const thing = meant(it.pattern.text)
      if (thing?.statement === it && it.pattern.to > it.pattern.from) found.push(mention(thing.id, it.pattern))
    }
    if (it.sort === 'import')
      for (const item of it.items) {
        const thing = draft.declared.things.find((each) => each.key === item.text && each.file !== file)
        const start = item.from + draft.text.slice(item.from, item.to).indexOf(item.text)
        if (thing && !it.typesOnly && meant(asIn(it.names, item.text)) === thing)
          found.push(mention(thing.id, { from: start, to: start + item.text.length }))
      }
  }
  return found
}

const asIn = (names: readonly { readonly name: string; readonly as: string }[], name: string): string =>
  names.find((it) => it.name === name)?.as ?? name

/** `users.email`, and `t.email` where t is the table within its own third argument. */
function keysIn(draft: Draft, file: File): readonly OutlineNode[] {
  const binders = new Map<number, Thing>()
  for (const table of draft.declared.tables)
    if (table.file === file) {
      const third = shapeOf(table.statement.value)?.base.args[2]?.value
      if (third?.sort === 'function') binders.set(third.from, table)
    }
  return file.tree.members.flatMap(({ of, name, binder }) => {
    const thing = binder === null ? meantBy(draft, file, of) : (binders.get(binder) ?? null)
    const table = thing && draft.declared.tables.find((it) => it === thing)
    const column = table?.columns.get(name.text)
    const entry = column?.field.entry
    if (!table || !column || !entry || !isOwn(table.statement, entry, column.key, draft.text)) return []
    return [mention(column.id, name)]
  })
}
