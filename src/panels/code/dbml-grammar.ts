import type { languages } from 'monaco-editor/editor/editor.api.js'

/** Monaco has no grammar for DBML. */
export const DBML: languages.IMonarchLanguage = {
  ignoreCase: true,
  keywords: [
    ...['table', 'tablepartial', 'tablegroup', 'enum', 'ref', 'project', 'indexes', 'checks', 'records', 'as'],
    ...['primary', 'key', 'pk', 'unique', 'not', 'null', 'increment', 'default', 'note', 'delete', 'update', 'type'],
    ...['true', 'false'],
  ],
  tokenizer: {
    root: [
      [/\/\/.*$/, 'comment'],
      [/\/\*/, { token: 'comment', next: '@comment' }],
      [/'''/, { token: 'string', next: '@lines' }],
      [/'(?:[^'\\]|\\.)*'/, 'string'],
      [/"(?:[^"\\]|\\.)*"/, 'identifier'],
      [/`[^`]*`/, 'predefined'],
      [/#[0-9a-f]{3,8}\b/, 'number'],
      [/-?\d+(\.\d+)?/, 'number'],
      [/<>|[<>~-]/, 'operator'],
      [/[a-z_]\w*(?=\s*:)/, 'annotation'],
      [/[a-z_]\w*/, { cases: { '@keywords': 'keyword', '@default': 'identifier' } }],
      [/[{}()[\]]/, '@brackets'],
      [/[:,.]/, 'delimiter'],
    ],
    comment: [
      [/[^*]+/, 'comment'],
      [/\*\//, { token: 'comment', next: '@pop' }],
      [/\*/, 'comment'],
    ],
    lines: [
      [/[^']+/, 'string'],
      [/'''/, { token: 'string', next: '@pop' }],
      [/'/, 'string'],
    ],
  },
}
