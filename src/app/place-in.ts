import { all, bucketOf, type Design, type DiagramId, type Id, pathOf } from '#model'
import { t } from '#words'
import type { ActionContext } from './actions/action.ts'
import { focusOn } from './focus.ts'
import { goTo } from './go-to.ts'
import type { PlaceLink } from './place-link.ts'

/** Where someone is, as a link says it. */
export function placeNow({ design, session, canvas }: ActionContext): PlaceLink {
  const now = design.design()
  const { selection, diagram, focus } = session.now()
  const [only] = selection.size === 1 ? selection : []
  const id = (focus?.about[0] ?? only) as Id | undefined
  return {
    at: id && bucketOf(now.objects, id) ? pathOf(now, id) : null,
    diagram: now.diagrams.size > 1 ? (now.diagrams.get(diagram)?.name ?? null) : null,
    view: focus ? null : (canvas()?.view() ?? null),
    steps: focus?.hops ?? null,
  }
}

/** The object of a path; of several (a table and its key's namesake) the first that stands highest. */
function objectAt(design: Design, path: string): Id | null {
  for (const bucket of design.objects.buckets.values()) if (pathOf(design, bucket.root) === path) return bucket.root
  for (const it of all(design.objects)) if (path.endsWith(it.name) && pathOf(design, it.id) === path) return it.id
  return null
}

const diagramCalled = (design: Design, name: string): DiagramId | null =>
  [...design.diagrams.values()].find((it) => it.name === name)?.id ?? null

/** Goes where a link leads, as far as that is there. */
export function goToPlace(context: ActionContext, { at, diagram, view, steps }: PlaceLink): void {
  const { design, session, canvas } = context
  const now = design.design()
  const there = diagram && diagramCalled(now, diagram)
  if (there) session.set({ diagram: there })
  const id = at === null ? null : objectAt(now, at)
  if (id) goTo(context, id)
  else if (at !== null) session.say(t('{at} is not in this design', { at }))
  const root = id && bucketOf(now.objects, id)?.root
  if (root && steps !== null) focusOn(context, [root], steps)
  else if (view) canvas()?.show(view)
}
