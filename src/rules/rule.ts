import type { Change, Design, Id, PostgresVersion, ProfileId, Severity, StyleOptions } from '#model'
import type { Target } from './target.ts'

/** The catalogue's groups (rules.md 4), in the order in which people read them. */
export const RULE_GROUPS = [
  'keys',
  'relationships',
  'indexes',
  'types',
  'naming',
  'nullability',
  'normalisation',
  'lifecycle',
  'structure',
  'partitioning',
  'tenancy',
  'security',
  'seed-data',
  'migration',
  'export',
] as const
export type RuleGroup = (typeof RULE_GROUPS)[number]

/** A way to repair something. `safe` ones lose nothing and leave no choice, so that many may be done at once. */
export type Fix = { readonly label: string; readonly safe: boolean; readonly changes: () => readonly Change[] }

/** What a rule found wrong, and where. `fixes` are the ways to mend it, the best first. */
export type Finding = {
  readonly about: Id
  readonly message: string
  /** Instead of the profile's, where the rule knows better ("error when the types can't be compared"). */
  readonly severity?: Severity
  /** What it rests on is less sure than the rule (a name, a habit): it is told no louder than this. */
  readonly atMost?: Severity
  readonly fixes?: readonly Fix[]
}

export type RuleContext = {
  readonly design: Design
  readonly options: StyleOptions
  readonly targets: readonly Target[]
}

/** In each profile, and what it is in the plain one. */
export type Severities = Readonly<Record<ProfileId, Severity | 'off'>>

/** What can be compared by what it holds: a Map or a Set would pass as the same as any other. */
export type Plain = string | number | boolean | null | undefined | readonly Plain[] | { readonly [key: string]: Plain }

/** The tables that the one asked about refers to, those that refer to it, or both. */
export type Sight = 'referenced' | 'referring' | 'both'

export type Rule = {
  readonly id: string
  readonly group: RuleGroup
  readonly title: string
  readonly why: string
  /** SQL in which the rule finds something, and the same mended: its tests and its page in the docs. */
  readonly bad: string
  readonly good: string
  /** The Postgres that the examples are for, where it is not the newest. */
  readonly target?: PostgresVersion
  /** What the designer said of either example: roles, queries, dependencies, sizes. */
  readonly given?: (design: Design) => readonly Change[]
  /** What turns `bad` into a bad design where Postgres itself would refuse it as SQL. */
  readonly spoil?: (design: Design) => readonly Change[]
  readonly severity: Severities
  /** Whether there is anything in the design that it asks about; left out by a rule that asks of every table. */
  readonly concerns?: (context: RuleContext) => boolean
  /**
   * What it looks at beyond a table, what that refers to and what refers to it, as plain data: where this has changed, every
   * table is asked again. Left out by a rule that looks no further.
   */
  readonly beyond?: (context: RuleContext) => Plain
  /** Which other tables `check` looks at; left out where it looks at none, but for what it looks at `beyond`. */
  readonly sees?: Sight
  /** Asked once for each table of the design; left out by a rule that is about none. */
  readonly check?: (table: Id<'table'>, context: RuleContext) => Iterable<Finding>
  /** Asked once for the whole design, of what stands beside tables; again when any of that, or `beyond`, has changed. */
  readonly checkOthers?: (context: RuleContext) => Iterable<Finding>
}

/** Severities in the order of rules.md: default, 000, 001, 002, 003, 004. */
export function severities(letters: string): Severities {
  const word = (at: number): Severity | 'off' =>
    (({ E: 'error', W: 'warning', I: 'info' }) as const)[letters.split(' ')[at] ?? ''] ?? 'off'
  return {
    default: word(0),
    'prisma-lifecycle': word(1),
    'postgres-classic': word(2),
    'prisma-strict': word(3),
    sqlmodel: word(4),
    'drizzle-tenant': word(5),
  }
}
