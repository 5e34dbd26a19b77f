import { rmSync } from 'node:fs'
import type { TestProject } from 'vitest/node'

/** Takes the folder away in which the test processes of a run have met. */
export function setup(project: TestProject): () => void {
  const { RUN_FOLDER } = project.config.env
  return () => {
    if (RUN_FOLDER) rmSync(RUN_FOLDER, { recursive: true, force: true })
  }
}
