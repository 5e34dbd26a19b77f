import { readSaved, writeSaved } from '../saved.ts'

const KEY = 'schemawright/open'

/** Which design this tab has open, so that a reload brings back this tab's own; a new tab opens the last of all. */
export function rememberLast(id: string): void {
  writeSaved('last', { id })
  try {
    sessionStorage.setItem(KEY, id)
  } catch {
    // Storage shut off: nothing is kept then, nor is this.
  }
}

export function lastOpened(): string | null {
  try {
    const own = sessionStorage.getItem(KEY)
    if (own) return own
  } catch {
    // As above.
  }
  return readSaved<{ id: string }>('last')?.id ?? null
}
