import { bundling } from '../bundle.ts'

export const { partsOf, bundled, apart } = bundling({ comment: '//', endings: 'ts|mts|cts|tsx|js|mjs' })
