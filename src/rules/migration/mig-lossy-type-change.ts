import { pathOf, sqlAt } from '#model'
import type { ChangeRule } from '../change-rule.ts'
import { severities } from '../rule.ts'
import { besideFix } from './expand.ts'
import { guardFix } from './keep.ts'
import { lossOf, neverFits } from './narrowing.ts'
import { kept, tableBefore } from './versions.ts'

export const migLossyTypeChange: ChangeRule = {
  id: 'mig-lossy-type-change',
  group: 'migration',
  title: 'A narrower type takes every value that is there',
  why: 'What does not fit a narrower type stops the migration; what is rounded or cut is gone, and the way back does not bring it. A query finds such rows before.',
  bad: {
    from: `create table orders (id bigint primary key, n bigint, code varchar(50), price numeric(10,4), at timestamptz, ratio double precision, label text, ages int[], ref bigint);`,
    to: `create table orders (id bigint primary key, n int, code varchar(3), price numeric(8,2), at date, ratio int, label varchar(3), ages int, ref uuid);`,
  },
  good: {
    from: `create table orders (id int primary key, n int, code varchar(50), price numeric(10,2), at date, flag boolean);`,
    to: `create table orders (id bigint primary key, n bigint, code text, price numeric, at timestamp, flag text);`,
  },
  rows: {
    fine: `insert into orders values (1, 5, 'abc', 1.25, '2020-01-01 00:00Z', 2, 'abc', '{7}', null), (2, null, null, null, null, null, null, null, null);`,
    found: `insert into orders values (3, 3000000000, 'abcd', 1.2345, '2020-01-01 12:00Z', 2.5, 'abcd', '{7,8}', 4);`,
  },
  severity: severities('E E E E E E'),
  *check(migration) {
    const { from, to, options } = migration
    for (const { was, now } of kept(migration, 'column')) {
      if (now.inherited || was.parent !== now.parent || was.generated || Object.hasOwn(options.guards, now.id)) continue
      const condition = lossOf(from, to, { was, now })
      if (condition === null) continue
      const precheck = condition === '' ? null : `SELECT * FROM ${tableBefore(migration, was)} WHERE ${condition}`
      yield {
        about: now.id,
        message: `${pathOf(to, now.id)} goes from ${sqlAt(from).type(was.type)} to ${sqlAt(to).type(now.type)}: ${neverFits({ was, now }) ? 'no value that is there reads as one' : 'values that do not fit are lost or refused'}`,
        ...(precheck ? { precheck } : {}),
        fixes: [
          ...(precheck ? [guardFix(now.id, precheck, 'Do nothing if a value does not fit')] : []),
          ...besideFix(migration, { was, now }),
        ],
      }
    }
  },
}
