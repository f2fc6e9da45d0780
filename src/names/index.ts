/** Folding, comparing and finding names of people across spellings, scripts and typing errors. */
export { compareNames } from './compare.ts';
export { foldWord } from './fold.ts';
export {
  createNameIndex,
  type NameIndex,
  type NameMatch,
  nameIndex,
  type PackedNameIndex,
  packedNameIndex,
  unpackedNameIndex,
} from './name-index.ts';
export { givenOf, surnameOf } from './parts.ts';
export { type PersonForm, personForm, personKey, sameForms, samePerson } from './person.ts';
