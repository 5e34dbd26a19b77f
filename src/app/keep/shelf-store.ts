import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import type { KeptHead } from './keep-messages.ts'

type Tables = DBSchema & {
  heads: { key: string; value: KeptHead }
  /** Apart from the heads, so that a list reads no designs. */
  texts: { key: string; value: string }
}

let opening: Promise<IDBPDatabase<Tables>> | null = null

const open = (): Promise<IDBPDatabase<Tables>> => {
  opening ??= openDB<Tables>('schemawright', 1, {
    upgrade(db) {
      db.createObjectStore('heads', { keyPath: 'id' })
      db.createObjectStore('texts')
    },
    // Another tab wants a newer form of the store: let go, and open again when next asked.
    blocking(_now, _next, event) {
      ;(event.target as IDBDatabase).close()
      opening = null
    },
  })
  opening.catch(() => {
    opening = null
  })
  return opening
}

/** The designs kept in this browser, the last saved first. */
export async function listKept(): Promise<KeptHead[]> {
  const heads = await (await open()).getAll('heads')
  return heads.sort((a, b) => b.savedAt - a.savedAt)
}

/** The text of a kept design; null where there is none. */
export const readKept = async (id: string): Promise<string | null> => (await (await open()).get('texts', id)) ?? null

/** Keeps a design's text: both of its parts, or neither. */
export async function writeKept(head: KeptHead, text: string): Promise<void> {
  const change = (await open()).transaction(['heads', 'texts'], 'readwrite')
  await Promise.all([
    change.objectStore('heads').put(head),
    change.objectStore('texts').put(text, head.id),
    change.done,
  ])
}

export async function removeKept(id: string): Promise<void> {
  const change = (await open()).transaction(['heads', 'texts'], 'readwrite')
  await Promise.all([change.objectStore('heads').delete(id), change.objectStore('texts').delete(id), change.done])
}
