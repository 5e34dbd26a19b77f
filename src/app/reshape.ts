// What changes the shape of a design is loaded when someone asks for it: the first picture pays for none of it.
export { enumToLookup, layPiece, lookupToEnum, toJoinTable, toLookup, toOneToOne } from '#model'
