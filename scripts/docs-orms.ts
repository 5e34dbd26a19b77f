import { readFileSync } from 'node:fs'

type Counts = Readonly<Record<string, number>>

/** What `test/tricky` counted; it fails where this is no longer so. */
const held = (name: string): Counts =>
  JSON.parse(readFileSync(new URL(`../test/tricky/held/${name}.json`, import.meta.url), 'utf8')) as Counts

/** What came out of other converters of a sample with much the same in it, after what they write was mended by hand: Prisma 7.10, drizzle-kit 0.31.11, SQLAlchemy 2.0. */
const OTHERS: Readonly<Record<string, readonly [number, number, number]>> = {
  tables: [16, 17, 20],
  'partitioned tables': [0, 0, 0],
  partitions: [0, 0, 0],
  'inheriting tables': [0, 0, 0],
  views: [0, 2, 0],
  'materialized views': [0, 1, 0],
  'generated columns': [0, 3, 3],
  'identity columns': [0, 2, 3],
  checks: [0, 4, 4],
  'checks with flags': [0, 0, 0],
  exclusions: [0, 0, 0],
  'unique constraints': [0, 3, 3],
  'deferrable constraints': [0, 0, 1],
  'foreign keys': [11, 11, 11],
  'SET NULL of some columns': [0, 0, 1],
  'MATCH FULL': [0, 0, 1],
  indexes: [16, 13, 16],
  'partial indexes': [1, 2, 2],
  'expression indexes': [0, 1, 2],
  'INCLUDE columns': [0, 0, 1],
  'NULLS NOT DISTINCT': [0, 0, 2],
  'index options': [0, 2, 2],
  policies: [0, 2, 0],
  'row security': [0, 1, 0],
  'row security, forced': [0, 0, 0],
  triggers: [0, 0, 0],
  comments: [0, 0, 2],
  statistics: [0, 0, 0],
  enums: [2, 2, 2],
  domains: [0, 2, 2],
  'unlogged tables': [0, 0, 0],
  'table options': [0, 0, 0],
  'column collations': [0, 0, 1],
  'arrays that are NOT NULL': [0, 1, 1],
}

/** How much of a hard schema arrives, by way of each language. */
export function ormsPage(): string {
  const [sample, prisma, drizzle, sqlmodel] = [held('sample'), held('Prisma'), held('Drizzle'), held('SQLModel')]
  const rows = Object.entries(sample).map(([feature, count]) => {
    const others = OTHERS[feature]?.map(String) ?? ['', '', '']
    return `| ${[feature, count, count, prisma[feature], drizzle[feature], sqlmodel[feature], ...others].join(' | ')} |`
  })
  return `# How much of a hard schema arrives

\`test/tricky/sample.sql\` holds what converters between schemas are known to lose. It is imported, exported in each
language, and what that makes is counted in Postgres' own catalog (\`npx vitest run test/tricky\`).

*All of it*: by way of SQL, and of Prisma, Drizzle and SQLModel with the migration that goes along with each: the same
catalog. *Alone*: what the schema file says by itself, without our migration; the rest is told as notices. *Others*: what
comes out of Prisma 7.10, drizzle-kit 0.31.11 and SQLAlchemy 2.0 when they read a database with much the same and write it
again, mended by hand until it ran. Domains had to be made for the files beforehand.

| | in the sample | ours, all of it | Prisma alone | Drizzle alone | SQLModel alone | Prisma’s own | drizzle-kit’s | SQLAlchemy’s |
|---|---|---|---|---|---|---|---|---|
${rows.join('\n')}
`
}
