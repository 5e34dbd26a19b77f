export { type Language, languageById, languages } from './language.ts'
export { edited, type TextEdit } from './patch.ts'
export { revise } from './revise.ts'
export { type Shown, shownText, type Typed, typed } from './type.ts'
