import type { ObjectOf } from '#model'

/** How Drizzle says a key of an index: as SQL, by its operator class, with its order, or as the column alone. */
export function keyForm(
  it: Pick<ObjectOf<'index'>, 'method'>,
  key: ObjectOf<'index'>['keys'][number],
): 'sql' | 'class' | 'ordered' | 'plain' {
  const usual = key.order === 'asc' ? 'last' : 'first'
  const plainOrder = key.order === 'asc' && key.nulls === usual
  // drizzle-kit forgets order and nulls beside an operator class, and beside an expression.
  if (key.expression !== null || key.collation || (key.opclass && !plainOrder)) return 'sql'
  if (key.opclass) return 'class'
  return plainOrder || it.method !== 'btree' ? 'plain' : 'ordered'
}
