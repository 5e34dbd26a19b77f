import { childrenOf, type Design, type Diagram, MAIN_DIAGRAM, tablesOf } from '#model'
import { arrange } from '../src/canvas/layout/arrange.ts'

/** Every table in the place that our own layout gives it. */
export function laidOut(design: Design): Design {
  const nodes = tablesOf(design).map(({ id }) => {
    const lines = childrenOf(design, id).filter((it) => it.kind === 'column').length
    return { id, width: 240, height: 68 + 24 * lines, x: 0, y: 0, fixed: false, group: null }
  })
  const edges = tablesOf(design).flatMap((table) =>
    childrenOf(design, table.id).flatMap((it) =>
      it.kind === 'foreign-key' ? [{ from: table.id, to: it.target }] : [],
    ),
  )
  const found = arrange({ way: 'related', centre: null, margin: 0, nodes, edges })
  const diagram: Diagram | undefined = design.diagrams.get(MAIN_DIAGRAM)
  if (!diagram) return design
  const places = new Map(
    tablesOf(design).map(({ id }) => [id, { x: 0, y: 0, ...found.get(id), placed: false, colour: null }]),
  )
  return { ...design, diagrams: new Map([[MAIN_DIAGRAM, { ...diagram, places }]]) }
}
