export type { Suggestion } from './ask/complete/suggestion.ts'
export { type Completion, completionAt } from './ask/completion.ts'
export { type Formatted, formatted } from './ask/format.ts'
export { type Hover, hoverAt } from './ask/hover.ts'
export { readyToAsk } from './ask/names.ts'
export { type NamedPlace, placesNamedAs } from './ask/places.ts'
export { type NewName, type Renameable, renameableAt, renamedAt } from './ask/rename.ts'
export { carried } from './carried.ts'
export { type EmittedBeside, emitBeside, filesApart } from './emit.ts'
export { type Language, languageById, languages } from './language.ts'
export { getReadyToType } from './rehearsal.ts'
export {
  forgetSayings,
  isSqlReady,
  isTypedSql,
  readOnce,
  readySql,
  shownSql,
  typeSql,
  writtenSql,
} from './sql/index.ts'
export { filesToSave, savedIn, takenFrom } from './sync.ts'
export { type Shown, shownText, type Typed, typed, writtenText } from './type.ts'
