import type { PrismaToken } from './tokens.ts'

/** A range of the text. */
export type Range = { readonly from: number; readonly to: number }
export type Word = Range & { readonly text: string }
/** What the text does wrong, and where. */
export type Fault = Range & { readonly message: string }

export type PrismaValue =
  /** `text` is what the string says, its escapes resolved. */
  | (Word & { readonly sort: 'string' | 'number' | 'name' })
  | (Range & { readonly sort: 'list'; readonly items: readonly PrismaValue[] })
  | (Range & { readonly sort: 'call'; readonly text: string; readonly args: readonly Argument[] })
  | (Range & { readonly sort: 'object'; readonly entries: readonly Argument[] })

export type Argument = Range & { readonly name: Word | null; readonly value: PrismaValue }

/** `@default(now())`, `@@index([a])`. `name` is what stands after the signs: `db.VarChar`. */
export type Attribute = Range & {
  readonly name: string
  readonly args: readonly Argument[]
  /** What stands between its brackets; null where it has none. */
  readonly inside: Range | null
}

export type FieldType = Range & {
  readonly name: string
  /** What stands in `Unsupported("…")`. */
  readonly unsupported: string | null
  readonly list: boolean
  readonly optional: boolean
}

type Entry = Range & {
  /** The lines of its `///`, and where they stand; null where there are none. */
  readonly doc: (Range & { readonly lines: readonly string[] }) | null
}

/** A field, or a value of an enum, which has no type. */
export type Field = Entry & {
  readonly sort: 'field'
  readonly name: Word
  readonly type: FieldType | null
  readonly attributes: readonly Attribute[]
}
export type BlockAttribute = Entry & { readonly sort: 'attribute'; readonly attribute: Attribute }
/** `provider = "postgresql"` in a datasource or generator. */
export type Setting = Entry & { readonly sort: 'setting'; readonly name: Word; readonly value: PrismaValue | null }

export const BLOCKS = ['model', 'view', 'enum', 'type', 'datasource', 'generator'] as const
export type Block = Entry & {
  readonly sort: (typeof BLOCKS)[number]
  readonly name: Word
  /** What stands between its braces. */
  readonly inside: Range
  readonly entries: readonly (Field | BlockAttribute | Setting)[]
}

/** A text in Prisma's language, as it stands and as far as it could be read. */
export type PrismaTree = {
  readonly text: string
  readonly tokens: readonly PrismaToken[]
  readonly blocks: readonly Block[]
  readonly faults: readonly Fault[]
}

/** The text that a tree was read from, byte for byte. */
export const printTree = (tree: PrismaTree): string =>
  tree.tokens.map(({ from, to }) => tree.text.slice(from, to)).join('')
