export type { Imported, Importer, ImportOptions, LedgerEntry, Progress } from './importer.ts'
export { extensionsIn, type OpenPostgres, sqlImporter } from './sql/index.ts'
