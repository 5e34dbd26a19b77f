/** Something that a tool has against a text, at its place. */
export type Fault = {
  readonly message: string
  readonly severity: 'error' | 'warning'
  readonly from: number
  readonly to: number
}

export type CheckRequest = { readonly language: string; readonly text: string; readonly dataDir: string }

/** `by`: which tool, with its version; null where none of that language runs in a browser. */
export type CheckAnswer = { readonly by: string | null; readonly faults: readonly Fault[] }
