import { columnsOf, type Design, intend, plainTypeName, tablesOf } from '#model'
import { hasTag } from '../reading/intent.ts'
import { bareDefault } from '../reading/literals.ts'
import { retype } from '../reading/retype.ts'
import { type Column, wholeTable } from '../reading/shapes.ts'
import { type Fix, type Rule, severities } from '../rule.ts'

const isJson = (it: Column): boolean => it.type.of === null && plainTypeName(it.type) === 'json'

function mend(design: Design, it: Column): Fix[] {
  const value = bareDefault(it.default)
  const wanted = { type: { ...it.type, name: 'jsonb' }, default: value ?? null }
  if (value === undefined || !retype(design, it.id, wanted)) return []
  return [
    {
      label: `Make ${it.name} jsonb, which keeps neither blanks nor the order of keys`,
      safe: false,
      changes: () => retype(design, it.id, wanted) ?? [],
    },
  ]
}

export const jsonNotJsonb: Rule = {
  id: 'json-not-jsonb',
  group: 'types',
  title: 'JSON is jsonb',
  why: 'json is text that was once looked over: it is parsed again by every operator, has no equality and so no DISTINCT or GROUP BY, and no index can look into it.',
  bad: `create table events (id uuid primary key default gen_random_uuid(), payload json not null default '{}', parts json[]);`,
  good: `create table events (id uuid primary key default gen_random_uuid(), payload jsonb not null default '{}', raw json);`,
  given: (design) =>
    tablesOf(design)
      .flatMap((it) => columnsOf(design, it.id))
      .filter((it) => it.name === 'raw')
      .flatMap((it) => intend(design, { sort: 'tags', about: it.id, tags: ['opaque-payload'] })),
  severity: severities('W W E E W W'),
  sees: 'referring',
  *check(table, { design }) {
    const owner = wholeTable(design, table)
    if (!owner) return
    for (const it of columnsOf(design, table)) {
      // A payload that has to stay as it came, byte by byte, is what json is for.
      if (!isJson(it) || it.inherited || it.generated || hasTag(design, it.id, 'opaque-payload')) continue
      yield { about: it.id, message: `${owner.name}.${it.name} is json, not jsonb`, fixes: mend(design, it) }
    }
  },
}
