import { ranksBetween } from '#base'
import {
  apply,
  type Change,
  type DbObject,
  type Design,
  emptyDesign,
  type Id,
  isKnownExtension,
  type Kind,
  make,
  type ObjectOf,
  wordKey,
} from '#model'

export type Tie = { readonly about: Id | null; readonly role: string }

/** The design as it is being read, and what each piece of the text is about. */
export class DesignDraft {
  /** By the pieces of the tree themselves. */
  readonly ties = new Map<object, Tie>()
  readonly wording = new Map<string, string>()
  readonly #children = new Map<Id | null, DbObject[]>()
  readonly #missed = new Set<string>()

  /** Adds an object as the last of its parent's. */
  add<K extends Kind>(
    kind: K,
    given: Partial<Omit<ObjectOf<K>, 'kind'>> & { name: string; parent: Id | null },
  ): ObjectOf<K> {
    const it = make(kind, { ...given, rank: 'a0' })
    const siblings = this.#children.get(given.parent)
    if (siblings) siblings.push(it as DbObject)
    else this.#children.set(given.parent, [it as DbObject])
    return it
  }

  tie(piece: object, about: Id | null, role = ''): void {
    this.ties.set(piece, { about, role })
  }

  call(about: Id, name: string, role = ''): void {
    this.wording.set(wordKey(about, role), name)
  }

  hasRoot(kind: Kind, name: string): boolean {
    return (this.#children.get(null) ?? []).some((it) => it.kind === kind && it.name === name)
  }

  /** Whether it is new that the text calls a function which nobody makes: none of the extensions that it asks for, either. */
  misses(path: string): boolean {
    const isNew =
      !this.#missed.has(path) &&
      (this.#children.get(null) ?? []).every((it) => it.kind !== 'extension' || isKnownExtension(it.name))
    this.#missed.add(path)
    return isNew
  }

  /** The values of an enum. */
  labelsOf(id: Id): readonly string[] {
    for (const siblings of this.#children.values())
      for (const it of siblings) if (it.id === id && it.kind === 'enum') return it.values.map((value) => value.label)
    return []
  }

  childrenOf(parent: Id): readonly DbObject[] {
    return this.#children.get(parent) ?? []
  }

  hasKey(table: Id): boolean {
    return (this.#children.get(table) ?? []).some((it) => it.kind === 'primary-key')
  }

  design(name: string | undefined): Design {
    const changes: Change[] = []
    const start = emptyDesign(name)
    const put = (parent: Id | null) => {
      const siblings = this.#children.get(parent) ?? []
      const ranks = ranksBetween(parent === null ? 'a0' : null, null, siblings.length)
      for (const [i, it] of siblings.entries())
        changes.push({ op: 'add', object: { ...it, rank: ranks[i] ?? it.rank } })
    }
    const parents = [...this.#children.keys()]
    const depth = (id: Id | null) => (id === null ? 0 : id.startsWith('schema:') ? 1 : 2)
    for (const parent of parents.sort((a, b) => depth(a) - depth(b))) put(parent)
    return apply(start, changes)
  }
}
