import type * as v from 'valibot'
import { KINDS, type Kind, kindOf, noteOf } from '#model'
import { shapeOf } from './shape.ts'
import WORDS from './words.json' with { type: 'json' }

/**
 * What links speak of, in the order in which it came into the product: a kind, `unique.include` a
 * field, `unique.keys.order` a field within one, `foreign-key.match=full` one of a field's choices. A link says how many of the words
 * its writer knew and holds their numbers, so that it opens for ever: `words.json` only grows, at its end
 * (scripts/link-words.ts).
 */
export class Vocabulary {
  readonly kinds: readonly Kind[]
  readonly size: number
  readonly #fields = new Map<string, string[]>()
  readonly #choices = new Map<string, string[]>()

  constructor(size: number = WORDS.length) {
    this.size = size
    const words = WORDS.slice(0, size)
    this.kinds = words.filter((word) => !/[.=]/.test(word)) as Kind[]
    for (const word of words) {
      const [path = '', choice] = word.split('=')
      const dot = path.lastIndexOf('.')
      if (choice !== undefined) grow(this.#choices, path, choice)
      else if (dot > 0) grow(this.#fields, path.slice(0, dot), path.slice(dot + 1))
    }
  }

  /** The fields of a kind, or of an object within a field, as the link counts them. */
  fields(path: string): readonly string[] {
    return this.#fields.get(path) ?? []
  }

  choices(path: string): readonly string[] {
    return this.#choices.get(path) ?? []
  }
}

export const WORDS_KNOWN = WORDS.length

function grow(lists: Map<string, string[]>, path: string, word: string): void {
  const list = lists.get(path)
  if (list) list.push(word)
  else lists.set(path, [word])
}

/** Every word that a link of today's model can need. */
export function wordsOfToday(): readonly string[] {
  return KINDS.flatMap((kind) => [kind, ...wordsOf(kindOf(kind).fields, kind)])
}

function wordsOf(entries: Readonly<Record<string, v.GenericSchema>>, path: string): readonly string[] {
  return Object.entries(entries)
    .filter(([, schema]) => noteOf(schema)?.holds !== 'local-id')
    .flatMap(([field, schema]) => [`${path}.${field}`, ...wordsWithin(schema, `${path}.${field}`)])
}

function wordsWithin(schema: v.GenericSchema, path: string): readonly string[] {
  const { type, wrapped, item, entries, options } = shapeOf(schema)
  const inner = wrapped ?? item
  if (inner) return wordsWithin(inner, path)
  if (type === 'picklist') return (options ?? []).map((choice) => `${path}=${choice}`)
  return wordsOf(entries ?? {}, path)
}
