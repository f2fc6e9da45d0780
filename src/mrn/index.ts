export { type FoundMrn, findMrns } from './find.ts';
export { canonicalId, type Mrn, type MrnContext, mrnText, parseMrn } from './mrn.ts';
export { listedStation, stationOf } from './stations.ts';
