/** A type whose values are kept as the text that was given: nothing is worked out of them. */
export const baseType = (name: string, rest = ''): string => `
  create type ${name};
  create function ${name}_in(cstring) returns ${name} language internal immutable strict parallel safe as 'textin';
  create function ${name}_out(${name}) returns cstring language internal immutable strict parallel safe as 'textout';
  create type ${name} (input = ${name}_in, output = ${name}_out, internallength = variable, storage = extended, delimiter = ':'${rest});`

const COMPARED = { '<': 'lt', '<=': 'le', '=': 'eq', '>=': 'ge', '>': 'gt' }

/** How such values are told apart and ordered: by their bytes. */
export const comparison = (type: string): string => `
  ${Object.entries(COMPARED)
    .map(
      ([operator, word]) => `
  create function ${type}_${word}(${type}, ${type}) returns bool language internal immutable strict parallel safe as 'bytea${word}';
  create operator ${operator} (leftarg = ${type}, rightarg = ${type}, function = ${type}_${word}${operator === '=' ? ', commutator = =, hashes, merges' : ''});`,
    )
    .join('')}
  create function ${type}_cmp(${type}, ${type}) returns int language internal immutable strict parallel safe as 'byteacmp';
  create function ${type}_hash(${type}) returns int language internal immutable strict parallel safe as 'hashvarlena';
  create operator class btree_${type}_ops default for type ${type} using btree as
    operator 1 <, operator 2 <=, operator 3 =, operator 4 >=, operator 5 >, function 1 ${type}_cmp(${type}, ${type});
  create operator class hash_${type}_ops default for type ${type} using hash as operator 1 =, function 1 ${type}_hash(${type});`
