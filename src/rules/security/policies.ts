import { quoteName, quoteText } from '#base'
import {
  type Change,
  childrenOfKind,
  type Design,
  foreignKeysOf,
  freeName,
  type Id,
  lastRank,
  make,
  type ObjectOf,
  object,
  primaryKeyOf,
  type StyleOptions,
} from '#model'
import { proposedRole } from '../meaning/role-of.ts'
import type { Command } from '../reading/grants.ts'
import { nounOf } from '../reading/nouns.ts'
import type { Column } from '../reading/shapes.ts'
import { isText, plain } from '../reading/types.ts'
import { spelled } from '../reading/words.ts'
import { PEOPLE } from '../relationships/named-target.ts'
import { tenancyOf, tenantColumnOf } from '../tenancy/tenants.ts'

export type Policy = ObjectOf<'policy'>

export const policiesOf = (design: Design, table: Id): readonly Policy[] => childrenOfKind(design, table, 'policy')

export const isFor = (it: Policy, command: Command): boolean => it.command === 'all' || it.command === command

/** Whose a row is, and the expression that asks whether that is who works in the session. */
export type Owning = { readonly column: Column; readonly expression: string }

/** Types that a setting's text can be read as, and whose comparison Postgres prints as it is written here. */
const COMPARED = new Set(['text', 'character varying', 'uuid', 'integer', 'bigint'])

/** As Postgres prints it. Asked once a statement, not once a row; a session that says nothing sees nothing. */
function expressionFor(column: Column): string {
  const name = `${quoteName(column.name)}${plain(column) === 'character varying' ? '::text' : ''}`
  const setting = `current_setting(${quoteText(`app.${spelled(column.name)}`)}::text, true)`
  return isText(column)
    ? `${name} = (( SELECT ${setting} AS current_setting))`
    : `${name} = (( SELECT NULLIF(${setting}, ''::text)::${plain(column)} AS "nullif"))`
}

/** The one required reference of a table to people; the key of a table of people. */
function personIn(design: Design, table: Id<'table'>): Column | null {
  const isPeople = (id: Id): boolean => PEOPLE.includes(nounOf(object(design, id)?.name ?? ''))
  const keys = isPeople(table)
    ? [primaryKeyOf(design, table)?.columns ?? []]
    : foreignKeysOf(design, table).flatMap((key) => (isPeople(key.target) ? [key.columns] : []))
  const [only, ...more] = keys.flatMap((columns) => {
    const it = columns.length === 1 && columns[0] ? object(design, columns[0]) : null
    return it && !it.nullable && proposedRole(it) !== 'actor' ? [it] : []
  })
  return only && more.length === 0 ? only : null
}

/** How the rows of a table can be told apart by whose they are: a tenant's, else a person's; null where nothing says it. */
export function owningOf(design: Design, table: Id<'table'>, options: StyleOptions): Owning | null {
  const tenancy = tenancyOf(design, options)
  const tenant = tenancy?.within.has(table) ? tenantColumnOf(design, table, { root: tenancy.root, options }) : null
  const column = tenant ?? personIn(design, table)
  return column && COMPARED.has(plain(column)) ? { column, expression: expressionFor(column) } : null
}

type Wanted = Partial<Pick<Policy, 'command' | 'roles' | 'using' | 'check' | 'uses'>> & { readonly name: string }

/** A new policy of a table. */
export function addPolicy(design: Design, table: Id<'table'>, wanted: Wanted): Change[] {
  const taken = new Set(policiesOf(design, table).map((it) => it.name))
  const name = freeName(wanted.name, (it) => taken.has(it))
  return [{ op: 'add', object: make('policy', { ...wanted, name, parent: table, rank: lastRank(design, table) }) }]
}

/** A policy that lets everybody do everything with his own rows, and nothing with others'. */
export const addOwning = (design: Design, table: Id<'table'>, { column, expression }: Owning): Change[] =>
  addPolicy(design, table, {
    name: `by_${spelled(column.name)}`,
    using: expression,
    check: expression,
    uses: [column.id],
  })
