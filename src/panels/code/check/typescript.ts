/** Of TypeScript's own services, which come with the editor without types, what we ask of them. */
export type TypeScript = {
  readonly version: string
  readonly ScriptSnapshot: { readonly fromString: (text: string) => unknown }
  readonly createLanguageService: (host: object) => LanguageService
  readonly flattenDiagnosticMessageText: (text: unknown, newLine: string) => string
}

export type Diagnostic = {
  readonly code: number
  /** 0: a warning, 1: an error, 2: a suggestion, 3: a message. */
  readonly category: number
  readonly start?: number
  readonly length?: number
  readonly messageText: unknown
}

export type LanguageService = {
  readonly getSyntacticDiagnostics: (path: string) => readonly Diagnostic[]
  readonly getSemanticDiagnostics: (path: string) => readonly Diagnostic[]
}
