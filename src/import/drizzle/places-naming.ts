import type { Id } from '#model'
import { type Mention, mentionsOf, spoken, unquoted } from '../mention.ts'
import type { ReadTable } from './columns.ts'
import { isWithin } from './declared.ts'
import type { Draft } from './draft.ts'
import { mentionsIn } from './mentions.ts'
import { outlineOf } from './outline.ts'
import { shapeOf } from './shape.ts'

const QUOTED = /^[\w$.]+\(\s*(['"`])((?:(?!\1)[^\\\n])+)\1/

/** Every place of the text that names a constant, the key of a column, or something by its name in the database. */
export function placesNaming(draft: Draft, read: readonly ReadTable[]): readonly Mention[] {
  const { things } = draft.declared
  const given = new Set<number>([
    ...things.flatMap(({ statement: { pattern } }) => (pattern.sort === 'name' ? [pattern.from] : [])),
    ...read.flatMap(({ columns }) => columns.flatMap(({ column: { field } }) => field.entry?.key.from ?? [])),
  ])
  // A schema has an object of its own from the first that stands in it.
  const schemas = new Map<Id, Id>(
    things.map((it) => [it.id, it.sort === 'schema' ? draft.declared.schemaId(it.name) : it.id]),
  )
  return [...mentionsOf(mentionsIn(draft, read), given), ...inStrings(draft, read)].map((it) => ({
    ...it,
    about: schemas.get(it.about) ?? it.about,
  }))
}

/** What is called in the database by a string. */
function inStrings(draft: Draft, read: readonly ReadTable[]): readonly Mention[] {
  const { text } = draft
  const things = draft.declared.things.flatMap((it) => {
    const called = shapeOf(it.statement.value)?.called
    return called && text.slice(called.from + 1, called.to - 1) === it.name
      ? [spoken(it.id, unquoted(called), { inDatabase: true })]
      : []
  })
  const columns = outlineOf(draft, read).flatMap((block) =>
    block.children.flatMap(({ about, children }) =>
      children.flatMap((part) =>
        part.children.flatMap((it) =>
          about && it.role === 'called' ? [spoken(about, unquoted(it.value), { inDatabase: true })] : [],
        ),
      ),
    ),
  )
  const keys = read.flatMap(({ table }) =>
    (draft.extras.get(table) ?? []).flatMap((extra) => {
      const about = draft.ties.get(extra)?.about
      const found = isWithin(extra.said, table.statement)
        ? QUOTED.exec(text.slice(extra.said.from, extra.said.to))
        : null
      const name = draft.childrenOf(table.id).find((it) => it.id === about)?.name
      if (!about || !found || name === undefined || found[2] !== name) return []
      const from = extra.said.from + found[0].length - 1 - name.length
      return [spoken(about, { from, to: from + name.length }, { inDatabase: true, declares: true })]
    }),
  )
  return [...things, ...columns, ...keys]
}
