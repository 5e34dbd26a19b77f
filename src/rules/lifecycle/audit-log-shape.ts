import {
  addIndex,
  type Change,
  columnsOf,
  type Design,
  foreignKeysOf,
  type Id,
  indexesOf,
  intend,
  primaryKeyOf,
  removeObjects,
  tablesOf,
} from '#model'
import { proposedRole, roleOf } from '../meaning/role-of.ts'
import { inTurn, newColumn } from '../reading/edits.ts'
import { isUsedInText } from '../reading/expressions.ts'
import { hasTag } from '../reading/intent.ts'
import { type Column, keysUsing, type Table, wholeTable } from '../reading/shapes.ts'
import { typeOf } from '../reading/types.ts'
import { listed, spelled, wordsOf } from '../reading/words.ts'
import { act } from '../relationships/actions.ts'
import { type Finding, type Rule, type RuleContext, severities } from '../rule.ts'
import { momentOf } from './moments.ts'

const PARTS = {
  what: {
    words:
      'table entity entity_type table_name relation object resource object_type resource_type target_type auditable_type subject_type record_type item_type model',
    add: { name: 'table_name', type: typeOf('text') },
  },
  which: {
    words:
      'record row entity_id record_id row_id object_id resource_id target_id auditable_id subject_id item_id row_key pk',
    add: { name: 'record_id', type: typeOf('text') },
  },
  action: {
    words: 'action operation event event_type op verb activity action_type change_type event_name tg_op',
    add: { name: 'action', type: typeOf('text') },
  },
  actor: {
    words:
      'actor user user_id actor_id account_id person_id changed_by performed_by author_id operator username user_name session_user member_id whodunnit',
    add: { name: 'actor_id', type: typeOf('text') },
  },
} as const
type Part = keyof typeof PARTS

const WHAT: ReadonlySet<string> = new Set(PARTS.what.words.split(' '))

function partOf(design: Design, table: Id, part: Part): Column | null {
  const wanted = new Set(PARTS[part].words.split(' '))
  const columns = columnsOf(design, table)
  const did = part === 'actor' ? columns.find((it) => proposedRole(it) === 'actor') : undefined
  const found = did ?? columns.find((it) => wanted.has(spelled(it.name)))
  if (found || part !== 'which') return found ?? null
  // `resource_type` and `resource`: the one says what, the other which.
  const [, second] = columns.filter((it) => WHAT.has(spelled(it.name)))
  return second ?? null
}

/** A log of one thing needs not say of what: a foreign key does. */
const speaksOfOne = (design: Design, table: Id): boolean =>
  foreignKeysOf(design, table).some((key) => partOf(design, table, 'actor')?.id !== key.columns[0])

const isAudit = (design: Design, owner: Table): 'sure' | 'named' | null => {
  if (hasTag(design, owner.id, 'audit')) return 'sure'
  const words = wordsOf(owner.name)
  const named =
    words.some((word) => word === 'audit' || word === 'audits') &&
    !words.some((word) => ['report', 'reports', 'plan', 'config', 'settings'].includes(word))
  return named && columnsOf(design, owner.id).length > 3 ? 'named' : null
}

function lacking(design: Design, owner: Table): { labels: string[]; parts: Part[]; at: boolean } {
  const one = speaksOfOne(design, owner.id)
  const parts = (Object.keys(PARTS) as Part[]).filter(
    (part) => !partOf(design, owner.id, part) && !(one && (part === 'what' || part === 'which')),
  )
  const at =
    momentOf(design, owner.id, 'created') === null &&
    !columnsOf(design, owner.id).some((it) => roleOf(design, it)?.role === 'day')
  const labels = [...parts.map((part) => SAYS[part]), ...(at ? ['when'] : [])]
  return { labels, parts, at }
}
const SAYS = { what: 'what it is about', which: 'which row', action: 'what was done', actor: 'who did it' } as const

function complete(design: Design, owner: Table, at: { parts: readonly Part[]; at: boolean }): Change[] {
  const when = { name: 'created_at', type: typeOf('timestamp with time zone'), nullable: false, default: 'now()' }
  return inTurn(
    design,
    ...at.parts.map(
      (part) => (now: Design) => newColumn(now, owner.id, { ...PARTS[part].add, nullable: true }).changes,
    ),
    (now) => (at.at ? newColumn(now, owner.id, when).changes : []),
  )
}

