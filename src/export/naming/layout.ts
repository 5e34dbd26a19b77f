import { type Design, type Id, object, schemaNameOf } from '#model'
import type { Chunk } from '../exporter.ts'
import { areasOf } from './areas.ts'
import { Claims } from './claim.ts'

/** How many files a schema stands in. */
export const LAYOUTS = ['one', 'by-schema', 'by-table', 'by-area'] as const
export type Layout = (typeof LAYOUTS)[number]

/** How a language has its files. */
type Habit = {
  readonly layout: Layout
  /** A name as a file of the language can have it. */
  readonly spelt: (name: string) => string
  /** Names that files of another sense have. */
  readonly taken?: readonly string[]
  /** The file that holds all of a kind, whatever the layout. */
  readonly apart: (kind: string) => string | null
}

/** A name as a file can have it on every system. */
export const fileName = (name: string): string => name.replace(/[^\p{L}\p{N}_-]+/gu, '_').slice(0, 80) || 'unnamed'

/** Which file each object stands in, by its name there; names that differ in case alone would be one file on some systems. */
export function filesOf(design: Design, habit: Habit): (id: Id) => string | null {
  const claims = new Claims()
  for (const name of habit.taken ?? []) claims.take(name)
  const names = new Map<string, string>()
  const areaOf = areasOf(design)
  const named = (key: string, name: string, more: string): string => {
    const had = names.get(key)
    if (had) return had
    const now = claims.claim(habit.spelt(name), habit.spelt(more))
    names.set(key, now)
    return now
  }
  return (id) => {
    const it = object(design, id)
    if (!it) return null
    const apart = habit.apart(it.kind)
    if (apart) return apart
    const schema = schemaNameOf(design, it.id)
    const area = habit.layout === 'by-area' ? areaOf(id) : null
    if (area) return named(`area ${area.id}`, area.name, `${area.name}_area`)
    if (habit.layout === 'by-table') return named(id, it.name, `${schema}_${it.name}`)
    return named(`schema ${schema}`, schema, `${schema}_schema`)
  }
}

/** Pieces file by file, in the order in which the files are met. */
export function byFile<P extends { readonly chunk: Chunk }>(
  pieces: readonly P[],
  fileOf: (id: Id) => string | null,
): Map<string, P[]> {
  const files = new Map<string, P[]>()
  for (const piece of pieces) {
    const file = (piece.chunk.about && fileOf(piece.chunk.about)) ?? ''
    const had = files.get(file)
    if (had) had.push(piece)
    else files.set(file, [piece])
  }
  return files
}
