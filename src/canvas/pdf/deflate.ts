type Bytes = Uint8Array<ArrayBuffer>

async function through(bytes: Bytes, stream: GenericTransformStream): Promise<Bytes> {
  const out = new Blob([bytes]).stream().pipeThrough(stream as ReadableWritablePair<Bytes, Bytes>)
  return new Uint8Array(await new Response(out).arrayBuffer())
}

/** Packs as PDF and WOFF do it: zlib's format. */
export const deflate = (bytes: Bytes): Promise<Bytes> => through(bytes, new CompressionStream('deflate'))
export const inflate = (bytes: Bytes): Promise<Bytes> => through(bytes, new DecompressionStream('deflate'))
