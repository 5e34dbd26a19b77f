import {
  addForeignKey,
  type Change,
  type Design,
  type Id,
  keysOf,
  type ObjectOf,
  pathOf,
  reconnectKey,
  setColumnType,
  setEnumValues,
  setField,
  type TypeRef,
  tablesOf,
  typeName,
} from '#model'

type Write = (design: Design, id: Id, value: unknown) => readonly Change[]

/** Fields whose change brings others with it. All the rest are simply set. */
const WRITES: Readonly<Record<string, Write>> = {
  'column.type': (design, id, value) => {
    const made = setColumnType(design, id as Id<'column'>, typeName(design, value as TypeRef))
    return 'error' in made ? [] : made.changes
  },
  'enum.values': (design, id, value) => setEnumValues(design, id as Id<'enum'>, value as ObjectOf<'enum'>['values']),
  // The columns that it referred to are another table's: the new one's key takes their place.
  'foreign-key.target': (design, id, value) => {
    const made = reconnectKey(design, id as Id<'foreign-key'>, { to: { table: value as Id<'table'>, column: null } })
    return 'error' in made ? setField(design, id, { target: value }) : made.changes
  },
}

/** The changes that set one field of an object. */
export function writeField(
  design: Design,
  at: { id: Id; kind: string; field: string },
  value: unknown,
): readonly Change[] {
  const write = WRITES[`${at.kind}.${at.field}`]
  return write ? write(design, at.id, value) : setField(design, at.id, { [at.field]: value })
}

/** The tables that a new foreign key may point at: those with a key. */
export const keyTargets = (design: Design): readonly { readonly id: Id<'table'>; readonly path: string }[] =>
  tablesOf(design).flatMap(({ id }) => (keysOf(design, id).length > 0 ? [{ id, path: pathOf(design, id) }] : []))

/** The changes that add a foreign key from a table to another, with the columns that it needs. */
export function addKeyTo(design: Design, from: Id, to: Id): readonly Change[] {
  const end = (table: Id) => ({ table: table as Id<'table'>, column: null })
  const made = addForeignKey(design, { from: end(from), to: end(to) })
  return 'error' in made ? [] : made.changes
}
