import * as v from 'valibot'
import { quoteName } from '#base'
import { sqlText } from '../fields.ts'
import { type At, type Common, defineKind, sqlOf } from '../kind-spec.ts'
import { isUserSchema, own, ref } from './catalog-words.ts'
import {
  addLater,
  alterOwner,
  constraintAddress,
  constraintClause,
  dropConstraint,
  renameConstraint,
} from './constraint-words.ts'
import { isHeldWithin } from './held-within.ts'
import { printedJson } from './printed.ts'

type Check = { expression: string; noInherit: boolean; enforced: boolean; validated: boolean }

const body = (it: Check): string =>
  `CHECK (${it.expression})${it.noInherit ? ' NO INHERIT' : ''}${it.enforced ? '' : ' NOT ENFORCED'}${it.validated ? '' : ' NOT VALID'}`

/** Of a domain whose values stand where Postgres doesn't look for them. */
const isOutOfReach = (it: Common, at: At): boolean =>
  it.parent !== null && at.object(it.parent)?.kind === 'domain' && isHeldWithin(it.parent, at)

export const check = defineKind({
  kind: 'check',
  label: { one: 'check', many: 'checks' },
  under: ['table', 'foreign-table', 'domain'],
  fields: {
    expression: sqlText(),
    noInherit: v.boolean(),
    /** False: declared and never checked (Postgres 18). */
    enforced: v.boolean(),
    validated: v.boolean(),
  },
  create: (it, at) => {
    const statement = addLater(it, at, (now) => body({ ...it, ...now }))
    return isOutOfReach(it, at) ? { sql: sqlOf(statement), frees: 'all' } : statement
  },
  clause: (it) => (it.validated ? constraintClause(it, body(it)) : null),
  drop: dropConstraint,
  address: constraintAddress,
  rename: renameConstraint,
  alter: {
    expression: (_now, was, at) => (isOutOfReach(was, at) ? 'rebuild-parent' : 'rebuild'),
    noInherit: 'rebuild',
    enforced: 'rebuild',
    validated: (now, _was, at) =>
      isOutOfReach(now, at)
        ? 'rebuild-parent'
        : now.validated
          ? [{ sql: `${alterOwner(now, at)} VALIDATE CONSTRAINT ${quoteName(now.name)}`, hazard: 'scan' }]
          : 'rebuild',
  },
  presence: [own('pg_constraint', "contype = 'c'")],
  catalog: `select ${ref('pg_constraint', 'k.oid')} as ref, k.conname as name,
      case when k.contypid = 0 then ${ref('pg_class', 'k.conrelid')} else ${ref('pg_type', 'k.contypid')} end as parent,
      k.oid::int8 as ord, jsonb_build_object('expression', ${printedJson('k.conbin', 'k.conrelid')},
        'noInherit', k.connoinherit, 'enforced', k.conenforced,
        'validated', k.convalidated or not k.conenforced) as fields
    from pg_constraint k join pg_namespace n on n.oid = k.connamespace
    where k.contype = 'c' and k.coninhcount = 0 and ${isUserSchema('n.nspname')}`,
})
