import type { Design, Id } from '#model'
import type { Outline, OutlineNode } from '../outline.ts'
import { addressBook } from './address-book.ts'
import type { Shape } from './piece-of-shape.ts'
import { shapeOf } from './shape.ts'
import type { Piece } from './split.ts'

/** Which piece of a script is about what of the design that it makes. */
export function outlineOf(pieces: readonly Piece[], design: Design): Outline {
  const book = addressBook(design.objects)
  const taken = new Set<Id>()
  const placed = ({ address, role, sort, range, inside, children }: Shape, by: number): OutlineNode => {
    const about = address ? book.find(address, role === '' ? taken : undefined) : null
    if (about && role === '' && address?.member === null) taken.add(about)
    const moved = { from: range.from + by, to: range.to + by }
    return {
      about,
      role,
      sort,
      value: moved,
      whole: moved,
      inside: inside && { from: inside.from + by, to: inside.to + by },
      implied: address?.member === null,
      children: children.map((it) => placed(it, by)),
    }
  }
  return pieces.flatMap((piece) => (piece.sort === 'statement' ? [placed(shapeOf(piece.text), piece.at.from)] : []))
}
