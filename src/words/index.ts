export { bestOf, isLanguage, LANGUAGES, type Language, specOf } from './languages.ts'
export type { Catalogue, Message, PlainMessage } from './message.ts'
export {
  isMirrored,
  keyAlong,
  language,
  msg,
  onLanguage,
  SLOT,
  showDate,
  showDay,
  showNumber,
  speak,
  spoken,
  t,
  translated,
  within,
} from './words.ts'
