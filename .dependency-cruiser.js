/** The fences between rooms (ARCHITECTURE.md), as tables of data. */
const rooms = {
  words: [],
  base: [],
  model: ['base'],
  migrate: ['base', 'model'],
  rules: ['base', 'model', 'migrate'],
  postgres: ['base', 'model'],
  share: ['base', 'model'],
  languages: ['base', 'model'],
  export: ['base', 'model', 'migrate', 'languages'],
  import: ['base', 'model', 'postgres', 'languages'],
  proof: ['base', 'model', 'migrate', 'postgres'],
  text: ['base', 'model', 'migrate', 'languages', 'export', 'import'],
  session: ['base', 'model'],
  ui: ['base', 'words'],
  canvas: ['base', 'words', 'model', 'session', 'ui'],
  panels: [
    'base',
    'words',
    'model',
    'migrate',
    'rules',
    'postgres',
    'share',
    'export',
    'import',
    'text',
    'proof',
    'session',
    'ui',
  ],
  app: [
    'base',
    'words',
    'model',
    'migrate',
    'rules',
    'postgres',
    'share',
    'export',
    'import',
    'text',
    'proof',
    'session',
    'ui',
    'canvas',
    'panels',
  ],
}

/** A library and the only rooms that may touch it. */
const libraries = {
  '@xyflow/react': ['canvas'],
  'monaco-editor': ['panels/code'],
  '@electric-sql/': ['postgres'],
  '@lezer/': ['languages'],
  'libpg-query': ['import', 'rules', 'proof'],
  'react(-dom)?/': ['session', 'ui', 'canvas', 'panels', 'app'],
}

const tests = '\\.test\\.tsx?$'

export default {
  forbidden: [
    ...Object.entries(rooms).map(([room, may]) => ({
      name: `${room}-imports-downward`,
      severity: 'error',
      from: { path: `^src/${room}/`, pathNot: tests },
      to: { path: '^src/', pathNot: `^src/(${[room, ...may].join('|')})/` },
    })),
    ...Object.keys(rooms).map((room) => ({
      name: `${room}-through-its-door`,
      severity: 'error',
      from: { path: '^(src|cli)/', pathNot: `^src/${room}/|${tests}` },
      to: { path: `^src/${room}/`, pathNot: `^src/${room}/index\\.ts$` },
    })),
    ...Object.entries(libraries).map(([library, may]) => ({
      name: `${library.replace(/\W+/g, '-')}-behind-its-room`,
      severity: 'error',
      from: { path: '^(src|cli)/', pathNot: `^src/(${may.join('|')})/|${tests}` },
      to: { path: `node_modules/${library}` },
    })),
    {
      name: 'exporters-never-meet',
      severity: 'error',
      from: { path: '^src/export/([^/]+)/', pathNot: '^src/export/naming/' },
      to: { path: '^src/export/([^/]+)/', pathNot: '^src/export/($1|naming)/' },
    },
    {
      name: 'no-node-in-the-app',
      severity: 'error',
      from: { path: '^src/', pathNot: tests },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'cli-stays-below-the-screen',
      severity: 'error',
      from: { path: '^cli/' },
      to: { path: '^src/(session|ui|canvas|panels|app)/' },
    },
    {
      name: 'no-circles',
      severity: 'error',
      from: { path: '^src/' },
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'browser', 'default'],
      extensions: ['.ts', '.tsx', '.js'],
    },
  },
}
