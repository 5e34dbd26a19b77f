import { columnsOf, type Design, foreignKeysOf, type Id, primaryKeyOf } from '#model'
import { isNullDefault } from '../reading/expressions.ts'
import { type Column, wholeTable } from '../reading/shapes.ts'
import { isMoment } from '../reading/types.ts'
import { listed } from '../reading/words.ts'
import { type Rule, severities } from '../rule.ts'

/** Fewer columns than this make no share. */
const FEW = 6

/** The columns that say something of a row themselves: no key, no reference, and no moment, which is null until it comes. */
function telling(design: Design, table: Id): Column[] {
  const keys = new Set([
    ...(primaryKeyOf(design, table)?.columns ?? []),
    ...foreignKeysOf(design, table).flatMap((key) => key.columns),
  ])
  return columnsOf(design, table).filter((it) => !keys.has(it.id) && !it.inherited && !it.generated && !isMoment(it))
}

/** Of these, the ones that every row of the design fills. */
function alwaysFilled(design: Design, table: Id, columns: readonly Column[]): string[] {
  const seeds = [...design.intent.values()].flatMap((it) => (it.sort === 'seed' && it.about === table ? [it] : []))
  const rows = seeds.reduce((count, seed) => count + seed.rows.length, 0)
  return columns.flatMap((it) => {
    const filled = seeds.every((seed) => {
      const at = seed.columns.indexOf(it.id)
      return at !== -1 && seed.rows.every((row) => !isNullDefault(row[at] ?? null))
    })
    return rows > 0 && filled ? [it.name] : []
  })
}

export const nullableShareHigh: Rule = {
  id: 'nullable-share-high',
  group: 'nullability',
  title: 'Most columns are required',
  why: 'Where nearly everything may be missing, the table says little of what a row is: every reader writes its own idea of it in COALESCE, and often it is several kinds of rows that belong in several tables.',
  bad: 'create table contacts (id uuid primary key default gen_random_uuid(), name text, street text, city text, phone text, email text, fax text not null);',
  good: `create table contacts (
  id uuid primary key default gen_random_uuid(), name text not null, street text not null, city text not null, phone text, email text,
  verified_at timestamptz, blocked_at timestamptz, left_at timestamptz
);
create table notes (id uuid primary key default gen_random_uuid(), body text);`,
  severity: severities('I W I W I W'),
  *check(table, { design }) {
    const owner = wholeTable(design, table)
    if (!owner) return
    const all = telling(design, table)
    const loose = all.filter((it) => it.nullable)
    const most = columnsOf(design, table).length >= FEW && all.length >= FEW - 2 && loose.length > all.length / 2
    if (!most && !(loose.length === all.length && loose.length > 2)) return
    const filled = alwaysFilled(design, table, loose)
    const hint =
      filled.length > 0
        ? `; every row that is given fills ${listed(filled)}`
        : '; ask of each what a row without it would be'
    yield {
      about: table,
      message: `${loose.length} of ${all.length} columns of ${owner.name} may be null: ${listed(loose.map((it) => it.name))}${hint}`,
    }
  },
}
