import type { ProfileId } from '#model'

/** The house styles as people call them. */
export const STYLE_NAMES: Readonly<Record<ProfileId, string>> = {
  default: 'House style',
  'prisma-lifecycle': 'Prisma',
  'postgres-classic': 'Classic PostgreSQL',
  'prisma-strict': 'Prisma, strict',
  sqlmodel: 'SQLModel',
  'drizzle-tenant': 'Drizzle, tenants',
}
