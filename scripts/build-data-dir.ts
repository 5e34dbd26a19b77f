import { statSync } from 'node:fs'
import { dataDir } from '../cli/data-dir.ts'

const { path, made } = await dataDir()
if (made) console.log(`Postgres' empty data directory: ${(statSync(path).size / 1e6).toFixed(1)} MB`)
