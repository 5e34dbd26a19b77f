import { quoteName } from '#base'
import { collationRef, tie, typeRef } from '../fields.ts'
import type { Id } from '../id.ts'
import { type At, type Common, defineKind, type ObjectWith, type Rebuild, type Statement } from '../kind-spec.ts'
import { isUserSchema, own, ref, typeJoins, typeJson } from './catalog-words.ts'
import { collateWords, collationJoins, collationJson } from './named-words.ts'

const fields = {
  type: typeRef(),
  /** Null for the type's own. */
  collation: tie(collationRef()),
}
type Attribute = ObjectWith<'attribute', typeof fields>

const isAttribute = (it: Common): it is Attribute => it.kind === 'attribute'

/** The types that a composite type's attributes have. */
export const typesOf = (composite: Common, at: At): readonly Id[] =>
  at.children(composite.id).flatMap((it) => (isAttribute(it) && it.type.of ? [it.type.of] : []))

const owner = (it: Attribute, at: At): string => (it.parent ? at.path(it.parent) : '')

const words = (it: Attribute, at: At): string => `${at.type(it.type)}${collateWords(it.collation, at)}`

const isTypedBy = (user: Common, type: Id | null): boolean => (user as { readonly ofType?: unknown }).ofType === type

/** Tables of the type change along. */
const cascade = (it: Attribute, at: At): string =>
  it.parent && at.users(it.parent).some((user) => isTypedBy(user, it.parent)) ? ' CASCADE' : ''

/** In place as long as no value is of the composite type: Postgres refuses it otherwise, even by way of other types. */
function retype(it: Attribute, _was: Attribute, at: At): readonly Statement[] | Rebuild {
  if (it.parent && at.users(it.parent).some((user) => !isTypedBy(user, it.parent))) return 'rebuild-parent'
  return [
    {
      sql: `ALTER TYPE ${owner(it, at)} ALTER ATTRIBUTE ${quoteName(it.name)} TYPE ${words(it, at)}${cascade(it, at)}`,
      frees: true,
    },
  ]
}

export const attribute = defineKind({
  kind: 'attribute',
  label: { one: 'attribute', many: 'attributes' },
  under: ['composite'],
  fields,
  create: (it, at) =>
    `ALTER TYPE ${owner(it, at)} ADD ATTRIBUTE ${quoteName(it.name)} ${words(it, at)}${cascade(it, at)}`,
  clause: (it, at) => `${quoteName(it.name)} ${words(it, at)}`,
  drop: (it, at) => `ALTER TYPE ${owner(it, at)} DROP ATTRIBUTE ${quoteName(it.name)}${cascade(it, at)}`,
  address: (it, at) => `COLUMN ${at.path(it.id)}`,
  rename: (it, was, at) =>
    `ALTER TYPE ${owner(it, at)} RENAME ATTRIBUTE ${quoteName(was)} TO ${quoteName(it.name)}${cascade(it, at)}`,
  alter: { type: retype, collation: retype },
  presence: [own('pg_class', "relkind = 'c'")],
  catalog: `select ${ref('pg_class', 'c.oid', 'a.attnum')} as ref, ${ref('pg_type', 'c.reltype')} as parent,
      a.attname as name, a.attnum as ord, jsonb_build_object(
        'type', ${typeJson({ oid: 'a.atttypid', typmod: 'a.atttypmod', dimensions: 'a.attndims' }, 't', 'e')},
        'collation', ${collationJson('a.attcollation', 't.typcollation')}) as fields
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
      join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      ${typeJoins('a.atttypid', 't', 'e')} ${collationJoins('a.attcollation')}
    where c.relkind = 'c' and ${isUserSchema('n.nspname')}`,
})
