import type { Doc, Range } from '#languages'
import type { Id } from '#model'
import type { Tie } from '../draft.ts'
import type { Outline, OutlineNode } from '../outline.ts'
import type { ReadColumn, ReadTable } from './columns.ts'
import { type ExtraEntry, isWithin, type Table, type Thing } from './declared.ts'
import type { Draft } from './draft.ts'
import { mentionsIn } from './mentions.ts'
import { givenBy, type Shape, shapeOf } from './shape.ts'
import { spokenIn } from './spoken.ts'

type Given = Partial<OutlineNode> & Pick<OutlineNode, 'sort' | 'value'>

const NONE: readonly OutlineNode[] = []
const plain = ({ from, to }: Range): Range => ({ from, to })

// Property by property: there are tens of thousands of them.
const node = ({ about, role }: Tie, given: Given): OutlineNode => ({
  about,
  role,
  sort: given.sort,
  value: plain(given.value),
  whole: plain(given.whole ?? given.value),
  inside: given.inside ?? null,
  implied: given.implied ?? false,
  children: given.children ?? NONE,
  end: given.end ?? given.value.to,
  ...(given.last ? { last: given.last } : {}),
})

/** The pieces of a text that say something of an object. */
export function outlineOf(draft: Draft, read: readonly ReadTable[]): Outline {
  const tables = new Map<Thing, ReadTable>(read.map((it) => [it.table, it]))
  const things = draft.declared.things.flatMap((it): readonly OutlineNode[] => {
    if (!it.statement.alone || it.sort === 'policy' || !draft.isRead(it)) return []
    const table = tables.get(it)
    return [table ? tableNode(draft, table) : it.sort === 'enum' ? enumNode(it) : otherNode(it)]
  })
  return [...headNode(draft), ...customNodes(draft), ...things, ...spokenIn(draft), ...mentionsIn(draft, read)]
}

/** Where new things may begin: behind the imports. */
function headNode(draft: Draft): readonly OutlineNode[] {
  const last = draft.project.files[0]?.tree.statements.findLast((it) => it.sort === 'import')
  return last ? [node({ about: null, role: 'head' }, { sort: 'block', value: { from: last.to, to: last.to } })] : []
}

const withDoc = (it: Range, doc: Doc | null): Range => (doc ? { from: doc.from, to: it.to } : it)

const docNode = (about: Id, doc: Doc | null, role = ''): readonly OutlineNode[] =>
  doc ? [node({ about, role: `${role} doc`.trim() }, { sort: 'line', value: doc })] : []

function head(it: Thing, shape: Shape): readonly OutlineNode[] {
  return [
    ...docNode(it.id, it.statement.doc),
    node({ about: it.id, role: 'maker' }, { sort: 'part', value: shape.maker }),
    ...(shape.called ? [node({ about: it.id, role: 'called' }, { sort: 'part', value: shape.called })] : []),
  ]
}

function tableNode(draft: Draft, { table, columns }: ReadTable): OutlineNode {
  const { statement, record, id } = table
  const shape = shapeOf(statement.value)
  const tie = { about: id, role: '' }
  if (!shape) return node(tie, { sort: 'block', value: statement, whole: withDoc(statement, statement.doc) })
  const own = record?.node && isWithin(record.node, statement) ? record.node.inside : null
  const children = [
    ...head(table, shape),
    ...columns.flatMap((it) => (own ? columnNode(draft, it, own) : [])),
    extrasNode(draft, table, shape),
    ...table.more.flatMap((call) =>
      call.name === 'enableRLS' && isWithin(call.step, statement)
        ? [node({ about: id, role: 'secured' }, { sort: 'call', value: call.step })]
        : [],
    ),
  ]
  return node(tie, {
    sort: 'block',
    value: statement,
    whole: withDoc(statement, statement.doc),
    inside: own,
    end: statement.value.to,
    ...(own ? lastOf(record?.node?.entries) : {}),
    children,
  })
}

const lastOf = (entries: readonly Range[] | undefined): { readonly last?: Range } => {
  const last = entries?.at(-1)
  return last ? { last: plain(last) } : {}
}

/** What a call says of a column itself, by the role it has. */
const ROLES: Readonly<Record<string, string>> = {
  notNull: 'required',
  default: 'default',
  defaultNow: 'default',
  defaultRandom: 'default',
  generatedAlwaysAs: 'generated',
  generatedAlwaysAsIdentity: 'identity',
  generatedByDefaultAsIdentity: 'identity',
}

