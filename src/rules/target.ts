import type { Design, Notice } from '#model'

/** A language that a design is written in for an ORM, and what of it can't be said there: given to a review by whoever knows. */
export type Target = {
  readonly id: string
  readonly title: string
  readonly notices: (design: Design) => readonly Notice[]
}
