import { columnsOf, type Design, type StyleOptions } from '#model'
import { confirmedRole } from '../meaning/role-of.ts'
import { type Column, wholeTable } from '../reading/shapes.ts'
import { isText, plain } from '../reading/types.ts'
import { type Fix, type Rule, severities } from '../rule.ts'
import { soundsLikeMoney, toCents, toNumeric } from './money.ts'

const mend = (design: Design, it: Column, money: StyleOptions['money']): Fix[] =>
  money === 'cents' ? [...toCents(design, it), ...toNumeric(design, it)] : toNumeric(design, it)

export const moneyInexact: Rule = {
  id: 'money-inexact',
  group: 'types',
  title: 'Money is exact',
  why: 'Binary floating point can’t hold a tenth, so that sums drift by cents; the type money reads differently under each server’s locale and has no currency.',
  bad: `create table products (id uuid primary key default gen_random_uuid(), price double precision not null default 0);
create table fees (id uuid primary key default gen_random_uuid(), due money);
create table invoices (id uuid primary key default gen_random_uuid(), total real not null);`,
  good: `create table products (id uuid primary key default gen_random_uuid(), price numeric(12,2) not null default 0);
-- Not of money.
create table rainfalls (id uuid primary key default gen_random_uuid(), total real not null);`,
  severity: severities('E W W E W E'),
  sees: 'referring',
  *check(table, { design, options }) {
    const owner = wholeTable(design, table)
    if (!owner) return
    const columns = columnsOf(design, table)
    for (const it of columns) {
      const type = plain(it)
      if (it.inherited || it.generated) continue
      const known = type === 'money' || confirmedRole(design, it.id) === 'money'
      if (!['money', 'real', 'double precision'].includes(type) && !isText(it)) continue
      if (!known && (confirmedRole(design, it.id) !== null || !soundsLikeMoney(it, columns, owner))) continue
      yield {
        about: it.id,
        message: `${owner.name}.${it.name} holds money in ${type}`,
        ...(known ? {} : { atMost: 'warning' as const }),
        fixes: mend(design, it, options.money),
      }
    }
  },
}
