import type en from './en.json'

/** A text of the interface, in English. `npm run words` lists in `en.json` what the source says, and where. */
export type Message = keyof typeof en

/** Every text in another language: one that is missing, or is no text any more, does not compile. */
export type Catalogue = Readonly<Record<Message, string>>

type Slots<M extends string> = M extends `${string}{${infer Name}}${infer Rest}` ? Name | Slots<Rest> : never

/** What a text has places for; one of several forms (`{count} table|{count} tables`) is chosen by `count`. */
export type ValuesOf<M extends string> = Readonly<
  Record<Slots<M> | (M extends `${string}|${string}` ? 'count' : never), string | number> &
    (M extends `${string}|${string}` ? { count: number } : unknown)
>

/** A text without places, which says the same wherever it is shown. */
export type PlainMessage = Exclude<Message, `${string}{${string}}${string}` | `${string}|${string}`>
