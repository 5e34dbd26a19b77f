import { deflate } from './deflate.ts'

type Bytes = Uint8Array<ArrayBuffer>
export type Ref = `${number} 0 R`

const text = new TextEncoder()

/** A number as a PDF has it: never with an exponent. */
export const num = (value: number): string => String(Math.round(value * 1000) / 1000)

/** Any text as a PDF string: UTF-16 with its mark, in hexadecimal, which nothing can break out of. */
export function pdfString(value: string): string {
  let out = 'FEFF'
  for (let i = 0; i < value.length; i++) out += value.charCodeAt(i).toString(16).padStart(4, '0')
  return `<${out}>`
}

/** The objects of a PDF file, as they are written one after another (ISO 32000-1, 7.5). */
export class PdfFile {
  readonly #objects: (readonly (string | Bytes)[])[] = []

  /** Keeps a number for an object that is told later. */
  reserve(): Ref {
    this.#objects.push([])
    return `${this.#objects.length} 0 R`
  }

  put(ref: Ref, body: string): Ref {
    this.#objects[Number.parseInt(ref, 10) - 1] = [body]
    return ref
  }

  add(body: string): Ref {
    return this.put(this.reserve(), body)
  }

  /** A stream of bytes, packed. */
  async stream(bytes: Bytes | string, entries = ''): Promise<Ref> {
    const ref = this.reserve()
    const packed = await deflate(typeof bytes === 'string' ? text.encode(bytes) : bytes)
    const head = `<< /Length ${packed.length} /Filter /FlateDecode ${entries} >>\nstream\n`
    this.#objects[Number.parseInt(ref, 10) - 1] = [head, packed, '\nendstream']
    return ref
  }

  /** The whole file. */
  bytes(root: Ref, info: Ref): Bytes {
    const parts: Bytes[] = []
    let length = 0
    const write = (part: string | Bytes) => {
      const bytes = typeof part === 'string' ? text.encode(part) : part
      parts.push(bytes)
      length += bytes.length
    }
    // Bytes over 127 in its second line tell programs that the file is not text.
    write('%PDF-1.7\n')
    write(new Uint8Array([37, 226, 227, 207, 211, 10]))
    const starts = this.#objects.map((object, i) => {
      const start = length
      write(`${i + 1} 0 obj\n`)
      for (const part of object) write(part)
      write('\nendobj\n')
      return start
    })
    const table = length
    write(`xref\n0 ${starts.length + 1}\n0000000000 65535 f \n`)
    for (const start of starts) write(`${String(start).padStart(10, '0')} 00000 n \n`)
    write(`trailer\n<< /Size ${starts.length + 1} /Root ${root} /Info ${info} >>\nstartxref\n${table}\n%%EOF\n`)
    const file = new Uint8Array(length)
    let at = 0
    for (const part of parts) {
      file.set(part, at)
      at += part.length
    }
    return file
  }
}
