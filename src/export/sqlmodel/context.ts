import { type Design, type Id, type Wording, wordKey } from '#model'
import { lossesOf } from '../naming/loss.ts'
import type { BackNames } from './back-names.ts'
import type { FieldNames } from './field-names.ts'
import type { ModuleNames } from './module-names.ts'
import type { SqlmodelOptions } from './options.ts'

/** What every printer of this target works with. `uses` collects the standard modules that a chunk needs imported. */
export type Context = {
  readonly design: Design
  readonly options: SqlmodelOptions
  readonly names: ModuleNames
  /** The names of each class's attributes, as they are asked for. */
  readonly fields: (table: Id) => FieldNames
  /** What each class calls the objects that lead to it. */
  readonly backs: (table: Id) => BackNames
  readonly uses: Set<string>
  /** What a text that this is written for calls things, and how it says them; null where it is written on its own. */
  readonly wording: Wording | null
}

/** How the text that this is written for says something of an object. */
export const formOf = ({ wording }: Pick<Context, 'wording'>, about: Id | null, role = 'form'): string | null =>
  wording?.get(wordKey(about, role)) ?? null

/** Names something of a module and remembers that it has to be imported. */
export function use(context: Context, name: string): string {
  context.uses.add(name)
  return name
}

export const loss = lossesOf('sqlmodel')
