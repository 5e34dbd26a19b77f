import { load, version } from 'virtual:prisma-schema'
import type { CheckAnswer } from './messages.ts'

type Lint = { readonly start: number; readonly end: number; readonly text: string; readonly is_warning: boolean }
let loading: ReturnType<typeof load> | null = null

/** The engine counts bytes, an editor letters. */
function lettersIn(text: string): (bytes: number) => number {
  const bytes = new TextEncoder().encode(text)
  if (bytes.length === text.length) return (at) => at
  const decoder = new TextDecoder()
  return (at) => decoder.decode(bytes.subarray(0, at)).length
}

/** What Prisma's schema engine has against a text. */
export async function checkPrisma(text: string): Promise<CheckAnswer> {
  loading ??= load()
  const { lint } = await loading
  const at = lettersIn(text)
  const told = JSON.parse(lint(JSON.stringify([['schema.prisma', text]]))) as readonly Lint[]
  return {
    by: `Prisma ${version}`,
    faults: told.map((it) => ({
      message: it.text,
      severity: it.is_warning ? 'warning' : 'error',
      from: at(it.start),
      to: at(it.end),
    })),
  }
}
