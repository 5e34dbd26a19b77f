import type { Range } from '#languages'
import type { Id } from '#model'
import type { OutlineNode } from '../outline.ts'
import type { Draft } from './draft.ts'
import { membersIn } from './members.ts'
import { meantBy } from './mentions.ts'
import type { File } from './project.ts'
import { givenBy, shapeOf } from './shape.ts'

const piece = (about: Id, sort: 'block' | 'entry', value: Range): OutlineNode => ({
  about,
  role: `spoken of ${value.from}`,
  sort,
  value: { from: value.from, to: value.to },
  whole: { from: value.from, to: value.to },
  inside: null,
  implied: false,
  children: [],
})

/** What a text says of a table to Drizzle's client alone, its relations and row types: it goes with the table. */
export function spokenIn(draft: Draft): readonly OutlineNode[] {
  return draft.project.files.flatMap((file) =>
    file.tree.statements.flatMap((it): readonly OutlineNode[] => {
      if (it.sort === 'type')
        return it.speaksOf.flatMap((name) => {
          const thing = meantBy(draft, file, name)
          return thing ? [piece(thing.id, 'block', it)] : []
        })
      const base = it.sort === 'declare' && it.alone ? shapeOf(it.value)?.base : null
      if (base?.callee.sort !== 'name' || base.callee.text !== 'relations') return []
      const [of, given] = base.args
      const table = of?.value.sort === 'name' ? meantBy(draft, file, of.value.text) : null
      return [...(table ? [piece(table.id, 'block', it)] : []), ...relationsIn(draft, file, given?.value)]
    }),
  )
}

/** Each relation goes with the table that it leads to, and with the columns that it is made of. */
function relationsIn(draft: Draft, file: File, given: Parameters<typeof givenBy>[0]): readonly OutlineNode[] {
  const list = givenBy(given)
  if (list?.sort !== 'object') return []
  return list.entries.flatMap((entry) => {
    const [to] = entry.value.sort === 'call' ? entry.value.args : []
    const table = to?.value.sort === 'name' ? meantBy(draft, file, to.value.text) : null
    const columns = membersIn(file.tree.members, entry).flatMap(({ of, name, binder }) => {
      if (binder !== null) return []
      const thing = meantBy(draft, file, of)
      const column = draft.declared.tables.find((it) => it === thing)?.columns.get(name.text)
      return column ? [column.id] : []
    })
    return [...(table ? [table.id] : []), ...columns].map((id) => piece(id, 'entry', entry))
  })
}
