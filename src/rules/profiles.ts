import type { Design, ProfileId } from '#model'

/** What a house style decides where good designers differ (rules.md 2.2). */
export type Options = {
  readonly pkStrategy: 'uuid' | 'identity' | 'serial' | 'cuid' | 'uuid-or-autoinc' | 'any'
  readonly tableNumber: 'consistent' | 'plural' | 'singular' | 'any'
  readonly money: 'either' | 'numeric' | 'cents'
  readonly timestamps: 'usual' | 'created' | 'all'
  readonly tenancy: 'off' | 'column' | 'rls' | 'both'
  readonly tenantColumn: string
  readonly onUpdate: 'implicit' | 'explicit'
}

const PLAIN: Options = {
  pkStrategy: 'uuid',
  tableNumber: 'consistent',
  money: 'either',
  timestamps: 'usual',
  tenancy: 'off',
  tenantColumn: 'tenant_id',
  onUpdate: 'implicit',
}

/** The six house styles, each as what differs from the plain one. */
const PROFILES: Readonly<Record<ProfileId, Options>> = {
  default: PLAIN,
  'prisma-lifecycle': { ...PLAIN, pkStrategy: 'uuid-or-autoinc', timestamps: 'all' },
  'postgres-classic': { ...PLAIN, pkStrategy: 'identity', timestamps: 'created', onUpdate: 'explicit' },
  'prisma-strict': {
    ...PLAIN,
    pkStrategy: 'cuid',
    tableNumber: 'plural',
    money: 'numeric',
    timestamps: 'all',
    tenancy: 'column',
    tenantColumn: 'workspace_id',
  },
  sqlmodel: { ...PLAIN, tableNumber: 'singular', timestamps: 'all' },
  'drizzle-tenant': {
    ...PLAIN,
    pkStrategy: 'any',
    money: 'cents',
    timestamps: 'all',
    tenancy: 'both',
    tenantColumn: 'organization_id',
  },
}

/** The profile that a design is judged by. */
export const profileOf = (design: Design): ProfileId => {
  const entry = design.intent.get('profile')
  return entry?.sort === 'profile' ? entry.extends : 'default'
}

/** A profile's options, with what the design itself says otherwise. Values that no option has are passed over. */
export function optionsOf(profile: ProfileId, design: Design): Options {
  const entry = design.intent.get('profile')
  const own = entry?.sort === 'profile' ? entry.options : {}
  const known = Object.entries(own).filter(([key]) => key in PLAIN)
  return { ...PROFILES[profile], ...Object.fromEntries(known) }
}
