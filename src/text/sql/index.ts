export { forgetSayings, readOnce } from './memory.ts'
export { isSqlReady, isTypedSql, readySql, shownSql, writtenSql } from './show-sql.ts'
export { typeSql } from './type-sql.ts'
