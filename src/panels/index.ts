export { codeClient } from './code/code-client.ts'
export type { Shelf, ShelfEntry } from './designs/designs-dialog.tsx'
export type { FindScope } from './find/find-panel.tsx'
export { expressionCheck } from './inspector/expression-check.ts'
export type { TableTheory } from './inspector/table-theory.ts'
export { iconOfKind } from './kind-icon.ts'
export {
  CodePanel,
  CompareDialog,
  DesignsDialog,
  DetailsPanel,
  FilterPanel,
  FindPanel,
  FixDialog,
  GridPanel,
  ImportDialog,
  Inspector,
  NarrowBar,
  OutlinePanel,
  ProblemsPanel,
  prepareImport,
  ShareDialog,
  StyleDialog,
  WayPanel,
} from './lazy.tsx'
export { ObjectList } from './object-list.tsx'
export type { Problem, Reviewed, RuleInfo, Style, StyleTrial } from './problems/problem.ts'
export { RenamedAlong } from './renamed-along.tsx'
export { STYLE_NAMES } from './style/style-names.ts'
export { TreePanel } from './tree/tree-panel.tsx'
export type { ChangeProblem, CompareAsked, Comparison, Older } from './versions/comparison.ts'
