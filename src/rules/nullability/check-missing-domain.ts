import { addCheck, apply, columnsOf } from '#model'
import { roleOf } from '../meaning/role-of.ts'
import { constantOf, isCheckedTogether } from '../reading/expressions.ts'
import { refusing } from '../reading/passes.ts'
import { keysUsing, wholeTable } from '../reading/shapes.ts'
import { type Rule, severities } from '../rule.ts'
import { boundsFor } from './bounds.ts'

export const checkMissingDomain: Rule = {
  id: 'check-missing-domain',
  group: 'nullability',
  title: 'A price is not negative, an address has an @',
  why: 'A type says how a value is written, not which of them make sense. What only the application checks, the next import, script or second application does not.',
  bad: `create table products (
  id uuid primary key default gen_random_uuid(), price numeric(10,2) not null, quantity integer not null default 0, discount_percent smallint, rating real,
  slug text not null unique, currency varchar, min_age integer, priority integer, duration_seconds integer
);
create table people (id uuid primary key default gen_random_uuid(), email text, country_code text);`,
  good: `create domain positive as integer check (value > 0);
create table products (
  id uuid primary key default gen_random_uuid(), price numeric(10,2) not null check (price >= 0), quantity positive not null default 1,
  balance numeric(10,2), currency char(3), country text, email varchar(254), discount_percent smallint check (discount_percent between 0 and 100), page integer
);`,
  severity: severities('I - W W I W'),
  *check(table, { design }) {
    const owner = wholeTable(design, table)
    if (!owner) return
    for (const it of columnsOf(design, table)) {
      if (it.inherited || it.generated || it.identity || it.type.of) continue
      const role = roleOf(design, it)
      if (!role || /\(\d+\)$/.test(it.type.name) || keysUsing(design, it).length > 0) continue
      const bounds = boundsFor(it, role.role)
      const [first] = bounds
      // What a check says of the column can't always be told, but somebody thought of it.
      if (!first || isCheckedTogether(design, table, [it.id])) continue
      const value = constantOf(it.default)
      yield {
        about: it.id,
        message: `Nothing asks that ${owner.name}.${it.name} ${first.says}`,
        ...(role.atMost ? { atMost: role.atMost } : {}),
        fixes: bounds
          .map(({ says, sql }) => ({ says, changes: () => addCheck(design, table, sql, [it.id]) }))
          .filter(({ changes }) => value === undefined || !refusing(apply(design, changes()), it, value))
          .map(({ says, changes }) => ({ label: `Check that ${it.name} ${says}`, safe: false, changes })),
      }
    }
  },
}
