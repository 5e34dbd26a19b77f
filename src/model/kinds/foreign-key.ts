import * as v from 'valibot'
import { quoteName } from '#base'
import { deferrable, idOf } from '../fields.ts'
import { type At, type Common, defineKind, type ObjectWith } from '../kind-spec.ts'
import { columnRefs, deferrableOf, isUserSchema, own, ref, refJson } from './catalog-words.ts'
import {
  addLater,
  constraintAddress,
  constraintClause,
  deferrableWords,
  dropConstraint,
  renameConstraint,
  tableOf,
} from './constraint-words.ts'

export const FOREIGN_KEY_ACTIONS = ['no action', 'restrict', 'cascade', 'set null', 'set default'] as const

const fields = {
  columns: v.pipe(v.array(idOf('column')), v.minLength(1)),
  target: idOf('table'),
  targetColumns: v.pipe(v.array(idOf('column')), v.minLength(1)),
  match: v.picklist(['simple', 'full']),
  onUpdate: v.picklist(FOREIGN_KEY_ACTIONS),
  onDelete: v.picklist(FOREIGN_KEY_ACTIONS),
  /** The columns that SET NULL or SET DEFAULT touches (Postgres 15); empty for all. */
  onDeleteColumns: v.array(idOf('column')),
  deferrable: deferrable(),
  /** The last column on each side is a range: the target must cover all of it (PERIOD, Postgres 18). */
  period: v.boolean(),
  /** False: declared and never checked (Postgres 18). */
  enforced: v.boolean(),
  /** False: existing rows were never checked (NOT VALID). */
  validated: v.boolean(),
}
type ForeignKey = ObjectWith<'foreign-key', typeof fields>

const columnList = (ids: ForeignKey['columns'], it: ForeignKey, at: At): string =>
  it.period
    ? [...ids.slice(0, -1).map(at.name), `PERIOD ${ids.slice(-1).map(at.name).join()}`].join(', ')
    : at.names(ids)

function body(it: ForeignKey, at: At): string {
  const some = it.onDeleteColumns.length > 0 ? ` (${at.names(it.onDeleteColumns)})` : ''
  return [
    `FOREIGN KEY (${columnList(it.columns, it, at)}) REFERENCES ${at.path(it.target)} (${columnList(it.targetColumns, it, at)})`,
    it.match === 'full' ? ' MATCH FULL' : '',
    it.onUpdate === 'no action' ? '' : ` ON UPDATE ${it.onUpdate.toUpperCase()}`,
    it.onDelete === 'no action' ? '' : ` ON DELETE ${it.onDelete.toUpperCase()}${some}`,
    deferrableWords(it.deferrable),
    it.enforced ? '' : ' NOT ENFORCED',
    it.validated ? '' : ' NOT VALID',
  ].join('')
}

type Keyed = Common & { readonly columns?: readonly string[]; readonly keys?: readonly { column: string | null }[] }

/** The key, or unique index, of the target that it leans on: all of the columns and no other, in any order. */
function* keysLeanedOn(it: ForeignKey, at: At): Iterable<`${string}:${string}`> {
  const wanted = [...it.targetColumns].sort().join()
  for (const child of at.children(it.target) as readonly Keyed[]) {
    if (child.id === it.id || child.kind === it.kind) continue
    const columns = child.columns ?? child.keys?.map((key) => key.column ?? '')
    if (columns && [...columns].sort().join() === wanted) yield child.id
  }
}

export const foreignKey = defineKind({
  kind: 'foreign-key',
  label: { one: 'foreign key', many: 'foreign keys' },
  under: ['table'],
  fields,
  needs: function* (it, at) {
    if (it.target !== it.parent) yield it.target
    yield* keysLeanedOn(it, at)
  },
  create: (it, at) => addLater(it, at, (now) => body({ ...it, ...now }, at)),
  // NOT VALID has no meaning in CREATE TABLE, so such a key is added afterwards.
  clause: (it, at) => (it.validated ? constraintClause(it, body(it, at)) : null),
  drop: dropConstraint,
  address: constraintAddress,
  rename: renameConstraint,
  alter: {
    columns: 'rebuild',
    target: 'rebuild',
    targetColumns: 'rebuild',
    match: 'rebuild',
    onUpdate: 'rebuild',
    onDelete: 'rebuild',
    onDeleteColumns: 'rebuild',
    deferrable: (now, _was, at) => [
      `ALTER TABLE ${tableOf(now, at)} ALTER CONSTRAINT ${quoteName(now.name)}${now.deferrable === 'no' ? ' NOT DEFERRABLE' : deferrableWords(now.deferrable)}${now.deferrable === 'immediate' ? ' INITIALLY IMMEDIATE' : ''}`,
    ],
    period: 'rebuild',
    enforced: (now, _was, at) => [
      {
        sql: `ALTER TABLE ${tableOf(now, at)} ALTER CONSTRAINT ${quoteName(now.name)} ${now.enforced ? '' : 'NOT '}ENFORCED`,
        ...(now.enforced ? { hazard: 'scan' as const } : {}),
      },
    ],
    validated: (now, _was, at) =>
      now.validated
        ? [{ sql: `ALTER TABLE ${tableOf(now, at)} VALIDATE CONSTRAINT ${quoteName(now.name)}`, hazard: 'scan' }]
        : 'rebuild',
  },
  presence: [own('pg_constraint', "contype = 'f'")],
  catalog: `select ${ref('pg_constraint', 'k.oid')} as ref, ${ref('pg_class', 'k.conrelid')} as parent, k.conname as name,
      k.oid::int8 as ord, jsonb_build_object(
        'columns', ${columnRefs('k.conrelid', 'k.conkey')},
        'target', ${refJson('pg_class', 'k.confrelid')},
        'targetColumns', ${columnRefs('k.confrelid', 'k.confkey')},
        'match', case k.confmatchtype when 'f' then 'full' else 'simple' end,
        'onUpdate', a.words ->> k.confupdtype::text, 'onDelete', a.words ->> k.confdeltype::text,
        'onDeleteColumns', ${columnRefs('k.conrelid', 'k.confdelsetcols')},
        'deferrable', ${deferrableOf('k')}, 'period', k.conperiod, 'enforced', k.conenforced,
        'validated', k.convalidated or not k.conenforced) as fields
    from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
      cross join (select '{"a":"no action","r":"restrict","c":"cascade","n":"set null","d":"set default"}'::jsonb as words) a
    where k.contype = 'f' and k.conparentid = 0 and ${isUserSchema('n.nspname')}`,
})
