import { addObject, apply, type Design, type Id, isDrawn, type Kind, kindOf, object, placeObjects } from '#model'
import { t, translated } from '#words'
import type { ActionContext } from './actions/action.ts'

type Wanted = {
  readonly kind: Kind
  readonly under: Id | null
  readonly columns: readonly Id<'column'>[]
  /** Whether it belongs to what it stands under. */
  readonly beneath: boolean
}

/** Where a card of its own stands: in the middle of what is seen, over nothing. */
function placing({ canvas, session }: ActionContext, after: Design, id: Id) {
  const room = canvas()?.roomFor(after, id)
  return room ? placeObjects(after, session.now().diagram, { at: new Map([[id, room]]), placed: true }) : []
}

/** Adds an object of a kind and opens it, to be named first. Loaded when the first is added. */
export function addNew(context: ActionContext, { kind, under, columns, beneath }: Wanted): void {
  const { design, session, desk, canvas } = context
  const now = design.design()
  const made = addObject(now, kind, { under, columns })
  if (!made) return
  const { id } = made.object
  const place = isDrawn(kind) ? placing(context, apply(now, made.changes), id) : []
  const what = translated(kindOf(kind).label.one)
  const on = beneath && under ? object(now, under)?.name : undefined
  desk.setState({ start: false, side: 'inspector' })
  design.commit(on ? t('add {what} to {on}', { what, on }) : t('add {what}', { what }), [...made.changes, ...place])
  session.togglePanel('side', true)
  session.select([id])
  session.set({ naming: id, focused: null })
  session.say(t('{what} {name} added', { what, name: made.object.name }))
  if (place.length > 0) canvas()?.reveal(id)
}
