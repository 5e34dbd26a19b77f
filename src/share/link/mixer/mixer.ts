import { invariant } from '#base'
import { fromBase64Url } from '../base64url.ts'
import { WASM } from './wasm.ts'

/**
 * The context-mixing packer of links, written in AssemblyScript (`predictor.as.ts`, `coder.as.ts`). `primer` is seen by
 * both sides first, so that its words are known from the start.
 */
class Mixer {
  readonly #memory: WebAssembly.Memory
  readonly #call: (name: string, ...args: readonly number[]) => number

  constructor(primer: Uint8Array, slots: number) {
    const { exports } = new WebAssembly.Instance(compiled())
    invariant(exports.memory instanceof WebAssembly.Memory, 'the mixer has a memory')
    this.#memory = exports.memory
    this.#call = (name, ...args) => {
      const called = exports[name]
      invariant(typeof called === 'function', `the mixer can ${name}`)
      return Number(called(...args))
    }
    const at = this.#call('begin', slots)
    this.#put(primer, at)
    this.#call('prime', primer.length)
  }

  #put(bytes: Uint8Array, at: number): void {
    new Uint8Array(this.#memory.buffer).set(bytes, at)
  }

  #taken(at: number, length: number): Uint8Array {
    return new Uint8Array(this.#memory.buffer).slice(at, at + length)
  }

  pack(bytes: Uint8Array, runs: boolean): Uint8Array {
    // A bit that was thought impossible costs twelve.
    this.#call('room', bytes.length * 13 + SPARE)
    const at = this.#call('again')
    this.#put(bytes, at)
    const to = at + bytes.length + SPARE
    return this.#taken(to, this.#call('pack', bytes.length, runs ? 1 : 0, to))
  }

  unpack(packed: Uint8Array, length: number, runs: boolean): Uint8Array {
    this.#call('room', length + packed.length + SPARE)
    const at = this.#call('again')
    const from = at + length + SPARE
    this.#put(packed, from)
    this.#call('unpack', length, runs ? 1 : 0, from, from + packed.length)
    return this.#taken(at, length)
  }
}

const SPARE = 64

let module: WebAssembly.Module | null = null
function compiled(): WebAssembly.Module {
  const bytes = module ? null : fromBase64Url(WASM)
  if (bytes) module = new WebAssembly.Module(bytes)
  invariant(module !== null, 'the mixer is there')
  return module
}

/** Room for sixteen contexts a byte, within bounds: a small design should not pay for a large one's tables. */
const slotsFor = (bytes: number): number => 2 ** Math.min(18, Math.max(14, Math.ceil(Math.log2(bytes * 16))))

/** Mixers that have seen a primer, by how much room they have: to learn it takes as long as a small design. */
const primed = new WeakMap<Uint8Array, Map<number, Mixer>>()

function mixerFor(primer: Uint8Array, bytes: number): Mixer {
  const slots = slotsFor(primer.length + bytes)
  const known = primed.get(primer) ?? new Map<number, Mixer>()
  primed.set(primer, known)
  const mixer = known.get(slots) ?? new Mixer(primer, slots)
  known.set(slots, mixer)
  return mixer
}

/** `runs`: whether a long match is told a byte at a time, which link format 3 does. */
export type Packing = { readonly primer: Uint8Array; readonly runs: boolean }

/** Packs bytes. The length is not kept: whoever unpacks must know it. */
export function pack(bytes: Uint8Array, { primer, runs }: Packing): Uint8Array {
  return trimmed(mixerFor(primer, bytes.length).pack(bytes, runs))
}

/** Noughts at the end go without saying. */
function trimmed(bytes: Uint8Array): Uint8Array {
  let end = bytes.length
  while (end > 0 && bytes[end - 1] === 0) end--
  return bytes.slice(0, end)
}

/** Unpacks as many bytes as were packed. Any input gives some bytes: what they mean is checked by whoever reads them. */
export function unpack(packed: Uint8Array, length: number, { primer, runs }: Packing): Uint8Array {
  return mixerFor(primer, length).unpack(packed, length, runs)
}
