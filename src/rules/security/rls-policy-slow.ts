import {
  addIndex,
  apply,
  type Change,
  columnsOf,
  type Design,
  type Id,
  indexesOf,
  keysOf,
  removeObjects,
  rootsOf,
  setField,
  tablesOf,
} from '#model'
import { isSmall } from '../queries/demand.ts'
import { COMMANDS } from '../reading/grants.ts'
import { expressionTree } from '../reading/parse.ts'
import { type Column, sameSet, wholeTable } from '../reading/shapes.ts'
import { allTagged, columnIn, conjunctsOf, operatorOf, tagged, uncast } from '../reading/trees.ts'
import { listed } from '../reading/words.ts'
import { type Finding, type Rule, severities } from '../rule.ts'
import { perRow, wrapped } from './per-row.ts'
import { isFor, type Policy, policiesOf } from './policies.ts'

const EXPRESSIONS = ['using', 'check'] as const

function calls(design: Design, it: Policy, at: string): Finding[] {
  const found = EXPRESSIONS.flatMap((field) => {
    const sql = it[field]
    const read = sql === null ? null : perRow(design, sql)
    return sql !== null && read && read.names.length > 0 ? [{ field, sql, ...read }] : []
  })
  if (found.length === 0) return []
  const places = found.flatMap(({ field, sql, places: all }) => (all ? [[field, wrapped(sql, all)] as const] : []))
  return [
    {
      about: it.id,
      message: `The policy ${it.name} of ${at} calls ${listed([...new Set(found.flatMap((each) => each.names))])} for each row`,
      fixes:
        places.length === found.length
          ? [
              {
                label: 'Ask once: (SELECT …)',
                safe: true,
                changes: () => setField(design, it.id, Object.fromEntries(places)),
              },
            ]
          : [],
    },
  ]
}

/** The columns that a policy compares with what doesn't come from the row, and with nothing else asked beside by OR. */
function comparedIn(it: Policy, columns: readonly Column[]): Column[] {
  const tree = it.using === null ? null : expressionTree(it.using)
  return (tree ? conjunctsOf(tree) : []).flatMap((part) => {
    const sides = tagged(part, 'A_Expr')
    if (sides?.kind !== 'AEXPR_OP' || operatorOf(sides) !== '=') return []
    const [left, right] = [columnIn(uncast(sides.lexpr)), columnIn(uncast(sides.rexpr))]
    const [name, other] = left === null ? [right, sides.lexpr] : [left, sides.rexpr]
    const column = columns.find((each) => each.name === name)
    const given = tagged(uncast(other), 'SubLink') !== null || allTagged(other, 'ColumnRef').length === 0
    return column && given && allTagged(other, 'FuncCall').length > 0 ? [column] : []
  })
}

const leads = (design: Design, table: Id, column: Id): boolean =>
  keysOf(design, table).some((it) => it.columns[0] === column) ||
  indexesOf(design, table).some((it) => it.where === null && it.keys[0]?.column === column)

/** The two policies as one that lets through what either does. Only of the same command and roles: it is what Postgres makes of them anyway. */
function merge(design: Design, one: Policy, other: Policy): Change[] {
  // OR binds least of all operators.
  const either = (a: string | null, b: string | null) =>
    a === null || b === null ? (a ?? b) : a === b ? a : `${a} OR ${b}`
  const checked = (it: Policy) => (it.command === 'all' || it.command === 'update' ? (it.check ?? it.using) : it.check)
  const changes = setField(design, one.id, {
    using: either(one.using, other.using),
    check: either(checked(one), checked(other)),
    uses: [...new Set([...one.uses, ...other.uses])],
  })
  return [...changes, ...removeObjects(apply(design, changes), [other.id])]
}

/** Policies that are all asked of each row, since one of them is enough to let it through. */
function* several(design: Design, policies: readonly Policy[], at: string): Iterable<Finding> {
  const open = policies.filter((it) => it.permissive)
  for (const [i, one] of open.entries())
    for (const other of open.slice(i + 1)) {
      const both = COMMANDS.filter((it) => isFor(one, it) && isFor(other, it)).map((it) => it.toUpperCase())
      const same = one.command === other.command && sameSet(one.roles, other.roles)
      const meet =
        one.roles.length === 0 || other.roles.length === 0 || one.roles.some((id) => other.roles.includes(id))
      if (both.length === 0 || !meet) continue
      yield {
        about: other.id,
        // Two for different commands or roles can't be made one without widening either.
        ...(same ? {} : { atMost: 'info' as const }),
        message: `${at}: ${listed(both)} asks the policies ${one.name} and ${other.name}, both for each row`,
        fixes: same ? [{ label: 'Make them one, with OR', safe: false, changes: () => merge(design, one, other) }] : [],
      }
    }
}

export const rlsPolicySlow: Rule = {
  id: 'rls-policy-slow',
  group: 'security',
  title: 'A policy is asked once, and finds its rows by an index',
  why: 'A policy is part of every query of its table. A function in it that is called for each row, a column without an index or a second policy for the same rows makes all of them slow, and nobody sees it in the query’s text.',
  bad: `create table notes (id uuid primary key default gen_random_uuid(), tenant text not null, author text not null, body text);
alter table notes enable row level security;
alter table notes force row level security;
create policy own on notes using (tenant = current_setting('app.tenant', true)) with check (tenant = current_setting('app.tenant', true));
create policy authors on notes using (author = (select current_setting('app.author', true))) with check (author <> '');
create policy readers on notes for select using (body is not null);
create index on notes (author);`,
  good: `create table notes (id uuid primary key default gen_random_uuid(), tenant text not null, author text not null, body text);
alter table notes enable row level security;
alter table notes force row level security;
create policy own on notes using (tenant = (select current_setting('app.tenant', true))) with check (tenant = (select current_setting('app.tenant', true)));
create policy known on notes as restrictive using (author <> '') with check (author <> '');
create index on notes (tenant, author);
create table plans (id uuid primary key default gen_random_uuid(), tenant text not null);
alter table plans enable row level security;
alter table plans force row level security;
create policy own on plans for select using (tenant = (select current_setting('app.tenant', true)));
create policy adds on plans for insert with check (tenant = (select current_setting('app.tenant', true)));`,
  given: (design) =>
    tablesOf(design).flatMap((it): Change[] => {
      const entry = { sort: 'tags' as const, about: it.id, tags: ['tiny'] }
      return it.name === 'plans' ? [{ op: 'intend', key: `tags/${it.id}`, before: null, after: entry }] : []
    }),
  severity: severities('W - - W - W'),
  beyond: ({ design }) => rootsOf(design, 'routine'),
  *check(table, { design }) {
    const owner = wholeTable(design, table)
    const policies = owner ? policiesOf(design, table) : []
    if (!owner || policies.length === 0) return
    const columns = columnsOf(design, table)
    const told = new Set<Id>()
    for (const it of policies) {
      yield* calls(design, it, owner.name)
      for (const column of isSmall(design, table) ? [] : comparedIn(it, columns)) {
        if (leads(design, table, column.id) || told.has(column.id)) continue
        told.add(column.id)
        yield {
          about: column.id,
          message: `Every query of ${owner.name} asks for ${owner.name}.${column.name} (policy ${it.name}), and no index begins with it`,
          fixes: [{ label: `Index ${column.name}`, safe: true, changes: () => addIndex(design, table, [column.id]) }],
        }
      }
    }
    yield* several(design, policies, owner.name)
  },
}
