import { columnsOf, type Design, intend, tablesOf } from '#model'
import { roleOf } from '../meaning/role-of.ts'
import { isLog } from '../reading/events.ts'
import { hasTag, isSaid } from '../reading/intent.ts'
import { heirsOf, type Table, wholeTable } from '../reading/shapes.ts'
import { spelled } from '../reading/words.ts'
import { type Fix, type Rule, severities } from '../rule.ts'
import { addAudit, auditOf, logsOf } from './audit-trail.ts'

/** Whether a row itself says who made or changed it. */
const namesItsActor = (design: Design, owner: Table): boolean =>
  columnsOf(design, owner.id).some(
    (it) => roleOf(design, it)?.role === 'actor' || ['actor', 'actor_id'].includes(spelled(it.name)),
  )

function waysOut(design: Design, owner: Table): Fix[] {
  // On a partitioned table each partition gets a copy of the trigger, which only Postgres makes.
  const can = heirsOf(design, owner.id).length === 0 && owner.inherits.length === 0 && addAudit(design, owner) !== null
  return can
    ? [
        {
          label: 'A log of changes, and a trigger that writes it',
          safe: false,
          changes: () => addAudit(design, owner) ?? [],
        },
      ]
    : []
}

export const sensitiveUnaudited: Rule = {
  id: 'sensitive-unaudited',
  group: 'security',
  title: 'Who changed what is sensitive can be told afterwards',
  why: 'When money or personal data turns out to be wrong, the first question is who changed it and when. A table that keeps neither can’t answer, and what it held before is gone.',
  bad: `create table salaries (id uuid primary key default gen_random_uuid(), amount numeric(12,2) not null check (amount > 0));`,
  good: `create table salaries (id uuid primary key default gen_random_uuid(), amount numeric(12,2) not null check (amount > 0), changed_by text not null);
create table audit_log (id uuid primary key default gen_random_uuid(), table_name text not null, record_id text not null, action text not null, actor text not null, created_at timestamptz not null default now());
create index on audit_log (table_name, record_id);
create table payments (id uuid primary key default gen_random_uuid(), amount numeric(12,2) not null);
create function log_payment() returns trigger language plpgsql as $$
begin
  insert into audit_log (table_name, record_id, action, actor) values ('payments', old.id::text, tg_op, current_user);
  return null;
end
$$;
create trigger log after update or delete on payments for each row execute function log_payment();
create table notes (id uuid primary key default gen_random_uuid(), body text);`,
  given: (design) =>
    tablesOf(design).flatMap((it) =>
      ['salaries', 'payments'].includes(it.name)
        ? intend(design, { sort: 'tags', about: it.id, tags: it.name === 'salaries' ? ['sensitive'] : ['ledger'] })
        : [],
    ),
  severity: severities('I - W I - W'),
  concerns: ({ design }) => isSaid(design, 'tags'),
  beyond: ({ design }) => [...logsOf(design)],
  sees: 'both',
  *check(table, { design }) {
    const owner = wholeTable(design, table)
    if (!owner || !hasTag(design, table, 'sensitive', 'ledger') || isLog(design, owner)) return
    const audited = namesItsActor(design, owner) ? 'yes' : auditOf(design, table)
    if (audited === 'yes') return
    yield {
      about: table,
      ...(audited === 'maybe' ? { atMost: 'info' as const } : {}),
      message:
        audited === 'maybe'
          ? `${owner.name} is sensitive; whether its triggers write down who changed a row can’t be told from the design`
          : `${owner.name} is sensitive, and nothing says who changed a row`,
      fixes: audited === 'maybe' ? [] : waysOut(design, owner),
    }
  },
}
