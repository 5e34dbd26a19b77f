import { type Design, type Id, type Wording, wordKey } from '#model'
import { lossesOf } from '../naming/loss.ts'
import type { BackNames } from './back-names.ts'
import type { FieldNames } from './field-names.ts'
import type { ModuleNames } from './module-names.ts'
import type { SqlmodelOptions } from './options.ts'

/** What every printer of this target works with. */
export type Context = {
  readonly design: Design
  readonly options: SqlmodelOptions
  readonly names: ModuleNames
  /** The names of each class's attributes, as they are asked for. */
  readonly fields: (table: Id) => FieldNames
  /** What each class calls the objects that lead to it. */
  readonly backs: (table: Id) => BackNames
  /** What a chunk needs imported: standard modules, and names of typing's and SQLModel's. */
  readonly uses: Set<string>
  /** Names of the package that a chunk speaks of when it runs, and those that stand in its annotations alone. */
  readonly speaks: Set<string>
  readonly hints: Set<string>
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

/** Names something of the package and remembers that this module has to have it. */
export function speak(context: Context, name: string): string {
  context.speaks.add(name)
  return name
}

/** What a chunk needs around it. */
export type Needs = Pick<Context, 'uses' | 'speaks' | 'hints'>
export const needsOf = ({ uses, speaks, hints }: Context): Needs => ({ uses, speaks, hints })

export const loss = lossesOf('sqlmodel')
