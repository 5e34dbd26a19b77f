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

export type Kept = { readonly head: KeptHead; readonly text: string }

/** A kept design; null where there is none. */
export async function readKept(id: string): Promise<Kept | null> {
  const look = (await open()).transaction(['heads', 'texts'])
  const [head, text] = await Promise.all([look.objectStore('heads').get(id), look.objectStore('texts').get(id)])
  return head && text !== undefined ? { head, text } : null
}

/**
 * Keeps a design's text, in one transaction: both of its parts or neither, and only where it is still at the revision
 * that is built on (null: anything goes). False where it is not.
 */
export async function writeKept(head: KeptHead, text: string, on: string | null): Promise<boolean> {
  const change = (await open()).transaction(['heads', 'texts'], 'readwrite')
  const was = await change.objectStore('heads').get(head.id)
  const fits = on === null || !was || was.revision === on
  if (fits) {
    void change.objectStore('heads').put(head)
    void change.objectStore('texts').put(text, head.id)
  }
  await change.done
  return fits
}

export async function removeKept(id: string): Promise<void> {
  const change = (await open()).transaction(['heads', 'texts'], 'readwrite')
  await Promise.all([change.objectStore('heads').delete(id), change.objectStore('texts').delete(id), change.done])
}
