import type * as v from 'valibot'
import type { Rank } from '#base'
import type { TypeRef } from './fields.ts'
import type { Id } from './id.ts'
import type { Rows } from './kinds/catalog-words.ts'

/** What every object has, whatever its kind. */
export type Common<K extends string = string> = {
  readonly id: Id<K>
  readonly kind: K
  readonly name: string
  readonly parent: Id | null
  readonly rank: Rank
  readonly comment: string | null
  /** What its SQL text depends on, as Postgres tracks it (pg_depend), beyond what its fields already refer to. */
  readonly uses: readonly Id[]
}

export type Fields = Record<string, v.GenericSchema>

/** An object of a kind with these fields. */
export type ObjectWith<K extends string, F extends Fields> = Common<K> & {
  readonly [P in keyof F]: v.InferOutput<F[P]>
}

/** How a kind's SQL speaks of the rest of the design: every name quoted, and qualified where it has to be. */
export type At = {
  readonly postgres: number
  /** The object's own name. */
  name(id: Id): string
  /** Its name with its schema's, unless that is `public`. */
  path(id: Id): string
  /** Several names: `a, b`. */
  names(ids: readonly Id[]): string
  type(type: TypeRef): string
  object(id: Id): Common | null
  /** The objects right under one, by rank. */
  children(id: Id): readonly Common[]
  /** The objects whose fields refer to this one. */
  users(id: Id): readonly Common[]
  /** The path that the object would have under another name. */
  pathAs(id: Id, name: string): string
}

/** What a statement may cost whoever runs it on a living database; `needs-empty`: it is refused where there are rows. */
export type Hazard = 'data-loss' | 'rewrite' | 'scan' | 'lock' | 'needs-empty'

/** A way of doing the same without keeping others from their work, or so that it can be done again. A plan takes it or not. */
export const WAYS = ['concurrentIndexes', 'keysFromIndexes', 'validateLater', 'requireByCheck', 'rerunnable'] as const
export type Way = (typeof WAYS)[number]

/**
 * One SQL statement, without its semicolon. `frees` says that what uses the object must be away while it runs: by its
 * text (true), or what refers to it by id as well ('all'); of what is
 * added to another, that that one is made again; of what is dropped, that what it needs besides is. `commits` says that what it makes
 * can't be used before its transaction ends; `alone`, that it can't stand in a transaction. `ways` are what it can be
 * replaced by.
 */
export type Statement =
  | string
  | {
      readonly sql: string
      readonly hazard?: Hazard
      readonly frees?: true | 'all'
      readonly commits?: true
      readonly alone?: true
      readonly ways?: Ways
    }
export type Ways = Readonly<Partial<Record<Way, readonly Statement[]>>>

/** The words of a statement. */
export const sqlOf = (statement: Statement): string => (typeof statement === 'string' ? statement : statement.sql)

/**
 * How a change of one field reaches a living database: in place by these statements; by dropping and creating the
 * object again (with what depends on it), or the one it stands under; or not at all, because nothing in the database
 * differs ('none'). A function answers so where this particular change has no ALTER.
 */
export type Alter<O> = Rebuild | 'none' | ((now: O, was: O, at: At) => readonly Statement[] | Rebuild)
export type Rebuild = 'rebuild' | 'rebuild-parent'

/** A kind of Postgres object, as one row of data. The engines know kinds only through this. */
export type KindSpec<K extends string, F extends Fields> = {
  readonly kind: K
  readonly label: { readonly one: string; readonly many: string }
  /** The kinds it can stand under; none for the top level. */
  readonly under: readonly string[]
  readonly fields: F
  /** People's rows are in it: dropping it loses them. */
  readonly holdsRows?: true
  /** What must exist before it, beyond its parent and `uses`. */
  readonly needs?: (it: ObjectWith<K, F>, at: At) => Iterable<Id>
  /** The statement that makes it. `clauses` are its children's, to be folded in. */
  readonly create: (it: ObjectWith<K, F>, at: At, clauses: readonly string[]) => Statement
  /** Its text inside the parent's CREATE; null when it has none there. */
  readonly clause?: (it: ObjectWith<K, F>, at: At) => string | null
  /** Statements that complete it once it and all its siblings exist. */
  readonly settle?: (it: ObjectWith<K, F>, at: At) => readonly string[]
  readonly drop: (it: ObjectWith<K, F>, at: At) => Statement
  /** As COMMENT ON says it: `COLUMN users.email`. Null where Postgres takes no comment. */
  readonly address: (it: ObjectWith<K, F>, at: At) => string | null
  /** The comment that it has when nobody gave it one, or the query that finds it; without this, none. */
  readonly usualComment?: (it: ObjectWith<K, F>) => string | { readonly found: string } | null
  /** Gives it its new name; `at` and the object already say the new one. Some kinds have to be made again for that. */
  readonly rename: ((it: ObjectWith<K, F>, was: string, at: At) => string) | 'rebuild'
  /** One entry a field: a field left out does not compile. */
  readonly alter: { readonly [P in keyof F]: Alter<ObjectWith<K, F>> }
  /**
   * Reads every user object of the kind: columns `ref`, `parent`, `name`, `ord` and `fields` (jsonb).
   * A ref is `classid:objid:objsubid` as in pg_depend; inside `fields`, `{"$ref": …}` points at another object.
   */
  readonly catalog: string
  /**
   * Rows of which a database has one where it may hold any. To plan the query of a kind takes a hundred times longer than to
   * ask for them, and most databases hold few kinds. Without it the catalog that the refs are of is asked for a row of its own.
   */
  readonly presence?: readonly Rows[]
}

/** Declares a kind; only there so that the compiler checks each field against each member. */
export function defineKind<const K extends string, F extends Fields>(spec: KindSpec<K, F>): KindSpec<K, F> {
  return spec
}
