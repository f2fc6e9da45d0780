import { describe, expect, it } from 'vitest';
import { levelOf } from '../../src/access/access.ts';
import type { Document } from '../../src/document.ts';
import { cable } from '../../src/formats/cable/index.ts';

const parse = (text: string): Document => cable.parse({ name: 'c.txt', sha256: '0'.repeat(64), text });
const sent = (header: string, year = '08') =>
  parse(`R 151200Z JUN ${year}\nFM AMEMBASSY PARIS\n${header}\n\n1. Words.\n`).cable;

describe('exemptions (XMT)', () => {
  const excluded = (list: string) => sent(list)?.info.map(({ name, excluded: from }) => [name, from]);

  it('belong to the collective before them, whatever stands between', () => {
    expect(
      excluded('TO SECSTATE WASHDC\nINFO IGAD COLLECTIVE\nAMEMBASSY LONDON\nXMT AMEMBASSY KHARTOUM\nAMEMBASSY ASMARA'),
    ).toEqual([
      ['IGAD COLLECTIVE', ['AMEMBASSY KHARTOUM', 'AMEMBASSY ASMARA']],
      ['AMEMBASSY LONDON', []],
    ]);
  });

  it('belong to the nearer of two collectives', () => {
    expect(excluded('INFO NATO COLLECTIVE\nEU COLLECTIVE XMT AMEMBASSY BERN')).toEqual([
      ['NATO COLLECTIVE', []],
      ['EU COLLECTIVE', ['AMEMBASSY BERN']],
    ]);
  });

  it('belong to the last address where none is a collective', () => {
    expect(excluded('INFO AMEMBASSY ROME\nAMEMBASSY LONDON\nXMT USDAO LONDON')).toEqual([
      ['AMEMBASSY ROME', []],
      ['AMEMBASSY LONDON', ['USDAO LONDON']],
    ]);
  });
});

describe('an unclassified cable with a limit', () => {
  it.each([
    ['UNCLAS PARIS 000012\n\nSENSITIVE\nSIPDIS', 'UNCLASSIFIED SENSITIVE', ['SENSITIVE', 'SIPDIS']],
    ['UNCLAS SENSITIVE PARIS 000012', 'UNCLASSIFIED SENSITIVE', []],
    ['UNCLAS PARIS 000012\nS E N S I T I V E', 'UNCLASSIFIED SENSITIVE', ['SENSITIVE']],
    ['UNCLAS PARIS 000012\nSUBJECT: X\n\nSENSITIVE BUT UNCLASSIFIED - NOT FOR RELEASE', 'UNCLASSIFIED SENSITIVE', []],
    ['UNCLAS PARIS 000012\nFOUO', 'UNCLASSIFIED FOR OFFICIAL USE ONLY', ['FOUO']],
  ])('counts as limited: %j', (header, classification, captions) => {
    expect(sent(header)).toMatchObject({ classification, captions });
    expect(levelOf(classification)).toBe(1);
  });

  it('stays as it is where nothing limits it, and a classified one keeps its level', () => {
    expect(sent('UNCLAS PARIS 000012\nSIPDIS')?.classification).toBe('UNCLASSIFIED');
    expect(sent('C O N F I D E N T I A L PARIS 000012\nSENSITIVE')?.classification).toBe('CONFIDENTIAL');
  });
});

describe('tags of states that ended', () => {
  it.each([
    ['93', 'YO', 'Yugoslavia'],
    ['89', 'UR', 'Soviet Union'],
    ['91', 'CZ', 'Czechoslovakia'],
    ['05', 'CZ', 'Czech Republic'],
    ['05', 'YO', 'YO'],
  ])('are spelled out for their time: 19%s or 20%s %s', (year, code, name) => {
    expect(sent(`UNCLAS PARIS 000012\nTAGS: PREL, ${code}`, year)?.tags.at(1)?.name).toBe(name);
  });
});

describe('words parted at line ends', () => {
  const text = (body: string, header = 'R 121530Z AUG 74\nFM AMEMBASSY PARIS') =>
    parse(`${header}\nUNCLAS PARIS 12\nSUBJECT: X\n\n1. ${body}`).paragraphs[0]?.text;

  it.each([
    ['LOPEZ AD-\nDRESSED THE NATION.', 'LOPEZ ADDRESSED THE NATION.'],
    ['LAW WOULD BE PRO-\nMULGATED.', 'LAW WOULD BE PROMULGATED.'],
    ['LUKA-\nSHENKO SPOKE.', 'LUKASHENKO SPOKE.'],
    ['THE US-\nSOVIET TALKS.', 'THE US-SOVIET TALKS.'],
    ['A NON-\nNUCLEAR STATE.', 'A NON-NUCLEAR STATE.'],
    ['ARAB-\nISRAELI TALKS.', 'ARAB-ISRAELI TALKS.'],
    ['A LONG-\nTERM PLAN.', 'A LONG-TERM PLAN.'],
    ['TAB-WOX IS OLD. THE TAB-\nWOX IS NEW.', 'TAB-WOX IS OLD. THE TAB-WOX IS NEW.'],
    ['LONG-\nAND SHORT-TERM PLANS.', 'LONG- AND SHORT-TERM PLANS.'],
    ['HE LEFT --\nAND CAME.', 'HE LEFT -- AND CAME.'],
    ['PRO-\nCONFIDENTIAL\n\nPAGE 02 PARIS 00012  121603Z\nMULGATED.', 'PROMULGATED.'],
  ])('are joined in a telegram in capitals: %j', (body, joined) => {
    expect(text(body)).toBe(joined);
  });

  it('stay in a cable in small letters', () => {
    expect(text('He said that the AD-\nDRESSED thing was known to them all.')).toContain('AD- DRESSED');
  });
});
