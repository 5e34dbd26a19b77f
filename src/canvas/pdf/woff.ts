import { inflate } from './deflate.ts'

/** The tables of a font, by their four letters. */
export type FontTables = ReadonlyMap<string, Uint8Array<ArrayBuffer>>

const ENTRY = 20
const HEAD = 44

/** The tables of a WOFF file (version 1, where each is packed by itself). */
export async function readWoff(file: ArrayBuffer): Promise<FontTables> {
  const view = new DataView(file)
  const tables = new Map<string, Uint8Array<ArrayBuffer>>()
  for (let i = 0; i < view.getUint16(12); i++) {
    const at = HEAD + i * ENTRY
    const tag = String.fromCharCode(...new Uint8Array(file, at, 4))
    const [from, packed, length] = [view.getUint32(at + 4), view.getUint32(at + 8), view.getUint32(at + 12)]
    const bytes = new Uint8Array(file.slice(from, from + packed))
    tables.set(tag, packed < length ? await inflate(bytes) : bytes)
  }
  return tables
}
