import { memoize } from '#base'
import { RESERVED_FIELDS } from '#languages'
import {
  type Bucket,
  bucketOf,
  type Design,
  type Id,
  type Notice,
  rootsOf,
  schemaNameOf,
  tablesOf,
  type Wording,
} from '#model'
import { CHECKED, COLUMN, INDEX, KEY, RELATION, TABLE, UNIQUE } from '../covers.ts'
import type { Chunk, Emitted, Exporter } from '../exporter.ts'
import { headChunk } from '../naming/head-chunk.ts'
import { byFile, fileName, filesOf } from '../naming/layout.ts'
import { partitionNotices } from '../naming/loss.ts'
import { remember } from '../naming/remember.ts'
import { dependenciesOf } from '../naming/table-facts.ts'
import { fieldNames } from '../naming/table-names.ts'
import { houseInputs } from '../naming/upkeep.ts'
import { type Words, wordsOf } from '../naming/words-of.ts'
import type { Context } from './context.ts'
import { enumBlock } from './enum-block.ts'
import { configText, headText, sourceName } from './head.ts'
import { migrationFiles } from './migration.ts'
import { modelBlock, type Piece } from './model-block.ts'
import { namesOfRoots, schemasOf } from './names.ts'
import { PRISMA_DEFAULTS, type PrismaOptions, prismaOptions } from './options.ts'
import { viewBlock } from './view-block.ts'

const pieces = remember<Bucket, Piece>()
const partitionNotice = partitionNotices({ id: 'prisma', title: 'Prisma' })
/** Everything that a table's block looks at beyond its own bucket. */
function inputsOf(context: Context, table: Id, words: Words): readonly unknown[] {
  const { design, options, names } = context
  const { near, types } = dependenciesOf(design, table)
  return [
    ...optionInputs(options),
    ...houseInputs(design, table),
    context.schemas,
    words(null),
    words(table),
    names.get(table),
    bucketOf(design.objects, table)?.members.get(table)?.parent,
    ...near.flatMap((id) => [id, bucketOf(design.objects, id), words(id), names.get(id), context.fields(id)]),
    ...types.flatMap((id) => [bucketOf(design.objects, id), words(id), names.get(id)]),
  ]
}

const optionInputs = (options: PrismaOptions): readonly unknown[] => [
  options.views,
  options.partialIndexes,
  options.relationNames,
  options.names,
]

const hasPartial = memoize((bucket: Bucket): boolean =>
  [...bucket.members.values()].some(
    (it) => it.kind === 'index' && it.where !== null && it.keys.every((key) => key.column !== null),
  ),
)

const NO_WORDS: Wording = new Map()

function emit(design: Design, options: PrismaOptions, wording: Wording = NO_WORDS): Emitted {
  const schemas = schemasOf(design.objects)
  const context: Context = {
    design,
    options,
    wording,
    fields: fieldNames(design, { reserved: RESERVED_FIELDS, style: options.names, wording }),
    names: namesOfRoots(design, options.names, wording),
    schemas: schemas.length > 1 || schemas[0] !== 'public',
  }
  const words = wordsOf(design, wording)
  const found: Piece[] = []
  const add = (id: Id, inputs: readonly unknown[], make: () => Piece) => {
    const bucket = bucketOf(design.objects, id)
    if (bucket) found.push(pieces(bucket, inputs, make))
  }
  const enums = rootsOf(design, 'enum')
  const views = rootsOf(design, 'view')
  const tables = tablesOf(design)
  for (const it of enums)
    add(it.id, [context.schemas, words(it.id), context.names.get(it.id), it.parent], () => enumBlock(context, it))
  const notices: Notice[] = []
  for (const it of tables)
    if (context.names.has(it.id)) add(it.id, inputsOf(context, it.id, words), () => modelBlock(context, it))
    else notices.push(partitionNotice(it))
  for (const it of views)
    add(it.id, [...optionInputs(options), context.schemas, context.names.get(it.id), ...enums], () =>
      viewBlock(context, it),
    )
  const previews = [
    ...(options.partialIndexes && tables.some((it) => hasPartialIndex(design, it.id)) ? ['partialIndexes'] : []),
    ...(options.views && views.some((it) => it.columns.length > 0) ? ['views'] : []),
  ]
  // The differ takes every partitioned table for a table, a partition too.
  const external = tables
    .filter((it) => it.partitionOf && it.partitionBy)
    .map((it) => `${schemaNameOf(design, it.id)}.${it.name}`)
  const head = headChunk(headText({ options, schemas, previews, source: sourceName(wording) }))
  for (const piece of found) notices.push(...piece.notices)
  // Beside a text it is that text that says where things stand.
  const isOne = wording !== NO_WORDS || options.layout === 'one'
  const chunks = isOne ? found.map((piece) => piece.chunk) : inFiles(design, options, found)
  return {
    files: [
      { path: 'prisma/schema.prisma', chunks: [head, ...chunks] },
      {
        path: 'prisma.config.ts',
        chunks: [headChunk(configText(external, options.layout === 'one' ? 'prisma/schema.prisma' : 'prisma'))],
      },
    ],
    notices,
  }
}

/** Blocks file by file, each file under a line that names it, by which it is taken apart again. */
function inFiles(design: Design, { layout }: PrismaOptions, pieces: readonly Piece[]): readonly Chunk[] {
  const apart = (kind: string) => (kind === 'enum' && layout !== 'by-schema' ? 'enums' : null)
  const fileOf = filesOf(design, { layout, spelt: fileName, taken: ['enums'], apart })
  return [...byFile(pieces, fileOf)].flatMap(([name, own]) => [
    headChunk(`// file: prisma/models/${name}.prisma\n`),
    ...own.map((piece) => piece.chunk),
  ])
}

const hasPartialIndex = (design: Design, table: Id): boolean => {
  const bucket = bucketOf(design.objects, table)
  return bucket !== null && hasPartial(bucket)
}

export type { PrismaOptions } from './options.ts'

/** Prisma 7: `schema.prisma` and the configuration that names the database. */
export const prismaExporter: Exporter<PrismaOptions> = {
  id: 'prisma',
  title: 'Prisma',
  language: 'prisma',
  options: prismaOptions,
  defaults: PRISMA_DEFAULTS,
  covers: {
    schema: [],
    enum: 'all',
    table: [...TABLE, 'options'],
    column: [...COLUMN, 'collation'],
    'primary-key': KEY,
    unique: UNIQUE,
    check: 'all',
    'foreign-key': [...RELATION, ...CHECKED],
    index: [...INDEX, 'options'],
    view: ['comment', 'query'],
  },
  emit,
  alongside: migrationFiles,
}
