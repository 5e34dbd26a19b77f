import type { Change, Design, DesignNews, DesignPart, Notice } from '#model'

/** The revision is another with every save, whoever saves. */
export type KeptHead = {
  readonly id: string
  readonly name: string
  readonly savedAt: number
  readonly revision: string
}
export type Opened = { readonly design: Design | null; readonly notices: readonly Notice[] }

/** What the keeper is told of the open design: sent once, then only what changed. */
export type KeepNews =
  | { readonly ask: 'hear'; readonly news: DesignNews }
  /** The page has done what the last meeting asked of it. */
  | { readonly ask: 'met'; readonly id: string }

/** What another tab saved, met with what is open here. */
export type Meeting = {
  /** What the open design lacks; null where the other can't be read. */
  readonly changes: readonly Change[] | null
  /** How much of the page's news these changes rest on. */
  readonly heard: number
  /** Once they are done, both are the same: there is nothing to save. */
  readonly same: boolean
}

/** What it is asked, and what each question is answered with. */
export type KeepQuestions = {
  /** Saves the open design under an id; null where another tab saved since: the two must meet before. */
  save: { readonly given: { readonly id: string }; readonly gives: KeptHead | null }
  /** Saves the open design, which is about to be closed; what another tab saved is met in the store. */
  leave: { readonly given: { readonly id: string }; readonly gives: KeptHead }
  meet: { readonly given: { readonly id: string }; readonly gives: Meeting }
  /** Loads a design to work on it: later saves build on what it is now. */
  take: { readonly given: { readonly id: string }; readonly gives: Opened }
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

export type KeepAnswer = { readonly reply: number } /** A piece of the design that the answer is going to give. */ & (
  | { readonly part: DesignPart }
  | { readonly value: KeepQuestions[KeepQuestion]['gives'] }
  | { readonly error: string }
)
