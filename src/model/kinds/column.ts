import * as v from 'valibot'
import { quoteName } from '#base'
import { castsTo, keepsBytes } from '../casts.ts'
import { comparable, plainTypeName } from '../comparable.ts'
import { collationRef, derived, sqlText, tie, typeRef } from '../fields.ts'
import { type At, type Common, defineKind, type ObjectWith, type Statement } from '../kind-spec.ts'
import { columnCatalog } from './column-catalog.ts'
import { alterIdentity, identityClause, identityField, settleSerial } from './column-identity.ts'
import { alterNotNull, notNullClause, settleNotNull } from './column-not-null.ts'
import { alterStorage, settleStorage, storageFields } from './column-storage.ts'
import { alterOwnColumn, heirsOf } from './heirs.ts'
import { collateWords } from './named-words.ts'
import { changeOptions, optionWords, pairs } from './pairs.ts'

export const isColumn = (it: Common): it is Whole => it.kind === 'column'

const alterColumn = (it: Common, at: At, what: string): string =>
  `ALTER TABLE ${it.parent ? at.path(it.parent) : ''} ALTER COLUMN ${quoteName(it.name)} ${what}`

const typeWords = (it: Whole, at: At, options = ''): string =>
  `${at.type(it.type)}${options}${collateWords(it.collation, at)}`

/** Its table's type says what it is, and changes it there. */
const isTyped = (it: Common, at: At): boolean =>
  it.parent !== null && Boolean((at.object(it.parent) as { readonly ofType?: unknown } | null)?.ofType)

/** Rows that lie elsewhere are not cast (manual: ALTER FOREIGN TABLE has no USING). */
const isForeign = (it: Whole, at: At): boolean => it.parent !== null && at.object(it.parent)?.kind === 'foreign-table'

const ZONED: Readonly<Record<string, string>> = {
  'timestamp without time zone': 'timestamp with time zone',
  'timestamp with time zone': 'timestamp without time zone',
}

/** How the values get from the one type to the other. Postgres' own cast depends on the session's zone, or isn't there. */
function castWords(it: Whole, at: At, was: Whole): string {
  const name = quoteName(it.name)
  const [from, to] = [plainTypeName(was.type), plainTypeName(it.type)]
  if (ZONED[from] === to && it.type.dimensions + was.type.dimensions === 0) return `${name} AT TIME ZONE 'UTC'`
  return `${name}${castsTo(was.type, it.type) ? '' : '::text'}::${at.type(it.type)}`
}

/**
 * Gives the column its type. The default steps aside while it happens: Postgres
 * refuses one that it can't cast by itself (migrations.md 5.3). Keys that would no longer compare step aside as well.
 */
function retypeColumn(it: Whole, was: Whole, at: At): readonly Statement[] {
  const had = was.default
  const apart = !comparable(was.type, it.type)
  return [
    ...(had ? [alterColumn(it, at, 'DROP DEFAULT')] : []),
    ...(was.identity && !it.identity ? alterIdentity(it, was, at) : []),
    {
      sql: alterColumn(
        it,
        at,
        `TYPE ${typeWords(it, at)}${it.generated || isForeign(it, at) ? '' : ` USING ${castWords(it, at, was)}`}`,
      ),
      ...(keepsBytes(was.type, it.type) ? {} : { hazard: 'rewrite' }),
      frees: apart ? 'all' : true,
    },
    ...(it.default ? [alterColumn(it, at, defaultWords(it))] : []),
    ...(had || it.default ? heirDefaults(it, at) : []),
    // A new type comes with its own storage.
    ...(was?.storage || it.storage || it.compression ? settleStorage(it, at) : []),
  ]
}

const defaultWords = (it: Whole): string => (it.default ? `SET DEFAULT ${it.default}` : 'DROP DEFAULT')

