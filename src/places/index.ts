/** Countries and cities: what they are called, and what stands for them in the headers of cables. */
export { type Place, placeNamed, placesLike, placesOf } from './gazetteer.ts';
