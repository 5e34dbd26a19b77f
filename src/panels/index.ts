export { codeClient } from './code/code-client.ts'
export type { Shelf, ShelfEntry } from './designs/designs-dialog.tsx'
export { expressionCheck } from './inspector/expression-check.ts'
export { iconOfKind } from './kind-icon.ts'
export {
  CodePanel,
  DesignsDialog,
  ImportDialog,
  Inspector,
  ProblemsPanel,
  prepareImport,
  ShareDialog,
} from './lazy.tsx'
export { ObjectList } from './object-list.tsx'
export type { Problem, Reviewed } from './problems/problem.ts'
export { RenamedAlong } from './renamed-along.tsx'
export { TreePanel } from './tree/tree-panel.tsx'