function columnNode(draft: Draft, { column, building }: ReadColumn, own: Range): readonly OutlineNode[] {
  const { entry } = column.field
  const about = column.id
  if (!entry || !isWithin(entry, own)) return []
  const steps = building.steps.filter((it) => isWithin(it.step, entry.value))
  const arrays = building.arrays.filter((it) => isWithin(it.step, entry.value))
  const start = Math.min(...steps.map((it) => it.step.from), entry.value.to)
  const type = {
    from: entry.value.from,
    to: Math.max(start, ...arrays.filter((it) => it.step.from <= start).map((it) => it.step.to)),
  }
  const name = nameWithin(draft.text, type, column.name)
  const calls = steps.flatMap((it): readonly OutlineNode[] => {
    const role = ROLES[it.name]
    const tie = draft.ties.get(it) ?? (role ? { about, role } : null)
    return tie ? [node(tie, { sort: 'call', ...dotted(draft.text, it.step) })] : []
  })
  const children = [
    ...docNode(about, entry.doc),
    node(
      { about, role: 'type' },
      {
        sort: 'part',
        value: type,
        children: name ? [node({ about, role: 'called' }, { sort: 'part', value: name, implied: true })] : NONE,
      },
    ),
    ...calls,
  ]
  return [
    node(
      { about, role: '' },
      { sort: 'entry', value: entry, whole: withDoc(entry, entry.doc), end: entry.value.to, children },
    ),
  ]
}

/** A call from its dot on, and with the line end and spaces before that: a comment before it stays. */
function dotted(text: string, { from, to }: Range): Pick<OutlineNode, 'value' | 'whole'> {
  const words = text.slice(from, to)
  const start = /^(?:\s|\/\/[^\n]*|\/\*[\s\S]*?\*\/)*/.exec(words)?.[0] ?? ''
  const space = /\s*$/.exec(start)?.[0].length ?? 0
  // Behind a comment to its line's end nothing may follow on that line.
  const isBehindComment = /\/\/[^\n]*$/.test(start.slice(0, start.length - space))
  const value = { from: from + start.length, to }
  return { value, whole: isBehindComment ? value : { from: value.from - space, to } }
}

/** Where a column's name is written out. */
function nameWithin(text: string, { from, to }: Range, name: string): Range | null {
  for (const quote of ["'", '"', '`']) {
    const at = text.slice(from, to).indexOf(`${quote}${name}${quote}`)
    if (at !== -1) return { from: from + at, to: from + at + name.length + 2 }
  }
  return null
}

function extrasNode(draft: Draft, table: Table, { base }: Shape): OutlineNode {
  const tie = { about: table.id, role: 'extras' }
  const [, columns, third] = base.args
  const end = columns?.to ?? base.inside.to
  if (!third) return node(tie, { sort: 'group', value: { from: end, to: end } })
  const list = givenBy(third.value)
  const inside = list?.inside ?? null
  const children = inside ? (draft.extras.get(table) ?? []).flatMap((it) => extraNode(draft, it, inside)) : NONE
  return node(tie, { sort: 'group', value: { from: end, to: third.to }, inside, children })
}

function extraNode(draft: Draft, extra: ExtraEntry, inside: Range): readonly OutlineNode[] {
  const tie = draft.ties.get(extra)
  if (!tie?.about || !isWithin(extra.at, inside)) return []
  return [node(tie, { sort: 'entry', value: extra.said, whole: extra.at })]
}

function enumNode(it: Thing): OutlineNode {
  const { statement, id } = it
  const shape = shapeOf(statement.value)
  const list = shape?.base.args[1]?.value
  const values = list?.sort === 'array' ? list : null
  const entries = (values?.items ?? []).flatMap((item) =>
    item.value.sort === 'string' && !item.spread
      ? [node({ about: id, role: `value ${item.value.text}` }, { sort: 'entry', value: item })]
      : [],
  )
  const group = values
    ? [node({ about: id, role: 'values' }, { sort: 'group', value: values, inside: values.inside, children: entries })]
    : NONE
  const children = shape ? [...head(it, shape), ...group] : NONE
  return node(
    { about: id, role: '' },
    { sort: 'block', value: statement, whole: withDoc(statement, statement.doc), children },
  )
}

/** A schema, sequence or role: what makes it is replaced as a whole. */
function otherNode({ statement, id }: Thing): OutlineNode {
  const children = [
    ...docNode(id, statement.doc),
    node({ about: id, role: 'made' }, { sort: 'part', value: statement.value }),
  ]
  return node(
    { about: id, role: '' },
    { sort: 'block', value: statement, whole: withDoc(statement, statement.doc), children },
  )
}

/** Types that Drizzle has no builder for, each under its SQL. */
function customNodes(draft: Draft): readonly OutlineNode[] {
  return draft.customs.flatMap(({ sql, statement }) =>
    statement.alone ? [node({ about: null, role: `custom ${sql}` }, { sort: 'block', value: statement })] : [],
  )
}
