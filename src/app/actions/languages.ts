import { LANGUAGES, language, specOf } from '#words'
import { chooseLanguage } from '../language.ts'
import type { Action } from './action.ts'

const english = new Intl.DisplayNames(['en'], { type: 'language' })

/** An action for each language, called as it calls itself: who does not read the one that is spoken finds their own. */
export const languageActions: readonly Action[] = LANGUAGES.map((id) => ({
  id: `language-${id}`,
  title: specOf(id).name,
  group: 'Language',
  icon: 'globe',
  words: `language interface translation ${english.of(id)}`,
  checked: () => language() === id,
  run: (context) => chooseLanguage(context, id),
}))
