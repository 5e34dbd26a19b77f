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
  /** Beside its keys; of a table that is written much, half as many. */
  readonly mostIndexes: `${number}`
  readonly mostColumns: `${number}`
  /** Who sets updated_at: a trigger, the ORM, or whichever is there. */
  readonly updatedAt: 'trigger' | 'orm' | 'either'
  readonly softDelete: 'off' | 'tagged' | 'user-data'
}

const PLAIN: Options = {
  pkStrategy: 'uuid',
  tableNumber: 'consistent',
  money: 'either',
  timestamps: 'usual',
  tenancy: 'off',
  tenantColumn: 'tenant_id',
  onUpdate: 'implicit',
  mostIndexes: '8',
  mostColumns: '30',
  updatedAt: 'either',
  softDelete: 'tagged',
}

/** The six house styles, each as what differs from the plain one. */
const PROFILES: Readonly<Record<ProfileId, Options>> = {
  default: PLAIN,
  'prisma-lifecycle': { ...PLAIN, pkStrategy: 'uuid-or-autoinc', timestamps: 'all', updatedAt: 'orm' },
  'postgres-classic': {
    ...PLAIN,
    pkStrategy: 'identity',
    timestamps: 'created',
    onUpdate: 'explicit',
    updatedAt: 'trigger',
    softDelete: 'off',
  },
  'prisma-strict': {
    ...PLAIN,
    pkStrategy: 'cuid',
    tableNumber: 'plural',
    money: 'numeric',
    timestamps: 'all',
    tenancy: 'column',
    tenantColumn: 'workspace_id',
    updatedAt: 'orm',
    softDelete: 'user-data',
  },
  sqlmodel: { ...PLAIN, tableNumber: 'singular', timestamps: 'all', updatedAt: 'trigger' },
  'drizzle-tenant': {
    ...PLAIN,
    pkStrategy: 'any',
    money: 'cents',
    timestamps: 'all',
    tenancy: 'both',
    tenantColumn: 'organization_id',
    softDelete: 'off',
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
