import { memoize, truncateName } from '#base'
import { all, type DbObject, type Design, type Id, NOTHING, type Objects, object } from '#model'
import type { Address } from './address.ts'

const TYPES: ReadonlySet<string> = new Set(['enum', 'domain', 'composite', 'range'])
const RELATIONS: ReadonlySet<string> = new Set(['table', 'view', 'materialized-view', 'sequence', 'foreign-table'])
const CONSTRAINTS: ReadonlySet<string> = new Set(['primary-key', 'unique', 'check', 'foreign-key', 'exclusion'])

const sortOf = (it: DbObject): string => (RELATIONS.has(it.kind) ? 'relation' : TYPES.has(it.kind) ? 'type' : it.kind)

type Columns = { readonly columns?: readonly string[]; readonly keys?: readonly { readonly column?: string | null }[] }

/** The objects of a design by the names by which SQL speaks of them. */
export class AddressBook {
  readonly #design: Design
  readonly #roots = new Map<string, Id>()
  readonly #members = new Map<string, Id>()
  readonly #under = new Map<Id, DbObject[]>()

  constructor(objects: Objects) {
    this.#design = { ...NOTHING, objects }
    for (const it of all(objects)) {
      const parent = it.parent === null ? null : (object(this.#design, it.parent) as DbObject | null)
      if (!parent || parent.kind === 'schema') this.#roots.set(`${sortOf(it)} ${parent?.name ?? ''} ${it.name}`, it.id)
      else {
        this.#members.set(`${it.kind} ${parent.id} ${it.name}`, it.id)
        if (CONSTRAINTS.has(it.kind)) this.#members.set(`constraint ${parent.id} ${it.name}`, it.id)
        if (it.kind === 'index') this.#roots.set(`index-alone ${this.#schemaOf(parent)} ${it.name}`, it.id)
        const had = this.#under.get(parent.id)
        if (had) had.push(it)
        else this.#under.set(parent.id, [it])
      }
    }
  }

  #schemaOf(it: DbObject): string {
    return it.parent ? (object(this.#design, it.parent)?.name ?? '') : ''
  }

  /** `taken`: what other places without a name are about already. */
  find(address: Address, taken: ReadonlySet<Id> = new Set()): Id | null {
    const { sort, schema } = address
    // Postgres cuts names that are too long.
    const name = truncateName(address.name)
    const member = address.member ? truncateName(address.member) : address.member
    const isTop = sort === 'schema' || sort === 'extension'
    if (member === undefined) return this.#roots.get(`${sort} ${isTop ? '' : (schema ?? 'public')} ${name}`) ?? null
    const root = this.#roots.get(`relation ${schema ?? 'public'} ${name}`)
    if (!root) return null
    if (member !== null) return this.#members.get(`${sort} ${root} ${member}`) ?? null
    return this.#unnamed(root, address, taken)
  }

  #unnamed(root: Id, { sort, columns = [] }: Address, taken: ReadonlySet<Id>): Id | null {
    const free = (this.#under.get(root) ?? []).filter((it) => it.kind === sort && !taken.has(it.id))
    const same = free.filter((it) => this.#columnsOf(it).join() === columns.join())
    return (same[0] ?? (sort === 'check' ? free.find((it) => this.#isImplied(it)) : null))?.id ?? null
  }

  /** A check has no columns to be known by: those that Postgres named itself come in their order. */
  #isImplied(it: DbObject): boolean {
    return /_check\d*$/.test(it.name)
  }

  #columnsOf(it: DbObject): readonly string[] {
    const { columns, keys } = it as Columns
    return (columns ?? keys?.map((key) => key.column ?? '') ?? []).map(
      (id) => object(this.#design, id as Id)?.name ?? '',
    )
  }
}

export const addressBook = memoize((objects: Objects) => new AddressBook(objects))
