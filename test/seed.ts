import fc from 'fast-check'
import { vi } from 'vitest'

/**
 * The same random cases each time, and the same ids, so that a test fails for what was changed and not by luck of the day.
 * `SEED=any` looks for new ones; what they find becomes a case of its own.
 */
const { SEED = '20261121' } = process.env
const seed = SEED === 'any' ? Math.floor(Math.random() * 2 ** 31) : Number(SEED)
fc.configureGlobal({ ...fc.readConfigureGlobal(), seed })
if (SEED === 'any') console.log(`SEED=${seed}`)

/** Files share a process, and so this module's state: each begins its ids anew. */
const state = vi.hoisted(() => ({ word: 0 }))
state.word = seed | 0

vi.mock('nanoid', () => ({
  /** Mulberry32 (Tommy Ettinger, public domain): ten characters need no more. */
  random: (bytes: number) => new Uint8Array(bytes),
  customRandom: (alphabet: string, size: number) => {
    const next = (): number => {
      state.word = (state.word + 0x6d2b79f5) | 0
      let it = Math.imul(state.word ^ (state.word >>> 15), 1 | state.word)
      it = (it + Math.imul(it ^ (it >>> 7), 61 | it)) ^ it
      return (it ^ (it >>> 14)) >>> 0
    }
    return () => Array.from({ length: size }, () => alphabet[next() % alphabet.length]).join('')
  },
}))
