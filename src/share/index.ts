export { fromFile, type Opened, toFile } from './file.ts'
export { decodeLink } from './link/decode.ts'
export { encodeLink } from './link/encode.ts'
