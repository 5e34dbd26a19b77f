import type { Attribute, Block, BlockAttribute, Field, Range, Setting } from '#languages'
import type { Tie } from '../draft.ts'
import { MENTION, type Outline, type OutlineNode } from '../outline.ts'
import type { Draft } from './draft.ts'

/** Attributes whose arguments are changed one by one. */
const IN_PARTS = ['id', 'unique', 'index', 'relation']

type Given = Partial<OutlineNode> & Pick<OutlineNode, 'sort' | 'value'>

const NONE: readonly OutlineNode[] = []

// Property by property: there are tens of thousands of them.
const node = ({ about, role }: Tie, given: Given): OutlineNode => ({
  about,
  role,
  sort: given.sort,
  value: given.value,
  whole: given.whole ?? given.value,
  inside: given.inside ?? null,
  implied: given.implied ?? false,
  children: given.children ?? NONE,
})

const within = ({ about, role }: Tie, more: string): Tie => ({ about, role: `${role} ${more}`.trim() })

/** The pieces of a text that say something of an object. */
export function outlineOf(draft: Draft): Outline {
  return draft.source.tree.blocks.flatMap((block): readonly OutlineNode[] => {
    if (block.sort === 'datasource' || block.sort === 'generator') return settings(block)
    const tie = draft.ties.get(block)
    if (!tie) return []
    const children = [
      ...head(tie, block),
      ...block.entries.flatMap((entry) => [...mentions(draft, entry), ...entryNodes(draft, entry)]),
    ]
    return [node(tie, { sort: 'block', value: block, whole: withDoc(block), inside: block.inside, children })]
  })
}

const withDoc = (it: Range & { readonly doc: Range | null }): Range =>
  it.doc && it.doc.from < it.from ? { from: it.doc.from, to: it.to } : { from: it.from, to: it.to }

/** The comment and the name. */
function head(tie: Tie, it: Block | Field): readonly OutlineNode[] {
  return [
    ...(it.doc ? [node(within(tie, 'doc'), { sort: 'line', value: it.doc })] : []),
    node(within(tie, 'name'), { sort: 'part', value: it.name }),
  ]
}

/** The settings of the head that an edit of the design may have to change: its schemas and preview features. */
function settings(block: Block): readonly OutlineNode[] {
  const tie: Tie = { about: null, role: block.sort }
  const children = block.entries.flatMap((entry): readonly OutlineNode[] => {
    if (entry.sort !== 'setting' || !['schemas', 'previewFeatures'].includes(entry.name.text)) return []
    const own = within(tie, entry.name.text)
    const items = entry.value?.sort === 'list' ? entry.value.items : []
    const inside = entry.value?.sort === 'list' ? { from: entry.value.from + 1, to: entry.value.to - 1 } : null
    const children = items.map((item) =>
      node(within(own, 'text' in item ? item.text : ''), { sort: 'item', value: item }),
    )
    return [node(own, { sort: 'line', value: entry, inside, children })]
  })
  return [node(tie, { sort: 'block', value: block, whole: withDoc(block), inside: block.inside, children })]
}

/** Where a field names another model or an enum, whether or not it is a piece of its own. */
function mentions({ declared }: Draft, entry: Field | BlockAttribute | Setting): readonly OutlineNode[] {
  if (entry.sort !== 'field' || !entry.type) return []
  const { name, from } = entry.type
  const named = declared.models.get(name) ?? declared.enums.get(name)
  if (!named) return []
  return [node({ about: named.id, role: MENTION }, { sort: 'part', value: { from, to: from + name.length } })]
}

function entryNodes(draft: Draft, entry: Field | BlockAttribute | Setting): readonly OutlineNode[] {
  if (entry.sort === 'setting') return []
  if (entry.sort === 'attribute') {
    const tie = draft.ties.get(entry.attribute)
    return tie ? [attributeNode(tie, entry.attribute, 'line')] : []
  }
  const tie = draft.ties.get(entry)
  if (!tie) return []
  const type = entry.type ? [node(within(tie, 'type'), { sort: 'part', value: entry.type })] : []
  const attributes = entry.attributes.flatMap((attribute) => {
    const own = draft.ties.get(attribute)
    return own ? [attributeNode(own, attribute, 'word')] : []
  })
  const children = [...head(tie, entry), ...type, ...attributes]
  return [node(tie, { sort: 'line', value: entry, whole: withDoc(entry), inside: null, children })]
}

function attributeNode(tie: Tie, it: Attribute, sort: 'line' | 'word'): OutlineNode {
  if (!IN_PARTS.includes(it.name)) return node(tie, { sort, value: it })
  const children = it.args.map((arg, i) => {
    const name = arg.name?.text ?? (it.name === 'relation' ? 'name' : i === 0 ? 'fields' : `${i}`)
    return node(within(tie, name), { sort: 'item', value: arg.value, whole: arg, implied: name === 'map' })
  })
  return node(tie, { sort, value: it, inside: it.inside, children })
}
