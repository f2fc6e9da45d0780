import { expect, it } from 'vitest';
import { decodeText } from '../../src/files/single-byte.ts';
import { fileOf, readFile } from '../../src/ingest/reading.ts';
import { gathered } from '../doubles/gathered.ts';

const russian =
  'Посол возвращается в Минск\n\nАлександр Лукашенко принял во вторник нового посла в своей резиденции.\n';
/** Capitals and small letters stand one after the other in Windows-1251; KOI8-R puts them by Latin sound. */
const windows1251 = (text: string) =>
  Buffer.from(
    text.split('').map((letter) => {
      const code = letter.codePointAt(0) ?? 0;
      return code >= 0x410 && code <= 0x44f ? code - 0x410 + 0xc0 : code;
    }),
  );
const soundOrder = 'юабцдефгхийклмнопярстужвьызшэщчъЮАБЦДЕФГХИЙКЛМНОПЯРСТУЖВЬЫЗШЭЩЧЪ';
const koi8 = (text: string) =>
  Buffer.from(
    text.split('').map((letter) => {
      const at = soundOrder.indexOf(letter);
      return at === -1 ? (letter.codePointAt(0) ?? 0) : 0xc0 + at;
    }),
  );

it.each([
  ['Windows-1251', windows1251],
  ['KOI8-R', koi8],
])('reads Cyrillic in %s, and says so', (name, encoded) => {
  expect(decodeText(encoded(russian), 'a.txt')).toEqual({
    text: russian,
    warnings: [`not valid UTF-8: read as ${name}`],
  });
});

it('reads accents of western languages as before', () => {
  const text = 'Café talks end in Montréal: «rien», said André Dubé.\n';
  expect(decodeText(Buffer.from(text, 'latin1'), 'a.txt')).toMatchObject({ text });
});

it.each(['a.txt', 'a.md', 'a.html'])('reads a Cyrillic %s', async (name) => {
  const page = name.endsWith('html') ? `<html><body><p>${russian.trim()}</p></body></html>` : russian;
  const [read] = await gathered(readFile(fileOf(name, windows1251(page))));
  expect(JSON.stringify(read)).toContain('Александр Лукашенко');
});
