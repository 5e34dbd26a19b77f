import type { PyCall, PyExpression, PyStatement, Range } from '#languages'
import type { Id } from '#model'
import { MENTION, type Outline, type OutlineNode } from '../outline.ts'
import type { ReadColumn, ReadTable } from './columns.ts'
import type { Table } from './declared.ts'
import type { Draft } from './draft.ts'
import { membersOf } from './members.ts'
import { NONE, node } from './outline-node.ts'
import { spokenIn } from './spoken.ts'
import { type Calling, pathOf, textOf } from './values.ts'

/** The pieces of a text that say something of an object. */
export function outlineOf(draft: Draft, read: readonly ReadTable[]): Outline {
  const tables = read.flatMap((it): readonly OutlineNode[] =>
    it.table.isShared ? [] : it.table.call ? [callNode(draft, it)] : it.table.info?.isTop ? [classNode(draft, it)] : [],
  )
  const alone = draft.declared.alone.flatMap(({ value, statement }) => {
    const about = draft.ties.get(value)?.about
    return about ? [node({ about, role: '' }, { sort: 'block', value: statement })] : []
  })
  return [
    ...headNode(draft),
    ...enumNodes(draft),
    ...tables,
    ...alone,
    ...spokenIn(draft, read),
    ...mentions(draft, read),
  ]
}

/** Where new things may begin: behind the imports. */
function headNode(draft: Draft): readonly OutlineNode[] {
  const last = draft.project.files[0]?.tree.statements.findLast((it) => it.sort === 'import')
  return last ? [node({ about: null, role: 'head' }, { sort: 'block', value: { from: last.to, to: last.to } })] : []
}

function enumNodes(draft: Draft): readonly OutlineNode[] {
  const classes = [...draft.enumSources].flatMap(([id, { info, byValue }]): readonly OutlineNode[] => {
    if (!info?.isTop) return []
    const members = membersOf(draft.project.reading, info).flatMap(({ value, at }) => {
      if (value.is !== 'record') return []
      const name = textOf(value.fields.get('name')?.value) ?? ''
      const label = byValue ? (textOf(value.fields.get('value')?.value) ?? name) : name
      return [node({ about: id, role: `value ${label}` }, { sort: 'line', value: at })]
    })
    return [
      node(
        { about: id, role: '' },
        { sort: 'block', value: info.node, inside: bodyOf(draft, info.node), children: members },
      ),
    ]
  })
  const constants = draft
    .enumConstants()
    .map(({ id, at }) => node({ about: id, role: 'constant' }, { sort: 'block', value: at }))
  return [...classes, ...constants]
}

/** The body of a class, behind the string that tells what it is. */
function bodyOf(
  draft: Draft,
  { inside, body }: { readonly inside: Range; readonly body: readonly PyStatement[] },
): Range {
  const [first] = body
  const isDoc = first?.sort === 'expression' && first.value.sort === 'string'
  const from = isDoc ? first.to : inside.from
  void draft
  return { from, to: Math.max(from, inside.to) }
}

function classNode(draft: Draft, { table, columns }: ReadTable): OutlineNode {
  const info = table.info as NonNullable<Table['info']>
  const id = table.id
  const called = info.attributes.get('__tablename__')
  const children = [
    ...(called?.value ? [node({ about: id, role: 'called' }, { sort: 'line', value: called.at })] : []),
    ...argsNode(draft, table),
    ...columns.flatMap((it) => columnLine(draft, it)),
  ]
  return node({ about: id, role: '' }, { sort: 'block', value: info.node, inside: bodyOf(draft, info.node), children })
}

function argsNode(draft: Draft, table: Table): readonly OutlineNode[] {
  const said = table.info?.attributes.get('__table_args__')
  if (!said?.value) return []
  const { value } = said
  const tie = { about: table.id, role: 'args' }
  if (value.sort === 'dict') {
    const words = node({ about: table.id, role: 'words' }, { sort: 'entry', value })
    return [node(tie, { sort: 'line', value: said.at, children: [words] })]
  }
  if (value.sort !== 'list') return [node(tie, { sort: 'line', value: said.at })]
  const children = value.items.flatMap((it) => {
    if (it.value.sort === 'dict') return [node({ about: table.id, role: 'words' }, { sort: 'entry', value: it })]
    const about = it.value.sort === 'call' ? tiedTo(draft, it.value) : null
    return about ? [node({ about, role: '' }, { sort: 'entry', value: it })] : []
  })
  return [node(tie, { sort: 'line', value: said.at, inside: value.inside, children })]
}

const tiedTo = (draft: Draft, call: PyCall): Id | null => draft.tiedTo(call)

