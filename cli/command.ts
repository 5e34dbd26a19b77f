import type { ProjectFiles } from '#import'
import type { Notice } from '#model'

/** What a command may do to the world outside: read, write, print. Tests give their own. */
export type Io = {
  readonly readFile: (path: string) => Promise<string>
  /** The names of the files in a folder; none where there is no such folder. */
  readonly listFolder: (path: string) => Promise<readonly string[]>
  /** The files below a folder that a schema may stand in, by their paths from there; none where there is no such folder. */
  readonly readFolder: (path: string) => Promise<ProjectFiles>
  readonly writeFile: (path: string, text: string) => Promise<void>
  readonly out: (text: string) => void
  readonly err: (text: string) => void
}

/** 0: fine. 1: it ran, and what it was asked to find is there (errors, drift, refusals). 2: asked for wrongly. 3: the input can't be read. */
export type ExitCode = 0 | 1 | 2 | 3

export type Args = {
  readonly file: string
  /** Files beyond the first, for a command that takes them. */
  readonly more: readonly string[]
  readonly options: Readonly<Record<string, string | boolean | undefined>>
  /** The values of an option that may be given more than once. */
  readonly lists: Readonly<Record<string, readonly string[]>>
}

/** What a command found: a line or more for people, the same as data for programs. */
export type Result = { readonly code: ExitCode; readonly text: string; readonly json: unknown }

export type Command = {
  readonly name: string
  readonly usage: string
  readonly summary: string
  /** How many files it takes; one where it does not say. */
  readonly files?: { readonly least: number; readonly most: number }
  /** The options it takes besides --json; `value` ones take a value, `many` ones may be given again. */
  readonly options: Readonly<
    Record<string, { readonly value: boolean; readonly many?: true; readonly short?: string; readonly says: string }>
  >
  readonly run: (args: Args, io: Io) => Promise<Result>
}

/** Ends a command with a code and a message: the input's or the caller's mistake, not ours. */
export class Stop extends Error {
  readonly code: ExitCode
  readonly notices: readonly Notice[]

  constructor(code: ExitCode, message: string, notices: readonly Notice[] = []) {
    super(message)
    this.code = code
    this.notices = notices
  }
}
