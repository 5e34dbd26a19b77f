import type { TextEdit } from '../../text-edit.ts'

export type SuggestionSort =
  | 'table'
  | 'column'
  | 'relation'
  | 'type'
  | 'enum'
  | 'value'
  | 'function'
  | 'attribute'
  | 'word'
  | 'form'

/** Something that fits where someone types. */
export type Suggestion = {
  readonly label: string
  readonly sort: SuggestionSort
  /** What is put there, where it is more than the label. `$1`, `${1:name}` and `$0` in it are places to go through. */
  readonly insert?: string
  readonly detail?: string
  /** What else of the text changes: an import. */
  readonly also?: readonly TextEdit[]
}

type More = Omit<Suggestion, 'label' | 'sort'>

/** Suggestions of one sort, by their words. */
export const words = (sort: SuggestionSort, labels: readonly string[], more: More = {}): readonly Suggestion[] =>
  labels.map((label) => ({ label, sort, ...more }))

/** One with what is put in its place. */
export const form = (sort: SuggestionSort, label: string, insert: string, detail?: string): Suggestion => ({
  label,
  sort,
  insert,
  ...(detail ? { detail } : {}),
})

/** What stands for itself within a snippet. */
export const literally = (text: string): string => text.replace(/[\\$}]/g, (sign) => `\\${sign}`)
