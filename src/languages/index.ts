export { classOfWord, NAMED_CLASSES, spelledClass } from './prisma/operator-classes.ts'
export { parsePrisma, placesIn } from './prisma/parse.ts'
export {
  type Argument,
  type Attribute,
  type Block,
  type BlockAttribute,
  type Fault,
  type Field,
  type FieldType,
  type PrismaTree,
  type PrismaValue,
  printTree,
  type Range,
  type Setting,
} from './prisma/tree.ts'
export { nativeAttribute, PRISMA_TYPES, type PrismaType } from './prisma/types.ts'
export { quote, RESERVED_FIELDS, RESERVED_MODELS } from './prisma/words.ts'
