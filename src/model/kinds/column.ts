import * as v from 'valibot'
import { equal, quoteName, quoteText } from '#base'
import { collationRef, derived, sqlText, tie, typeRef } from '../fields.ts'
import { type At, type Common, defineKind, type ObjectWith, type Statement } from '../kind-spec.ts'
import { columnCatalog } from './column-catalog.ts'
import { defaultWords, heirDefaults, sayDefault } from './column-default.ts'
import {
  alterGenerated,
  computeOtherwise,
  dropOfHeirs,
  generatedWords,
  heirExpressions,
  isComputedOtherwise,
  isMadeAnew,
} from './column-generated.ts'
import {
  alterIdentity,
  alterSequenceComment,
  identityClause,
  identityField,
  settleSequenceComment,
  settleSerial,
} from './column-identity.ts'
import { alterNotNull, notNullClause, settleInheritedNotNull, settleNotNull } from './column-not-null.ts'
import { alterStorage, settleStorage, storageFields } from './column-storage.ts'
import { isTyped, retypeColumn, retypeIdentity, typeWords } from './column-type.ts'
import { alterColumn, isPartitionKey, originsOf } from './heirs.ts'
import { changeOptions, optionWords, pairs } from './pairs.ts'

export const isColumn = (it: Common): it is Whole => it.kind === 'column'

const fields = {
  type: typeRef(),
  nullable: v.boolean(),
  default: v.nullable(sqlText()),
  identity: identityField(),
  /** What is said of the sequence behind it. */
  sequenceComment: v.nullable(v.string()),
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
export type Whole = ObjectWith<'column', typeof fields>

/** An identity holds its column NOT NULL, so that goes after it. */
const letsBeNull = (now: Whole, was: Whole): boolean => now.nullable && isIdentity(was) && !isIdentity(now)
const isIdentity = (it: Whole): boolean => it.identity !== null && it.identity.mode !== 'serial'

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
  needs: (it, at) =>
    [it.type.of, it.collation?.of, it.inherited ? originOf(it, at)?.id : null].flatMap((id) => id ?? []),
  create: (it, at) => {
    if (it.inherited) return computeOtherwise(it, at)
    const sql = isTyped(it, at)
      ? ''
      : `ALTER TABLE ${it.parent ? at.path(it.parent) : ''} ADD COLUMN ${columnClause(it, at)}`
    return comesEmpty(it, at) && !it.nullable ? { sql, hazard: 'needs-empty' } : sql
  },
  clause: (it, at) =>
    !it.inherited
      ? columnClause(it, at)
      : isComputedOtherwise(it, at)
        ? `${quoteName(it.name)}${generatedWords(it)}`
        : null,
  settle: (it, at) => [
    ...(it.inherited
      ? settleInherited(it, at)
      : [...settleSerial(it, at), ...settleSequenceComment(it, at), ...settleNotNull(it, at)]),
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
      comesTyped(now, was, at)
        ? retypedAnew(now, was, at)
        : isPartitionKey(now, at)
          ? 'rebuild-parent'
          : now.identity && was.identity
            ? retypeIdentity(now, was, at)
            : retypeColumn(now, was, at),
    collation: (now, was, at) =>
      comesTyped(now, was, at)
        ? []
        : isPartitionKey(now, at)
          ? 'rebuild-parent'
          : [{ sql: alterColumn(now, at, `TYPE ${typeWords(now, at)}`), hazard: 'rewrite', frees: true }],
    nullable: (now, was, at) => (letsBeNull(now, was) ? [] : alterNotNull(now, was, at)),
    identity: (now, was, at) => [
      ...(now.inherited ? [] : alterIdentity(now, was, at)),
      ...(letsBeNull(now, was) && !was.nullable ? alterNotNull(now, was, at) : []),
    ],
    sequenceComment: (now, was, at) => (now.inherited ? [] : alterSequenceComment(now, was, at)),
    notNull: (now, was, at) => (now.nullable || was.nullable ? [] : alterNotNull(now, was, at)),
    // What is computed has none until it no longer is.
    default: (now, was, at) => (was.generated ? [] : sayDefault(now, was, at)),
    generated: (now, was, at) => [
      ...alterGenerated(now, was, { at, anew: () => makeAnew(now, was, at) }),
      ...(was.generated?.stored && !now.generated && !now.inherited
        ? [...(now.default ? sayDefault(now, { ...was, default: null }, at) : []), ...heirDefaults(now, at)]
        : []),
    ],
    ...alterStorage,
    foreignOptions: (now, was, at) => [
      `ALTER FOREIGN TABLE ${now.parent ? at.path(now.parent) : ''} ALTER COLUMN ${quoteName(now.name)} ${changeOptions(now.foreignOptions, was.foreignOptions)}`,
    ],
    inherited: 'none',
  },
  catalog: columnCatalog,
})

/** Its type and collation are another's to say, or come with the new column that takes its place. */
const comesTyped = (now: Whole, was: Whole, at: At): boolean =>
  now.inherited || isTyped(now, at) || isMadeAnew(now, was, at)

/** What is computed as before, but can't be cast. */
const retypedAnew = (now: Whole, was: Whole, at: At): readonly Statement[] =>
  equal(now.generated, was.generated) && isMadeAnew(now, was, at) ? makeAnew(now, was, at) : []

/** A new column in its place, with what was said of the old one; what is said otherwise follows by itself. */
const makeAnew = (now: Whole, was: Whole, at: At): readonly Statement[] => [
  {
    sql: `ALTER TABLE ${now.parent ? at.path(now.parent) : ''} DROP COLUMN ${quoteName(now.name)}`,
    hazard: 'data-loss',
    frees: 'all',
  },
  ...dropOfHeirs(now, at),
  `ALTER TABLE ${now.parent ? at.path(now.parent) : ''} ADD COLUMN ${columnClause(now, at)}`,
  ...heirExpressions(now, at),
  ...(now.generated ? [] : heirDefaults(now, at)),
  ...settleNotNull(now, at),
  ...settleStorage(now, at),
  ...(now.comment === null || now.comment !== was.comment
    ? []
    : [`COMMENT ON COLUMN ${at.path(now.id)} IS ${quoteText(now.comment)}`]),
]

function columnClause(it: Whole, at: At): string {
  const identity = identityClause(it, at)
  const type = identity.type ?? typeWords(it, at, optionWords(it.foreignOptions))
  const required = it.nullable || identity.type ? '' : notNullClause(it)
  return `${quoteName(it.name)} ${type}${generatedWords(it)}${identity.words}${defaultClause(it, at)}${required}`
}

/** The column that one has from a table that its own inherits from or is a partition of. */
const originOf = (it: Whole, at: At): Whole | null => originsOf(it, at).find(isColumn) ?? null

/** An inherited column is declared by its parent; only what it changed there has to be said again. */
function settleInherited(it: Whole, at: At): readonly string[] {
  const origin = originOf(it, at)
  if (!origin) return []
  return [
    ...(it.default !== origin.default && !it.generated ? [alterColumn(it, at, defaultWords(it))] : []),
    ...settleInheritedNotNull(it, at),
  ]
}

/** One that is declared here as well takes the other's default unless it says that it has none. */
const defaultClause = (it: Whole, at: At): string =>
  it.default
    ? ` DEFAULT ${it.default}`
    : !it.generated && !it.identity && originOf(it, at)?.default
      ? ' DEFAULT NULL'
      : ''
