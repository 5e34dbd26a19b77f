import type { Change } from '../change/change.ts'

/** What a conversion does, or why there can be none. */
export type Converted = { readonly changes: readonly Change[] } | { readonly error: string }
