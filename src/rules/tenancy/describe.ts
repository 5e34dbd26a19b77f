import { apply, type Change, type Design, type Id, intend, object, pathOf, profileOf, styleOf } from '#model'
import { COMMANDS, type Command } from '../reading/grants.ts'
import { nounOf } from '../reading/nouns.ts'
import { isFor, policiesOf } from '../security/policies.ts'
import { tenancyOf, tenantColumnOf } from './tenants.ts'

/** A table that the tenants' rows lead to. */
export type TenantTable = {
  readonly id: Id<'table'>
  readonly path: string
  /** The column that says whose a row is; null where only others say it. */
  readonly column: string | null
  readonly nullable: boolean
  /** Row security is on. */
  readonly guarded: boolean
  readonly policies: readonly Command[]
}

export type TenancyReading = {
  readonly root: { readonly id: Id<'table'>; readonly path: string } | null
  readonly tables: readonly TenantTable[]
}

/** The tenants of a design, the tables that are theirs by foreign keys, and how each keeps them apart. */
export function describeTenancy(design: Design): TenancyReading {
  const options = styleOf(design)
  const tenancy = tenancyOf(design, options)
  if (!tenancy) return { root: null, tables: [] }
  const { root, within } = tenancy
  const tables = [...within].flatMap((id): TenantTable[] => {
    const it = object(design, id)
    if (it?.kind !== 'table' || it.partitionOf) return []
    const column = tenantColumnOf(design, it.id, { root, options })
    const policies = policiesOf(design, it.id)
    return [
      {
        id: it.id,
        path: pathOf(design, it.id),
        column: column?.name ?? null,
        nullable: column?.nullable ?? false,
        guarded: it.rowSecurity,
        policies: COMMANDS.filter((command) => policies.some((each) => each.permissive && isFor(each, command))),
      },
    ]
  })
  return { root: { id: root.id, path: pathOf(design, root.id) }, tables }
}

const ROOT = 'tenant-root'

const tagsOf = (design: Design, id: Id): readonly string[] => {
  const entry = design.intent.get(`tags/${id}`)
  return entry?.sort === 'tags' ? entry.tags : []
}

/** Says that the rows of a table are the tenants, of this one alone; where the style knows of no tenants, it does from now on. */
export function markTenants(design: Design, table: Id<'table'>): Change[] {
  const others = [...design.intent.values()].flatMap((it) =>
    it.sort === 'tags' && it.about !== table && it.tags.includes(ROOT) ? [it] : [],
  )
  const entries = [
    ...others.map((it) => ({ ...it, tags: it.tags.filter((tag) => tag !== ROOT) })),
    { sort: 'tags' as const, about: table, tags: [...new Set([...tagsOf(design, table), ROOT])] },
  ]
  const had = design.intent.get('profile')
  const style = had?.sort === 'profile' ? had : { extends: profileOf(design), severities: {}, options: {} }
  const tenantColumn = `${nounOf(object(design, table)?.name ?? '')}_id`
  const tenancy = styleOf(design).tenancy === 'off' ? { tenancy: 'column' } : {}
  const profile = { ...style, sort: 'profile' as const, options: { ...style.options, ...tenancy, tenantColumn } }
  let now = design
  return [...entries, profile].flatMap((entry) => {
    const changes = intend(now, entry)
    now = apply(now, changes)
    return changes
  })
}
