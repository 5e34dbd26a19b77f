import { truncateName } from '#base'
import { quote, RESERVED_FIELDS } from '#languages'
import { foreignKeysOf, type Id, type ObjectOf, object, wordKey } from '#model'
import { Claims } from '../naming/claim.ts'
import type { Loss } from '../naming/loss.ts'
import { backName, incomingInOrder, isOneToOne, needsName, relationName } from '../naming/relations.ts'
import { type Context, loss } from './context.ts'
import type { Row } from './field-rows.ts'
import { fieldType } from './field-type.ts'
import { fieldList, isIdentifiable } from './keys.ts'
import { isRequired } from './required.ts'

type ForeignKey = ObjectOf<'foreign-key'>

const ACTIONS: Readonly<Record<ForeignKey['onDelete'], string>> = {
  'no action': 'NoAction',
  restrict: 'Restrict',
  cascade: 'Cascade',
  'set null': 'SetNull',
  'set default': 'SetDefault',
}

/** The relation fields of a table: one for each of its foreign keys, then one for each that points at it. */
export function relationRows(context: Context, table: Id): { rows: readonly Row[]; losses: readonly Loss[] } {
  const losses: Loss[] = []
  const rows: Row[] = []
  const names = context.fields(table)
  const claims = new Claims(RESERVED_FIELDS)
  for (const name of [...names.columns.values(), ...names.references.values()]) claims.take(name)
  for (const key of incomingInOrder(context.design, table)) {
    const called = context.wording.get(wordKey(key.id, 'back'))
    if (called) claims.take(called)
  }
  for (const key of inDifferOrder(foreignKeysOf(context.design, table))) {
    const why = whyNot(context, key)
    if (why) {
      losses.push(
        loss('relation', key.id, {
          severity: 'warning',
          comment: `FOREIGN KEY ${key.name}: ${why}`,
          message: `Prisma can't say the foreign key ${key.name}: ${why}.`,
        }),
      )
      continue
    }
    const lost = keyLosses(key)
    losses.push(...lost)
    rows.push(forward(context, key, names.references.get(key.id) ?? ''))
  }
  for (const key of incomingInOrder(context.design, table)) {
    if (whyNot(context, key)) continue
    const from = context.fields(key.parent as Id)
    const name = backName(context.design, key, { from, claims, wording: context.wording })
    const model = context.names.get(key.parent as Id) ?? ''
    const named = nameArgument(context, key)
    const ignored = isIdentifiable(context, table) && !isIdentifiable(context, key.parent as Id)
    rows.push({
      about: key.id,
      above: [],
      name,
      type: `${model}${isOneToOne(context.design, key) ? '?' : '[]'}`,
      attributes: [...(named ? [`@relation(${named})`] : []), ...(ignored ? ['@ignore'] : [])],
    })
  }
  return { rows, losses }
}

/** The differ pairs keys on the same columns by their order, which in a database is that of their names. */
function inDifferOrder(keys: readonly ForeignKey[]): readonly ForeignKey[] {
  const sort = (key: ForeignKey) => `${key.columns} ${key.target} ${key.targetColumns}`
  const first = new Map<string, number>()
  for (const [i, key] of keys.entries()) if (!first.has(sort(key))) first.set(sort(key), i)
  return [...keys].sort(
    (a, b) => (first.get(sort(a)) ?? 0) - (first.get(sort(b)) ?? 0) || (a.name < b.name ? -1 : a.name > b.name ? 1 : 0),
  )
}

function forward(context: Context, key: ForeignKey, name: string): Row {
  const table = key.parent as Id
  const named = nameArgument(context, key)
  const optional = key.columns.some((id) => !isRequired(context, id)) ? '?' : ''
  const ignored = isIdentifiable(context, table) && !isIdentifiable(context, key.target)
  const words = [
    ...(named ? [named] : []),
    `fields: [${fieldList(context, table, key.columns)}]`,
    `references: [${fieldList(context, key.target, key.targetColumns)}]`,
    `onDelete: ${ACTIONS[key.onDelete]}`,
    `onUpdate: ${ACTIONS[key.onUpdate]}`,
    `map: ${quote(truncateName(key.name))}`,
  ]
  return {
    about: key.id,
    above: keyLosses(key).map((each) => `// ${each.comment}`),
    name,
    type: `${context.names.get(key.target) ?? ''}${optional}`,
    attributes: [`@relation(${words.join(', ')})`, ...(ignored ? ['@ignore'] : [])],
  }
}

function nameArgument(context: Context, key: ForeignKey): string | null {
  const called = context.wording.get(wordKey(key.id, 'relation'))
  if (called !== undefined) return quote(called)
  if (context.options.relationNames !== 'always' && !needsName(context.design, key)) return null
  const from = context.fields(key.parent as Id)
  return quote(relationName(context.names.get(key.parent as Id) ?? '', from.references.get(key.id) ?? ''))
}

/** Why a foreign key can't be a relation; null where it can. */
function whyNot(context: Context, key: ForeignKey): string | null {
  if (!context.names.has(key.parent as Id)) return 'its table is a partition'
  if (!context.names.has(key.target)) return 'it points at a partition'
  for (const [i, id] of key.columns.entries()) {
    const [column, target] = [object(context.design, id), object(context.design, key.targetColumns[i] ?? id)]
    if (column?.kind !== 'column' || target?.kind !== 'column') return 'a column is gone'
    const [one, other] = [fieldType(context, column.type), fieldType(context, target.type)]
    if (one.word !== other.word || one.list !== other.list) return `${column.name} and ${target.name} differ in type`
  }
  return null
}

function keyLosses(key: ForeignKey): Loss[] {
  const found: Loss[] = []
  const say = (code: string, comment: string) =>
    found.push(
      loss(code, key.id, {
        comment: `${key.name}: ${comment}`,
        message: `Prisma can't say this of the foreign key ${key.name}: ${comment}.`,
      }),
    )
  if (key.deferrable !== 'no')
    say('deferrable', `DEFERRABLE${key.deferrable === 'deferred' ? ' INITIALLY DEFERRED' : ''}`)
  if (key.match === 'full') say('match', 'MATCH FULL')
  if (!key.validated) say('not-valid', 'NOT VALID')
  if (key.onDeleteColumns.length > 0) say('set-columns', `${key.onDelete.toUpperCase()} on some of its columns only`)
  return found
}
