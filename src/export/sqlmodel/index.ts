import { type Bucket, bucketOf, type Design, type Id, type Notice, rootsOf, tablesOf, type Wording } from '#model'
import { CHECKED, COLUMN, INDEX, KEY, RELATION, TABLE, UNIQUE } from '../covers.ts'
import type { Chunk, Emitted, Exporter } from '../exporter.ts'
import { headChunk } from '../naming/head-chunk.ts'
import { partitionNotices } from '../naming/loss.ts'
import { remember } from '../naming/remember.ts'
import { dependenciesOf } from '../naming/table-facts.ts'
import { houseInputs } from '../naming/upkeep.ts'
import { alembicFiles } from './alembic.ts'
import { backNames } from './back-names.ts'
import { besideText } from './beside.ts'
import { type Piece, tableChunk } from './class-chunk.ts'
import type { Context } from './context.ts'
import { fieldNames } from './field-names.ts'
import { headText } from './head.ts'
import { inModules } from './in-modules.ts'
import { moduleNames } from './module-names.ts'
import { SQLMODEL_DEFAULTS, type SqlmodelOptions, sqlmodelOptions } from './options.ts'
import { enumChunk, viewChunk } from './other-chunks.ts'

const pieces = remember<Bucket, Piece>()
const partitionNotice = partitionNotices({ id: 'sqlmodel', title: 'SQLModel' })

/** The schema that something stands in. */
function ownerOf(design: Design, id: Id): unknown {
  const parent = bucketOf(design.objects, id)?.members.get(id)?.parent
  return parent ? bucketOf(design.objects, parent) : null
}

/** Everything that a table's chunk looks at beyond its own bucket. */
function inputsOf({ design, names, options, fields, backs }: Context, table: Id): readonly unknown[] {
  const { near, types } = dependenciesOf(design, table)
  return [
    options.relationships,
    options.values,
    ...houseInputs(design, table),
    names.values.get(table),
    ownerOf(design, table),
    fields(table),
    backs(table),
    ...near.flatMap((id) => [
      bucketOf(design.objects, id),
      names.values.get(id),
      ownerOf(design, id),
      fields(id),
      backs(id),
    ]),
    ...types.flatMap((id) => [
      bucketOf(design.objects, id),
      names.values.get(id),
      names.types.get(id),
      ownerOf(design, id),
    ]),
  ]
}

function emit(design: Design, options: SqlmodelOptions, wording?: Wording): Emitted {
  if (wording) return besideText(design, options, wording)
  const names = moduleNames(design)
  const fields = fieldNames(design)
  const backs = backNames(design, names, fields)
  const context = (): Context => ({
    design,
    options,
    names,
    fields,
    backs,
    uses: new Set(),
    speaks: new Set(),
    hints: new Set(),
    wording: null,
  })
  const probe = context()
  const found: Piece[] = []
  const add = (id: Id, inputs: readonly unknown[], make: (context: Context) => Piece) => {
    const bucket = bucketOf(design.objects, id)
    if (bucket) found.push(pieces(bucket, inputs, () => make(context())))
  }
  for (const it of rootsOf(design, 'enum'))
    add(it.id, [options.values, names.values.get(it.id), names.types.get(it.id), ownerOf(design, it.id)], (at) =>
      enumChunk(at, it),
    )
  const notices: Notice[] = []
  for (const it of tablesOf(design))
    if (names.values.has(it.id)) add(it.id, inputsOf(probe, it.id), (at) => tableChunk(at, it))
    else notices.push(partitionNotice(it))
  const enums = rootsOf(design, 'enum').flatMap((it) => [names.types.get(it.id), bucketOf(design.objects, it.id)])
  for (const it of rootsOf(design, 'view'))
    add(it.id, [names.values.get(it.id), ownerOf(design, it.id), ...enums], (at) => viewChunk(at, it))
  for (const piece of found) notices.push(...piece.notices)
  const isOne = options.layout === 'one'
  const chunks = isOne ? inOneModule(design, found) : inModules(design, options.layout, { pieces: found, names })
  return { files: [{ path: 'models.py', chunks }], notices }
}

function inOneModule(design: Design, pieces: readonly Piece[]): readonly Chunk[] {
  const uses = new Set(pieces.flatMap((piece) => [...piece.uses]))
  return [headChunk(headText(design.name, uses)), ...pieces.map((piece) => piece.chunk)]
}

export type { SqlmodelOptions } from './options.ts'

/** SQLModel, from 0.0.8 on (SQLAlchemy 1.4 and 2.0): `models.py`. */
export const sqlmodelExporter: Exporter<SqlmodelOptions> = {
  id: 'sqlmodel',
  title: 'SQLModel',
  language: 'python',
  options: sqlmodelOptions,
  defaults: SQLMODEL_DEFAULTS,
  covers: {
    schema: [],
    enum: ['values'],
    table: [...TABLE, 'options', 'forceRowSecurity'],
    column: [...COLUMN, 'collation'],
    'primary-key': [...KEY, 'withoutOverlaps'],
    unique: [...UNIQUE, 'withoutOverlaps'],
    check: ['expression', 'noInherit', 'validated'],
    exclusion: ['method', 'keys', 'include', 'where', 'deferrable', 'options'],
    'foreign-key': [...RELATION, ...CHECKED],
    index: [...INDEX, 'options'],
    view: ['query'],
  },
  emit,
  alongside: alembicFiles,
}
