import {
  ADDABLE,
  addObject,
  apply,
  columnsOf,
  type Design,
  type Id,
  isDrawn,
  type Kind,
  kindOf,
  object,
  placeObjects,
} from '#model'
import { iconOfKind } from '#panels'
import { t, translated } from '#words'
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

/** Where a card of its own stands: in the middle of what is seen, over nothing. */
function placing({ canvas, session }: ActionContext, after: Design, id: Id) {
  const room = canvas()?.roomFor(after, id)
  return room ? placeObjects(after, session.now().diagram, { at: new Map([[id, room]]), placed: true }) : []
}

function run(context: ActionContext, kind: Kind): void {
  const { design, session, desk, canvas } = context
  const now = design.design()
  const under = underFor(context, kind)
  const made = addObject(now, kind, { under, columns: columnsFor(context, kind) })
  if (!made) return
  const { id } = made.object
  const place = isDrawn(kind) ? placing(context, apply(now, made.changes), id) : []
  const what = translated(kindOf(kind).label.one)
  const on = groupOf(kind) === 'Beneath' && under ? object(now, under)?.name : undefined
  desk.setState({ start: false, side: 'inspector' })
  design.commit(on ? t('add {what} to {on}', { what, on }) : t('add {what}', { what }), [...made.changes, ...place])
  session.togglePanel('side', true)
  session.select([id])
  session.set({ naming: id, focused: null })
  session.say(t('{what} {name} added', { what, name: made.object.name }))
  if (place.length > 0) canvas()?.reveal(id)
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
      run: (context) => run(context, kind),
    }
  })
