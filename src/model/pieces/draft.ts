import { apply } from '../change/apply.ts'
import type { Change } from '../change/change.ts'
import type { Design } from '../design.ts'

/** A design on which something is being laid, and all that was done to it. */
export class Draft {
  design: Design
  readonly changes: Change[] = []

  constructor(design: Design) {
    this.design = design
  }

  do(changes: readonly Change[]): void {
    this.changes.push(...changes)
    this.design = apply(this.design, changes)
  }
}