/** What the column's own default has taken from those that inherit it. One of them may only come later. */
const heirDefaults = (it: Whole, at: At): readonly string[] =>
  heirsOf(it, at).flatMap((heir) => [
    ...(isColumn(heir) && heir.default !== it.default && !heir.generated
      ? [alterColumn(heir, at, defaultWords(heir)).replace('ALTER TABLE', 'ALTER TABLE IF EXISTS')]
      : []),
    ...(isColumn(heir) ? heirDefaults(heir, at) : []),
  ])

const fields = {
  type: typeRef(),
  nullable: v.boolean(),
  default: v.nullable(sqlText()),
  identity: identityField(),
  generated: v.nullable(v.strictObject({ expression: sqlText(), stored: v.boolean() })),
  /** Null for the type's own. */
  collation: tie(collationRef()),
  /** What is unusual about its NOT NULL constraint (Postgres 18); null where nothing is. */
  notNull: v.nullable(
    v.strictObject({
      name: v.nullable(v.string()),
      noInherit: v.boolean(),
      validated: v.boolean(),
      comment: v.nullable(v.string()),
    }),
  ),
  ...storageFields,
  /** What a foreign table's wrapper wants to know of it. */
  foreignOptions: pairs(),
  /** Comes from a parent table (partition or inheritance) and is not declared here. INHERIT can't bring that back, so it is no difference. */
  inherited: derived(v.boolean()),
}
type Whole = ObjectWith<'column', typeof fields>

/** Whether rows that are there would have nothing in it. */
const comesEmpty = (it: Whole, at: At): boolean =>
  it.default === null &&
  it.identity === null &&
  it.generated === null &&
  !(it.type.of && (at.object(it.type.of) as { default?: string | null } | null)?.default)

export const column = defineKind({
  kind: 'column',
  label: { one: 'column', many: 'columns' },
  under: ['table', 'foreign-table'],
  holdsRows: true,
  fields,
  needs: (it) => [it.type.of, it.collation?.of].flatMap((id) => id ?? []),
  create: (it, at) => {
    const sql =
      it.inherited || isTyped(it, at)
        ? ''
        : `ALTER TABLE ${it.parent ? at.path(it.parent) : ''} ADD COLUMN ${columnClause(it, at)}`
    return comesEmpty(it, at) && !it.nullable ? { sql, hazard: 'needs-empty' } : sql
  },
  clause: (it, at) => (it.inherited ? null : columnClause(it, at)),
  settle: (it, at) => [
    ...(it.inherited ? settleInherited(it, at) : [...settleSerial(it, at), ...settleNotNull(it, at)]),
    ...settleStorage(it, at, originOf(it, at)),
  ],
  drop: (it, at) =>
    it.inherited || isTyped(it, at)
      ? ''
      : `ALTER TABLE ${it.parent ? at.path(it.parent) : ''} DROP COLUMN ${quoteName(it.name)}`,
  address: (it, at) => `COLUMN ${at.path(it.id)}`,
  rename: (it, was, at) =>
    it.inherited || isTyped(it, at)
      ? ''
      : `ALTER TABLE ${it.parent ? at.path(it.parent) : ''} RENAME COLUMN ${quoteName(was)} TO ${quoteName(it.name)}`,
  alter: {
    type: (now, was, at) =>
      now.inherited || isTyped(now, at)
        ? []
        : now.identity && was.identity
          ? retypeIdentity(now, was, at)
          : retypeColumn(now, was, at),
    collation: (now, _was, at) =>
      now.inherited || isTyped(now, at)
        ? []
        : [{ sql: alterColumn(now, at, `TYPE ${typeWords(now, at)}`), hazard: 'rewrite', frees: true }],
    // An identity holds its column NOT NULL, so that goes after it.
    nullable: (now, was, at) => (was.identity && !now.identity && now.nullable ? [] : alterNotNull(now, was, at)),
    identity: (now, was, at) => [
      ...(now.inherited ? [] : alterIdentity(now, was, at)),
      ...(was.identity && !now.identity && now.nullable && !was.nullable ? alterNotNull(now, was, at) : []),
    ],
    notNull: (now, was, at) => (now.nullable || was.nullable ? [] : alterNotNull(now, was, at)),
    default: (now, _was, at) => (now.generated ? [] : [alterOwnColumn(now, at, defaultWords(now))]),
    // A stored expression can be dropped in place; to gain or change one (before 17) takes a new column.
    generated: (now, was, at) =>
      now.inherited
        ? []
        : !now.generated && was.generated?.stored
          ? [alterColumn(now, at, 'DROP EXPRESSION')]
          : now.generated && was.generated && now.generated.stored === was.generated.stored && at.postgres >= 17
            ? [{ sql: alterColumn(now, at, `SET EXPRESSION AS (${now.generated.expression})`), hazard: 'rewrite' }]
            : [
                {
                  sql: `ALTER TABLE ${now.parent ? at.path(now.parent) : ''} DROP COLUMN ${quoteName(now.name)}`,
                  hazard: 'data-loss',
                  frees: true,
                },
                `ALTER TABLE ${now.parent ? at.path(now.parent) : ''} ADD COLUMN ${columnClause(now, at)}`,
              ],
    ...alterStorage,
    foreignOptions: (now, was, at) => [
      `ALTER FOREIGN TABLE ${now.parent ? at.path(now.parent) : ''} ALTER COLUMN ${quoteName(now.name)} ${changeOptions(now.foreignOptions, was.foreignOptions)}`,
    ],
    inherited: 'none',
  },
  catalog: columnCatalog,
})

