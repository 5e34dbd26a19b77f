import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { drizzleExporter, sqlExporter, textOf } from '#export'
import { all, type Design, driftBetween, type Notice, ObjectsEdit } from '#model'
import { compareSnapshots, type Postgres, readSnapshot } from '#postgres'
import { drizzleProjects, kitSql, projectText } from '../../../test/drizzle-projects.ts'
import { importerInto } from '../../../test/import-into.ts'
import { lendPostgres } from '../../../test/lent-postgres.ts'
import { readDrizzle } from './read.ts'
import { settled } from './settled.ts'

let db: Postgres
beforeAll(async () => {
  db = await lendPostgres(['vector'])
})
afterAll(() => db.close())

/** drizzle-kit writes no comments. */
function withoutComments(design: Design): Design {
  const edit = new ObjectsEdit(design.objects)
  for (const it of all(design.objects)) if (it.comment !== null) edit.put({ ...it, comment: null })
  return { ...design, objects: edit.now() }
}

/** What a project has in its database before its schema, by migrations of its own. */
const PRELUDE: Readonly<Record<string, string>> = {
  sim: 'create extension vector;',
  latitude: `create extension vector;
    create function get_current_organization_id() returns text language sql as $$ select null::text $$;`,
}

/** Where the two differ, and why. Elsewhere they don't. */
const PINNED: Readonly<Record<string, { readonly why: string; readonly objects: RegExp }>> = {
  sim: {
    why: 'the default comes from ./constants, which is not in the corpus',
    objects: /^table column public\.user_stats\.current_usage_limit$/,
  },
  latitude: {
    why: 'the dimensions come from @domain/issues, which is not in the corpus; drizzle-kit was given “stub” there, and Postgres refuses the table',
    objects: /latitude\.issues/,
  },
}

/** What can't be read of each, by its reason; a notice tells each at its place. */
const UNREAD: Readonly<Record<string, readonly string[]>> = {
  cosmo: [
    '1 × federatedGraphsToFeatureFlagSchemaVersions has a constraint federated_graphs_to_feature_flag_schema_versions_federated_grap already, cut to 63 bytes: Postgres takes one of a name',
  ],
  homarr: ['8 × The default can’t be read: it comes from @homarr/definitions'],
  latitude: ["1 × dimensions can't be read and is left out: it comes from @domain/issues"],
  onlook: [
    ...[
      ['models', 'agentType verificationRequestStatus deploymentStatus deploymentType projectCreateStatus'],
      ['stripe', 'priceKeys productType subscriptionStatusEnum scheduledSubscriptionAction'],
      ['models', 'usageTypes projectRole'],
    ].flatMap(([from, names]) =>
      (names ?? '')
        .split(' ')
        .map((name) => `1 × The values of ${name} can’t be read, so it has none: it comes from @onlook/${from}`),
    ),
    '4 × The default can’t be read: it comes from @onlook/models',
    '1 × The default can’t be read: it comes from @onlook/stripe',
  ],
  sim: [
    '1 × The default can’t be read: it comes from ./constants',
    '1 × Postgres refuses an index of userTableRows: without the extension btree_gin GIN takes arrays, jsonb and tsvector alone',
  ],
}

function unreadIn(notices: readonly Notice[]): readonly string[] {
  const counts = new Map<string, number>()
  for (const { code, message, at } of notices)
    if (code === 'import/unread') {
      expect(at?.line).toBeGreaterThan(0)
      counts.set(message, (counts.get(message) ?? 0) + 1)
    }
  return [...counts].map(([message, count]) => `${count} × ${message}`)
}

describe("real projects make the catalog that drizzle-kit's SQL makes", () => {
  if (drizzleProjects.length === 0) test.skip('skipped: ../shared/corpus is not here', () => undefined)

  test.each(drizzleProjects)('%s', async (name) => {
    const text = projectText(name)
    const pin = PINNED[name]
    const read = readDrizzle(text)
    expect(read.notices.filter((it) => it.severity === 'error')).toEqual([])
    expect(unreadIn(read.notices)).toEqual(UNREAD[name] ?? [])
    const design = withoutComments(settled(read.design, null))
    const prelude = PRELUDE[name] ?? ''
    const kits = kitSql(name)
    const into = importerInto(db)
    await into.read(`${prelude}\n${kits}`)
    const theirs = await readSnapshot(db)
    const ours = await into.read(`${prelude}\n${sqlExporter.emit(design, {}).files.map(textOf).join('')}`)
    expect(ours?.ledger.filter((it) => it.fate === 'refused')).toEqual([])
    const apart = compareSnapshots(theirs, await readSnapshot(db))
    expect(apart.filter((it) => !pin?.objects.test(it.object))).toEqual([])
    if (pin) expect(apart, pin.why).not.toEqual([])
  })

  test.each(drizzleProjects)('%s, written and read again, is the same', (name) => {
    const design = settled(readDrizzle(projectText(name)).design, null)
    const written = drizzleExporter.emit(design, drizzleExporter.defaults).files.map(textOf).join('')
    const again = readDrizzle(written)
    expect(again.notices.filter((it) => it.severity === 'error')).toEqual([])
    expect(driftBetween(design, settled(again.design, null))).toEqual([])
  })
})
