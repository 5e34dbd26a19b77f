import {
  type Argument,
  type Attribute,
  type Block,
  type BlockAttribute,
  type Field,
  type PrismaValue,
  parsePrisma,
  type Setting,
} from '#languages'

type Entry = Field | BlockAttribute | Setting

/** A line of a block: its cells stand under those of the lines around it; `rest` behind them. */
type Row = {
  readonly cells: readonly string[]
  readonly rest: string
  /** Where an attribute of the block goes among those beside it. */
  readonly order?: number
}

/** The order in which attributes stand; all others behind these, as they come. */
const OF_FIELD = ['id', 'unique', 'default', 'updatedAt', 'map', 'relation']
const OF_BLOCK = ['id', 'unique', 'index', 'map']
const orderIn = (all: readonly string[], { name }: Attribute): number =>
  all.includes(name) ? all.indexOf(name) : all.length

/** A Prisma schema as its own tools lay it out: names, types and attributes of fields that stand together in columns. */
export function formatPrisma(text: string): string {
  const { blocks } = parsePrisma(text)
  let [made, at] = ['', 0]
  for (const block of blocks) {
    const words = between(text.slice(at, block.from), made === '')
    made += (at > 0 && words.trim() === '' ? '\n\n' : words) + blockText(text, block)
    at = block.to
  }
  return `${(made + between(text.slice(at), made === '')).trimEnd()}\n`
}

/** What stands between blocks: comments as they are, no more than one line left empty. */
const between = (words: string, isFirst: boolean): string => {
  const lines = words
    .split('\n')
    .map((line, i) => (i === 0 ? line.trimEnd() : line.trim()))
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
  return isFirst ? lines.trimStart() : lines
}

function blockText(text: string, block: Block): string {
  const head = `${block.sort} ${block.name.text} {`
  const rows: (Row | null)[] = []
  let at = block.inside.from
  const note = (to: number, isBehind: boolean) => {
    const lines = text.slice(at, to).split('\n')
    const [behind = '', ...above] = lines
    const last = rows.at(-1)
    if (isBehind && last && behind.trim() !== '')
      rows[rows.length - 1] = { ...last, rest: `${last.rest} ${behind.trim()}`.trim() }
    else if (behind.trim() !== '') rows.push({ cells: [], rest: behind.trim() })
    for (const line of above.slice(0, to === block.inside.to ? undefined : -1)) {
      if (line.trim() === '') rows.push(null)
      else rows.push({ cells: [], rest: line.trim() })
    }
    const open = above.at(-1)?.trim()
    if (to !== block.inside.to && open) rows.push({ cells: [], rest: open })
  }
  for (const entry of block.entries) {
    note(entry.from, rows.length > 0)
    const row = rowOf(text, entry)
    if (row.order !== undefined && (rows.at(-1)?.cells.length ?? 0) > 0) rows.push(null)
    rows.push(row)
    at = entry.to
  }
  note(block.inside.to, rows.length > 0)
  return [head, ...laidOut(rows).map((line) => (line === '' ? '' : `  ${line}`)), '}'].join('\n')
}

/** Lines with their cells in columns, as far as no empty line parts them. */
function laidOut(rows: readonly (Row | null)[]): readonly string[] {
  const lines: string[] = []
  let group: Row[] = []
  const flush = () => {
    const widths = [0, 1].map((i) =>
      Math.max(0, ...group.map(({ cells }) => (cells.length > 0 ? (cells[i]?.length ?? 0) : 0))),
    )
    for (const { cells, rest } of inOrder(group)) {
      const columns = cells.map((cell, i) => (i < cells.length - 1 ? cell.padEnd(widths[i] ?? 0) : cell))
      lines.push([...columns, rest].filter((it) => it !== '').join(' '))
    }
    group = []
  }
  for (const row of rows) {
    if (row) group.push(row)
    else {
      flush()
      if (lines.length > 0 && lines.at(-1) !== '') lines.push('')
    }
  }
  flush()
  while (lines.at(-1) === '') lines.pop()
  return lines
}

/** Attributes of the block that stand together, in their order. */
function inOrder(rows: readonly Row[]): readonly Row[] {
  const runs: Row[][] = []
  for (const row of rows) {
    const last = runs.at(-1)
    if (last && row.order !== undefined && last[0]?.order !== undefined) last.push(row)
    else runs.push([row])
  }
  return runs.flatMap((run) => run.sort((a, b) => (a.order ?? 0) - (b.order ?? 0)))
}

function rowOf(text: string, entry: Entry): Row {
  if (entry.sort === 'attribute')
    return { cells: [], rest: attributeText(text, entry.attribute, '@@'), order: orderIn(OF_BLOCK, entry.attribute) }
  if (entry.sort === 'setting')
    return { cells: [entry.name.text, `= ${entry.value ? valueText(text, entry.value) : ''}`], rest: '' }
  const sorted = [...entry.attributes].sort((a, b) => orderIn(OF_FIELD, a) - orderIn(OF_FIELD, b))
  const attributes = sorted.map((it) => attributeText(text, it, '@')).join(' ')
  const type = entry.type ? [text.slice(entry.type.from, entry.type.to).replace(/\s+/g, '')] : []
  return { cells: [entry.name.text, ...type, ...(attributes === '' ? [] : [attributes])], rest: '' }
}

const attributeText = (text: string, { name, args, inside }: Attribute, sign: string): string =>
  inside ? `${sign}${name}(${argumentsText(text, args)})` : `${sign}${name}`

const argumentsText = (text: string, args: readonly Argument[]): string =>
  args.map(({ name, value }) => (name ? `${name.text}: ` : '') + valueText(text, value)).join(', ')

function valueText(text: string, value: PrismaValue): string {
  if (value.sort === 'list') return `[${value.items.map((it) => valueText(text, it)).join(', ')}]`
  if (value.sort === 'call') return `${value.text}(${argumentsText(text, value.args)})`
  if (value.sort === 'object') return `{ ${argumentsText(text, value.entries)} }`
  return text.slice(value.from, value.to)
}
