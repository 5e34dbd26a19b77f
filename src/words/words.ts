import { type Language, specOf } from './languages.ts'
import type { Catalogue, Message, ValuesOf } from './message.ts'

type Speaking = {
  readonly language: Language
  readonly catalogue: Catalogue | null
  readonly locale: string
  readonly number: Intl.NumberFormat
  readonly plural: Intl.PluralRules
}

/** Digits stay those of SQL, in which numbers stand beside them. */
const speaking = (language: Language, catalogue: Catalogue | null, region: string): Speaking => ({
  language,
  catalogue,
  locale: `${region}-u-nu-latn`,
  number: new Intl.NumberFormat(`${region}-u-nu-latn`),
  plural: new Intl.PluralRules(language),
})

let now = speaking('en', null, 'en')
const listeners = new Set<() => void>()

export const language = (): Language => now.language

/** Hears when another language is spoken. Gives what ends it. */
export function onLanguage(hear: () => void): () => void {
  listeners.add(hear)
  return () => void listeners.delete(hear)
}

/** From now on all texts are in this language. Numbers and dates are those of a region that the person reads it in. */
export async function speak(next: Language, wanted: readonly string[] = []): Promise<void> {
  const catalogue = await specOf(next).load()
  now = speaking(next, catalogue?.default ?? null, wanted.find((tag) => tag.split('-')[0] === next) ?? next)
  for (const hear of listeners) hear()
}

type Values = Readonly<Record<string, string | number>>

/** A name in the midst of a text that runs the other way keeps its own direction. */
const isolated = (text: string): string => (isMirrored() ? `\u2068${text}\u2069` : text)

const shown = (value: string | number | undefined): string =>
  typeof value === 'number' ? now.number.format(value) : isolated(value ?? '')

function formOf(text: string, count: unknown): string {
  const forms = text.split('|')
  if (forms.length === 1 || typeof count !== 'number') return text
  const at = specOf(now.language).forms.indexOf(now.plural.select(count))
  return forms[at] ?? forms.at(-1) ?? text
}

const fill = (text: string, values: Values): string =>
  formOf(text, values.count).replace(/\{(\w+)\}/g, (_, name: string) => shown(values[name]))

/** A text of the interface in the language that is spoken. Numbers are written as one writes them there. */
export function t<M extends Message>(
  text: M,
  ...[values]: keyof ValuesOf<M> extends never ? [] : [ValuesOf<M>]
): string {
  const spoken = now.catalogue?.[text] ?? text
  return values ? fill(spoken, values as Values) : spoken
}

/** Marks a text that is told where no language is chosen yet, for `t` where it is shown. */
export const msg = <M extends Message>(text: M): M => text

/** A text of a lower room (a kind's label, a rule's group) where the catalogue has it, as it is otherwise. */
export const translated = (text: string): string =>
  (now.catalogue && Object.hasOwn(now.catalogue, text) ? now.catalogue[text as Message] : null) ?? text

/** Options, tabs: what was listed where no language was chosen yet. */
export const spoken = <T extends { readonly label: string } | { readonly title: string }>(
  items: readonly T[],
): readonly T[] =>
  items.map((it) => ('label' in it ? { ...it, label: translated(it.label) } : { ...it, title: translated(it.title) }))

/** A label in the midst of a sentence: English alone writes it small there. */
export const within = (label: string): string =>
  now.language === 'en' ? `${label[0]?.toLowerCase() ?? ''}${label.slice(1)}` : label

/** Stands in a text for what is no text (a key to press); `Around` of the widgets puts it there. */
export const SLOT = '\uFFFC'

export const showDate = (date: Date, style: Intl.DateTimeFormatOptions = { dateStyle: 'medium' }): string =>
  new Intl.DateTimeFormat(now.locale, style).format(date)

/** A day as it is kept (2026-12-31). */
export const showDay = (day: string): string => showDate(new Date(`${day}T00:00`))

export const showNumber = (value: number): string => now.number.format(value)

const MIRRORED: Readonly<Record<string, string>> = { ArrowLeft: 'ArrowRight', ArrowRight: 'ArrowLeft' }

/** Whether the page runs from right to left. */
export const isMirrored = (): boolean => specOf(now.language).dir === 'rtl'

/** A key by where it leads: on a page from right to left what comes next stands on the left. */
export const keyAlong = (key: string): string => (isMirrored() ? (MIRRORED[key] ?? key) : key)
