/** The least first, and of equals the one that came first, so that what is found is the same each time. */
export class Heap {
  #size = 0
  #costs = new Float64Array(1024)
  #items = new Int32Array(1024)

  get size(): number {
    return this.#size
  }

  clear(): void {
    this.#size = 0
  }

  /** Items are numbered as they come. */
  push(item: number, cost: number): void {
    if (this.#size === this.#items.length) this.#grow()
    let at = this.#size++
    while (at > 0) {
      const above = (at - 1) >> 1
      if (!this.#before(cost, item, above)) break
      this.#move(above, at)
      at = above
    }
    this.#costs[at] = cost
    this.#items[at] = item
  }

  pop(): number {
    const top = this.#items[0] as number
    this.#size--
    const [cost, item] = [this.#costs[this.#size] as number, this.#items[this.#size] as number]
    let at = 0
    for (;;) {
      let below = 2 * at + 1
      if (below >= this.#size) break
      if (
        below + 1 < this.#size &&
        this.#before(this.#costs[below + 1] as number, this.#items[below + 1] as number, below)
      )
        below++
      if (this.#before(cost, item, below)) break
      this.#move(below, at)
      at = below
    }
    this.#costs[at] = cost
    this.#items[at] = item
    return top
  }

  #before(cost: number, item: number, at: number): boolean {
    const other = this.#costs[at] as number
    return cost < other || (cost === other && item < (this.#items[at] as number))
  }

  #move(from: number, to: number): void {
    this.#costs[to] = this.#costs[from] as number
    this.#items[to] = this.#items[from] as number
  }

  #grow(): void {
    const [costs, items] = [this.#costs, this.#items]
    this.#costs = new Float64Array(2 * costs.length)
    this.#costs.set(costs)
    this.#items = new Int32Array(2 * items.length)
    this.#items.set(items)
  }
}
