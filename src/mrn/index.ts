export { editDistance, nearest } from './edit-distance.ts';
export { findMrns } from './find.ts';
export { canonicalId, type Mrn, mrnText, parseMrn, yearOf } from './mrn.ts';
export { listedStation, stationLetters, stationOf } from './stations.ts';
