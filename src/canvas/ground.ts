import type { Point } from './engine.ts'

/** Where the canvas element stands in the window. */
export class Ground {
  readonly root: HTMLElement
  #held: DOMRect | null = null

  constructor(root: HTMLElement) {
    this.root = root
  }

  /**
   * While something is pressed the canvas stays where it is. To ask for its place again would make the browser lay out
   * what a gesture has just changed, before the frame that does so anyway.
   */
  stay(pressed: boolean): void {
    this.#held = pressed ? this.root.getBoundingClientRect() : null
  }

  /** Its size has changed, and so perhaps has its place. */
  look(): void {
    if (this.#held) this.stay(true)
  }

  pointOf(event: { readonly clientX: number; readonly clientY: number }): Point {
    const { left, top } = this.#held ?? this.root.getBoundingClientRect()
    return { x: event.clientX - left, y: event.clientY - top }
  }
}
