import * as v from 'valibot'
import { Printer } from '#base'
import {
  type Bucket,
  bucketOf,
  type Design,
  type Id,
  type Notice,
  type ObjectOf,
  rootsOf,
  tablesOf,
  type Wording,
} from '#model'
import { COLUMN, INDEX, KEY, RELATION, TABLE, UNIQUE } from '../covers.ts'
import type { Emitted, Exporter } from '../exporter.ts'
import { headChunk } from '../naming/head-chunk.ts'
import { partitionNotices } from '../naming/loss.ts'
import { oneLine } from '../naming/one-line.ts'
import { remember } from '../naming/remember.ts'
import { dependenciesOf } from '../naming/table-facts.ts'
import { wordsOf } from '../naming/words-of.ts'
import { type Context, path, said } from './context.ts'
import { type Piece, tableChunk } from './table-chunk.ts'
import { name } from './words.ts'

const options = v.object({
  /** Rich: all that DBML has words for since its version 5. Portable: what every version and tool reads, without checks. */
  words: v.picklist(['rich', 'portable']),
})
type Options = v.InferOutput<typeof options>
const pieces = remember<Bucket, Piece>()
const partitionNotice = partitionNotices({ id: 'dbml', title: 'DBML' })

function enumChunk(context: Context, it: ObjectOf<'enum'>): Piece {
  const printer = new Printer<Id>()
  const labels = it.values.map(({ label }) => label).filter((label) => label !== '')
  const losses = labels.length < it.values.length ? [said(it, 'value', 'a value of no characters')] : []
  printer.about(it.id, () => {
    for (const each of losses) printer.write(`// ${oneLine(each.comment)}\n`)
    const values = labels.map((label) => `  ${name(label)}\n`).join('')
    if (labels.length > 0) printer.write(`Enum ${path(context, it.id)} {\n${values}}\n\n`)
  })
  return { chunk: { ...printer.done(), about: it.id }, notices: losses.map((each) => each.notice) }
}

/** What a chunk looks at beyond its own bucket: the schemas it names, and the tables and types around it. */
function inputsOf(design: Design, id: Id): readonly unknown[] {
  const { near, types } = dependenciesOf(design, id)
  const schemas = [id, ...near, ...types].flatMap((each) => {
    const parent = bucketOf(design.objects, each)?.members.get(each)?.parent
    return parent ? [bucketOf(design.objects, parent)] : []
  })
  return [...schemas, ...[...near, ...types].map((each) => bucketOf(design.objects, each))]
}

function emit(design: Design, { words }: Options, wording: Wording | null = null): Emitted {
  // What a text that someone wrote has, it keeps.
  const context: Context = { design, wording, portable: words === 'portable' && !wording }
  const wordsIn = wordsOf(design, wording)
  const found: Piece[] = []
  const notices: Notice[] = []
  const add = (id: Id, make: () => Piece) => {
    const bucket = bucketOf(design.objects, id)
    if (bucket) found.push(pieces(bucket, [...inputsOf(design, id), context.portable, wordsIn(id)], make))
  }
  for (const it of rootsOf(design, 'enum')) add(it.id, () => enumChunk(context, it))
  for (const it of tablesOf(design))
    if (it.partitionOf) notices.push(partitionNotice(it))
    else add(it.id, () => tableChunk(context, it))
  for (const piece of found) notices.push(...piece.notices)
  const head = headChunk(`// ${oneLine(design.name)} (PostgreSQL ${design.postgres})\n\n`)
  return { files: [{ path: 'schema.dbml', chunks: [head, ...found.map((piece) => piece.chunk)] }], notices }
}

export const dbmlExporter: Exporter<Options> = {
  id: 'dbml',
  title: 'DBML',
  language: 'dbml',
  options,
  defaults: { words: 'rich' },
  covers: {
    schema: [],
    enum: ['values'],
    table: TABLE,
    column: COLUMN,
    'primary-key': KEY,
    unique: UNIQUE,
    check: ['expression', 'noInherit', 'enforced', 'validated'],
    'foreign-key': [...RELATION, 'match', 'deferrable'],
    index: [...INDEX, 'comment'],
  },
  emit,
}
