import { bundling } from '../bundle.ts'

export const { partsOf, bundled: bundledModules, apart } = bundling({ comment: '#', endings: 'pyi?' })
