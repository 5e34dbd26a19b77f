import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'
import { virtualModules } from './scripts/virtual-modules.ts'

const POLICY = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "worker-src 'self'",
  "connect-src 'self'",
  // Monaco and React Flow place things by inline styles.
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ')

const pglite = new URL('./node_modules/@electric-sql/pglite/package.json', import.meta.url)
/** The data directory that `cli/data-dir.ts` makes in `public/`. */
const PGDATA = `postgres/pgdata-${JSON.parse(readFileSync(pglite, 'utf8')).version}-one.tar.gz`

/** What is there before anything is opened: widgets, words and state, and what an edit is made by. In one file it packs best. */
const FIRST = new RegExp(
  `/src/(${[
    'words/\\w+\\.ts',
    'session/',
    'ui/(badge|button|classes|empty|icon|icon-paths|menu|menu-button|select|split|tabs|text-input|toast|tooltip|tree|virtual-list)\\.tsx?',
    'base/(equal|fail|memo|rank|sql-shape|sql-tokens|sql-words)\\.ts',
    'model/(at|catalog-types|extensions|fields|held-text|intent|make|on-diagram|plain|plain-extending|read|references|relation-names|relationships|roots|ties|titles|users)\\.ts',
    'model/change/(apply|change|diff|squash)\\.ts',
    'model/commands/(bends|column|copy|diagrams|edit|layout|object-names|remove|table|types|begin/addable)\\.ts',
    'model/pieces/catalogue\\.ts',
  ].join('|')})`,
)

/** The built page may load nothing but its own files. The dev server's hot reload needs more, so it goes without. */
function contentPolicy(): Plugin {
  return {
    name: 'content-policy',
    apply: 'build',
    transformIndexHtml: () => [
      { tag: 'meta', attrs: { 'http-equiv': 'Content-Security-Policy', content: POLICY }, injectTo: 'head-prepend' },
    ],
  }
}

/** Writes `sw.js` with the list of built files and a version that changes when any of them does. */
function offline(): Plugin {
  return {
    name: 'offline',
    apply: 'build',
    generateBundle: {
      // After Vite has taken out the chunks of which only their styles are left: the worker could fetch none of those.
      order: 'post',
      handler(_options, bundle) {
        const files = Object.keys(bundle).filter((name) => !name.endsWith('.map'))
        const version = createHash('sha256').update(files.sort().join('\n')).digest('hex').slice(0, 12)
        const shell = Object.values(bundle).flatMap((it) =>
          it.type === 'chunk' && it.isEntry
            ? [it.fileName, ...it.imports.filter((name) => bundle[name]), ...(it.viteMetadata?.importedCss ?? [])]
            : [],
        )
        const source = readFileSync(new URL('./src/app/offline/sw.js', import.meta.url), 'utf8')
          .replace('__VERSION__', version)
          .replace("'__SHELL__'", JSON.stringify(['./', './icon.svg', ...new Set(shell)]))
          .replace("'__FILES__'", JSON.stringify([...files, PGDATA, 'icon.svg', 'manifest.webmanifest']))
        this.emitFile({ type: 'asset', fileName: 'sw.js', source })
      },
    },
  }
}

/** Served to the same machine, where packing each answer anew takes longer than the bytes that it saves. */
function unpackedPreview(): Plugin {
  return {
    name: 'unpacked-preview',
    configurePreviewServer(server) {
      server.middlewares.use((request, _response, next) => {
        delete request.headers['accept-encoding']
        next()
      })
    },
  }
}

/**
 * libpg-query is CommonJS and looks for its wasm beside whatever script runs, which no bundler moves there. As a module
 * that names its wasm by URL it works in the dev server and in the build alike.
 */
function pgQueryAsModule(): Plugin {
  return {
    name: 'pg-query-as-module',
    enforce: 'pre',
    transform(code, id) {
      if (!/libpg-query[/\\]wasm[/\\]libpg-query\.js/.test(id)) return null
      const end = code.lastIndexOf('if(typeof exports==="object"')
      const body = (end < 0 ? code : code.slice(0, end)).replaceAll(
        'locateFile("libpg-query.wasm")',
        'new URL("./libpg-query.wasm",import.meta.url).href',
      )
      return { code: `${body}\nexport default PgQueryModule`, map: null }
    },
  }
}

export default defineConfig({
  base: './',
  define: { 'import.meta.env.PGDATA': JSON.stringify(PGDATA) },
  plugins: [react(), pgQueryAsModule(), virtualModules(), contentPolicy(), offline(), unpackedPreview()],
  worker: { format: 'es', plugins: () => [pgQueryAsModule(), virtualModules()] },
  build: {
    target: 'es2023',
    chunkSizeWarningLimit: 4000,
    // What every page begins with is one file: small files that are shared would each be packed for themselves.
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: 'first', test: FIRST }] } } },
  },
  optimizeDeps: { exclude: ['@electric-sql/pglite', '@electric-sql/pglite-pgvector', 'libpg-query'] },
})
