import type { Id } from '#model'
import type { Loss } from '../naming/loss.ts'

/** One line of a table's extra configuration; `text` is null where there is only something that can't be said. */
export type ExtraLine = { readonly about: Id; readonly text: string | null; readonly losses: readonly Loss[] }
