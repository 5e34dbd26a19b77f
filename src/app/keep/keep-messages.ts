import type { Change, Design, Notice } from '#model'

export type KeptHead = { readonly id: string; readonly name: string; readonly savedAt: number }
export type Opened = { readonly design: Design | null; readonly notices: readonly Notice[] }

/** What the keeper is told of the open design: sent once, then only what changed. */
export type KeepNews =
  | { readonly ask: 'open'; readonly design: Design }
  | { readonly ask: 'change'; readonly changes: readonly Change[] }

/** What it is asked, and what each question is answered with. */
export type KeepQuestions = {
  /** Saves the open design under an id. */
  save: { readonly given: { readonly id: string }; readonly gives: KeptHead }
  list: { readonly given: object; readonly gives: readonly KeptHead[] }
  load: { readonly given: { readonly id: string }; readonly gives: Opened }
  rename: { readonly given: { readonly id: string; readonly name: string }; readonly gives: null }
  remove: { readonly given: { readonly id: string }; readonly gives: null }
  /** The open design as a file's text, or as the part of a link after `#`. */
  file: { readonly given: object; readonly gives: string }
  link: { readonly given: object; readonly gives: string }
  readFile: { readonly given: { readonly text: string }; readonly gives: Opened }
  readLink: { readonly given: { readonly fragment: string }; readonly gives: Opened }
}
export type KeepQuestion = keyof KeepQuestions

export type KeepRequest =
  | KeepNews
  | { [Q in KeepQuestion]: { readonly ask: Q; readonly reply: number } & KeepQuestions[Q]['given'] }[KeepQuestion]

export type KeepAnswer = { readonly reply: number } & (
  | { readonly value: KeepQuestions[KeepQuestion]['gives'] }
  | { readonly error: string }
)
