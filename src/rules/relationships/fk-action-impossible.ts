import { type Design, foreignKeysOf, primaryKeyOf } from '#model'
import { setColumn } from '../reading/edits.ts'
import { isNullDefault } from '../reading/expressions.ts'
import { type Column, columnsAt, type ForeignKey, wholeTable } from '../reading/shapes.ts'
import { type Fix, type Rule, type RuleContext, severities } from '../rule.ts'
import { act, actionWords } from './actions.ts'

type When = 'onDelete' | 'onUpdate'

/** The columns that the action would have to empty and can't. */
function stuck(design: Design, key: ForeignKey, when: When): Column[] {
  const action = key[when]
  if (action !== 'set null' && action !== 'set default') return []
  const set = when === 'onDelete' && key.onDeleteColumns.length > 0 ? key.onDeleteColumns : key.columns
  const hard = columnsAt(design, set).filter((it) => !it.nullable)
  return action === 'set null' ? hard : hard.filter((it) => isNullDefault(it.default) && !it.generated)
}

const canLoosen = (design: Design, it: Column, tenantColumn: string): boolean =>
  !it.inherited &&
  !it.identity &&
  it.name !== tenantColumn &&
  !(it.parent && primaryKeyOf(design, it.parent)?.columns.includes(it.id))

function waysOut({ design, options }: RuleContext, key: ForeignKey, when: When): Fix[] {
  const wrong = stuck(design, key, when)
  const free = columnsAt(design, key.columns).filter((it) => it.nullable)
  const refuse: Fix = {
    label: `ON ${when === 'onDelete' ? 'DELETE' : 'UPDATE'} RESTRICT, as it works out now`,
    safe: true,
    changes: () =>
      act(
        design,
        key.id,
        when === 'onDelete' ? { onDelete: 'restrict', onDeleteColumns: [] } : { onUpdate: 'restrict' },
      ),
  }
  const some: Fix = {
    label: `SET NULL (${free.map((it) => it.name).join(', ')}) only`,
    safe: false,
    changes: () => act(design, key.id, { onDelete: 'set null', onDeleteColumns: free.map((it) => it.id) }),
  }
  const loosen: Fix = {
    label: `Allow nulls in ${wrong.map((it) => it.name).join(', ')}`,
    safe: false,
    changes: () => wrong.flatMap((it) => setColumn(design, it.id, { nullable: true })),
  }
  const partly = when === 'onDelete' && free.length > 0 && design.postgres >= 15 && key.match === 'simple'
  return [
    refuse,
    ...(partly ? [some] : []),
    ...(wrong.every((it) => canLoosen(design, it, options.tenantColumn)) ? [loosen] : []),
  ]
}

export const fkActionImpossible: Rule = {
  id: 'fk-action-impossible',
  group: 'relationships',
  title: 'A foreign key’s action can be carried out',
  why: 'Postgres accepts SET NULL over a NOT NULL column, and SET DEFAULT where there is no default, without a word; the delete then fails at run time with an error about another table.',
  bad: `create table users (id uuid primary key default gen_random_uuid());
create table posts (id uuid primary key default gen_random_uuid(), author_id uuid not null references users on delete set null);
create index on posts (author_id);`,
  good: `create table users (id uuid primary key default gen_random_uuid());
create table posts (id uuid primary key default gen_random_uuid(), author_id uuid references users on delete set null);
create index on posts (author_id);`,
  severity: severities('E E E E E E'),
  *check(table, context) {
    const { design } = context
    const owner = wholeTable(design, table)
    if (!owner) return
    for (const key of foreignKeysOf(design, table))
      for (const when of ['onDelete', 'onUpdate'] as const) {
        const names = stuck(design, key, when).map((it) => it.name)
        if (names.length === 0) continue
        const lack = key[when] === 'set null' ? 'is NOT NULL' : 'is NOT NULL and has no default'
        yield {
          about: key.id,
          message: `${key.name} would ${actionWords(key[when])}, but ${owner.name}.${names.join(', ')} ${lack}`,
          fixes: waysOut(context, key, when),
        }
      }
  },
}
