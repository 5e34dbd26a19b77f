import type { Design } from '../design.ts'
import type { ProfileId } from '../intent.ts'
import { isChoice, type StyleOptions } from './options.ts'

const PLAIN: StyleOptions = {
  pkStrategy: 'uuid',
  tableNumber: 'consistent',
  money: 'either',
  strings: 'text',
  closedSets: 'any',
  timestamps: 'usual',
  updatedAt: 'either',
  softDelete: 'tagged',
  tenancy: 'off',
  tenantColumn: 'tenant_id',
  onUpdate: 'implicit',
  orm: 'none',
  migrationNames: 'timestamp',
  mostIndexes: '8',
  mostColumns: '30',
  labelCase: 'consistent',
}

/** The six house styles, each as what differs from the plain one. */
export const PROFILE_OPTIONS: Readonly<Record<ProfileId, StyleOptions>> = {
  default: PLAIN,
  'prisma-lifecycle': {
    ...PLAIN,
    pkStrategy: 'uuid-or-autoinc',
    closedSets: 'enum',
    timestamps: 'all',
    updatedAt: 'orm',
    orm: 'prisma',
    migrationNames: 'number',
  },
  'postgres-classic': {
    ...PLAIN,
    pkStrategy: 'identity',
    closedSets: 'check-or-lookup',
    timestamps: 'created',
    updatedAt: 'trigger',
    softDelete: 'off',
    onUpdate: 'explicit',
    migrationNames: 'either',
  },
  'prisma-strict': {
    ...PLAIN,
    pkStrategy: 'cuid',
    tableNumber: 'plural',
    money: 'numeric',
    strings: 'mixed',
    closedSets: 'enum',
    timestamps: 'all',
    updatedAt: 'orm',
    softDelete: 'user-data',
    tenancy: 'column',
    tenantColumn: 'workspace_id',
    labelCase: 'upper',
    orm: 'prisma',
  },
  sqlmodel: {
    ...PLAIN,
    orm: 'sqlmodel',
    tableNumber: 'singular',
    timestamps: 'all',
    updatedAt: 'trigger',
    migrationNames: 'alembic',
  },
  'drizzle-tenant': {
    ...PLAIN,
    pkStrategy: 'any',
    money: 'cents',
    closedSets: 'enum',
    timestamps: 'all',
    softDelete: 'off',
    tenancy: 'both',
    tenantColumn: 'organization_id',
    orm: 'drizzle',
  },
}

/** The profile that a design is judged by. */
export const profileOf = (design: Design): ProfileId => {
  const entry = design.intent.get('profile')
  return entry?.sort === 'profile' ? entry.extends : 'default'
}

/** A profile's options, with what the design itself says otherwise. Values that no option has are passed over. */
export function optionsOf(profile: ProfileId, design: Design): StyleOptions {
  const entry = design.intent.get('profile')
  const own = entry?.sort === 'profile' ? entry.options : {}
  const known = Object.entries(own).filter(([option, value]) => isChoice(option, value))
  return { ...PROFILE_OPTIONS[profile], ...Object.fromEntries(known) }
}

/** How the house of a design wants things done. */
export const styleOf = (design: Design): StyleOptions => optionsOf(profileOf(design), design)
