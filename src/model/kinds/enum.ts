import * as v from 'valibot'
import { quoteName, quoteText, truncateName } from '#base'
import { localId } from '../fields.ts'
import { type At, defineKind, type Statement } from '../kind-spec.ts'
import { isUserSchema, own, ref } from './catalog-words.ts'

type Value = { readonly id: string; readonly label: string }
type Enum = { readonly id: `${string}:${string}`; readonly name: string; readonly values: readonly Value[] }

/** Renames in an order in which each new label is free; where they go round, one takes another for a while. */
function renamesInTurn(renamed: readonly [string, string][], labels: ReadonlySet<string>): [string, string][] {
  const there = new Set(labels)
  const steps: [string, string][] = []
  const take = (from: string, to: string) => {
    there.delete(from)
    there.add(to)
    steps.push([from, to])
  }
  let waiting = renamed.filter(([from, to]) => from !== to)
  while (waiting.length > 0) {
    const free = waiting.find(([, to]) => !there.has(to))
    if (free) {
      take(...free)
      waiting = waiting.filter((it) => it !== free)
      continue
    }
    const [[from, to] = ['', ''], ...others] = waiting
    const meanwhile = freeLabel(from, there)
    take(from, meanwhile)
    waiting = [...others, [meanwhile, to]]
  }
  return steps
}

/** A label that none has, of 63 bytes at most. */
function freeLabel(like: string, there: ReadonlySet<string>): string {
  for (let i = 1; ; i++) {
    const label = `${truncateName(like, 50)}__renaming${i > 1 ? i : ''}`
    if (!there.has(label)) return label
  }
}

/**
 * Values renamed and added in place. Postgres can neither drop nor move a value (manual: ALTER TYPE), so that needs
 * the type to be made again: null.
 */
function changeValues(now: Enum, was: Enum, at: At): readonly Statement[] | null {
  const before = new Map(was.values.map((value) => [value.id, value]))
  const kept = now.values.filter((value) => before.has(value.id))
  if (kept.length < was.values.length) return null
  if (kept.some((value, i) => value.id !== was.values[i]?.id)) return null
  const type = at.path(now.id)
  const renamed = kept.map((value): [string, string] => [before.get(value.id)?.label ?? '', value.label])
  const renames = renamesInTurn(renamed, new Set(was.values.map((value) => value.label))).map(
    ([from, to]) => `ALTER TYPE ${type} RENAME VALUE ${quoteText(from)} TO ${quoteText(to)}`,
  )
  const adds = now.values.flatMap((value, i) => {
    if (before.has(value.id)) return []
    const after = now.values[i - 1]
    const first = was.values[0] && kept[0]
    const place = after ? ` AFTER ${quoteText(after.label)}` : first ? ` BEFORE ${quoteText(first.label)}` : ''
    // 55P04: a value that is added to a type made earlier can't be used in the same transaction (manual: ALTER TYPE).
    return [{ sql: `ALTER TYPE ${type} ADD VALUE ${quoteText(value.label)}${place}`, commits: true as const }]
  })
  return [...renames, ...adds]
}

export const enumType = defineKind({
  kind: 'enum',
  label: { one: 'enum', many: 'enums' },
  under: ['schema'],
  fields: {
    /** In order. The id keeps a value itself when its label changes. */
    values: v.array(v.strictObject({ id: localId(), label: v.string() })),
  },
  create: (it, at) =>
    `CREATE TYPE ${at.path(it.id)} AS ENUM (${it.values.map((value) => quoteText(value.label)).join(', ')})`,
  drop: (it, at) => `DROP TYPE ${at.path(it.id)}`,
  address: (it, at) => `TYPE ${at.path(it.id)}`,
  rename: (it, was, at) => `ALTER TYPE ${at.pathAs(it.id, was)} RENAME TO ${quoteName(it.name)}`,
  alter: { values: (now, was, at) => changeValues(now, was, at) ?? 'rebuild' },
  presence: [own('pg_type', "typtype = 'e'")],
  catalog: `select ${ref('pg_type', 't.oid')} as ref, ${ref('pg_namespace', 'n.oid')} as parent, t.typname as name,
      0 as ord, jsonb_build_object('values', coalesce(
        (select jsonb_agg(jsonb_build_object('id', e.enumlabel, 'label', e.enumlabel) order by e.enumsortorder)
         from pg_enum e where e.enumtypid = t.oid), '[]')) as fields
    from pg_type t join pg_namespace n on n.oid = t.typnamespace
    where t.typtype = 'e' and ${isUserSchema('n.nspname')}`,
})
