import { foldWord } from './words.ts';

/** Words that hold sentences together and say nothing about what is looked for. */
const functionWords = new Set(
  `a an the and or but nor if of in on at by to from for with as into onto upon about between during through
  is are was were be been being am do does did done has have had having will would shall should can could may might must
  i you he she it we they me him her us them my your his its our their this that these those there here
  not no so than then too very just also any some such own same other each
  what which who whom whose when where why how`.split(/\s+/u),
);
/** Words that make a sentence a question or an order to look. */
const questionWords = new Set('what which who whom whose when where why how show find tell list give'.split(' '));
/** In a question these belong to the asking: "what did Kramer say about …". */
const askingWords = new Set(
  'say says said tell tells told show find list give happen happened think thinks thought'.split(' '),
);

/**
 * Which of the words say nothing. A word in capitals among others that are not ("US", "WHO") is a name. When every word
 * is one of these and the question has no `others` (phrases, beginnings), none is: then they are what is looked for.
 * @returns for every word, whether it can be left out
 */
export function sayNothing(words: readonly string[], others: boolean): boolean[] {
  const mixed = words.some((word) => word !== word.toUpperCase());
  const folded = words.map((word) => foldWord(word));
  const question = folded.some((word) => questionWords.has(word));
  const empty = folded.map((word, index) => {
    const typed = words[index] ?? '';
    if (mixed && typed.length > 1 && typed === typed.toUpperCase()) return false;
    return functionWords.has(word) || (question && askingWords.has(word));
  });
  return !others && empty.every(Boolean) ? empty.map(() => false) : empty;
}
