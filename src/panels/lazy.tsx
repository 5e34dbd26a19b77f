import { lazy } from 'react'

// Each loads when it is first shown: the first picture pays for none of them.
export const CodePanel = lazy(async () => {
  await (await import('./code/load-editor.ts')).loadEditor()
  return { default: (await import('./code/code-panel.tsx')).CodePanel }
})
const inspector = () => import('./inspector/inspector.tsx')
export const Inspector = lazy(() => inspector().then((it) => ({ default: it.Inspector })))
/** Loads it before there is anything to show in it. */
export const prepareInspector = (): Promise<unknown> => inspector()
export const ProblemsPanel = lazy(() =>
  import('./problems/problems-panel.tsx').then((it) => ({ default: it.ProblemsPanel })),
)
export const ImportDialog = lazy(() =>
  import('./import/import-dialog.tsx').then((it) => ({ default: it.ImportDialog })),
)
/** Makes all ready for a text that is about to come. */
export async function prepareImport(): Promise<void> {
  const [{ prepareImport: prepare }] = await Promise.all([
    import('./import/run-import.ts'),
    import('./import/import-dialog.tsx'),
  ])
  prepare()
}
const findPanel = () => import('./find/find-panel.tsx')
export const FindPanel = lazy(() => findPanel().then((it) => ({ default: it.FindPanel })))
/** Makes ready what takes the keyboard when it opens: who types on at once loses no letter. */
export const prepareFind = (): Promise<unknown> => findPanel()
export const FixDialog = lazy(() => import('./problems/fix-dialog.tsx').then((it) => ({ default: it.FixDialog })))
export const FilterPanel = lazy(() => import('./narrow/filter-panel.tsx').then((it) => ({ default: it.FilterPanel })))
export const GridPanel = lazy(() => import('./grid/grid-panel.tsx').then((it) => ({ default: it.GridPanel })))
export const DetailsPanel = lazy(() =>
  import('./details/details-panel.tsx').then((it) => ({ default: it.DetailsPanel })),
)
export const OutlinePanel = lazy(() =>
  import('./outline/outline-panel.tsx').then((it) => ({ default: it.OutlinePanel })),
)
export const NarrowBar = lazy(() => import('./narrow/narrow-bar.tsx').then((it) => ({ default: it.NarrowBar })))
export const WayPanel = lazy(() => import('./way/way-panel.tsx').then((it) => ({ default: it.WayPanel })))
export const ShareDialog = lazy(() => import('./share/share-dialog.tsx').then((it) => ({ default: it.ShareDialog })))
export const StyleDialog = lazy(() => import('./style/style-dialog.tsx').then((it) => ({ default: it.StyleDialog })))
export const CompareDialog = lazy(() =>
  import('./versions/compare-dialog.tsx').then((it) => ({ default: it.CompareDialog })),
)
export const DesignsDialog = lazy(() =>
  import('./designs/designs-dialog.tsx').then((it) => ({ default: it.DesignsDialog })),
)
