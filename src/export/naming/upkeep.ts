import { childrenOfKind, type Design, type Id, type ObjectOf, plainTypeName, styleOf } from '#model'

type Column = ObjectOf<'column'>

const UPDATED = /^(last_?)?(updated|modified|changed)(_?(at|on|date|time))?$/i

const holdsUpdateTime = (design: Design, it: Column): boolean => {
  const said = design.intent.get(`role/${it.id}`)
  const named = said?.sort === 'role' ? said.role === 'updated' : UPDATED.test(it.name)
  return named && it.type.dimensions === 0 && !it.type.of && plainTypeName(it.type).startsWith('timestamp')
}

const isKept = (design: Design, table: Id): boolean =>
  childrenOfKind(design, table, 'trigger').some((it) => it.timing === 'before' && it.events.includes('update'))

/** Whether the house leaves it to the ORM to set this column when a row changes, and no trigger does so already. */
export const isKeptByOrm = (design: Design, it: Column): boolean =>
  styleOf(design).updatedAt === 'orm' &&
  !it.generated &&
  it.parent !== null &&
  holdsUpdateTime(design, it) &&
  !isKept(design, it.parent)

/** Whether the house has the application make this id: text that is a key by itself and has no default. */
export function isMadeByOrm(design: Design, it: Column): boolean {
  const key = it.parent === null ? undefined : childrenOfKind(design, it.parent, 'primary-key')[0]
  const alone = key?.columns.length === 1 && key.columns[0] === it.id
  const refers =
    it.parent !== null && childrenOfKind(design, it.parent, 'foreign-key').some((each) => each.columns.includes(it.id))
  return (
    styleOf(design).pkStrategy === 'cuid' &&
    alone &&
    !refers &&
    it.default === null &&
    plainTypeName(it.type) === 'text'
  )
}

/** What of the house's style, and of what was said of a table's columns, its text rests on. */
export function houseInputs(design: Design, table: Id): readonly unknown[] {
  const { updatedAt, pkStrategy } = styleOf(design)
  const roles = childrenOfKind(design, table, 'column').map((it) => design.intent.get(`role/${it.id}`))
  return [updatedAt, pkStrategy, ...(updatedAt === 'orm' && design.intent.size > 0 ? roles : [])]
}
