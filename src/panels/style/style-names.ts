import type { ProfileId } from '#model'
import { msg, type PlainMessage } from '#words'

/** The house styles as people call them. */
export const STYLE_NAMES: Readonly<Record<ProfileId, PlainMessage>> = {
  default: msg('House style'),
  'prisma-lifecycle': msg('Prisma'),
  'postgres-classic': msg('Classic PostgreSQL'),
  'prisma-strict': msg('Prisma, strict'),
  sqlmodel: msg('SQLModel'),
  'drizzle-tenant': msg('Drizzle, tenants'),
}
