export { editDistance, nearest } from './edit-distance.ts';
export { type FoundMrn, findMrns } from './find.ts';
export { canonicalId, type Mrn, type MrnContext, mrnText, parseMrn, yearOf } from './mrn.ts';
export { listedStation, stationLetters, stationOf } from './stations.ts';
