import { all, type Design, type Id, type ObjectOf, ObjectsEdit, pathOf } from '#model'
import { settled } from './settled.ts'

/**
 * Drizzle's serial says nothing of the sequence behind it, and a sequence of its own that a column draws from is all it
 * can say of one with options: what is read takes the form that the design has.
 */
export function likeHeld(
  said: Design,
  held: Design,
): { readonly design: Design; readonly became: ReadonlyMap<Id, Id> } {
  const read = settled(said, held)
  const numbered = new Map<string, NonNullable<ObjectOf<'column'>['identity']>>()
  for (const it of all(held.objects)) {
    if (it.kind === 'column' && it.identity?.mode === 'serial') numbered.set(pathOf(held, it.id), it.identity)
  }
  if (numbered.size === 0) return { design: read, became: new Map() }
  const edit = new ObjectsEdit(read.objects)
  const sequences = new Map(
    [...all(read.objects)].flatMap((it) => (it.kind === 'sequence' ? [[pathOf(read, it.id), it.id] as const] : [])),
  )
  for (const it of all(read.objects)) {
    if (it.kind !== 'column') continue
    const identity = numbered.get(pathOf(read, it.id))
    if (!identity) continue
    if (it.identity?.mode === 'serial') edit.put({ ...it, identity })
    const schema = pathOf(read, it.id).split('.')[0] ?? ''
    const own = sequences.get(`${schema}.${identity.sequence}`)
    if (it.identity || !own || !it.default?.includes(`${identity.sequence}`) || !/^nextval\(/.test(it.default)) continue
    edit.put({ ...it, default: null, identity })
    edit.delete(own)
  }
  return { design: { ...read, objects: edit.now() }, became: new Map() }
}
