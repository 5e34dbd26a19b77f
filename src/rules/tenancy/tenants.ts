import { plural } from '#base'
import { columnsOf, type Design, type Id, incomingOf, type StyleOptions, tablesOf } from '#model'
import { hasTag } from '../reading/intent.ts'
import { nounOf } from '../reading/nouns.ts'
import { type Column, keysUsing, type Table } from '../reading/shapes.ts'
import { spelled, wordsOf } from '../reading/words.ts'
import type { Plain } from '../rule.ts'

export type Tenancy = { readonly root: Table; readonly within: ReadonlySet<Id> }

const known = new WeakMap<Design, Map<string, Tenancy | null>>()

/** The table whose rows are the tenants (so tagged, or named by the profile's tenant column), and all that refers to it by way of others. */
export function tenancyOf(design: Design, options: StyleOptions): Tenancy | null {
  if (options.tenancy === 'off') return null
  const seen = known.get(design) ?? new Map<string, Tenancy | null>()
  known.set(design, seen)
  const had = seen.get(options.tenantColumn)
  if (had !== undefined) return had
  const found = find(design, options)
  seen.set(options.tenantColumn, found)
  return found
}

function find(design: Design, options: StyleOptions): Tenancy | null {
  const noun = wordsOf(options.tenantColumn).slice(0, -1).join('_')
  const tables = tablesOf(design)
  const root =
    tables.find((it) => hasTag(design, it.id, 'tenant-root')) ??
    tables.find((it) => nounOf(it.name) === noun || it.name === plural(noun))
  if (!root) return null
  const within = new Set<Id>([root.id])
  for (const id of within)
    for (const key of incomingOf(design, id))
      if (key.parent && !hasTag(design, key.parent, 'global')) within.add(key.parent)
  within.delete(root.id)
  return { root, within }
}

/** The column that says whose a row is: the one that refers to the tenants, else the one of that name. */
export function tenantColumnOf(design: Design, table: Id, at: { root: Table; options: StyleOptions }): Column | null {
  const columns = columnsOf(design, table)
  const named = columns.find((it) => spelled(it.name) === spelled(at.options.tenantColumn))
  if (named) return named
  return (
    columns.find((it) =>
      keysUsing(design, it).some((key) => key.columns.length === 1 && key.target === at.root.id && !it.nullable),
    ) ?? null
  )
}

/** The tenants and all of theirs, to be compared. */
export function tenantsIn(design: Design, options: StyleOptions): Plain {
  const tenancy = tenancyOf(design, options)
  return tenancy && [tenancy.root.id, tenancy.root.name, ...tenancy.within]
}
