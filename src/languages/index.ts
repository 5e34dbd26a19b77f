export { compileDbml, type DbmlElement, type DbmlText } from './dbml/compile.ts'
export { type DbmlSuggestion, suggestDbml } from './dbml/suggest.ts'
export { parseScript } from './drizzle/parse.ts'
export type {
  ArrayLiteral,
  Call,
  Doc,
  Expression,
  FunctionLiteral,
  Item,
  MemberMention,
  Mention,
  ObjectLiteral,
  Pattern,
  ScriptTree,
  Statement,
} from './drizzle/syntax.ts'
export {
  CUSTOM_DATA,
  DRIZZLE_TYPES,
  type DrizzleType,
  intervalOptions,
  NEEDS_ARGS,
  TAKES_NO_LESS,
} from './drizzle/types.ts'
export { DRIZZLE_HELPERS } from './drizzle/words.ts'
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
export { columnsSpokenOf, conventionName, type PyNamed, postgresName } from './sqlmodel/names.ts'
export { parsePython } from './sqlmodel/parse.ts'
export type {
  PyArgument,
  PyAssign,
  PyCall,
  PyClass,
  PyDict,
  PyExpression,
  PyFor,
  PyFunction,
  PyImport,
  PyItem,
  PyList,
  PyParam,
  PyStatement,
  PyTree,
  PyWord,
} from './sqlmodel/syntax.ts'
export { PG_TYPE, PYTHON_MODULES, PYTHON_NAMES } from './sqlmodel/words.ts'
