export { adopt, adoptedIds, underIds } from './adopt.ts'
export { lookAtUsers, referrersOf, sqlAt, textUsersOf } from './at.ts'
export { bodiesOf } from './bodies.ts'
export { type CanonObject, canonOf, type Drift, driftBetween } from './canon.ts'
export { castWords, goesByText } from './cast-words.ts'
export { keepsBytes } from './casts.ts'
export { apply } from './change/apply.ts'
export { carryOver } from './change/carry.ts'
export { type Change, type DesignFacts, diagramFactsOf } from './change/change.ts'
export { diff, sameDesign } from './change/diff.ts'
export { invert } from './change/invert.ts'
export { mergeDesigns } from './change/merge.ts'
export { squash } from './change/squash.ts'
export {
  ADDABLE,
  addCheck,
  addColumn,
  addDiagram,
  addEnum,
  addForeignKey,
  addIndex,
  addObject,
  addSchema,
  addTable,
  addUnique,
  addView,
  automaticName,
  bendEdge,
  bendsOn,
  CELL_FIELDS,
  type CellOf,
  type CellText,
  colourObjects,
  completeTypes,
  copyObjects,
  diagramsOf,
  drawShape,
  duplicate,
  fallOf,
  foldArea,
  forget,
  freeName,
  freeObjectName,
  indexKey,
  intend,
  isKnownType,
  isNamed,
  joinTables,
  keyColumn,
  type Learned,
  labelOf,
  leansOn,
  moveColumn,
  namedAfter,
  objectName,
  parseType,
  pasteColumns,
  pasteObjects,
  placeBeside,
  placeObjects,
  reconnectKey,
  removeDiagram,
  removeFromDiagram,
  removeObjects,
  renameDiagram,
  renameObject,
  rewrittenWith,
  setCardDetail,
  setCells,
  setColumnType,
  setDetail,
  setEnumValues,
  setFacts,
  setField,
  setSql,
  toggleNullable,
  togglePrimaryKey,
  type WrongCell,
} from './commands/index.ts'
export { comparable, plainTypeName } from './comparable.ts'
export type { Converted } from './convert/converted.ts'
export { enumToLookup, lookupToEnum } from './convert/enums.ts'
export { type Listed, listToRows, toRows } from './convert/to-rows.ts'
export { toJoinTable, toLookup, toOneToOne } from './convert/to-tables.ts'
export { copiesSaid } from './copies-said.ts'
export { type DeleteStep, type Deletion, deletersOf, deletionFrom } from './deletion.ts'
export { inSymbols, plainWords } from './dependency-words.ts'
export {
  type Design,
  idOfBuiltIn,
  MAIN_DIAGRAM,
  NOTHING,
  object,
  POSTGRES_VERSIONS,
  type PostgresVersion,
  PUBLIC,
} from './design.ts'
export {
  COLOURS,
  type Colour,
  DETAILS,
  type Detail,
  type Diagram,
  type DiagramFacts,
  type DiagramId,
  diagramFacts,
  type PlaceOnDiagram,
  placeSchema,
  type Shape,
  shapeSchema,
} from './diagram.ts'
export {
  type BroughtSort,
  callsSpatial,
  extensionBringing,
  extensionsOf,
  isKnownExtension,
  namesBrought,
} from './extensions.ts'
export { type FieldNote, keyPartOf, type NamedRef, noteOf, type TypeRef } from './fields.ts'
export { followedTexts, newNames } from './followed-texts.ts'
export { Follower } from './follower.ts'
export type { Renamed } from './former-names.ts'
export { asCalled, type HeldText, heldText, holdText, textKey } from './held-text.ts'
export { isChoice, STYLE_OPTIONS, type StyleOptionId, type StyleOptions } from './house-style/options.ts'
export { optionsOf, PROFILE_OPTIONS, profileOf, styleOf } from './house-style/profiles.ts'
export { type Id, kindOfId, newId } from './id.ts'
export { checkReferences } from './integrity.ts'
export {
  ENVIRONMENTS,
  type Intent,
  type IntentEntry,
  intentEntry,
  intentKey,
  isColumnPiece,
  PROFILES,
  type ProfileId,
  withoutObjects,
} from './intent.ts'
export {
  type Alter,
  type At,
  type Common,
  type Hazard,
  type Rebuild,
  type Statement,
  sqlOf,
  WAYS,
  type Way,
  type Ways,
} from './kind-spec.ts'
export { ACL_OF_PUBLIC } from './kinds/acl-catalog.ts'
export { anyOwn, own, type Rows } from './kinds/catalog-words.ts'
export { hasDefaultFromAbove } from './kinds/column-default.ts'
export {
  comesNumbered,
  type Identity,
  renameSequence,
  sequenceBehind,
  sequenceName,
  sequenceNames,
} from './kinds/column-identity.ts'
export { requiredAs, uncheckedHeirs } from './kinds/column-not-null.ts'
export { isOwnCopy } from './kinds/copy-name.ts'
export { FOREIGN_KEY_ACTIONS } from './kinds/foreign-key.ts'
export { allHeirs, goesToHeirs, originsOf, sharedHeirs } from './kinds/heirs.ts'
export { type AnyKind, type DbObject, KINDS, type Kind, kindOf, type ObjectOf } from './kinds/index.ts'
export { keyFromIndex } from './kinds/key-words.ts'
export { collateWords } from './kinds/named-words.ts'
export { standingApart } from './kinds/partition-words.ts'
export { emptyDesign, lastRank, make, plainForm } from './make.ts'
export { goesAlong, moveWords } from './move-words.ts'
export { printedAgain } from './named-constants.ts'
export { hopsFrom } from './neighbourhood.ts'
export type { Notice, Place, Severity } from './notice.ts'
export { all, type Bucket, bucketOf, isRoot, type Objects, ObjectsEdit } from './objects.ts'
export {
  type DiagramSort,
  drawable,
  isDrawn,
  partitionsOf,
  usuallyShown,
  wholeOf,
} from './on-diagram.ts'
export { parseObject } from './parse-object.ts'
export { tiesSaid } from './parting.ts'
export { type DesignNews, type DesignPart, PartsTaker, partsOf } from './parts.ts'
export { PIECES } from './pieces/catalogue.ts'
export { namingHabits } from './pieces/house-names.ts'
export { layPiece } from './pieces/lay-piece.ts'
export type { Piece } from './pieces/piece.ts'
export {
  checksOf,
  childrenOf,
  childrenOfKind,
  columnsOf,
  foreignKeysOf,
  incomingOf,
  indexesOf,
  keysOf,
  pathOf,
  primaryKeyOf,
  rootsOf,
  schemaNameOf,
  shortTypeName,
  type TableKey,
  tablesOf,
  typeName,
  uniquesOf,
} from './read.ts'
export { mapReferences, referencesOf } from './references.ts'
export { hasIndex, isConstraint, namesTakenBy } from './relation-names.ts'
export {
  type Cardinality,
  degreesOf,
  isIdentifying,
  joinOf,
  neighboursOf,
  type Relationship,
  relationshipOf,
  relationshipsFrom,
  relationshipsOf,
} from './relationships.ts'
export { serialsApart } from './serials-apart.ts'
export { SHAPES } from './spatial-types.ts'
export { createDesignStore, type DesignState, type DesignStore, type Event, type Step } from './store.ts'
export { strayPrivileges } from './stray-privileges.ts'
export { forTarget, type Lack, lacksIn } from './targets.ts'
export { letGo } from './ties.ts'
export { fullTitleOf, titleOf } from './titles.ts'
export { rootsChanged } from './touched.ts'
export { hubsOf, joinSql, type Way as TableWay, waysBetween } from './ways.ts'
export { type Wording, wordKey } from './wording.ts'
export { isOfWords } from './words-drift.ts'
