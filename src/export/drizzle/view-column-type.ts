import { type Design, rootsOf, type TypeRef } from '#model'
import { enumNamed } from '../naming/column-type.ts'

/** The type of a view's column, which the catalog tells as text. */
export function viewColumnType(design: Design, text: string): TypeRef {
  const base = text.replace(/(\[\])+$/, '')
  const found = enumNamed(design, base, rootsOf(design, 'enum'))
  return { name: found ? '' : base, of: found?.id ?? null, dimensions: (text.length - base.length) / 2 }
}
