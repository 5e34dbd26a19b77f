import type { Range } from '#languages'
import { rootsOf } from './classes.ts'
import { libraryValue } from './library.ts'
import { type Calling, pathOf, type Value } from './values.ts'

const EXTENSION = 'flask_sqlalchemy.SQLAlchemy'

/** Whether a call makes the object of Flask's extension, of its own class or of one made of that. */
export const isFlask = ({ of }: Calling): boolean =>
  pathOf(of) === EXTENSION || (of.is === 'class' && rootsOf(of.class).some((it) => pathOf(it) === EXTENSION))

/** What that object has under a name: its metadata, its models' base, or a name of SQLAlchemy's. */
export function flaskMember(of: Calling, name: string, at: Range): Value {
  if (name === 'metadata') return { is: 'member', of, name, at }
  const it = libraryValue(`db.${name}`)
  return it.is === 'library' ? { ...it, by: of } : it
}
