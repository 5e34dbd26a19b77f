const CELL = 512

type Boxed = { readonly x: number; readonly y: number; readonly right: number; readonly bottom: number }

const key = (column: number, row: number): number => (column + 4096) * 8192 + (row + 4096)

/** A spatial index: which boxes touch a point or a rectangle. A hash of square cells, edited in place. */
export class Grid<T extends Boxed> {
  readonly #cells = new Map<number, Set<T>>()
  readonly #added = new Map<T, number>()
  #last = 0

  add(it: T): void {
    this.#added.set(it, ++this.#last)
    for (const at of this.#keys(it)) {
      const cell = this.#cells.get(at)
      if (cell) cell.add(it)
      else this.#cells.set(at, new Set([it]))
    }
  }

  remove(it: T): void {
    this.#added.delete(it)
    for (const at of this.#keys(it)) {
      const cell = this.#cells.get(at)
      cell?.delete(it)
      if (cell?.size === 0) this.#cells.delete(at)
    }
  }

  /** Every box that overlaps the rectangle, each once. */
  within(box: Boxed): T[] {
    const found = new Set<T>()
    const visit = (cell: Set<T> | undefined) => {
      if (!cell) return
      for (const it of cell)
        if (it.x < box.right && it.right > box.x && it.y < box.bottom && it.bottom > box.y) found.add(it)
    }
    const cells = (box.right - box.x + CELL) * (box.bottom - box.y + CELL)
    // A rectangle wider than all there is would walk more empty cells than there are full ones.
    if (cells > this.#cells.size * CELL * CELL) for (const cell of this.#cells.values()) visit(cell)
    else for (const at of this.#keys(box)) visit(this.#cells.get(at))
    return [...found]
  }

  /** The same in the order in which they were added: what lies over what is the same however much of it is looked at. */
  inOrder(box: Boxed): T[] {
    const order = (it: T) => this.#added.get(it) ?? 0
    return this.within(box).sort((a, b) => order(a) - order(b))
  }

  /** The boxes under a point, in that order. */
  at(x: number, y: number): T[] {
    const cell = this.#cells.get(key(Math.floor(x / CELL), Math.floor(y / CELL)))
    return cell ? [...cell].filter((it) => x >= it.x && x < it.right && y >= it.y && y < it.bottom) : []
  }

  /** How many boxes a thin rectangle runs through; one over several cells counts in each. */
  crossings(box: Boxed, counts: (it: T) => boolean = () => true): number {
    let found = 0
    const [bottom, right] = [Math.floor(box.bottom / CELL), Math.floor(box.right / CELL)]
    for (let column = Math.floor(box.x / CELL); column <= right; column++)
      for (let row = Math.floor(box.y / CELL); row <= bottom; row++) {
        const cell = this.#cells.get(key(column, row))
        if (!cell) continue
        for (const it of cell)
          if (it.x < box.right && it.right > box.x && it.y < box.bottom && it.bottom > box.y && counts(it)) found++
      }
    return found
  }

  *#keys({ x, y, right, bottom }: Boxed): Iterable<number> {
    for (let column = Math.floor(x / CELL); column <= Math.floor(right / CELL); column++)
      for (let row = Math.floor(y / CELL); row <= Math.floor(bottom / CELL); row++) yield key(column, row)
  }
}
