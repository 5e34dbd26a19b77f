import * as v from 'valibot'
import { quoteName } from '#base'
import { idOf, wholeNumber } from '../fields.ts'
import { type At, defineKind, type Statement } from '../kind-spec.ts'
import { isUserSchema, own, ref, refJson } from './catalog-words.ts'
import {
  clampSequence,
  type SequenceOptions,
  sequenceChanges,
  sequenceFields,
  sequenceJson,
  sequenceWords,
} from './sequence-options.ts'
import { sequenceOwner, standsAlone } from './sequence-owner.ts'

type Whole = SequenceOptions & { readonly id: `sequence:${string}` }

/** All options in one statement, whichever of them differ; the plan says a statement once. */
const alterOptions = (now: Whole, was: Whole, at: At): readonly Statement[] => [
  ...clampSequence(at.path(now.id), now, was),
  `ALTER SEQUENCE ${at.path(now.id)}${sequenceChanges(now, was)}`,
]

/** A sequence that stands on its own. One that a column owns and draws from is that column's identity instead. */
export const sequence = defineKind({
  kind: 'sequence',
  label: { one: 'sequence', many: 'sequences' },
  under: ['schema'],
  fields: {
    type: v.picklist(['smallint', 'integer', 'bigint']),
    ...sequenceFields,
    start: wholeNumber(),
    unlogged: v.boolean(),
    /** Dropped together with this column. */
    ownedBy: v.nullable(idOf('column')),
  },
  create: (it, at) =>
    `CREATE ${it.unlogged ? 'UNLOGGED ' : ''}SEQUENCE ${at.path(it.id)}${it.type === 'bigint' ? '' : ` AS ${it.type}`}${sequenceWords(it)}`,
  settle: (it, at) => (it.ownedBy ? [`ALTER SEQUENCE ${at.path(it.id)} OWNED BY ${at.path(it.ownedBy)}`] : []),
  drop: (it, at) => `DROP SEQUENCE ${at.path(it.id)}`,
  address: (it, at) => `SEQUENCE ${at.path(it.id)}`,
  rename: (it, was, at) => `ALTER SEQUENCE ${at.pathAs(it.id, was)} RENAME TO ${quoteName(it.name)}`,
  alter: {
    type: alterOptions,
    increment: alterOptions,
    min: alterOptions,
    max: alterOptions,
    start: alterOptions,
    cache: alterOptions,
    cycle: alterOptions,
    unlogged: (now, _was, at) => [`ALTER SEQUENCE ${at.path(now.id)} SET ${now.unlogged ? 'UNLOGGED' : 'LOGGED'}`],
    ownedBy: (now, _was, at) => [
      `ALTER SEQUENCE ${at.path(now.id)} OWNED BY ${now.ownedBy ? at.path(now.ownedBy) : 'NONE'}`,
    ],
  },
  presence: [own('pg_class', "relkind = 'S'")],
  catalog: `select ${ref('pg_class', 'c.oid')} as ref, ${ref('pg_namespace', 'n.oid')} as parent, c.relname as name,
      0 as ord, ${sequenceJson('s')} || jsonb_build_object('type', format_type(s.seqtypid, null),
        'start', s.seqstart::text, 'unlogged', c.relpersistence = 'u',
        'ownedBy', case when d.objid is null then null else ${refJson('pg_class', 'd.refobjid', 'd.refobjsubid')} end) as fields
    from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_sequence s on s.seqrelid = c.oid
      ${sequenceOwner}
    where c.relkind = 'S' and ${isUserSchema('n.nspname')}
      and ${standsAlone}`,
})
