import { bundling } from '../bundle.ts'

export const { partsOf, bundled: bundledModules, apart, heading } = bundling({ comment: '#', endings: 'pyi?' })