function columnClause(it: Whole, at: At): string {
  const generated = it.generated
    ? ` GENERATED ALWAYS AS (${it.generated.expression})${it.generated.stored ? ' STORED' : ' VIRTUAL'}`
    : ''
  const identity = identityClause(it, at)
  const type = identity.type ?? typeWords(it, at, optionWords(it.foreignOptions))
  const required = it.nullable || identity.type ? '' : notNullClause(it)
  return `${quoteName(it.name)} ${type}${generated}${identity.words}${defaultClause(it, at)}${required}`
}

/** The column of the same name in a table that its own inherits from or is a partition of. */
function originOf(it: Whole, at: At): Whole | null {
  const owner = it.parent
    ? (at.object(it.parent) as { partitionOf?: unknown; inherits?: readonly unknown[] } | null)
    : null
  const parents = [owner?.partitionOf, ...(owner?.inherits ?? [])] as (Whole['id'] | null)[]
  const siblings = parents.flatMap((id) => (id ? at.children(id) : []))
  return siblings.find((other): other is Whole => isColumn(other) && other.name === it.name) ?? null
}

/** An inherited column is declared by its parent; only what it changed there has to be said again. */
function settleInherited(it: Whole, at: At): readonly string[] {
  const origin = originOf(it, at)
  if (!origin) return []
  return [
    ...(it.default !== origin.default && !it.generated ? [alterColumn(it, at, defaultWords(it))] : []),
    ...(!it.nullable && origin.nullable ? [alterColumn(it, at, 'SET NOT NULL')] : []),
  ]
}

/** One that is declared here as well takes the other's default unless it says that it has none. */
const defaultClause = (it: Whole, at: At): string =>
  it.default
    ? ` DEFAULT ${it.default}`
    : !it.generated && !it.identity && originOf(it, at)?.default
      ? ' DEFAULT NULL'
      : ''

const WIDTH: Readonly<Record<string, number>> = { smallint: 2, integer: 4, bigint: 8 }

/**
 * An identity's sequence changes its type with its column (migrations.md 5.4), and it has no default in the way. Bounds
 * that the narrower type can't hold give way first.
 */
function retypeIdentity(it: Whole, was: Whole, at: At): readonly Statement[] {
  const serial = it.identity?.mode === 'serial' ? settleSerial(it, at, it.identity) : []
  const narrower = (WIDTH[it.type.name] ?? 0) < (WIDTH[was.type.name] ?? 0)
  return [
    ...(narrower ? alterIdentity(it, was, at) : []),
    { sql: alterColumn(it, at, `TYPE ${typeWords(it, at)}`), hazard: 'rewrite', frees: true },
    ...serial,
  ]
}
