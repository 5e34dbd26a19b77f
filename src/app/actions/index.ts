import type { Action } from './action.ts'
import { addColumn } from './add-column.ts'
import { addActions } from './add-object.ts'
import { addTable } from './add-table.ts'
import { alignBottom } from './align-bottom.ts'
import { alignCentres } from './align-centres.ts'
import { alignLeft } from './align-left.ts'
import { alignMiddles } from './align-middles.ts'
import { alignRight } from './align-right.ts'
import { alignTop } from './align-top.ts'
import { allDesigns } from './all-designs.ts'
import { cardAsDiagram } from './card-as-diagram.ts'
import { cardColumns } from './card-columns.ts'
import { cardKeys } from './card-keys.ts'
import { cardNames } from './card-names.ts'
import { compareVersion } from './compare-version.ts'
import { convertActions } from './convert-actions.ts'
import { copy } from './copy.ts'
import { copyLink } from './copy-link.ts'
import { detailAll } from './detail-all.ts'
import { detailKeys } from './detail-keys.ts'
import { detailNames } from './detail-names.ts'
import { diagramOfSelection } from './diagram-of-selection.ts'
import { distributeAcross } from './distribute-across.ts'
import { distributeDown } from './distribute-down.ts'
import { downloadAll } from './download-all.ts'
import { downloadCode } from './download-code.ts'
import { dropFromDesign } from './drop-from-design.ts'
import { duplicate } from './duplicate.ts'
import { duplicateDiagram } from './duplicate-diagram.ts'
import { filterDiagram } from './filter-diagram.ts'
import { find } from './find.ts'
import { findHere } from './find-here.ts'
import { findPath } from './find-path.ts'
import { findText } from './find-text.ts'
import { fit } from './fit.ts'
import { fitSelection } from './fit-selection.ts'
import { focusNarrow } from './focus-narrow.ts'
import { focusSelection } from './focus-selection.ts'
import { focusWiden } from './focus-widen.ts'
import { foldArea } from './fold-area.ts'
import { goBack } from './go-back.ts'
import { goForward } from './go-forward.ts'
import { help } from './help.ts'
import { importText } from './import-text.ts'
import { languageActions } from './languages.ts'
import { layoutAll } from './layout-all.ts'
import { layoutByArea } from './layout-by-area.ts'
import { layoutBySchema } from './layout-by-schema.ts'
import { layoutLayered } from './layout-layered.ts'
import { layoutRadial } from './layout-radial.ts'
import { layoutSelection } from './layout-selection.ts'
import { letGo } from './let-go.ts'
import { newDesign } from './new-design.ts'
import { newDiagram } from './new-diagram.ts'
import { newFromTemplate } from './new-from-template.ts'
import { nextDiagram } from './next-diagram.ts'
import { openFile } from './open-file.ts'
import { openFolder } from './open-folder.ts'
import { paste } from './paste.ts'
import { pieceActions } from './piece-actions.ts'
import { previousDiagram } from './previous-diagram.ts'
import { redo } from './redo.ts'
import { removeDiagram } from './remove-diagram.ts'
import { removeFromDiagram } from './remove-from-diagram.ts'
import { rename } from './rename.ts'
import { renameDiagram } from './rename-diagram.ts'
import { saveFile } from './save-file.ts'
import { saveFolder } from './save-folder.ts'
import { savePdf } from './save-pdf.ts'
import { savePng } from './save-png.ts'
import { saveSvg } from './save-svg.ts'
import { selectAll } from './select-all.ts'
import { setStyle } from './set-style.ts'
import { shareLink } from './share-link.ts'
import { showDeletion } from './show-deletion.ts'
import { showTables } from './show-tables.ts'
import { showTypes } from './show-types.ts'
import { showViews } from './show-views.ts'
import { takePicture } from './take-picture.ts'
import { themeDark } from './theme-dark.ts'
import { themeLight } from './theme-light.ts'
import { themeSystem } from './theme-system.ts'
import { toggleCode } from './toggle-code.ts'
import { toggleContrast } from './toggle-contrast.ts'
import { toggleGrid } from './toggle-grid.ts'
import { toggleInspector } from './toggle-inspector.ts'
import { toggleOutline } from './toggle-outline.ts'
import { toggleProblems } from './toggle-problems.ts'
import { toggleTree } from './toggle-tree.ts'
import { toolArea } from './tool-area.ts'
import { toolForeignKey } from './tool-foreign-key.ts'
import { toolManyToMany } from './tool-many-to-many.ts'
import { toolNote } from './tool-note.ts'
import { toolSelect } from './tool-select.ts'
import { toolTable } from './tool-table.ts'
import { unbendEdge } from './unbend-edge.ts'
import { undo } from './undo.ts'
import { zoom100 } from './zoom-100.ts'
import { zoomIn } from './zoom-in.ts'
import { zoomOut } from './zoom-out.ts'

export { ACTION_GROUPS, type Action, type ActionContext, type ActionGroup } from './action.ts'

/** Every action, in the order in which menus list them. */
export const ACTIONS: readonly Action[] = [
  newDesign,
  newFromTemplate,
  allDesigns,
  openFile,
  openFolder,
  importText,
  saveFile,
  saveFolder,
  downloadCode,
  downloadAll,
  takePicture,
  saveSvg,
  savePng,
  savePdf,
  shareLink,
  compareVersion,
  undo,
  redo,
  copy,
  copyLink,
  paste,
  duplicate,
  rename,
  selectAll,
  setStyle,
  showDeletion,
  removeFromDiagram,
  dropFromDesign,
  find,
  findHere,
  findText,
  addTable,
  addColumn,
  ...addActions,
  ...pieceActions,
  ...convertActions,
  goBack,
  goForward,
  focusSelection,
  focusWiden,
  focusNarrow,
  findPath,
  filterDiagram,
  toggleTree,
  toggleInspector,
  toggleCode,
  toggleProblems,
  toggleGrid,
  toggleOutline,
  detailNames,
  detailKeys,
  detailAll,
  cardNames,
  cardKeys,
  cardColumns,
  cardAsDiagram,
  fit,
  fitSelection,
  zoom100,
  zoomIn,
  zoomOut,
  themeSystem,
  toggleContrast,
  themeLight,
  themeDark,
  layoutAll,
  layoutSelection,
  layoutBySchema,
  layoutByArea,
  layoutLayered,
  layoutRadial,
  alignLeft,
  alignCentres,
  alignRight,
  alignTop,
  alignMiddles,
  alignBottom,
  distributeAcross,
  distributeDown,
  foldArea,
  unbendEdge,
  showTables,
  showViews,
  showTypes,
  newDiagram,
  diagramOfSelection,
  duplicateDiagram,
  renameDiagram,
  removeDiagram,
  nextDiagram,
  previousDiagram,
  toolSelect,
  toolTable,
  toolForeignKey,
  toolManyToMany,
  toolArea,
  toolNote,
  letGo,
  help,
  ...languageActions,
]

const byId = new Map(ACTIONS.map((action) => [action.id, action]))

/** The action of an id that is written in our own code. */
export function actionOf(id: string): Action {
  const action = byId.get(id)
  if (!action) throw new Error(`there is no action ${id}`)
  return action
}
