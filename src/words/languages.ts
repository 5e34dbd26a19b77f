import type { Catalogue } from './message.ts'

type LanguageSpec = {
  /** In itself, as who speaks it looks for it. */
  readonly name: string
  readonly dir: 'ltr' | 'rtl'
  /** Its plural forms in the order in which texts have them, between bars. */
  readonly forms: readonly Intl.LDMLPluralRule[]
  readonly load: () => Promise<Catalogue | null>
}

const ONE_OTHER = ['one', 'other'] as const

/** What the interface can be read in. English is the text in the source itself; each other language is a file of its own. */
const SPECS = {
  en: { name: 'English', dir: 'ltr', forms: ONE_OTHER, load: async () => null },
  de: { name: 'Deutsch', dir: 'ltr', forms: ONE_OTHER, load: async () => (await import('./de.json')).default },
  fr: { name: 'Français', dir: 'ltr', forms: ONE_OTHER, load: async () => (await import('./fr.json')).default },
  es: { name: 'Español', dir: 'ltr', forms: ONE_OTHER, load: async () => (await import('./es.json')).default },
  pt: { name: 'Português', dir: 'ltr', forms: ONE_OTHER, load: async () => (await import('./pt.json')).default },
  zh: { name: '中文', dir: 'ltr', forms: ['other'], load: async () => (await import('./zh.json')).default },
  ja: { name: '日本語', dir: 'ltr', forms: ['other'], load: async () => (await import('./ja.json')).default },
  ko: { name: '한국어', dir: 'ltr', forms: ['other'], load: async () => (await import('./ko.json')).default },
  hi: { name: 'हिन्दी', dir: 'ltr', forms: ONE_OTHER, load: async () => (await import('./hi.json')).default },
  ar: {
    name: 'العربية',
    dir: 'rtl',
    forms: ['zero', 'one', 'two', 'few', 'many', 'other'],
    load: async () => (await import('./ar.json')).default,
  },
} satisfies Readonly<Record<string, LanguageSpec>>

export type Language = keyof typeof SPECS

export const specOf = (language: Language): LanguageSpec => SPECS[language]

export const isLanguage = (text: unknown): text is Language => typeof text === 'string' && Object.hasOwn(SPECS, text)

/** All of them, English first. */
export const LANGUAGES: readonly Language[] = Object.keys(SPECS).filter(isLanguage)

/** The first of what someone reads (`navigator.languages`: `de-CH`, `en`) that is among them. */
export const bestOf = (wanted: readonly string[]): Language =>
  wanted.map((tag) => tag.toLowerCase().split('-')[0]).find(isLanguage) ?? 'en'
