import { type Bucket, bucketOf, type Design, type Id, type Notice, rootsOf, tablesOf, type Wording } from '#model'
import { CHECKED, COLUMN, INDEX, KEY, RELATION, TABLE, UNIQUE } from '../covers.ts'
import type { Emitted, Exporter } from '../exporter.ts'
import { partitionNotices } from '../naming/loss.ts'
import { remember } from '../naming/remember.ts'
import { dependenciesOf } from '../naming/table-facts.ts'
import { fieldNames } from '../naming/table-names.ts'
import { houseInputs } from '../naming/upkeep.ts'
import { type Words, wordsOf } from '../naming/words-of.ts'
import { customTypesIn } from './column-builder.ts'
import type { Context } from './context.ts'
import { inFiles, inOneFile } from './in-files.ts'
import { migrationFiles } from './migration.ts'
import { customsOf, namesOfFile, sequencedOf } from './names.ts'
import { DRIZZLE_DEFAULTS, type DrizzleOptions, drizzleOptions } from './options.ts'
import { enumChunk, schemaChunk, sequenceChunk, viewChunk } from './other-chunks.ts'
import { roleChunk, rolesNamed, rolesOf } from './role-chunk.ts'
import { type Piece, tableChunk } from './table-chunk.ts'
import { RESERVED_KEYS } from './words.ts'

const pieces = remember<Bucket, Piece>()
const partitionNotice = partitionNotices({ id: 'drizzle', title: 'Drizzle' })
const optionInputs = (options: DrizzleOptions): readonly unknown[] => [
  options.bigints,
  options.dates,
  options.relations,
  options.types,
  options.keys,
]

/** Everything that a table's chunk looks at beyond its own bucket. */
function inputsOf(context: Context, table: Id, words: Words): readonly unknown[] {
  const { design, names, options } = context
  const { near, types } = dependenciesOf(design, table)
  return [
    ...optionInputs(options),
    words(null),
    words(table),
    ...houseInputs(design, table),
    names.values.get(table),
    names.relations.get(table),
    ...(names.rows.get(table) ?? []),
    ...ownerInputs(context, table),
    ...near.flatMap((id) => [id, bucketOf(design.objects, id), words(id), names.values.get(id), context.fields(id)]),
    ...types.flatMap((id) => [bucketOf(design.objects, id), words(id), names.values.get(id)]),
    ...rolesOf(design, table).map((id) => names.values.get(id)),
    ...customsOf(design, table).map((sql) => names.customs.get(sql)),
    ...sequencedOf(design, table).map((column) => names.values.get(column.id)),
  ]
}

/** The schema that something stands in, under the name it has in the file. */
function ownerInputs(context: Context, id: Id): readonly unknown[] {
  const parent = bucketOf(context.design.objects, id)?.members.get(id)?.parent
  return parent ? [bucketOf(context.design.objects, parent), context.names.values.get(parent)] : []
}

/** Beside a text of a person's own stand the relations and types that are in it. */
const besideText = (options: DrizzleOptions, wording: Wording | null): DrizzleOptions =>
  wording ? { ...options, relations: false, types: false } : options

function emit(design: Design, given: DrizzleOptions, wording: Wording | null = null): Emitted {
  const options = besideText(given, wording)
  const names = namesOfFile(design, options, wording)
  const found: Piece[] = []
  const fields = fieldNames(design, {
    reserved: RESERVED_KEYS,
    style: options.keys,
    ...(wording ? { wording } : {}),
  })
  const words = wordsOf(design, wording)
  const context = (): Context => ({ design, options, names, fields, wording, uses: new Set(), speaks: new Set() })
  const add = (id: Id, inputs: readonly unknown[], make: (context: Context) => Piece) => {
    const bucket = bucketOf(design.objects, id)
    if (bucket) found.push(pieces(bucket, inputs, () => make(context())))
  }
  const probe = context()
  const plain = (id: Id) => [names.values.get(id), words(id), ...ownerInputs(probe, id)]
  for (const it of rootsOf(design, 'schema'))
    if (it.name !== 'public') add(it.id, plain(it.id), (at) => schemaChunk(at, it))
  for (const it of rolesNamed(design)) add(it.id, plain(it.id), (at) => roleChunk(at, it))
  for (const it of rootsOf(design, 'enum')) add(it.id, plain(it.id), (at) => enumChunk(at, it))
  for (const it of rootsOf(design, 'sequence')) add(it.id, plain(it.id), (at) => sequenceChunk(at, it))
  const notices: Notice[] = []
  for (const it of tablesOf(design))
    if (names.values.has(it.id)) add(it.id, inputsOf(probe, it.id, words), (at) => tableChunk(at, it))
    else notices.push(partitionNotice(it))
  for (const it of [...rootsOf(design, 'view'), ...rootsOf(design, 'materialized-view')]) {
    const customs = customTypesIn(design, it.id).map((sql) => names.customs.get(sql))
    const enums = rootsOf(design, 'enum').map((each) => names.values.get(each.id))
    add(it.id, [...plain(it.id), ...optionInputs(options), ...customs, ...enums], (at) => viewChunk(at, it))
  }
  for (const piece of found) notices.push(...piece.notices)
  // Beside a text it is that text that says where things stand.
  const isOne = wording !== null || options.layout === 'one'
  const chunks = isOne ? inOneFile(found, names) : inFiles(design, options.layout, { pieces: found, names })
  return { files: [{ path: 'schema.ts', chunks }], notices }
}

export type { DrizzleOptions } from './options.ts'

/** Drizzle 0.45: `schema.ts`. */
export const drizzleExporter: Exporter<DrizzleOptions> = {
  id: 'drizzle',
  title: 'Drizzle',
  language: 'typescript',
  options: drizzleOptions,
  defaults: DRIZZLE_DEFAULTS,
  covers: {
    schema: 'all',
    enum: 'all',
    sequence: 'all',
    table: [...TABLE, 'options', 'forceRowSecurity'],
    column: [...COLUMN, 'collation'],
    'primary-key': KEY,
    unique: UNIQUE,
    check: ['expression', 'noInherit', 'validated'],
    'foreign-key': [...RELATION, ...CHECKED],
    index: [...INDEX, 'options'],
    view: ['comment', 'query', 'options'],
    'materialized-view': ['comment', 'query', 'options'],
    policy: ['command', 'permissive', 'roles', 'using', 'check'],
    role: 'all',
  },
  emit,
  alongside: migrationFiles,
}
