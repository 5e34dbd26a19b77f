import * as v from 'valibot'
import { Printer } from '#base'
import {
  automaticName,
  type Bucket,
  bucketOf,
  columnsOf,
  type Design,
  foreignKeysOf,
  type Id,
  keysOf,
  type Notice,
  type ObjectOf,
  object,
  primaryKeyOf,
  schemaNameOf,
  sqlAt,
  tablesOf,
  uniquesOf,
} from '#model'
import { COLUMN } from '../covers.ts'
import type { Chunk, Emitted, Exporter } from '../exporter.ts'
import { generatedWords, numberingWords } from '../naming/column-words.ts'
import { headChunk } from '../naming/head-chunk.ts'
import { type Loss, lossesIn, lossesOf, partitionNotices } from '../naming/loss.ts'
import { isOneToOne } from '../naming/relations.ts'
import { remember } from '../naming/remember.ts'
import { dependenciesOf } from '../naming/table-facts.ts'
import { attribute, entity, label } from './words.ts'

const options = v.strictObject({})
type Piece = { readonly chunk: Chunk; readonly notices: readonly Notice[] }

const pieces = remember<Bucket, Piece>()
const unsaid = lossesIn('Mermaid', lossesOf('mermaid'))
const partitionNotice = partitionNotices({ id: 'mermaid', title: 'Mermaid' })

function pathOf(design: Design, id: Id): string {
  const schema = schemaNameOf(design, id)
  const own = object(design, id)?.name ?? ''
  return entity(schema === 'public' ? own : `${schema}.${own}`)
}

function columnText(design: Design, column: ObjectOf<'column'>, marks: readonly string[]): string {
  const type = sqlAt(design).type(column.type)
  const [shownType, shownName] = [attribute(type), attribute(column.name)]
  // What can't stand as it is stands in the comment, with what else there is to say.
  const words = [
    ...(shownName === column.name ? [] : [column.name]),
    ...(shownType === type ? [] : [type]),
    ...(column.nullable ? [] : ['not null']),
    ...(column.comment ? [column.comment] : []),
  ]
  const comment = words.length > 0 ? ` ${label(words.join('; '))}` : ''
  return `    ${shownType} ${shownName}${marks.length > 0 ? ` ${marks.join(', ')}` : ''}${comment}\n`
}

const numbered = (design: Design, it: ObjectOf<'column'>): string =>
  `numbered ${[it.identity?.mode, numberingWords(design, it)].join(' ').trim()}`

/** Keys and references have neither names nor columns here: what one would not guess is told. */
function keyLosses(design: Design, table: Id): readonly Loss[] {
  const named = keysOf(design, table).flatMap(({ id }) => {
    const it = object(design, id)
    return it && it.name !== automaticName(design, it) ? unsaid(it, [[true, 'name', `the name ${it.name}`]]) : []
  })
  const aimed = foreignKeysOf(design, table).flatMap((it) => {
    const primary = primaryKeyOf(design, it.target)
    const columns = it.targetColumns.map((id) => object(design, id)?.name).join(', ')
    return unsaid(it, [[primary?.columns.join() !== it.targetColumns.join(), 'columns', `it points at (${columns})`]])
  })
  return [...named, ...aimed]
}

/** How many rows of either side belong to each other, and whether the child can be without its parent's key. */
function refText(design: Design, key: ObjectOf<'foreign-key'>): string {
  const columns = columnsOf(design, key.parent as Id).filter((it) => key.columns.includes(it.id))
  const parent = columns.some((it) => it.nullable) ? '|o' : '||'
  const child = isOneToOne(design, key) ? 'o|' : 'o{'
  const identifying = keysOf(design, key.parent as Id).some(
    (it) => it.primary && key.columns.every((id) => it.columns.includes(id)),
  )
  const [to, from] = [pathOf(design, key.target), pathOf(design, key.parent as Id)]
  return `  ${to} ${parent}${identifying ? '--' : '..'}${child} ${from} : ${label(key.name)}\n`
}

function tablePiece(design: Design, table: ObjectOf<'table'>): Piece {
  const printer = new Printer<Id>()
  const foreign = foreignKeysOf(design, table.id)
  const keys = keysOf(design, table.id)
  const losses: Loss[] = columnsOf(design, table.id).flatMap((it) =>
    unsaid(it, [
      [it.default !== null && !it.generated, 'default', `DEFAULT ${it.default}`],
      [it.generated !== null, 'generated', it.generated ? generatedWords(it.generated) : ''],
      [it.identity !== null, 'identity', numbered(design, it)],
    ]),
  )
  losses.push(...keyLosses(design, table.id))
  for (const it of uniquesOf(design, table.id))
    losses.push(...unsaid(it, [[it.columns.length > 1, 'unique', 'a unique constraint over several columns']]))
  printer.about(table.id, () => {
    printer.write(`  ${pathOf(design, table.id)} {\n`)
    for (const column of columnsOf(design, table.id)) {
      const marks = [
        ...(keys.some((it) => it.primary && it.columns.includes(column.id)) ? ['PK'] : []),
        ...(foreign.some((it) => it.columns.includes(column.id)) ? ['FK'] : []),
        ...(keys.some((it) => !it.primary && it.columns.length === 1 && it.columns[0] === column.id) ? ['UK'] : []),
      ]
      printer.about(column.id, () => printer.write(columnText(design, column, marks)))
    }
    printer.write('  }\n')
    for (const key of foreign) {
      const target = object(design, key.target)
      if (target?.kind === 'table' && target.partitionOf) {
        losses.push(...unsaid(key, [[true, 'relation', 'it points at a partition']]))
        continue
      }
      printer.about(key.id, () => printer.write(refText(design, key)))
    }
  })
  return { chunk: { ...printer.done(), about: table.id }, notices: losses.map((it) => it.notice) }
}

function emit(design: Design): Emitted {
  const notices: Notice[] = []
  const found: Piece[] = []
  for (const it of tablesOf(design)) {
    const bucket = bucketOf(design.objects, it.id)
    if (it.partitionOf) notices.push(partitionNotice(it))
    else if (bucket) {
      const { near, types } = dependenciesOf(design, it.id)
      const schemas = [it.id, ...near].map((id) => schemaNameOf(design, id))
      const inputs = [...schemas, ...[...near, ...types].map((id) => bucketOf(design.objects, id))]
      found.push(pieces(bucket, inputs, () => tablePiece(design, it)))
    }
  }
  for (const piece of found) notices.push(...piece.notices)
  const chunks = [headChunk('erDiagram\n'), ...found.map((piece) => piece.chunk)]
  return { files: [{ path: 'schema.mmd', chunks }], notices }
}

/** Mermaid's entity relationship diagram, in what every version since 10 reads. */
export const mermaidExporter: Exporter<v.InferOutput<typeof options>> = {
  id: 'mermaid',
  title: 'Mermaid',
  language: 'mermaid',
  options,
  defaults: {},
  covers: {
    schema: [],
    table: ['partitionOf', 'bound'],
    column: COLUMN,
    'primary-key': ['columns'],
    unique: ['columns'],
    'foreign-key': ['columns', 'target', 'targetColumns'],
  },
  emit,
}
