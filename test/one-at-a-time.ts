import { closeSync, openSync, readFileSync, rmSync, statSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const isThere = (process_: number): boolean => {
  try {
    process.kill(process_, 0)
    return true
  } catch {
    return false
  }
}

/** Whether it is ours now. */
function take(lock: string): boolean {
  try {
    const file = openSync(lock, 'wx')
    writeSync(file, String(process.pid))
    closeSync(file)
    return true
  } catch {
    return false
  }
}

/** A process writes who it is right after it has taken the lock. */
const MOST_WRITING = 5000

/** Takes away what a process that is gone held. */
function letGo(lock: string): void {
  try {
    const owner = readFileSync(lock, 'utf8')
    const isGone = owner === '' ? Date.now() - statSync(lock).mtimeMs > MOST_WRITING : !isThere(Number(owner))
    if (isGone) rmSync(lock, { force: true })
  } catch {
    // It was given back meanwhile.
  }
}

const pause = new Int32Array(new SharedArrayBuffer(4))

/**
 * Does what two processes must not do at once, while the others wait. Test files run in several: an installer that meets
 * another of its kind fails, or takes away for a moment what the other's tests already use.
 */
export function oneAtATime<T>(name: string, act: () => T): T {
  const lock = join(tmpdir(), `schemawright-${name}.lock`)
  while (!take(lock)) {
    letGo(lock)
    Atomics.wait(pause, 0, 0, 100)
  }
  try {
    return act()
  } finally {
    rmSync(lock, { force: true })
  }
}
