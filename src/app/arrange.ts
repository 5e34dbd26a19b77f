import { whyThrown } from '#base'
import type { Layout, LayoutOptions, LayoutRun } from '#canvas'
import { apply, type Design, type DiagramId, drawShape, type Id, intend, type ProfileId, placeObjects } from '#model'
import { toast } from '#ui'
import { t } from '#words'
import type { ActionContext } from './actions/action.ts'

let running: LayoutRun | null = null
/** With those that were let be, until they have ended. */
let underWay = 0

/** Stops an arrangement under way; true where there was one. */
export function stopArranging(): boolean {
  const was = running
  running = null
  was?.cancel()
  return was !== null
}

/** What a layout changes of the diagram as it is by now. */
function changesOf(design: Design, diagram: DiagramId, { cards, areas }: Layout) {
  const now = design.diagrams.get(diagram)
  const at = new Map([...cards].filter(([id]) => now?.places.has(id)))
  const shapes = [...areas].flatMap(([id, box]) => {
    const shape = now?.shapes.get(id)
    return shape ? drawShape(design, diagram, { id, shape: { ...shape, ...box } }).changes : []
  })
  return [...placeObjects(design, diagram, { at, placed: false }), ...shapes]
}

/** The edges are led round the cards once these stand. */
async function whileArranging(session: ActionContext['session'], work: () => Promise<void>): Promise<void> {
  underWay++
  session.set({ arranging: true })
  try {
    await work()
  } finally {
    underWay--
    session.set({ arranging: underWay > 0 })
  }
}

/** Arranges the diagram, or some of it, as one step that can be undone. What was being arranged before is let be. */
export function arrange(context: ActionContext, wanted: LayoutOptions): Promise<void> {
  stopArranging()
  context.session.say(t('Arranging…'))
  return whileArranging(context.session, async () => {
    try {
      await arrangeNow(context, wanted)
    } catch (problem) {
      toast(t('The diagram could not be arranged: {what}', { what: whyThrown(problem) }), { tone: 'error' })
    }
  })
}

async function arrangeNow({ design, session, canvas }: ActionContext, wanted: LayoutOptions): Promise<void> {
  const { layoutDiagram, prepareCards } = await import('#canvas')
  const { diagram } = session.now()
  const shown = design.design().diagrams.get(diagram)
  if (shown) await prepareCards(design.design(), { ids: shown.places.keys(), detail: shown.detail })
  const run = layoutDiagram(design.design(), diagram, wanted)
  running = run
  const layout = await run
  if (!layout) return session.say(t('Left as it was'))
  running = null
  const label = wanted.only ? t('arrange selection') : t('arrange diagram')
  design.commit(label, changesOf(design.design(), diagram, layout))
  session.say(t('Arranged'))
  if (!wanted.only) canvas()?.fitAll()
}

/** Puts objects on a diagram of their own, and arranges it. */
export const arrangeFresh = (context: ActionContext, ids: readonly Id[]): Promise<void> =>
  whileArranging(context.session, async () => {
    await placeOnDiagram(context, ids)
    await arrange(context, { everything: true })
  })

/** Arranges in a style what is selected, or, with less than two cards selected, all of the diagram. */
export async function arrangeAs(
  context: ActionContext,
  style: NonNullable<LayoutOptions['style']>,
  selected: readonly Id[],
): Promise<void> {
  const some = selected.length > 1
  const [centre] = selected
  await arrange(context, {
    style,
    ...(some ? { only: new Set(selected) } : { everything: true }),
    ...(centre ? { centre } : {}),
  })
}

/** A design just begun is judged by the style that it is written in; nobody has to undo that. */
export function judgeBy({ design }: ActionContext, profile: ProfileId): void {
  const now = design.design()
  design.open(apply(now, intend(now, { sort: 'profile', extends: profile, severities: {}, options: {} })))
}

/** Puts objects on the diagram where there is room. */
export async function placeOnDiagram({ design, session }: ActionContext, ids: readonly Id[]): Promise<void> {
  if (ids.length === 0) return
  const { placeNew, prepareCards } = await import('#canvas')
  const { diagram } = session.now()
  const detail = design.design().diagrams.get(diagram)?.detail ?? 'all'
  await prepareCards(design.design(), { ids, detail })
  const at = placeNew(design.design(), diagram, ids)
  design.commit(t('show on diagram'), placeObjects(design.design(), diagram, { at, placed: false }))
}
