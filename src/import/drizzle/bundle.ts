import { bundling } from '../bundle.ts'

export const { partsOf, bundled, apart, heading } = bundling({ comment: '//', endings: 'ts|mts|cts|tsx|js|mjs' })
