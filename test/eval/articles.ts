/**
 * Scores the article format on web pages as text: F1 over the multiset of 4-grams of word tokens, each page weighing the
 * same (the measure of article-extraction-benchmark, Scrapinghub 2020, MIT).
 * Run: npx tsx test/eval/articles.ts [--data FILE] [--show N] [--half even|odd]
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Source } from '../../src/document.ts';
import { article } from '../../src/formats/article/index.ts';
import { dataFolder } from './given/data-folder.ts';

interface Case {
  readonly id: string;
  readonly url: string;
  readonly pageText: string;
  readonly articleBody: string;
}

interface Score {
  readonly id: string;
  readonly url: string;
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  readonly baseline: number;
}

function grams(text: string): Map<string, number> {
  const tokens = text.match(/[\p{L}\p{M}\p{N}_]+/gu) ?? [];
  const counts = new Map<string, number>();
  // A text shorter than four tokens is one gram, as in the benchmark.
  for (let at = 0; at < Math.max(1, tokens.length - 3); at++) {
    const gram = tokens.slice(at, at + 4).join(' ');
    counts.set(gram, (counts.get(gram) ?? 0) + 1);
  }
  return counts;
}

function compare(found: string, wanted: string): { precision: number; recall: number; f1: number } {
  const [have, gold] = [grams(found), grams(wanted)];
  const total = (counts: Map<string, number>) => [...counts.values()].reduce((sum, count) => sum + count, 0);
  let shared = 0;
  for (const [gram, count] of have) shared += Math.min(count, gold.get(gram) ?? 0);
  const precision = shared / total(have);
  const recall = shared / total(gold);
  return { precision, recall, f1: shared === 0 ? 0 : (2 * precision * recall) / (precision + recall) };
}

function scoreOf({ id, url, pageText, articleBody }: Case): Score {
  const source: Source = { name: `${id}.txt`, sha256: id, text: pageText };
  const found = article.parse(source).paragraphs.map((paragraph) => paragraph.text);
  return { id, url, ...compare(found.join('\n'), articleBody), baseline: compare(pageText, articleBody).f1 };
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    show: { type: 'string', default: '0' },
    half: { type: 'string' },
  },
});

const file = join(dataFolder(), 'articles-plaintext.json');
if (!existsSync(file)) {
  print(`articles: ${file} is not there; nothing measured`);
} else {
  const { cases } = JSON.parse(readFileSync(file, 'utf8')) as { cases: Case[] };
  const wanted =
    values.half === undefined ? cases : cases.filter((_, at) => (at % 2 === 0) === (values.half === 'even'));
  const scores = wanted.map(scoreOf);
  const mean = (pick: (score: Score) => number) => scores.reduce((sum, score) => sum + pick(score), 0) / scores.length;
  const row = (name: string, value: number) => print(`${name.padEnd(12)} ${value.toFixed(3)}`);
  print(`articles as plain text, ${scores.length} pages, 4-grams`);
  row(
    'F1',
    mean((score) => score.f1),
  );
  row(
    'precision',
    mean((score) => score.precision),
  );
  row(
    'recall',
    mean((score) => score.recall),
  );
  row(
    'whole text',
    mean((score) => score.baseline),
  );
  const worst = [...scores].sort((a, b) => a.f1 - b.f1).slice(0, Number(values.show));
  for (const { f1, precision, recall, id, url } of worst) {
    print(`${f1.toFixed(3)}  P ${precision.toFixed(2)}  R ${recall.toFixed(2)}  ${id.slice(0, 10)}  ${url}`);
  }
}