function* look({ design, options }: RuleContext, owner: Table, sure: boolean): Iterable<Finding> {
  const lack = lacking(design, owner)
  // Of what a name alone calls a log, a payload may hold the rest; and one that lacks nearly all is another sort of table.
  const may =
    sure || (lack.labels.length <= 3 && !columnsOf(design, owner.id).some((it) => /^jsonb?$/.test(it.type.name)))
  if (lack.labels.length > 0 && may)
    yield {
      about: owner.id,
      message: `${owner.name} doesn’t say ${listed(lack.labels, 5)}`,
      fixes: [{ label: 'Add the columns that are missing', safe: false, changes: () => complete(design, owner, lack) }],
    }
  const updated = columnsOf(design, owner.id).find((it) => roleOf(design, it)?.role === 'updated' && !it.inherited)
  // A house that wants it on every table has it here too.
  if (updated && options.timestamps !== 'all')
    yield {
      about: updated.id,
      message: `${owner.name}.${updated.name} says that what was written down may be changed`,
      fixes:
        keysUsing(design, updated).length > 0 || isUsedInText(design, updated.id)
          ? []
          : [{ label: `Drop ${updated.name}`, safe: false, changes: () => removeObjects(design, [updated.id]) }],
    }
  const [what, which] = [partOf(design, owner.id, 'what'), partOf(design, owner.id, 'which')]
  const leads = [
    ...indexesOf(design, owner.id).map((it) => it.keys.slice(0, 2).map((key) => key.column)),
    primaryKeyOf(design, owner.id)?.columns.slice(0, 2) ?? [],
  ]
  if (what && which && !leads.some((it) => it.includes(which.id)))
    yield {
      about: owner.id,
      message: `What happened to one row can’t be found in ${owner.name}: no index over (${what.name}, ${which.name})`,
      fixes: [
        {
          label: `Index (${what.name}, ${which.name})`,
          safe: true,
          changes: () => addIndex(design, owner.id, [what.id, which.id]),
        },
      ],
    }
  // Of tables that are surely logs, fk-cascade-reaches-protected tells it.
  for (const key of sure ? [] : foreignKeysOf(design, owner.id))
    if (key.onDelete === 'cascade' && key.enforced && key.target !== owner.id)
      yield {
        about: key.id,
        message: `${owner.name} forgets what happened to a row as soon as the row is deleted (${key.name})`,
        fixes: [
          { label: 'ON DELETE RESTRICT', safe: false, changes: () => act(design, key.id, { onDelete: 'restrict' }) },
        ],
      }
}

export const auditLogShape: Rule = {
  id: 'audit-log-shape',
  group: 'lifecycle',
  title: 'A log of changes says who did what to which row, and stays',
  why: 'A log is read once something went wrong. If it then lacks who or which row, can itself be changed, or has gone together with the row it tells of, it was written for nothing.',
  bad: `create table users (id uuid primary key default gen_random_uuid());
create table audit_logs (id uuid primary key default gen_random_uuid(), table_name text not null, record_id uuid not null,
  user_id uuid references users on delete cascade, updated_at timestamptz not null default now());
create index on audit_logs (user_id);`,
  good: `create table users (id uuid primary key default gen_random_uuid());
create table audit_logs (id uuid primary key default gen_random_uuid(), table_name text not null, record_id uuid not null, action text not null,
  user_id uuid references users on delete set null, created_at timestamptz not null default now());
create index on audit_logs (user_id);
create index on audit_logs (table_name, record_id);
create table changes (id uuid primary key default gen_random_uuid(), entity text not null, entity_id text not null, op text not null, actor text, at timestamptz not null default now());
create index on changes (entity, entity_id);
create table user_audits (id uuid primary key default gen_random_uuid(), user_id uuid not null references users on delete restrict, action text not null, changed_by text, changed_at timestamptz not null);
create index on user_audits (user_id);`,
  given: (design) =>
    tablesOf(design).flatMap((it) =>
      it.name === 'changes' ? intend(design, { sort: 'tags', about: it.id, tags: ['audit'] }) : [],
    ),
  severity: severities('I - W W I W'),
  sees: 'referring',
  *check(table, context) {
    const { design } = context
    const owner = wholeTable(design, table)
    const audit = owner && isAudit(design, owner)
    if (!owner || !audit || owner.inherits.length > 0) return
    yield* look(context, owner, audit === 'sure')
  },
}
