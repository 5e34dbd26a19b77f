import { Printer, toCamel, truncateName } from '#base'
import { childrenOfKind, type Id, type ObjectOf } from '#model'
import { Claims } from '../naming/claim.ts'
import { typeNamed } from '../naming/column-type.ts'
import { type Loss, lossesIn } from '../naming/loss.ts'
import { oneLine } from '../naming/one-line.ts'
import { fieldName } from '../naming/table-names.ts'
import { builderText } from './column-builder.ts'
import { type Context, loss, spokenOf, sqlText, use } from './context.ts'
import { writeDoc } from './doc-comment.ts'
import { ownerCall } from './owner-call.ts'
import { ownSequenceOptions } from './sequence-options.ts'
import type { Piece } from './table-chunk.ts'
import { quote, RESERVED_KEYS } from './words.ts'

type Written = { id: Id; comment: string | null }

function chunkOf(context: Context, it: Written, given: { text: string; losses?: readonly Loss[] }): Piece {
  const printer = new Printer<Id>()
  const losses = given.losses ?? []
  printer.about(it.id, () => {
    writeDoc(printer, it.comment, '')
    for (const each of losses) printer.write(`// ${oneLine(each.comment)}\n`)
    printer.write(`${given.text}\n\n`)
  })
  return {
    chunk: { ...printer.done(), about: it.id },
    notices: losses.map((each) => each.notice),
    ...spokenOf(context),
  }
}

export const schemaChunk = (context: Context, it: ObjectOf<'schema'>): Piece =>
  chunkOf(context, it, {
    text: `export const ${context.names.values.get(it.id) ?? ''} = ${use(context, 'pgSchema')}(${quote(truncateName(it.name))});`,
  })

export function enumChunk(context: Context, it: ObjectOf<'enum'>): Piece {
  const labels = it.values.map((value) => quote(value.label)).join(', ')
  // Its type asks for one value at least; at run time none is fine.
  const values = it.values.length > 0 ? `[${labels}]` : '[] as never as [string]'
  return chunkOf(context, it, {
    text: `export const ${context.names.values.get(it.id) ?? ''} = ${ownerCall(context, it, 'enum')}, ${values});`,
  })
}

export function sequenceChunk(context: Context, it: ObjectOf<'sequence'>): Piece {
  const options = ownSequenceOptions(it, it.type)
  const words = [
    ...(it.type === 'bigint' ? [] : [`AS ${it.type}`]),
    ...(it.ownedBy ? ['OWNED BY a column'] : []),
    ...(it.unlogged ? ['UNLOGGED'] : []),
  ]
  return chunkOf(context, it, {
    text: `export const ${context.names.values.get(it.id) ?? ''} = ${ownerCall(context, it, 'sequence')}${options.length > 0 ? `, { ${options.join(', ')} }` : ''});`,
    losses: words.map((word) =>
      loss('sequence', it.id, {
        comment: `${it.name}: ${word}`,
        message: `Drizzle can't say this of ${it.name}: ${word}.`,
      }),
    ),
  })
}

type View = ObjectOf<'view'> | ObjectOf<'materialized-view'>

const WORDS: Readonly<Record<string, string>> = {
  check_option: 'checkOption',
  security_barrier: 'securityBarrier',
  security_invoker: 'securityInvoker',
}

/** Storage parameters of a materialized view that Drizzle has words for. */
const STORAGE =
  /^(?:fillfactor|toast_tuple_target|parallel_workers|vacuum_(?:index_cleanup|truncate)|autovacuum_(?:enabled|vacuum_(?:threshold|scale_factor|cost_(?:delay|limit))|(?:multixact_)?freeze_(?:min|max|table)_age)|log_autovacuum_min_duration|user_catalog_table)$/

type ViewOption = string | boolean | number
const told = (value: string): ViewOption =>
  /^(?:true|false)$/.test(value) ? value === 'true' : /^-?\d+(?:\.\d+)?$/.test(value) ? Number(value) : value

/** The options of a view by Drizzle's words; null where one is none that it knows. */
export function viewOptions({ kind, options }: View): Readonly<Record<string, ViewOption>> | null {
  const pairs = options.map((option): readonly [string, ViewOption] | null => {
    const [key = '', value = ''] = option.split('=')
    const word = kind === 'view' ? WORDS[key] : STORAGE.test(key) ? toCamel(key.split('_')) : undefined
    return word ? [word, told(value)] : null
  })
  return pairs.includes(null) ? null : Object.fromEntries(pairs.flatMap((it) => (it ? [it] : [])))
}

/** `.with({ securityInvoker: true })` */
const withCall = (options: Readonly<Record<string, ViewOption>>): string => {
  const pairs = Object.entries(options).map(
    ([key, value]) => `${key}: ${typeof value === 'string' ? quote(value) : value}`,
  )
  return pairs.length > 0 ? `.with({ ${pairs.join(', ')} })` : ''
}

/** drizzle-kit makes views by the order of their names, so that one of another view is said to exist already. */
const leansOnViews = (context: Context, it: View): boolean =>
  it.uses.some((id) => /^(?:view|materialized-view):/.test(id) && context.names.values.has(id))

/** Whether a view is written with its query. */
export const isWritten = (context: Context, it: View): boolean => !leansOnViews(context, it) && viewOptions(it) !== null

/** A view with its query, or as one that exists already where Drizzle can't make it: then that is the SQL's matter. */
export function viewChunk(context: Context, it: View): Piece {
  const claims = new Claims(RESERVED_KEYS)
  const columns = it.columns.map((column) => {
    const key = claims.claim(fieldName(column.name, context.options.keys))
    return `  ${key}: ${builderText(context, column.name, typeNamed(context.design, column.type))},\n`
  })
  const head = `export const ${context.names.values.get(it.id) ?? ''} = ${ownerCall(context, it, it.kind === 'view' ? 'view' : 'materializedView')}, {\n${columns.join('')}})`
  const indexes = childrenOfKind(context.design, it.id, 'index')
  const losses = lossesIn('Drizzle', loss)(it, [[indexes.length > 0, 'index', 'its indexes']])
  if (isWritten(context, it)) {
    const options = withCall(viewOptions(it) ?? {})
    return chunkOf(context, it, { text: `${head}${options}.as(${sqlText(context, it.query)});`, losses })
  }
  const unknown = it.columns.length === 0 ? '; its columns are not known yet' : ''
  return chunkOf(context, it, {
    text: `${head}.existing();`,
    losses: [
      loss('view', it.id, {
        comment: `what it selects is in the SQL only${unknown}`,
        message: `Drizzle takes the view ${it.name} as one that exists already${unknown}.`,
      }),
    ],
  })
}
