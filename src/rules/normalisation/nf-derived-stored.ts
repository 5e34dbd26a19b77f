import { columnsOf } from '#model'
import { roleOf } from '../meaning/role-of.ts'
import { hasTag } from '../reading/intent.ts'
import { heirsOf, wholeTable } from '../reading/shapes.ts'
import { type Fix, type Rule, severities } from '../rule.ts'
import { canBeComputed, compute, derivationOf, mayBeKept } from './derivations.ts'

export const nfDerivedStored: Rule = {
  id: 'nf-derived-stored',
  group: 'normalisation',
  title: 'What can be computed is computed',
  why: 'A total, a count or an age that is stored beside what it is made of is right only as long as every writer remembers it; Postgres can compute it, or a trigger can keep it, and then it can’t be wrong.',
  bad: `create table people (id bigint primary key, first_name text not null, last_name text not null, full_name text, birth_date date, age int);
create table orders (id bigint primary key, total numeric(12,2) not null, item_count int not null default 0);
create table items (
  id bigint primary key, order_id bigint not null references orders on delete cascade,
  quantity int not null, unit_price numeric(12,2) not null, line_total numeric(12,2) not null
);
create index on items (order_id);`,
  good: `create table people (
  id bigint primary key, first_name text not null, last_name text not null, birth_date date,
  full_name text generated always as (first_name || ' ' || last_name) stored
);
create table orders (id bigint primary key, retry_count int not null default 0);
create table items (
  id bigint primary key, order_id bigint not null references orders on delete cascade, quantity int not null,
  unit_price numeric(12,2) not null, discount numeric(12,2) not null default 0, line_total numeric(12,2) not null
);
create index on items (order_id);
create table posts (id bigint primary key, comment_count int not null default 0, comment_counter int not null default 0);
create table comments (id bigint primary key, post_id bigint not null references posts on delete cascade);
create index on comments (post_id);
create function count_comments() returns trigger language plpgsql as 'begin return null; end';
create trigger counts after insert or delete on comments for each row execute function count_comments();`,
  severity: severities('I W W W I W'),
  sees: 'referring',
  *check(table, { design }) {
    const owner = wholeTable(design, table)
    if (!owner || hasTag(design, table, 'snapshot', 'ledger', 'event', 'audit')) return
    const columns = columnsOf(design, table)
    for (const it of columns) {
      if (it.generated || hasTag(design, it.id, 'snapshot')) continue
      const derivation = derivationOf(design, it, columns)
      if (!derivation || mayBeKept(design, table, derivation)) continue
      const { expression } = derivation
      const fix: Fix[] =
        expression && canBeComputed(design, it) && !owner.partitionBy && heirsOf(design, table).length === 0
          ? [
              {
                label: `Let Postgres compute ${it.name} as ${expression}; what it holds now is computed anew`,
                safe: false,
                changes: () => compute(design, it, expression),
              },
            ]
          : []
      const atMost = roleOf(design, it)?.atMost
      const advice = expression
        ? ''
        : derivation.rows
          ? ': a trigger or a materialized view can keep it'
          : ': compute it when it is asked for'
      yield {
        about: it.id,
        message: `${owner.name}.${it.name} can be computed from ${derivation.from}, and nothing keeps it right${advice}`,
        ...(atMost ? { atMost } : {}),
        fixes: fix,
      }
    }
  },
}
