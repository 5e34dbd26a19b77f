import type { Change } from './change/change.ts'
import type { Id } from './id.ts'

/** Error: it will not work. Warning: it will hurt. Info: worth knowing. */
export type Severity = 'error' | 'warning' | 'info'

/** A range of characters in the text at hand. `line` and `column` count from one. */
export type Place = {
  readonly from: number
  readonly to: number
  readonly line: number
  readonly column: number
  readonly path?: string
}

/** Every message of the product: rule findings, import losses, export omissions, migration hazards, proof drift. */
export type Notice = {
  readonly code: `${'rule' | 'import' | 'export' | 'migrate' | 'proof' | 'file'}/${string}`
  readonly severity: Severity
  readonly message: string
  readonly about?: Id
  readonly at?: Place
  /** What a text leans on and does not make itself: nothing to be said where the design has it. */
  readonly lacks?: { readonly kind: 'extension' | 'routine'; readonly path: string }
  readonly fix?: { readonly label: string; readonly changes: readonly Change[] }
}
