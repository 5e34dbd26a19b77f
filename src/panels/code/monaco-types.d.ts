declare module 'monaco-editor/editor/editor.worker.js?worker' {
  const EditorWorker: new () => Worker
  // biome-ignore lint/style/noDefaultExport: a worker module's only export
  export default EditorWorker
}
