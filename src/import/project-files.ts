import { whyThrown } from '#base'
import type { Notice } from '#model'
import { fileText } from './file-text.ts'

/** What a schema can be written in; all else of a project is not read. */
const TEXT = /\.(?:sql|ddl|p(?:g)?sql|prisma|dbml|pyi?|[mc]?ts|tsx|[mc]?js|json)$/i
const PASSED_OVER = /(?:^|\/)(?:node_modules|\.git|\.next|\.venv|dist|build)(?:\/|$)/

/** How much of a project is read: more is not what people wrote, and a page would not hold it. */
const MOST_FILES = 5000
const MOST_MEGABYTES = 64

/** Of JSON only a project's settings are read: what is larger is data, and would take the room of the schema. */
const MOST_SETTINGS = 2_000_000

/** Whether a project's schema may stand in a file, or below a folder, of this path. */
const maySaySchema = (path: string): boolean => TEXT.test(path) && !isPassedOver(path)
export const isPassedOver = (path: string): boolean => PASSED_OVER.test(path)

/** The files of a project in which its schema may stand, by their paths, from wherever they are brought. */
export class ProjectFiles {
  readonly texts = new Map<string, string>()
  #left: string[] = []
  readonly #told: Notice[] = []
  #count = 0
  #bytes = 0

  /** Whether a file of this size, in bytes, is to be read; counts it. */
  takes(path: string, size: number): boolean {
    if (!maySaySchema(path) || (path.endsWith('.json') && size > MOST_SETTINGS)) return false
    if (this.#count >= MOST_FILES || this.#bytes + size > MOST_MEGABYTES * 1024 * 1024) {
      this.#left.push(path)
      return false
    }
    this.#count++
    this.#bytes += size
    return true
  }

  /** Keeps the text of a file that is to be read; one that is damaged is told, and the rest is read without it. */
  async put(path: string, bytes: Uint8Array): Promise<void> {
    try {
      const { text, notices } = await fileText(path, bytes)
      this.texts.set(path, text)
      this.#told.push(...notices)
    } catch (problem) {
      const message = `${path} could not be read: ${whyThrown(problem)}`
      this.#told.push({ code: 'import/unread', severity: 'warning', message })
    }
  }

  /** Says which files were left out for want of room, and which are of another encoding. */
  notices(): readonly Notice[] {
    const count = this.#left.length
    if (count === 0) return this.#told
    const named = [...this.#left.slice(0, 3), ...(count > 3 ? ['…'] : [])].join(', ')
    const message = `${count === 1 ? '1 file was' : `${count} files were`} not read, for a project may have ${MOST_FILES} files and ${MOST_MEGABYTES} MB: ${named}`
    return [...this.#told, { code: 'import/left-out', severity: 'warning', message }]
  }
}
