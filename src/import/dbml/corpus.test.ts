import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { ModelExporter, Parser } from '@dbml/core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { exporters, sqlExporter, textOf } from '#export'
import { all, apply, type Design, driftBetween } from '#model'
import type { Postgres } from '#postgres'
import { designIn } from '../../../test/import-into.ts'
import { lendPostgres } from '../../../test/lent-postgres.ts'
import { likeHeld } from '../unique-like-held.ts'
import { readDbml } from './read.ts'

const folder = new URL('../../../../shared/corpus/dbml/', import.meta.url)
const there = existsSync(folder)
const files = there ? readdirSync(folder).filter((name) => name.endsWith('.dbml')) : []
const dbml = exporters.find((it) => it.id === 'dbml')

let db: Postgres
beforeAll(async () => {
  db = await lendPostgres(['citext', 'pgcrypto', 'uuid-ossp'])
})
afterAll(() => db.close())

/** Mistakes of the files themselves, by how many: a default between backticks that is JSON and no SQL. */
const MISTAKES: Readonly<Record<string, number>> = { 'dokploy.dbml': 2 }

/** Files whose SQL by DBML's own exporter Postgres takes; the others use types of other databases, which it passes on. */
const TAKEN = ['holistics-ecommerce.dbml', 'simplebank.dbml']

const sqlOf = (design: Design) => sqlExporter.emit(design, {}).files.map(textOf).join('')

/** Without references: many a file refers to columns that are no key, which a rule tells of and Postgres refuses. */
function alone(design: Design): Design {
  const keys = [...all(design.objects)].filter((it) => it.kind === 'foreign-key')
  return apply(
    design,
    keys.map((object) => ({ op: 'remove', object })),
  )
}

/** A literal is written without its cast, which says nothing more. */
const isCast = ({ before, after }: { before: unknown; after: unknown }): boolean =>
  typeof before === 'string' && before.replace(/::[\w ]+$/, '') === after

/** What Postgres spells in its own way when it is asked. */
const SPELLED = ['default', 'keys', 'expression']

describe('real files', () => {
  if (!there) test.skip('skipped: ../shared/corpus is not here', () => undefined)

  test.each(files)('%s is read, runs in Postgres, and reads the same once it is written again', async (name) => {
    const { design, notices } = readDbml(readFileSync(new URL(name, folder), 'utf8'))
    expect(notices.filter((it) => it.severity === 'error')).toHaveLength(MISTAKES[name] ?? 0)
    const written = dbml?.emit(design, dbml.defaults).files.map(textOf).join('') ?? ''
    const left = driftBetween(design, likeHeld(readDbml(written).design, design).design)
    expect(left.filter((it) => !isCast(it))).toEqual([])
    const ran = await designIn(db, sqlOf(alone(design)))
    expect(driftBetween(alone(design), ran).filter((it) => !SPELLED.includes(it.field ?? ''))).toEqual([])
  })

  test.each(TAKEN)("%s makes the catalog that DBML's own exporter makes", async (name) => {
    const text = readFileSync(new URL(name, folder), 'utf8')
    const theirs = await designIn(db, ModelExporter.export(new Parser().parse(text, 'dbmlv2').normalize(), 'postgres'))
    const ours = await designIn(db, sqlOf(readDbml(text).design))
    // It makes every reference deferrable, which no file asks for.
    expect(driftBetween(theirs, ours).filter((it) => it.field !== 'deferrable')).toEqual([])
  })
})
