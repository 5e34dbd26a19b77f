declare module 'monaco-editor/editor/editor.worker.js?worker' {
  const EditorWorker: new () => Worker
  // biome-ignore lint/style/noDefaultExport: a worker module's only export
  export default EditorWorker
}

/** What opens the list: the feature of that name is only its part that writes ahead of the cursor. */
declare module 'monaco-editor/editor/contrib/suggest/browser/suggestController.js'
