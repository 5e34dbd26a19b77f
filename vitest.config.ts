import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** The longest files, longest first: begun last, one of them would run alone at the end. */
const LONGEST = [
  'src/export/real-schemas.test.ts',
  'src/proof/corpus.test.ts',
  'src/proof/real-schemas.test.ts',
  'src/rules/rules.test.ts',
  'src/proof/pairs.test.ts',
  'src/rules/change-rules.test.ts',
  'src/rules/incremental.test.ts',
]

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification) => {
      const at = LONGEST.findIndex((it) => moduleId.endsWith(it))
      return at === -1 ? LONGEST.length : at
    }
    return (await super.sort(files)).sort((a, b) => place(a) - place(b))
  }
}

export default defineConfig({
  test: {
    include: ['src/**/*.test.{ts,tsx}', 'cli/**/*.test.ts', 'test/**/*.test.ts'],
    setupFiles: ['test/seed.ts'],
    sequence: { sequencer: LongestFirst },
    testTimeout: 240_000,
    hookTimeout: 600_000,
    maxWorkers: 2,
  },
})
