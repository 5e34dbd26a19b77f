declare module 'virtual:prisma-schema' {
  export const version: string
  export function load(): Promise<{ readonly lint: (files: string) => string }>
}

declare module 'virtual:drizzle-types' {
  export const version: string
  export const files: Readonly<Record<string, string>>
}

declare module 'monaco-editor/languages/features/typescript/lib/lib.js' {
  export const libFileMap: Readonly<Record<string, string>>
}

declare module 'monaco-editor/languages/features/typescript/lib/typescriptServices.js' {
  export const typescript: import('./typescript.ts').TypeScript
}
