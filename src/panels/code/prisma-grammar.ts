import type { languages } from 'monaco-editor/editor/editor.api.js'

/** Monaco has no grammar for Prisma's schema language. */
export const PRISMA: languages.IMonarchLanguage = {
  keywords: ['model', 'enum', 'datasource', 'generator', 'type', 'view'],
  types: ['String', 'Boolean', 'Int', 'BigInt', 'Float', 'Decimal', 'DateTime', 'Json', 'Bytes', 'Unsupported'],
  tokenizer: {
    root: [
      [/\/\/.*$/, 'comment'],
      [/"/, { token: 'string', next: '@string' }],
      [/@{1,2}[\w.]+/, 'annotation'],
      [/-?\d+(\.\d+)?/, 'number'],
      [/\b(true|false|null)\b/, 'keyword'],
      [/[A-Za-z_]\w*(?=\s*:)/, 'variable'],
      [/[A-Za-z_]\w*/, { cases: { '@keywords': 'keyword', '@types': 'type', '@default': 'identifier' } }],
      [/[{}()[\]]/, '@brackets'],
      [/[?=:,]/, 'delimiter'],
    ],
    string: [
      [/[^"\\]+/, 'string'],
      [/\\./, 'string.escape'],
      [/"/, { token: 'string', next: '@pop' }],
    ],
  },
}
