import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalId, mrnText, parseMrn } from '../../src/mrn/index.ts';

const in2007: readonly [string, string | undefined][] = [
  ['07STATE130159', '07STATE130159'],
  ['07 STATE 130159', '07STATE130159'],
  ['2007 STATE 130159', '07STATE130159'],
  ['2007STATE00130159', '07STATE130159'],
  ['State 130159', '07STATE130159'],
  ['state130159', '07STATE130159'],
  ['STATE 00130159', '07STATE130159'],
  ['STATE: 130159', '07STATE130159'],
  ['07STAET130159', '07STATE130159'],
  ['STATE130159_a', '07STATE130159'],
  ['reftel State 130159', '07STATE130159'],
  ['SECSTATE 130159', '07STATE130159'],
  ['STATE (01) 201265', '01STATE201265'],
  ['AMMAN 07718 99', '99AMMAN7718'],
  ['COLOMBO 02259 (2002)', '02COLOMBO2259'],
  ["'08 BUENOS AIRES 1491", '08BUENOSAIRES1491'],
  ["N'DJAMENA 511", '07NDJAMENA511'],
  ['SANTIAG0 465', '07SANTIAGO465'],
  ['RIO DE JAN 138', '07RIODEJANEIRO138'],
  ['HAGUE 12', '07THEHAGUE12'],
  ['1973USUNN03413', '73USUNNEWYORK3413'],
  ['1974TEGUCI03372', '74TEGUCIGALPA3372'],
  ['1976NEWDE13223', '76NEWDELHI13223'],
  ['1977STATE051361', '77STATE51361'],
  ['66PARIS1', '66PARIS1'],
  ['65PARIS1', '65PARIS1'],
  ['130159', undefined],
  ['reftel 130159', undefined],
  ['para 5', undefined],
  ['paras 5', undefined],
  ['12 April 2007', undefined],
  ['September 12', undefined],
  ['08 people 12', undefined],
  ['07 STATE 0', undefined],
  ['amnesty', undefined],
  ['talk to belarus', undefined],
  ['', undefined],
];

/** How collectors garbled ids, by kind of damage. */
const garbled: readonly [string, string][] = [
  ['08SCTION02OF02SAOPAULO335', '08SAOPAULO335'],
  ['08ECTION01OF02MANAMA492', '08MANAMA492'],
  ['07SECTION02OF03EIJING483', '07BEIJING483'],
  ['09SQCTION02OF02DUSHANBE143', '09DUSHANBE143'],
  ['09EFTOUSUNNEWYORK584', '09USUNNEWYORK584'],
  ['06EFTOBRUSSELS3952', '06BRUSSELS3952'],
  ['09AMEMBASSYHANOI1274', '09HANOI1274'],
  ['85NOFORNMOGADISHU1643', '85MOGADISHU1643'],
  ['06MADRID002583ZFR2585', '06MADRID2583'],
  ['08ACCRA001382SUSPECTEDDUPLICATE1392', '08ACCRA1392'],
  ['07BUENOSQRES633', '07BUENOSAIRES633'],
  ['05EMBASSYBLABLA1', '05BLABLA1'],
  ['07PAP12', '07PORTAUPRINCE12'],
  ['08SECTION010F02KABUL3036', '08KABUL3036'],
  ['08SECTION01F02KABUL36', '08KABUL36'],
  ['08SECTIONO1OFO2TUNIS493', '08TUNIS493'],
  ['08SEC01OF02LIMA36', '08LIMA36'],
  ['0801OF02LIMA36', '08LIMA36'],
  ['06EFTOSECTION01OF02ATHENS200', '06ATHENS200'],
  ['09CONSULATEMILAN12', '09MILAN12'],
  ['09MEMBASSYOSLO12', '09OSLO12'],
  ['09USMISSONGENEVA12', '09USMISSIONGENEVA12'],
  ['09STADISKABUL12', '09KABUL12'],
  ['09KABUL000012CORRECTEDCOPY', '09KABUL12'],
  ['09TIUANA12', '09TIJUANA12'],
  ['1975SALISB01234', '75SALISBURY1234'],
  ['1975PORTO01234', '75PORTO1234'],
  ['74TANANARIVE12', '74ANTANANARIVO12'],
];

describe('a message reference number', () => {
  it.each(in2007)('reads "%s" in 2007 as %s', (text, id) => {
    expect(canonicalId(text, { year: 2007 })).toBe(id);
  });

  it.each(garbled)('repairs %s to %s', (text, id) => {
    expect(canonicalId(text)).toBe(id);
  });

  it('has no id without a year, and takes a written year over the given one', () => {
    expect(canonicalId('State 130159')).toBeUndefined();
    expect(canonicalId('06 STATE 130159', { year: 2007 })).toBe('06STATE130159');
  });

  it('tells its parts apart', () => {
    expect(parseMrn('2007STATE00130159')).toEqual({ year: 2007, station: 'STATE', serial: 130159 });
  });

  it('keeps the embassy and the mission in Brussels apart', () => {
    expect(canonicalId('09BRUSSELS1332')).not.toBe(canonicalId('09USEUBRUSSELS1332'));
  });

  it('is its own canonical spelling', () => {
    const mrn = fc.record({
      year: fc.integer({ min: 1966, max: 2065 }),
      station: fc.constantFrom('STATE', 'MINSK', 'PORTAUPRINCE', 'USUNNEWYORK', 'LIMA', 'AITTAIPEI'),
      serial: fc.integer({ min: 1, max: 999_999 }),
    });
    fc.assert(
      fc.property(mrn, (parts) => {
        expect(parseMrn(mrnText(parts))).toEqual(parts);
      }),
    );
  });

  it('reads any text without an error', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const id = canonicalId(text, { year: 2007 });
        expect(id === undefined || /^\d{2}[A-Z]+[1-9]\d*$/u.test(id)).toBe(true);
      }),
    );
  });
});