function callNode(draft: Draft, { table, columns }: ReadTable): OutlineNode {
  const call = table.call as Calling
  const { args, inside } = call.node
  const byPlace = new Map(columns.map((it) => [it.spec.at.from, it]))
  let place = 0
  const children = args.flatMap((arg): readonly OutlineNode[] => {
    if (arg.name) return [node({ about: table.id, role: `word ${arg.name.text}` }, { sort: 'entry', value: arg })]
    const at = place++
    if (at === 0) return [node({ about: table.id, role: 'called' }, { sort: 'entry', value: arg })]
    if (at === 1) return [node({ about: table.id, role: 'metadata' }, { sort: 'entry', value: arg })]
    const column = byPlace.get(arg.from)
    if (column && arg.value.sort === 'call') {
      const inner = argNodes(draft, column, arg.value)
      return [
        node(
          { about: column.spec.id, role: '' },
          { sort: 'entry', value: arg, inside: arg.value.inside, children: inner },
        ),
      ]
    }
    const about = arg.value.sort === 'call' ? tiedTo(draft, arg.value) : null
    return about ? [node({ about, role: '' }, { sort: 'entry', value: arg })] : []
  })
  return node({ about: table.id, role: '' }, { sort: 'block', value: table.at, inside, children })
}

/** A column of a class: its name, its hint, and what is given to the call behind them. */
function columnLine(draft: Draft, column: ReadColumn): readonly OutlineNode[] {
  const { spec } = column
  const { attribute, own, id: about } = spec
  if (!attribute || !own) return []
  const { hint, value, at, nameAt } = attribute
  const end = hint?.to ?? nameAt.to
  const call = value?.sort === 'call' ? value : null
  const group = node(
    { about, role: 'call' },
    {
      sort: 'group',
      value: { from: end, to: value ? at.to : end },
      inside: call?.inside ?? null,
      children: call ? argNodes(draft, column, call) : NONE,
    },
  )
  const children = [
    node({ about, role: MENTION }, { sort: 'part', value: nameAt }),
    ...(hint ? [node({ about, role: 'hint' }, { sort: 'part', value: hint })] : []),
    group,
  ]
  return [node({ about, role: '' }, { sort: 'line', value: at, children })]
}

/** Arguments of a column's calls, each under what it says. */
function argNodes(draft: Draft, column: ReadColumn, call: PyCall): readonly OutlineNode[] {
  const about = column.spec.id
  return call.args.flatMap((arg): readonly OutlineNode[] => {
    const { name, value } = arg
    if (name?.text === 'sa_column' && value.sort === 'call')
      return [
        node(
          { about, role: 'arg sa_column' },
          { sort: 'entry', value: arg, inside: value.inside, children: argNodes(draft, column, value) },
        ),
      ]
    if (arg.spread) return []
    if (name) {
      const flag = draft.flags.get(`${about} ${name.text}`)
      const foreign =
        name.text === 'foreign_key' || name.text === 'ondelete' ? (draft.ties.get(column.spec)?.about ?? null) : null
      if (flag)
        return [node({ about: flag, role: name.text === 'index' ? '' : name.text }, { sort: 'entry', value: arg })]
      if (foreign && column.spec.form === 'field')
        return [
          node({ about: foreign, role: name.text === 'foreign_key' ? '' : name.text }, { sort: 'entry', value: arg }),
        ]
      return [node({ about, role: `arg ${name.text}` }, { sort: 'entry', value: arg })]
    }
    const tied = value.sort === 'call' ? tiedTo(draft, value) : null
    if (tied) return [node({ about: tied, role: '' }, { sort: 'entry', value: arg })]
    return [node({ about, role: `arg ${sortOf(column, value)}` }, { sort: 'entry', value: arg })]
  })
}

/** What an argument without a name is. */
function sortOf(column: ReadColumn, value: PyExpression): string {
  if (value.sort === 'string') return 'name'
  const given = column.spec.given.find((it) => it.name === null && it.at.from === value.from)
  const path = pathOf(given?.value)?.replace(/^\w+\./, '') ?? ''
  return /^(?:Identity|Computed|Sequence|ForeignKey|FetchedValue|CheckConstraint)$/.test(path) ? path : 'type'
}

/** Where classes and tables are named: what is called as its table goes with it. */
function mentions(draft: Draft, read: readonly ReadTable[]): readonly OutlineNode[] {
  const named = new Map(
    read.filter(({ table }) => table.key === table.name || table.call).map(({ table }) => [table.key, table.id]),
  )
  return draft.project.files.flatMap((file) =>
    file.tree.mentions.flatMap((it) => {
      const about = named.get(it.text)
      return about ? [node({ about, role: MENTION }, { sort: 'part', value: it })] : []
    }),
  )
}
