/** What is needed of the web's standards that browsers and Node have: types of the DOM stay out of the core (tsconfig.core.json). */
declare class TextDecoder {
  constructor(label?: string, options?: { readonly fatal?: boolean })
  decode(bytes?: Uint8Array): string
}

declare class DecompressionStream {
  constructor(format: 'gzip')
}

type ReadBytes = { readonly done: false; readonly value: Uint8Array } | { readonly done: true }

declare class ByteStream {
  pipeThrough(through: DecompressionStream): ByteStream
  getReader(): { read(): Promise<ReadBytes> }
}

declare class Blob {
  constructor(parts: readonly Uint8Array[])
  stream(): ByteStream
}
