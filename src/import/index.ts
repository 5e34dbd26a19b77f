export type { Imported, Importer, ImportOptions, LedgerEntry, Progress } from './importer.ts'
