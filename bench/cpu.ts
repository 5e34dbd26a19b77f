import { readdirSync, readFileSync } from 'node:fs'

const text = (path: string): string => {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    // It has ended meanwhile.
    return ''
  }
}

const numbers = (path: string): string[] => {
  try {
    return readdirSync(path).filter((name) => /^\d+$/.test(name))
  } catch {
    return []
  }
}

const parentOf = (pid: string): string => /^PPid:\s*(\d+)$/m.exec(text(`/proc/${pid}/status`))?.[1] ?? '0'

function isOurs(pid: string): boolean {
  for (let at = pid; Number(at) > 1; at = parentOf(at)) if (at === String(process.pid)) return true
  return false
}

type Threads = ReadonlyMap<string, number>

/** How long each thread of the browser's pages has run by now, in milliseconds. Empty where the system does not say. */
export function threadTimes(): Threads {
  const times = new Map<string, number>()
  for (const pid of numbers('/proc')) {
    if (!text(`/proc/${pid}/cmdline`).includes('--type=renderer') || !isOurs(pid)) continue
    for (const thread of numbers(`/proc/${pid}/task`)) {
      const ran = Number(text(`/proc/${pid}/task/${thread}/schedstat`).split(' ')[0])
      times.set(`${pid}/${thread}`, ran / 1e6)
    }
  }
  return times
}

/** The time of the thread that ran longest since; it hardly depends on what else the machine does. */
export const busiestSince = (before: Threads): number | null =>
  before.size === 0 ? null : Math.max(...[...threadTimes()].map(([thread, now]) => now - (before.get(thread) ?? 0)))
