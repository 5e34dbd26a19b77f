/** Monaco's parts, largest first. */
const PARTS: readonly (() => Promise<unknown>)[] = [
  () => import('monaco-editor/editor/editor.api.js'),
  () => import('monaco-editor/features/find/register.js'),
  () => import('monaco-editor/features/folding/register.js'),
  () => import('monaco-editor/features/hover/register.js'),
  () => import('monaco-editor/editor/contrib/suggest/browser/suggestController.js'),
  () => import('monaco-editor/features/gotoSymbol/register.js'),
  () => import('monaco-editor/features/referenceSearch/register.js'),
  () => import('monaco-editor/features/rename/register.js'),
  () => import('monaco-editor/features/contextmenu/register.js'),
]

/** Loads the editor part by part: begun all at once it would hold the page up. */
export async function loadEditor(): Promise<void> {
  for (const part of PARTS) {
    await part()
    await new Promise((done) => setTimeout(done))
  }
}
