/** What someone says was called otherwise before, by paths as `pathOf` gives them (`users.name`, `sales.orders`). */
export type Renamed = { readonly from: string; readonly to: string }

const parentOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('.')))

/**
 * What paths were before renames, which are told in their order. A name is that of what bears it since before, and once
 * that is renamed, of what took it: so a chain ends at its end, and two things can swap their names.
 */
export class FormerNames {
  /** By what something is called now, what it was called; the outer part of a path holds for all beneath it. */
  readonly #was: Map<string, string>
  readonly #stoodThere: (path: string) => boolean

  constructor(known: readonly Renamed[], told: readonly Renamed[], stoodThere: (path: string) => boolean) {
    this.#was = new Map(known.map(({ from, to }) => [to, from]))
    this.#stoodThere = stoodThere
    for (const each of told) this.#take(each)
  }

  /** What this was called, or what it stands in. */
  of(path: string): string {
    for (let outer = path; outer !== ''; outer = parentOf(outer)) {
      const was = this.#was.get(outer)
      if (was !== undefined) return was + path.slice(outer.length)
    }
    return path
  }

  #take({ from, to }: Renamed) {
    const renamed = new Set(this.#was.values())
    const outer = parentOf(from)
    const since = this.of(outer) + from.slice(outer.length)
    const isThere = !renamed.has(since) && this.#stoodThere(since)
    const taken = this.#was.get(from)
    const was = isThere ? since : (taken ?? since)
    if (!isThere) this.#was.delete(from)
    for (const [now, before] of [...this.#was])
      if (now.startsWith(`${from}.`) && before.startsWith(`${was}.`)) {
        this.#was.delete(now)
        this.#was.set(to + now.slice(from.length), before)
      }
    this.#was.set(to, was)
  }
}
