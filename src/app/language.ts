import { useSyncExternalStore } from 'react'
import { bestOf, isLanguage, type Language, language, onLanguage, speak, specOf } from '#words'
import type { ActionContext } from './actions/index.ts'
import { readSaved, writeSaved } from './saved.ts'

/** Speaks a language, and says so to whoever reads the page aloud or lays it out. */
async function turnTo(next: Language): Promise<void> {
  await speak(next, navigator.languages)
  document.documentElement.lang = next
  document.documentElement.dir = specOf(next).dir
}

/** The language that was chosen here, else the first that the browser asks for and we have. English is there at once. */
export async function startLanguage(): Promise<void> {
  const chosen = readSaved<{ language: string }>('language')?.language
  // A part that can't be loaded (no network, the first visit) leaves English.
  await turnTo(isLanguage(chosen) ? chosen : bestOf(navigator.languages)).catch(() => {})
}

/** From now on, and on later visits, in this language. What is open stays open. */
export async function chooseLanguage({ canvas }: Pick<ActionContext, 'canvas'>, next: Language): Promise<void> {
  const view = canvas()?.view()
  await turnTo(next)
  writeSaved('language', { language: next })
  // The canvas was laid anew, and shows again what it showed.
  requestAnimationFrame(() => view && canvas()?.show(view))
}

export const useLanguage = (): Language => useSyncExternalStore(onLanguage, language)
