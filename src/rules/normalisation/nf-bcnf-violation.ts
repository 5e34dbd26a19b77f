import { findingsOf, partsFix } from '../normal-forms/findings.ts'
import { isSaid } from '../reading/intent.ts'
import { listed } from '../reading/words.ts'
import { type Rule, severities } from '../rule.ts'
import { tenantsIn } from '../tenancy/tenants.ts'
import { depends } from './given.ts'

export const nfBcnfViolation: Rule = {
  id: 'nf-bcnf-violation',
  group: 'normalisation',
  title: 'Only keys determine anything (BCNF)',
  why: 'A part of a key that something else determines is repeated with it. To split the table rids it of that, and may cost a key that only held over both parts: whether it is worth it is a choice.',
  bad: `create table addresses (
  id bigint primary key, street text not null, city text not null, zip text not null, unique (street, city)
);
create table lessons (student text not null, course text not null, teacher text not null, primary key (student, course));`,
  good: `create table zips (zip text primary key, city text not null);
create table addresses (id bigint primary key, street text not null, zip text not null references zips);
create index on addresses (zip);`,
  given: depends(
    { table: 'addresses', from: ['zip'], to: ['city'] },
    { table: 'lessons', from: ['teacher'], to: ['course'] },
    { table: 'zips', from: ['zip'], to: ['city'] },
  ),
  severity: severities('I - - I I I'),
  concerns: ({ design }) => isSaid(design, 'dependency'),
  beyond: ({ design, options }) => tenantsIn(design, options),
  sees: 'referring',
  *check(table, context) {
    yield* findingsOf(table, 'BCNF', {
      context,
      says: ({ owner, from, to }) =>
        `In ${owner.name} ${listed(from.map((it) => it.name))} determines ${listed(to.map((it) => it.name))}, and is no key`,
      fixes: (design) => partsFix(design, table, 'BCNF'),
    })
  },
}
