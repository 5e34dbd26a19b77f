import { bundling } from '../bundle.ts'

export const { partsOf, bundled: bundledPrisma, apart, heading } = bundling({ comment: '//', endings: 'prisma' })
