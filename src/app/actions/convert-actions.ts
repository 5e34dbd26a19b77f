import { type Converted, columnsOf, type Design, type Id, object } from '#model'
import { toast } from '#ui'
import { msg, t, translated } from '#words'
import type { Action, ActionContext } from './action.ts'
import { selectedObjects, selectedTable } from './selected.ts'

type Reshape = typeof import('../reshape.ts')

type Conversion = {
  readonly id: string
  readonly title: string
  readonly words: string
  readonly says: string
  /** What of the selection it is about; null where it is about none of it. */
  readonly of: (context: ActionContext) => ((reshape: Reshape, design: Design) => Converted) | null
}

/** The row of a card on which someone stands. */
function columnInHand({ session, design }: ActionContext): Id<'column'> | null {
  const { focused, selection } = session.now()
  const it = focused?.column && selection.has(focused.table) ? object(design.design(), focused.column) : null
  return it?.kind === 'column' ? it.id : null
}

/** The selected columns of one table, or the one in hand. */
function columnsOfOne(context: ActionContext): readonly Id<'column'>[] {
  const columns = selectedTable(context)?.columns ?? []
  const inHand = columns.length === 0 ? columnInHand(context) : null
  return inHand ? [inHand] : columns
}

/** The one thing that is selected: of a card, the row on which someone stands. */
function onlySelected(context: ActionContext) {
  const [id, ...others] = selectedObjects(context)
  return id && others.length === 0 ? object(context.design.design(), columnInHand(context) ?? id) : null
}

function selectedEnum(context: ActionContext): Id<'enum'> | null {
  const it = onlySelected(context)
  if (it?.kind === 'enum') return it.id
  const type = it?.kind === 'column' ? it.type.of : null
  return type?.startsWith('enum:') ? (type as Id<'enum'>) : null
}

/** A foreign key that is selected, or the one of the column that is. */
function selectedKey(context: ActionContext): Id<'foreign-key'> | null {
  const now = context.design.design()
  const it = onlySelected(context)
  if (it?.kind === 'foreign-key') return it.id
  if (it?.kind !== 'column' || !it.parent) return null
  const bucket = now.objects.buckets.get(it.parent)
  const keys = [...(bucket?.members.values() ?? [])].flatMap((each) =>
    each.kind === 'foreign-key' && each.columns.includes(it.id) ? [each.id] : [],
  )
  return keys.length === 1 ? (keys[0] ?? null) : null
}

const CONVERSIONS: readonly Conversion[] = [
  {
    id: 'to-lookup',
    title: msg('Columns to a lookup table…'),
    words: 'reference dictionary extract normalise values',
    says: msg('The first column keeps its values and refers to a table of them; the others go along.'),
    of: (context) => {
      const columns = columnsOfOne(context)
      return columns.length > 0 ? (reshape, design) => reshape.toLookup(design, columns) : null
    },
  },
  {
    id: 'to-one-to-one',
    title: msg('Columns to a table of their own…'),
    words: 'split one to one vertical extract',
    says: msg('The columns go to a table that has a row for each row of this one.'),
    of: (context) => {
      const columns = columnsOfOne(context)
      return columns.length > 0 ? (reshape, design) => reshape.toOneToOne(design, columns) : null
    },
  },
  {
    id: 'enum-to-lookup',
    title: msg('Enum to a lookup table…'),
    words: 'type values reference',
    says: msg('Every column of the enum becomes text that refers to a table of its labels.'),
    of: (context) => {
      const id = selectedEnum(context)
      return id ? (reshape, design) => reshape.enumToLookup(design, id) : null
    },
  },
  {
    id: 'lookup-to-enum',
    title: msg('Lookup table to an enum…'),
    words: 'type values',
    says: msg('Every column that refers to the table becomes one of an enum of its rows.'),
    of: (context) => {
      const at = selectedTable(context)
      const alone = at && at.columns.length === 0 && columnsOf(context.design.design(), at.table.id).length === 1
      return alone ? (reshape, design) => reshape.lookupToEnum(design, at.table.id) : null
    },
  },
  {
    id: 'to-join-table',
    title: msg('Relation to a join table…'),
    words: 'many to many foreign key associative',
    says: msg('Many rows of each table can then go with many of the other.'),
    of: (context) => {
      const id = selectedKey(context)
      return id ? (reshape, design) => reshape.toJoinTable(design, id) : null
    },
  },
]

/** An action for each conversion: what it would do is shown before, and done as one step. */
export const convertActions: readonly Action[] = CONVERSIONS.map(({ id, title, words, says, of }) => ({
  id: `convert-${id}`,
  title,
  group: 'Convert',
  icon: 'wand',
  words: `convert refactor ${words}`,
  onSelection: true,
  enabled: (context) => of(context) !== null,
  run: async (context) => {
    const convert = of(context)
    if (!convert) return
    const converted = convert(await import('../reshape.ts'), context.design.design())
    if ('error' in converted)
      toast(t('That can’t be converted: {error}.', { error: converted.error }), { tone: 'error' })
    else
      context.desk.setState({
        dialog: {
          name: 'convert',
          title: translated(title).replace(/…$/, ''),
          says: translated(says),
          changes: converted.changes,
        },
      })
  },
}))
