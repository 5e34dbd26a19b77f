import * as v from 'valibot'
import type { Id } from './id.ts'

const text = () => v.pipe(v.string(), v.maxLength(20_000))
const anyId = () => v.custom<Id>((value) => typeof value === 'string' && value.includes(':'))

/** The house styles whose severities and options a design is judged by. */
export const PROFILES = [
  'default',
  'prisma-lifecycle',
  'postgres-classic',
  'prisma-strict',
  'sqlmodel',
  'drizzle-tenant',
] as const
export type ProfileId = (typeof PROFILES)[number]

/**
 * What the designer knows and Postgres doesn't, one entry a fact, each under a key of its own:
 * `profile`, `role/<column>`, `tags/<object>`, `decision/<rule>/<object>`, `chosen/<object>/<field>`.
 */
export const intentEntry = v.variant('sort', [
  v.strictObject({
    sort: v.literal('profile'),
    extends: v.picklist(PROFILES),
    severities: v.record(v.string(), v.picklist(['error', 'warning', 'info', 'off'])),
    options: v.record(v.string(), v.string()),
  }),
  v.strictObject({ sort: v.literal('role'), about: anyId(), role: text() }),
  v.strictObject({ sort: v.literal('tags'), about: anyId(), tags: v.array(text()) }),
  /** A rule does not hold here, for this reason. */
  v.strictObject({ sort: v.literal('decision'), rule: text(), about: anyId(), reason: v.pipe(text(), v.minLength(1)) }),
  /** A field's value was chosen on purpose, although it is also what silence would mean (ON DELETE NO ACTION). */
  v.strictObject({ sort: v.literal('chosen'), about: anyId(), field: text() }),
])
export type IntentEntry = v.InferOutput<typeof intentEntry>
export type Intent = ReadonlyMap<string, IntentEntry>

/** The key under which an entry is kept. */
export function intentKey(entry: IntentEntry): string {
  switch (entry.sort) {
    case 'profile':
      return 'profile'
    case 'decision':
      return `decision/${entry.rule}/${entry.about}`
    case 'chosen':
      return `chosen/${entry.about}/${entry.field}`
    default:
      return `${entry.sort}/${entry.about}`
  }
}
