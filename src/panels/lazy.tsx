import { later } from '#ui'

// Each loads when it is first shown: the first picture pays for none of them.
export const CodePanel = later(async () => {
  await (await import('./code/load-editor.ts')).loadEditor()
  return (await import('./code/code-panel.tsx')).CodePanel
})
export const Inspector = later(async () => (await import('./inspector/inspector.tsx')).Inspector)
export const ProblemsPanel = later(async () => (await import('./problems/problems-panel.tsx')).ProblemsPanel)
export const ImportDialog = later(async () => (await import('./import/import-dialog.tsx')).ImportDialog)
/** Makes all ready for a text that is about to come. */
export async function prepareImport(): Promise<void> {
  const dialog = ImportDialog.prepare()
  const { prepareImport: prepare } = await import('./import/run-import.ts')
  prepare()
  await dialog
}
export const FindPanel = later(async () => (await import('./find/find-panel.tsx')).FindPanel)
export const FixDialog = later(async () => (await import('./problems/fix-dialog.tsx')).FixDialog)
export const FilterPanel = later(async () => (await import('./narrow/filter-panel.tsx')).FilterPanel)
export const GridPanel = later(async () => (await import('./grid/grid-panel.tsx')).GridPanel)
export const DetailsPanel = later(async () => (await import('./details/details-panel.tsx')).DetailsPanel)
export const OutlinePanel = later(async () => (await import('./outline/outline-panel.tsx')).OutlinePanel)
export const NarrowBar = later(async () => (await import('./narrow/narrow-bar.tsx')).NarrowBar)
export const WayPanel = later(async () => (await import('./way/way-panel.tsx')).WayPanel)
export const ShareDialog = later(async () => (await import('./share/share-dialog.tsx')).ShareDialog)
export const StyleDialog = later(async () => (await import('./style/style-dialog.tsx')).StyleDialog)
export const CompareDialog = later(async () => (await import('./versions/compare-dialog.tsx')).CompareDialog)
export const DesignsDialog = later(async () => (await import('./designs/designs-dialog.tsx')).DesignsDialog)
