export type { Imported, Importer, ImportOptions, LedgerEntry, Progress } from './importer.ts'
export { type OpenPostgres, sqlImporter } from './sql/index.ts'
