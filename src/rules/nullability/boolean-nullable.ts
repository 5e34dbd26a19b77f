import { columnsOf, foreignKeysOf } from '#model'
import { setColumn } from '../reading/edits.ts'
import { isNullDefault } from '../reading/expressions.ts'
import { hasTag } from '../reading/intent.ts'
import { wholeTable } from '../reading/shapes.ts'
import { plain } from '../reading/types.ts'
import { type Rule, severities } from '../rule.ts'

export const booleanNullable: Rule = {
  id: 'boolean-nullable',
  group: 'nullability',
  title: 'A yes or no has two values',
  why: 'A nullable boolean has three, and SQL’s logic makes the third neither true nor false: WHERE flag and WHERE NOT flag together miss rows.',
  bad: 'create table users (id uuid primary key default gen_random_uuid(), is_admin boolean);',
  good: 'create table users (id uuid primary key default gen_random_uuid(), is_admin boolean not null default false);',
  severity: severities('W W W W W W'),
  *check(table, { design }) {
    const owner = wholeTable(design, table)
    if (!owner) return
    const keyed = new Set(foreignKeysOf(design, table).flatMap((key) => key.columns))
    for (const it of columnsOf(design, table)) {
      // With a default it is told as a default that does not hold (nullable-with-default).
      if (plain(it) !== 'boolean' || !it.nullable || !isNullDefault(it.default)) continue
      if (it.generated || it.inherited || keyed.has(it.id)) continue
      if (hasTag(design, it.id, 'tri-state')) continue
      yield {
        about: it.id,
        message: `${owner.name}.${it.name} can be true, false or NULL`,
        fixes: [
          {
            label: `Make ${it.name} NOT NULL DEFAULT false`,
            safe: false,
            changes: () => setColumn(design, it.id, { nullable: false, default: 'false' }),
          },
        ],
      }
    }
  },
}
