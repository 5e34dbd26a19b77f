import { equal } from '#base'
import { comparable } from '../comparable.ts'
import type { TypeRef } from '../fields.ts'
import type { At, Common, Statement } from '../kind-spec.ts'
import { allHeirs, alterColumn, alterOwnColumn, originsOf } from './heirs.ts'

type Computed = Common & {
  readonly generated: { readonly expression: string; readonly stored: boolean } | null
  readonly inherited: boolean
  readonly type: TypeRef
}

export const generatedWords = ({ generated }: Pick<Computed, 'generated'>): string =>
  generated ? ` GENERATED ALWAYS AS (${generated.expression})${generated.stored ? ' STORED' : ' VIRTUAL'}` : ''

const above = (it: Computed, at: At): Computed['generated'] =>
  (originsOf(it, at)[0] as Computed | undefined)?.generated ?? null

/** Whether it has a column from another table, but computes it in its own way. */
export const isComputedOtherwise = (it: Computed, at: At): boolean =>
  it.generated !== null && it.generated.expression !== above(it, at)?.expression

const setExpression = (it: Computed, at: At): string =>
  alterOwnColumn(it, at, `SET EXPRESSION AS (${it.generated?.expression})`)

/** The same of a column that came with another table's. */
export const computeOtherwise = (it: Computed, at: At): string =>
  at.postgres >= 17 && isComputedOtherwise(it, at) ? setExpression(it, at) : ''

/** Whether its values become of its new type by themselves: what is computed takes no USING. */
const isCast = (now: Computed, was: Computed): boolean => equal(now.type, was.type) || comparable(was.type, now.type)

/** A virtual one has to be made again where a table has checks (manual: ALTER TABLE, 18); it holds nothing. */
function canSetExpression(now: Computed, was: Computed, at: At): boolean {
  const tables = [now, ...allHeirs(now, at)].flatMap((it) => it.parent ?? [])
  const isFree = tables.every((id) => at.children(id).every((it) => it.kind !== 'check'))
  return (
    isCast(now, was) &&
    at.postgres >= 17 &&
    now.generated?.stored === was.generated?.stored &&
    (now.generated?.stored === true || isFree)
  )
}

/** Heirs that declare the column as well keep theirs when it goes, and would again have that one and not the new. */
export const dropOfHeirs = (it: Computed, at: At): readonly string[] =>
  allHeirs(it, at).flatMap((heir) => {
    const table = heir.parent && at.object(heir.parent)
    const isPart = (table as { readonly partitionOf?: unknown } | null)?.partitionOf
    return table && !isPart
      ? [`ALTER TABLE IF EXISTS ${at.path(table.id)} DROP COLUMN IF EXISTS ${at.name(heir.id)}`]
      : []
  })

/** What heirs compute in their own way is said anew of those that take over a column that was made anew. */
export const heirExpressions = (it: Computed, at: At): readonly string[] =>
  (allHeirs(it, at) as readonly Computed[]).flatMap((heir) =>
    at.postgres >= 17 && heir.generated && heir.generated.expression !== it.generated?.expression
      ? [setExpression(heir, at)]
      : [],
  )

/** Whether what it was goes, values and all, and a new column comes in its place: of whatever type that is. */
export const isMadeAnew = (now: Computed, was: Computed, at: At): boolean =>
  !(equal(now.generated, was.generated) && isCast(now, was)) &&
  !(now.generated && was.generated && canSetExpression(now, was, at)) &&
  !(now.inherited || (now.generated && above(now, at))) &&
  (now.generated !== null || was.generated?.stored === false)

/** A stored expression can be dropped in place; to gain or change one (before 17) takes a new column, as `anew` makes it. */
export function alterGenerated(
  now: Computed,
  was: Computed,
  { at, anew }: { at: At; anew: () => readonly Statement[] },
): readonly Statement[] {
  if (now.generated && was.generated && canSetExpression(now, was, at))
    return [{ sql: setExpression(now, at), hazard: 'rewrite' }]
  if (isMadeAnew(now, was, at)) return anew()
  if (now.inherited || (now.generated && above(now, at))) return []
  // What inherits it was told with the other.
  return [alterColumn(now, at, `DROP EXPRESSION${originsOf(now, at).length > 0 ? ' IF EXISTS' : ''}`)]
}
