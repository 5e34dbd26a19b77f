export type { Imported, Importer, ImportOptions, LedgerEntry, Progress } from './importer.ts'
export { type Amended, amendDesign } from './sql/amend.ts'
export { extensionsIn, type OpenPostgres, sqlImporter } from './sql/index.ts'
export { leansOn } from './sql/leans-on.ts'
