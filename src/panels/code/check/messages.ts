/** Something that a tool has against a text, at its place. */
export type Fault = {
  readonly message: string
  readonly severity: 'error' | 'warning'
  readonly from: number
  readonly to: number
}

export type CheckRequest = { readonly language: string; readonly text: string; readonly dataDir: string }

/** `by`: which tool, with its version. Without one nothing was checked: `why` says what went wrong, null that the language has no tool in a browser. */
export type CheckAnswer =
  | { readonly by: string; readonly faults: readonly Fault[] }
  | { readonly by: null; readonly why: string | null }
