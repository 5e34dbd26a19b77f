import type { Catalogue } from './message.ts'

type LanguageSpec = {
  /** In itself, as who speaks it looks for it. */
  readonly name: string
  readonly dir: 'ltr' | 'rtl'
  /** Its plural forms in the order in which texts have them, between bars. */
  readonly forms: readonly Intl.LDMLPluralRule[]
  readonly load: () => Promise<{ readonly default: Catalogue } | null>
}

const ONE_OTHER = ['one', 'other'] as const

/** What the interface can be read in. English is the text in the source itself; each other language is a file of its own. */
const SPECS = {
  en: { name: 'English', dir: 'ltr', forms: ONE_OTHER, load: async () => null },
  de: { name: 'Deutsch', dir: 'ltr', forms: ONE_OTHER, load: () => import('./de.json') },
  fr: { name: 'Français', dir: 'ltr', forms: ONE_OTHER, load: () => import('./fr.json') },
  es: { name: 'Español', dir: 'ltr', forms: ONE_OTHER, load: () => import('./es.json') },
  pt: { name: 'Português', dir: 'ltr', forms: ONE_OTHER, load: () => import('./pt.json') },
  zh: { name: '中文', dir: 'ltr', forms: ['other'], load: () => import('./zh.json') },
  ja: { name: '日本語', dir: 'ltr', forms: ['other'], load: () => import('./ja.json') },
  ko: { name: '한국어', dir: 'ltr', forms: ['other'], load: () => import('./ko.json') },
  hi: { name: 'हिन्दी', dir: 'ltr', forms: ONE_OTHER, load: () => import('./hi.json') },
  ar: {
    name: 'العربية',
    dir: 'rtl',
    forms: ['zero', 'one', 'two', 'few', 'many', 'other'],
    load: () => import('./ar.json'),
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
