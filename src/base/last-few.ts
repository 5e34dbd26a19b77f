/** What was asked for last, by key: what has not been asked for longest gives way. */
export class LastFew<V> {
  readonly #known = new Map<string, V>()
  readonly #most: number

  constructor(most: number) {
    this.#most = most
  }

  get(key: string): V | undefined {
    const had = this.#known.get(key)
    if (had !== undefined) this.set(key, had)
    return had
  }

  set(key: string, value: V): void {
    this.#known.delete(key)
    if (this.#known.size >= this.#most) this.#known.delete(this.#known.keys().next().value ?? '')
    this.#known.set(key, value)
  }

  clear(): void {
    this.#known.clear()
  }
}
