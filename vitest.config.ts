import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** The longest files, longest first: begun last, one of them would run alone at the end. */
const LONGEST = [
  'src/proof/real-schemas.test.ts',
  'src/proof/corpus.test.ts',
  // It takes the designs that the first of these has imported.
  'src/export/real-schemas.test.ts',
  'src/rules/rules.test.ts',
  'src/proof/pairs.test.ts',
  'src/rules/change-rules.test.ts',
  'src/rules/incremental.test.ts',
]

const PROJECTS = ['postgres', 'alone', 'together']

/** A process is handed on only to the next file, if that is of the same project (vitest 4, Pool.schedule). */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const project = (it: TestSpecification) => PROJECTS.indexOf(it.project.name)
    const place = ({ moduleId }: TestSpecification) => {
      const at = LONGEST.findIndex((it) => moduleId.endsWith(it))
      return at === -1 ? LONGEST.length : at
    }
    return (await super.sort(files)).sort((a, b) => project(a) - project(b) || place(a) - place(b))
  }
}

/** Rooms whose tests share a process: to load modules, and to compile Postgres, takes longer than to run most of them. */
const TOGETHER = 'src/{app,base,canvas,languages,migrate,model,panels,session,share,text,ui,words}/**/*.test.{ts,tsx}'
const POSTGRES = 'src/{export,import,postgres,proof,rules}/**/*.test.ts'

export default defineConfig({
  test: {
    setupFiles: ['test/seed.ts'],
    globalSetup: ['test/run-folder.ts'],
    env: { RUN_FOLDER: mkdtempSync(join(tmpdir(), 'schemawright-')) },
    sequence: { sequencer: LongestFirst },
    testTimeout: 240_000,
    hookTimeout: 600_000,
    maxWorkers: 2,
    projects: [
      { extends: true, test: { name: 'postgres', include: [POSTGRES], isolate: false } },
      { extends: true, test: { name: 'alone', include: ['cli/**/*.test.ts', 'test/**/*.test.ts'] } },
      { extends: true, test: { name: 'together', include: [TOGETHER], isolate: false } },
    ],
  },
})
