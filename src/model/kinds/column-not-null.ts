import { quoteName, quoteText, truncateName } from '#base'
import type { At, Common, Statement } from '../kind-spec.ts'

/** Since Postgres 18 NOT NULL is a constraint with a name, which may not be inherited or not yet be checked. */
type Required = Common & {
  readonly nullable: boolean
  readonly inherited: boolean
  readonly notNull: {
    readonly name: string | null
    readonly noInherit: boolean
    readonly validated: boolean
    readonly comment: string | null
  } | null
}

const table = (it: Common, at: At): string => `ALTER TABLE ${it.parent ? at.path(it.parent) : ''}`
const name = (it: Required, at: At): string =>
  it.notNull?.name ?? `${it.parent ? (at.object(it.parent)?.name ?? '') : ''}_${it.name}_not_null`.slice(0, 63)

/** In the column's own clause. One that is not valid yet can't be said there. */
export const notNullClause = (it: Required): string =>
  it.notNull?.validated === false
    ? ''
    : `${it.notNull?.name ? ` CONSTRAINT ${quoteName(it.notNull.name)}` : ''} NOT NULL${it.notNull?.noInherit ? ' NO INHERIT' : ''}`

const add = (it: Required, at: At): string =>
  `${table(it, at)} ADD CONSTRAINT ${quoteName(name(it, at))} NOT NULL ${at.name(it.id)}${it.notNull?.noInherit ? ' NO INHERIT' : ''}${it.notNull?.validated === false ? ' NOT VALID' : ''}`

const comment = (it: Required, at: At): string =>
  `COMMENT ON CONSTRAINT ${quoteName(name(it, at))} ON ${it.parent ? at.path(it.parent) : ''} IS ${it.notNull?.comment ? quoteText(it.notNull.comment) : 'NULL'}`

const isSaid = (it: Required): boolean => !it.nullable && Boolean(it.notNull?.comment)

export const settleNotNull = (it: Required, at: At): readonly string[] => [
  ...(!it.nullable && it.notNull?.validated === false ? [add(it, at)] : []),
  ...(isSaid(it) ? [comment(it, at)] : []),
]

/** From one way of being required to another, with what is said of it. */
export function alterNotNull(now: Required, was: Required, at: At): readonly Statement[] {
  const steps = requireSteps(now, was, at)
  const isNew =
    !now.nullable && (was.nullable || (was.notNull?.validated !== false && now.notNull?.validated === false))
  if (now.nullable || (now.notNull?.comment ?? null) === (isNew ? null : (was.notNull?.comment ?? null))) return steps
  return [...steps, comment(now, at)]
}

/** A constraint of its own (18) can be declared first, and rows be looked at later. */
function requireNamed(it: Required, at: At): Statement {
  const sql = add(it, at)
  if (!it.notNull || it.notNull.validated === false) return sql
  const first = add({ ...it, notNull: { ...it.notNull, validated: false } }, at)
  const then = `${table(it, at)} VALIDATE CONSTRAINT ${quoteName(name(it, at))}`
  return {
    sql,
    hazard: 'scan',
    ways: {
      requireByCheck: [
        { sql: first, commits: true },
        { sql: then, commits: true },
      ],
    },
  }
}

/** SET NOT NULL looks at no row where a valid check says the same (manual: ALTER TABLE). */
function requirePlain(it: Required, at: At): Statement {
  const sql = `${table(it, at)} ALTER COLUMN ${at.name(it.id)} SET NOT NULL`
  // What comes from a parent table was required there, for all its rows.
  if (it.inherited) return { sql, hazard: 'scan' }
  const check = quoteName(truncateName(`${it.name}_not_null_yet`, 63))
  return {
    sql,
    hazard: 'scan',
    ways: {
      requireByCheck: [
        {
          sql: `${table(it, at)} ADD CONSTRAINT ${check} CHECK (${at.name(it.id)} IS NOT NULL) NOT VALID`,
          commits: true,
        },
        { sql: `${table(it, at)} VALIDATE CONSTRAINT ${check}`, commits: true },
        sql,
        `${table(it, at)} DROP CONSTRAINT ${check}`,
      ],
    },
  }
}

/** From one way of being required to another, or to being nullable. */
function requireSteps(now: Required, was: Required, at: At): readonly Statement[] {
  const column = `${table(now, at)} ALTER COLUMN ${at.name(now.id)}`
  if (now.nullable) return [`${column} DROP NOT NULL`]
  if (was.nullable) return now.notNull ? [requireNamed(now, at)] : [requirePlain(now, at)]
  const gone = was.notNull?.validated !== false && now.notNull?.validated === false
  if (gone) return [`${column} DROP NOT NULL`, add(now, at)]
  const [from, to] = [name(was, at), name(now, at)]
  return [
    ...(from === to ? [] : [`${table(now, at)} RENAME CONSTRAINT ${quoteName(from)} TO ${quoteName(to)}`]),
    ...((was.notNull?.noInherit ?? false) === (now.notNull?.noInherit ?? false)
      ? []
      : [`${table(now, at)} ALTER CONSTRAINT ${quoteName(to)} ${now.notNull?.noInherit ? 'NO INHERIT' : 'INHERIT'}`]),
    ...(was.notNull?.validated === false && now.notNull?.validated !== false
      ? [{ sql: `${table(now, at)} VALIDATE CONSTRAINT ${quoteName(to)}`, hazard: 'scan' as const }]
      : []),
  ]
}
