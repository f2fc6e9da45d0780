import { DocumentError } from '../../errors.ts';
import type { Format } from '../format.ts';
import { detectCable } from './detect.ts';
import { divide } from './divide.ts';
import { parseCable } from './parse.ts';

/** State Department cables: the layout of 1985–2010, and telegrams of the 1970s. */
export const cable: Format = {
  name: 'cable',
  detect: (text) => detectCable(text),
  divide,
  parse(source, stated) {
    try {
      return parseCable(source, stated);
    } catch (error) {
      if (error instanceof RangeError) throw new DocumentError(source.name, 'is too large to be read as a cable');
      throw error;
    }
  },
};
