import type { Design } from '#model'

type Opened = { readonly design: Design | null; readonly notices: readonly { readonly message: string }[] }

/** The designs kept in this browser. */
export type Library = {
  readonly list: () => Promise<readonly LibraryEntry[]>
  readonly load: (id: string) => Promise<Opened | Design | null>
  readonly save: (id: string, design: Design) => Promise<unknown>
  readonly remove: (id: string) => Promise<unknown>
  readonly watch: (heard: (id: string) => void) => () => void
}
export type LibraryEntry = { readonly id: string; readonly name: string; readonly savedAt?: number | string | Date }

export type ShareDoor = {
  readonly toFile: (design: Design) => string
  readonly fromFile: (text: string) => Opened
  readonly encodeLink: (design: Design) => Promise<string>
  readonly decodeLink: (fragment: string) => Promise<Opened>
  readonly openLibrary: () => Promise<Library>
}

// The room may not be there yet: found by the bundler, loaded when first asked for.
const found = import.meta.glob('../share/index.ts')

/** The room that reads and writes files, links and this browser's storage. */
export async function share(): Promise<ShareDoor | null> {
  const [load] = Object.values(found)
  return load ? ((await load()) as ShareDoor) : null
}

let opening: Promise<Library | null> | null = null

/** The library of this browser; null where storage is shut off. */
export function library(): Promise<Library | null> {
  opening ??= share().then((door) => door?.openLibrary().catch(() => null) ?? null)
  return opening
}
