import { dollarQuoted, quoteName, quoteText, truncateName } from '#base'
import type { At, Common, Statement } from '../kind-spec.ts'
import { allHeirs, originsOf } from './heirs.ts'

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

type Tied = { readonly partitionOf?: unknown }

const table = (it: Common, at: At): string => `ALTER TABLE ${it.parent ? at.path(it.parent) : ''}`
const name = (it: Required, at: At): string =>
  it.notNull?.name ?? `${it.parent ? (at.object(it.parent)?.name ?? '') : ''}_${it.name}_not_null`.slice(0, 63)

/** In the column's own clause. One that is not valid yet can't be said there. */
export const notNullClause = (it: Required): string =>
  it.notNull?.validated === false
    ? ''
    : `${it.notNull?.name ? ` CONSTRAINT ${quoteName(it.notNull.name)}` : ''} NOT NULL${it.notNull?.noInherit ? ' NO INHERIT' : ''}`

/** The name that someone gave the constraint which holds a column to having a value; null where there is none. */
export const requiredAs = (it: Common): string | null =>
  'inherited' in it && !(it as Required).nullable ? ((it as Required).notNull?.name ?? null) : null

const add = (it: Required, at: At): string =>
  `${table(it, at)} ADD CONSTRAINT ${quoteName(name(it, at))} NOT NULL ${at.name(it.id)}${it.notNull?.noInherit ? ' NO INHERIT' : ''}${it.notNull?.validated === false ? ' NOT VALID' : ''}`

/** Whether a table that it has the column from asks it of its heirs: then the constraint is that one's, name and all. */
const isPassedOn = (it: Required, at: At): boolean =>
  originsOf(it, at).some((origin) => {
    const { nullable, notNull } = origin as Required
    return !nullable && !notNull?.noInherit
  })

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
  const named = isPassedOn(now, at) && was.notNull ? { ...now, notNull: { ...was.notNull, comment: null } } : now
  return [...steps, comment(named, at)]
}

/** What a heir that has the column from others says of it for itself. */
export const settleInheritedNotNull = (it: Required, at: At): readonly string[] => {
  if (it.nullable || isPassedOn(it, at)) return []
  const said = it.notNull ? add(it, at) : `${table(it, at)} ALTER COLUMN ${at.name(it.id)} SET NOT NULL`
  return [said, ...(isSaid(it) ? [comment(it, at)] : [])]
}

/** Of a constraint that no one named, Postgres alone knows the name: that of a former table, or of one it was inherited from. */
function renameUnnamed(it: Required, to: string, at: At): string {
  const [owner, column, name] = [it.parent ? at.path(it.parent) : '', at.object(it.id)?.name ?? '', to].map(quoteText)
  return `DO ${dollarQuoted(`DECLARE former name;
BEGIN
  FOR former IN SELECT conname FROM pg_constraint c JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = c.conkey[1]
    WHERE c.conrelid = ${owner}::regclass AND c.contype = 'n' AND a.attname = ${column} AND c.conname <> ${name}
  LOOP
    EXECUTE format('ALTER TABLE %s RENAME CONSTRAINT %I TO %I', ${owner}::regclass, former, ${name});
  END LOOP;
END`)}`
}

function renameSteps(now: Required, was: Required, at: At): readonly string[] {
  const to = name(now, at)
  if ((was.notNull?.name ?? null) === (now.notNull?.name ?? null) || was.notNull?.name === to) return []
  if (!was.notNull?.name) return [renameUnnamed(now, to, at)]
  return [`${table(now, at)} RENAME CONSTRAINT ${quoteName(was.notNull.name)} TO ${quoteName(to)}`]
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

/** Heirs lose what they have from it, so those that stay as they are keep it as their own. Parts have to be told anew. */
function letBeNull(it: Required, was: Required, at: At): readonly string[] {
  const staying = allHeirs(it, at).filter((heir) => !(heir as Required).nullable) as Required[]
  const parts = staying.filter((heir) => heir.parent && (at.object(heir.parent) as Tied | null)?.partitionOf)
  const only = staying.length > parts.length ? 'ONLY ' : ''
  // Theirs was called as it was called there, and is not asked of them by another.
  const isUnnamed = (heir: Required) => !parts.includes(heir) && !heir.notNull?.name && !isPassedOn(heir, at)
  const unnamed = was.notNull?.name ? staying.filter(isUnnamed) : []
  return [
    `ALTER TABLE ${only}${it.parent ? at.path(it.parent) : ''} ALTER COLUMN ${at.name(it.id)} DROP NOT NULL`,
    ...parts.map((part) => `${table(part, at)} ALTER COLUMN ${at.name(part.id)} SET NOT NULL`),
    ...unnamed.map((heir) => renameUnnamed(heir, name(heir, at), at)),
  ]
}

/** From one way of being required to another, or to being nullable. */
function requireSteps(now: Required, was: Required, at: At): readonly Statement[] {
  const column = `${table(now, at)} ALTER COLUMN ${at.name(now.id)}`
  if (now.nullable) return letBeNull(now, was, at)
  if (was.nullable) return now.notNull ? [requireNamed(now, at)] : [requirePlain(now, at)]
  const gone = was.notNull?.validated !== false && now.notNull?.validated === false
  if (gone) return [`${column} DROP NOT NULL`, add(now, at)]
  const passedOn = isPassedOn(now, at)
  const called = quoteName(name(passedOn ? was : now, at))
  return [
    ...(passedOn ? [] : renameSteps(now, was, at)),
    ...(passedOn || (was.notNull?.noInherit ?? false) === (now.notNull?.noInherit ?? false)
      ? []
      : [`${table(now, at)} ALTER CONSTRAINT ${called} ${now.notNull?.noInherit ? 'NO INHERIT' : 'INHERIT'}`]),
    ...(was.notNull?.validated === false && now.notNull?.validated !== false
      ? [{ sql: `${table(now, at)} VALIDATE CONSTRAINT ${called}`, hazard: 'scan' as const }]
      : []),
  ]
}

/**
 * Heirs that were asked the same before, with rows that nobody looked at: Postgres asks nothing of them from above until
 * someone did, or they are asked nothing. Each in the form in which it waits for that.
 */
export function uncheckedHeirs(entry: { was: Common; now: Common }, at: { before: At; after: At }): readonly Common[] {
  const [was, now] = [entry.was, entry.now] as Required[]
  if (!was?.nullable || now?.nullable !== false || now.notNull?.validated === false) return []
  return (allHeirs(was, at.before) as readonly Required[]).flatMap((heir) => {
    if (heir.nullable || heir.notNull?.validated !== false) return []
    const later = at.after.object(heir.id) as Required | null
    const stays = later?.nullable === false && later.notNull?.name === heir.notNull.name
    return [
      stays ? { ...heir, notNull: { ...heir.notNull, validated: true } } : { ...heir, nullable: true, notNull: null },
    ]
  })
}
