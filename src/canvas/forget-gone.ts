import { bucketOf, type Id } from '#model'
import type { Engine } from './engine.ts'

/** What is no longer there can be neither selected nor focused. */
export function forgetGone({ design, scene, session }: Engine): void {
  const { selection, focused, editing } = session.now()
  const { objects } = design.design()
  const shapes = scene.diagram?.shapes
  const here = (id: string) => bucketOf(objects, id as Id)?.members.has(id as Id) || shapes?.has(id)
  if (![...selection].every(here)) session.select([...selection].filter(here))
  if (focused && !scene.cards.has(focused.table)) session.set({ focused: null })
  if (editing && !here(editing.column ?? editing.table)) session.set({ editing: null })
}
