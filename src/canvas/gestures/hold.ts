import type { Point } from '../engine.ts'
import { far } from './gesture.ts'

/** How long a finger stays before it asks for the menu, in milliseconds. */
const LONG = 500

/** A finger that rests where it came down asks for the menu, as the right button does. */
export class Hold {
  #timer: ReturnType<typeof setTimeout> | undefined
  #from: Point = { x: 0, y: 0 }

  begin(event: PointerEvent, held: () => void): void {
    this.end()
    this.#from = { x: event.clientX, y: event.clientY }
    this.#timer = setTimeout(held, LONG)
  }

  move(event: PointerEvent): void {
    if (far(this.#from, { x: event.clientX, y: event.clientY })) this.end()
  }

  end(): void {
    clearTimeout(this.#timer)
  }
}
