import { columnsOf, foreignKeysOf } from '#model'
import { setColumn } from '../reading/edits.ts'
import { isNullDefault } from '../reading/expressions.ts'
import { hasTag } from '../reading/intent.ts'
import { wholeTable } from '../reading/shapes.ts'
import { type Rule, severities } from '../rule.ts'

export const nullableWithDefault: Rule = {
  id: 'nullable-with-default',
  group: 'nullability',
  title: 'A column with a default is required',
  why: 'A default is the value for whoever gives none; a writer who gives NULL still gets NULL, and every reader has to expect it for no reason.',
  bad: 'create table users (id uuid primary key default gen_random_uuid(), is_active boolean default true);',
  good: 'create table users (id uuid primary key default gen_random_uuid(), is_active boolean not null default true);',
  severity: severities('W W W W W W'),
  *check(table, { design }) {
    const owner = wholeTable(design, table)
    if (!owner) return
    // A reference may be emptied by its action, and a required one may close a ring.
    const keyed = new Set(foreignKeysOf(design, table).flatMap((key) => key.columns))
    for (const it of columnsOf(design, table)) {
      if (!it.nullable || isNullDefault(it.default) || it.generated || it.inherited || keyed.has(it.id)) continue
      if (hasTag(design, it.id, 'tri-state')) continue
      yield {
        about: it.id,
        message: `${owner.name}.${it.name} has a default and still admits NULL`,
        fixes: [
          {
            label: `Make ${it.name} NOT NULL`,
            safe: true,
            changes: () => setColumn(design, it.id, { nullable: false }),
          },
        ],
      }
    }
  },
}
