import { truncateName } from '#base'
import { PREAMBLE, plan } from '#migrate'
import {
  type Design,
  emptyDesign,
  forTarget,
  heldText,
  type Id,
  type ObjectOf,
  object,
  rootsOf,
  tablesOf,
} from '#model'
import type { SourceFile } from '../exporter.ts'
import { typeNamed } from '../naming/column-type.ts'
import { fieldNames } from '../naming/table-names.ts'
import { columnsWithSequence } from './column-lines.ts'
import type { Context } from './context.ts'
import { INDEX } from './in-files.ts'
import { namesOfFile } from './names.ts'
import type { DrizzleOptions } from './options.ts'
import { isWritten, viewOptions } from './other-chunks.ts'
import { rolesNamed } from './role-chunk.ts'
import { kitSequence, kitType } from './snapshot-columns.ts'
import { snapshotTable } from './snapshot-table.ts'
import { quote, RESERVED_KEYS } from './words.ts'

const TAG = '0000_initial'
const BREAK = '--> statement-breakpoint'
const NOBODY = '00000000-0000-0000-0000-000000000000'

const JOURNAL = {
  version: '7',
  dialect: 'postgresql',
  entries: [{ idx: 0, version: '7', when: 1_700_000_000_000, tag: TAG, breakpoints: true }],
}

const config = (schema: string): string => `import { defineConfig } from 'drizzle-kit';

export default defineConfig({ dialect: 'postgresql', schema: ${schema}, out: './drizzle' });
`

/** Where drizzle-kit finds the schema: the files of a text that stands beside the design, or those of the layout. */
function schemaIn(design: Design, { layout }: DrizzleOptions): string {
  const held = heldText(design, 'drizzle')
  const paths = (held?.lines ?? []).flatMap((line) => /^\/\/ file: (\S+\.ts)$/.exec(line)?.[1] ?? [])
  if (paths.length > 0) return `[${paths.map((path) => quote(`./${path}`)).join(', ')}]`
  return quote(layout === 'one' || held ? './schema.ts' : `./${INDEX}`)
}

/** What drizzle-kit would write of the file, so that it finds nothing to do (`snapshot.json`, version 7). */
export function snapshotOf(design: Design, options: DrizzleOptions): Readonly<Record<string, unknown>> {
  const names = namesOfFile(design, options, null)
  const context: Context = {
    design,
    options,
    names,
    fields: fieldNames(design, { reserved: RESERVED_KEYS, style: options.keys }),
    wording: null,
    uses: new Set(),
    speaks: new Set(),
  }
  const schemaOf = (it: { readonly parent: Id | null }): string =>
    (it.parent ? object(design, it.parent)?.name : null) ?? 'public'
  const byPath = <T extends { readonly name: string; readonly parent: Id | null }>(
    all: readonly T[],
    of: (it: T, schema: string) => unknown,
  ) => Object.fromEntries(all.map((it) => [`${schemaOf(it)}.${truncateName(it.name)}`, of(it, schemaOf(it))]))
  const tables = tablesOf(design).filter((it) => names.values.has(it.id))
  const drawnFrom = tables.flatMap((table) =>
    columnsWithSequence(design, table.id).map((column) => {
      const { identity } = column
      return {
        name: identity?.sequence ?? '',
        parent: table.parent,
        ...(identity as NonNullable<typeof identity>),
        type: identity?.type ?? column.type.name,
      }
    }),
  )
  const views = [...rootsOf(design, 'view'), ...rootsOf(design, 'materialized-view')]
  return {
    version: '7',
    dialect: 'postgresql',
    tables: byPath(tables, (it, schema) => snapshotTable(context, it, schema)),
    enums: byPath(rootsOf(design, 'enum'), (it, schema) => ({
      name: truncateName(it.name),
      schema,
      values: it.values.map((value) => value.label),
    })),
    schemas: Object.fromEntries(
      rootsOf(design, 'schema').flatMap(({ name }) =>
        name === 'public' ? [] : [[truncateName(name), truncateName(name)]],
      ),
    ),
    sequences: byPath([...rootsOf(design, 'sequence'), ...drawnFrom], (it, schema) => ({
      name: truncateName(it.name),
      schema,
      ...kitSequence(it, it.type),
    })),
    roles: Object.fromEntries(
      rolesNamed(design).flatMap((it) =>
        it.given
          ? []
          : [
              [
                truncateName(it.name),
                {
                  name: truncateName(it.name),
                  createDb: it.createDatabases,
                  createRole: it.createRoles,
                  inherit: it.inherit,
                },
              ],
            ],
      ),
    ),
    policies: {},
    views: byPath(views, (it, schema) => snapshotView(context, it, schema)),
    _meta: { schemas: {}, tables: {}, columns: {} },
    id: '5c4e3a00-0000-4000-8000-000000000000',
    prevId: NOBODY,
  }
}

function snapshotView(context: Context, it: ObjectOf<'view'> | ObjectOf<'materialized-view'>, schema: string) {
  const columns = it.columns.map((column) => [
    truncateName(column.name),
    {
      name: truncateName(column.name),
      ...kitType(context, typeNamed(context.design, column.type)),
      primaryKey: false,
      notNull: false,
    },
  ])
  const isExisting = !isWritten(context, it)
  const options = viewOptions(it)
  return {
    columns: Object.fromEntries(columns),
    ...(isExisting ? {} : { definition: it.query }),
    name: truncateName(it.name),
    schema,
    isExisting,
    ...(isExisting || !options || Object.keys(options).length === 0 ? {} : { with: options }),
    materialized: it.kind === 'materialized-view',
  }
}

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`

/** The first migration: our own SQL, since drizzle-kit's would leave out what Drizzle can't say; with what kit remembers of it. */
export function migrationFiles(whole: Design, options: DrizzleOptions): readonly SourceFile[] {
  const { design } = forTarget(whole)
  const steps = plan(emptyDesign(), design)
  const sql =
    steps.length > 0 ? [...PREAMBLE, ...steps.map((step) => step.sql)].map((it) => `${it};`).join(`\n${BREAK}\n`) : ''
  const texts = {
    'drizzle.config.ts': config(schemaIn(whole, options)),
    [`drizzle/${TAG}.sql`]: `${sql}\n`,
    'drizzle/meta/_journal.json': json(JOURNAL),
    'drizzle/meta/0000_snapshot.json': json(snapshotOf(whole, options)),
  }
  return Object.entries(texts).map(([path, text]) => ({ path, chunks: [{ text, spans: [], about: null }] }))
}
