import { bundling } from '../bundle.ts'

export const { partsOf, bundled: bundledDbml, apart, heading } = bundling({ comment: '//', endings: 'dbml' })
