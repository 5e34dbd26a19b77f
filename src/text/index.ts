export { carried } from './carried.ts'
export { type EmittedBeside, emitBeside, filesApart } from './emit.ts'
export { type Language, languageById, languages } from './language.ts'
export {
  forgetSayings,
  isSqlReady,
  isTypedSql,
  readOnce,
  readySql,
  SQL_PATH,
  shownSql,
  typeSql,
  writtenSql,
} from './sql/index.ts'
export { readyToType, type Shown, shownText, type Typed, typed, writtenText } from './type.ts'
