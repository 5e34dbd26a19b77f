/** What is needed of the Encoding Standard, which browsers and Node have: types of the DOM stay out of the core (tsconfig.core.json). */
declare class TextDecoder {
  constructor(label?: string, options?: { readonly fatal?: boolean })
  decode(bytes?: Uint8Array): string
}
