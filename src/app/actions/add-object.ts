import { ADDABLE, columnsOf, type Id, type Kind, kindOf, object } from '#model'
import { iconOfKind } from '#panels'
import { translated } from '#words'
import type { Action, ActionContext, ActionGroup } from './action.ts'
import { selectedObjects, selectedTable } from './selected.ts'

/** These have actions of their own, which let their names be typed on the card. */
const ON_CARD: readonly Kind[] = ['table', 'column']
/** What views are made of is what is selected. */
const OVER_SELECTION: readonly Kind[] = ['view', 'materialized-view']
/** What people look for first. */
const FIRST: readonly Kind[] = [...OVER_SELECTION, 'index', 'unique', 'check']

const WORDS: Partial<Readonly<Record<Kind, string>>> = {
  enum: 'type values',
  domain: 'type',
  composite: 'type row struct',
  schema: 'namespace',
  routine: 'function procedure',
  view: 'select query',
  'materialized-view': 'select query cache',
  policy: 'row security rls',
  role: 'user group',
  check: 'constraint',
  unique: 'constraint key',
  grant: 'privilege permission',
}

const capital = (text: string): string => `${text[0]?.toUpperCase() ?? ''}${text.slice(1)}`

function groupOf(kind: Kind): ActionGroup {
  const { under } = kindOf(kind)
  if (kind === 'schema' || under.includes('schema')) return 'Insert'
  return under.length === 0 ? 'On the server' : 'Beneath'
}

/** What a new object of a kind would stand under: the selected one, what that is in, or (for roots) its schema. */
function underFor(context: ActionContext, kind: Kind): Id | null {
  const now = context.design.design()
  const { under } = kindOf(kind)
  const found = new Set<Id>()
  for (const id of selectedObjects(context))
    for (let it = object(now, id); it; it = it.parent ? object(now, it.parent) : null)
      if (under.includes(it.kind)) {
        found.add(it.id)
        break
      }
  const [only] = found
  return found.size === 1 && only ? only : null
}

function columnsFor(context: ActionContext, kind: Kind): readonly Id<'column'>[] {
  const at = selectedTable(context)
  if (!at) return []
  if (at.columns.length > 0 || !OVER_SELECTION.includes(kind)) return at.columns
  return columnsOf(context.design.design(), at.table.id).map((it) => it.id)
}

const rankOf = (kind: Kind): number => (FIRST.includes(kind) ? FIRST.indexOf(kind) : FIRST.length)

/** An action for each kind of which a person can add one. */
export const addActions: readonly Action[] = ADDABLE.filter((kind) => !ON_CARD.includes(kind))
  .toSorted((a, b) => rankOf(a) - rankOf(b))
  .map((kind): Action => {
    const group = groupOf(kind)
    const beneath = group === 'Beneath'
    return {
      id: `add-${kind}`,
      title: capital(kindOf(kind).label.one),
      label: () => capital(translated(kindOf(kind).label.one)),
      group,
      icon: iconOfKind(kind),
      words: `add new create insert ${WORDS[kind] ?? ''}`,
      onSelection: beneath || OVER_SELECTION.includes(kind),
      ...(beneath ? { enabled: (context: ActionContext) => underFor(context, kind) !== null } : {}),
      run: async (context) => {
        const under = underFor(context, kind)
        const columns = columnsFor(context, kind)
        const { addNew } = await import('../add-new.ts')
        addNew(context, { kind, under, columns, beneath })
      },
    }
  })
