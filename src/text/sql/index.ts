export { forgetSayings, readOnce } from './memory.ts'
export { isSqlReady, isTypedSql, readySql, shownSql, writtenSql } from './show-sql.ts'
export { SQL_PATH, typeSql } from './type-sql.ts'
