import { bucketOf, type Id } from '#model'
import { t } from '#words'
import type { ActionContext } from './actions/action.ts'

const MOST_HOPS = 9

/** The roots of what is selected, as far as they are on the diagram. */
export function selectedRoots({ design, session }: ActionContext): Id[] {
  const now = design.design()
  const { selection, diagram } = session.now()
  const places = now.diagrams.get(diagram)?.places
  const roots = [...selection].flatMap((id) => bucketOf(now.objects, id as Id)?.root ?? [])
  return [...new Set(roots)].filter((id) => places?.has(id))
}

/** Shows only these and what is one step away; the view takes them in. */
export function focusOn(context: ActionContext, about: readonly Id[], hops = 1): void {
  const { session, canvas, design } = context
  session.set({ focus: { about, hops, also: [] } })
  const names = about.flatMap((id) => design.design().objects.buckets.get(id)?.members.get(id)?.name ?? [])
  session.say(
    t('Focus on {names}: {shown} shown. Escape shows all again.', {
      names: names.join(', '),
      shown: session.now().only?.size ?? 0,
    }),
  )
  canvas()?.fitAll()
}

/** Widens or narrows the focus by one step. */
export function stepFocus(context: ActionContext, by: 1 | -1): void {
  const { session, canvas } = context
  const { focus } = session.now()
  if (!focus) return
  const hops = Math.min(MOST_HOPS, Math.max(0, focus.hops + by))
  if (hops === focus.hops) return
  session.set({ focus: { ...focus, hops } })
  session.say(
    t('{count} step: {shown} shown|{count} steps: {shown} shown', {
      count: hops,
      shown: session.now().only?.size ?? 0,
    }),
  )
  canvas()?.fitAll()
}
