import { type Design, type Detail, type Diagram, type DiagramId, type Id, rootsChanged, wholeOf } from '#model'
import { lookAtLeans } from './cards.ts'

/** What a scene is asked for. */
export type Shown = {
  readonly design: Design
  readonly diagram: DiagramId
  /** Instead of the diagram's own. */
  readonly detail?: Detail | null
  readonly unfolded?: ReadonlySet<string>
  /** The roots that may be shown; null: all. */
  readonly only?: ReadonlySet<string> | null
}

/** What a scene was made of. */
export type Basis = {
  readonly design: Design
  readonly diagram: Diagram | null
  readonly detail: Detail
  readonly unfolded: ReadonlySet<string>
  readonly only: ReadonlySet<string> | null
  /** When what cards lean on last changed. */
  readonly leans: number
}

const NOTHING_UNFOLDED: ReadonlySet<string> = new Set()

export function basisOf({
  design,
  diagram: id,
  detail = null,
  unfolded = NOTHING_UNFOLDED,
  only = null,
}: Shown): Basis {
  const diagram = design.diagrams.get(id) ?? null
  return { design, diagram, detail: detail ?? diagram?.detail ?? 'all', unfolded, only, leans: lookAtLeans(design) }
}

/** The roots whose cards may have changed from one basis to another; null: any may. Buckets are shared, so that this is quick. */
export function changedSince(was: Basis | null, now: Basis): ReadonlySet<Id> | null {
  if (!was || was.diagram?.places !== now.diagram?.places || was.leans !== now.leans) return null
  if (was.detail !== now.detail || was.unfolded !== now.unfolded || was.only !== now.only) return null
  const changed = new Set<Id>()
  for (const id of rootsChanged(was.design.objects, now.design.objects)) {
    changed.add(id)
    // The card of a partitioned table lists its partitions.
    for (const { objects } of [was.design, now.design]) {
      const root = objects.buckets.get(id)?.members.get(id)
      const whole = root && wholeOf(root)
      if (whole) changed.add(whole)
    }
  }
  return changed
}
