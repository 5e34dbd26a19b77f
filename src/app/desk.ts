import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Change, Id, ProfileId, Severity } from '#model'
import type { FindScope } from '#panels'
import type { MenuPoint } from '#ui'
import { readSaved, writeSaved } from './saved.ts'

/** What stands over the desk. */
export type DialogState =
  | {
      readonly name: 'import'
      readonly text: string
      readonly title: string | null
      readonly isFile?: boolean
      readonly atOnce?: boolean
      readonly profile?: ProfileId
    }
  | { readonly name: 'gallery' }
  | { readonly name: 'picture' }
  | { readonly name: 'convert'; readonly title: string; readonly says: string; readonly changes: readonly Change[] }
  | { readonly name: 'share' }
  | { readonly name: 'style' }
  | { readonly name: 'compare' }
  | { readonly name: 'designs' }
  | { readonly name: 'help' }
  | { readonly name: 'palette' }
  | { readonly name: 'drop'; readonly ids: readonly string[] }
  | { readonly name: 'rename'; readonly id: string }
  | { readonly name: 'rename-diagram' }

export const SIZES = { tree: 244, side: 392, problems: 220, grid: 260 } as const
export type SizeName = keyof typeof SIZES
export type SideTab = 'inspector' | 'code'
export type LeftTab = 'objects' | 'find' | 'filter'
export type SaveState = 'saved' | 'saving' | 'unsaved' | 'failed' | 'off'

export type DeskState = {
  readonly dialog: DialogState | null
  readonly menu: MenuPoint | null
  readonly sizes: Readonly<Record<SizeName, number>>
  readonly side: SideTab
  readonly left: LeftTab
  /** Where the find panel looks; another round asks it for the next text. */
  readonly finding: FindScope
  /** The code tab's language. */
  readonly language: string
  /** The first page is shown instead of the canvas. */
  readonly start: boolean
  /** What is to be shown first is being read. */
  readonly opening: boolean
  /** Under which the design is kept in this browser. */
  readonly designId: string | null
  readonly save: SaveState
  /** The worst finding of each object that has any. */
  readonly found: ReadonlyMap<Id, Severity>
  /** The canvas' zoom, in percent. */
  readonly zoom: number
}
export type Desk = StoreApi<DeskState>

type Kept = Pick<DeskState, 'sizes' | 'side' | 'language'>

/** How the person left the desk: panel sizes and tabs outlive the visit. */
export function createDesk(): Desk {
  const kept = readSaved<Kept>('desk')
  const desk = createStore<DeskState>(() => ({
    dialog: null,
    menu: null,
    sizes: { ...SIZES, ...kept?.sizes },
    side: kept?.side === 'code' ? 'code' : 'inspector',
    left: 'objects',
    finding: { here: false, round: 0 },
    language: kept?.language ?? 'sql',
    start: true,
    opening: false,
    designId: null,
    save: 'off',
    found: new Map(),
    zoom: 100,
  }))
  desk.subscribe(({ sizes, side, language }, was) => {
    if (sizes !== was.sizes || side !== was.side || language !== was.language)
      writeSaved('desk', { sizes, side, language })
  })
  return desk
}
