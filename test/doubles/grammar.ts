import fc from 'fast-check';

/** A rule of a grammar, taken apart. */
type Rule =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'class'; readonly pattern: RegExp }
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'all' | 'any'; readonly of: readonly Rule[] }
  | { readonly kind: 'repeated'; readonly rule: Rule; readonly sign: '?' | '*' | '+' }
  | { readonly kind: 'without'; readonly rule: Rule; readonly not: Rule };

const mostRepeats = 3;
/** For classes that the alphabet has nothing of. */
const digits = Array.from('0123456789');
const pieces = /'[^']*'|\[(?:\\.|[^\]\\])*\]|[A-Za-z]+|[()|?*+-]/gu;

/** Reads rules in the EBNF of https://www.w3.org/TR/xml/#sec-notation, one a line, none of which may need itself. */
function rulesOf(grammar: string): Map<string, Rule> {
  const rules = new Map<string, Rule>();
  for (const [, name = '', body = ''] of grammar.matchAll(/^\W*(\w+) +::= (.+)$/gmu)) {
    const left = [...(body.match(pieces) ?? [])];
    const any = (): Rule => {
      const of = [all()];
      while (left[0] === '|') {
        left.shift();
        of.push(all());
      }
      return { kind: 'any', of };
    };
    const all = (): Rule => {
      const of: Rule[] = [];
      while (left[0] !== undefined && left[0] !== '|' && left[0] !== ')') {
        const rule = one(left.shift() ?? '');
        const sign = left[0];
        if (sign === '?' || sign === '*' || sign === '+') {
          left.shift();
          of.push({ kind: 'repeated', rule, sign });
        } else if (sign === '-') {
          left.shift();
          of.push({ kind: 'without', rule, not: one(left.shift() ?? '') });
        } else of.push(rule);
      }
      return { kind: 'all', of };
    };
    const one = (piece: string): Rule => {
      if (piece.startsWith("'")) return { kind: 'text', text: piece.slice(1, -1) };
      if (piece.startsWith('[')) return { kind: 'class', pattern: new RegExp(piece, 'u') };
      if (piece !== '(') return { kind: 'name', name: piece };
      const inner = any();
      if (left.shift() !== ')') throw new Error(`a bracket in the rule of ${name} is not closed`);
      return inner;
    };
    rules.set(name, any());
    if (left.length > 0) throw new Error(`the rule of ${name} goes on with ${left.join(' ')}`);
  }
  return rules;
}

/** Sentences of a grammar, written with these characters where it names a class. */
export function sentencesOf(grammar: string, start: string, alphabet: readonly string[]): fc.Arbitrary<string> {
  const rules = rulesOf(grammar);
  const ruleOf = (name: string): Rule => {
    const rule = rules.get(name);
    if (rule === undefined) throw new Error(`there is no rule ${name}`);
    return rule;
  };
  const charactersOf = (pattern: RegExp): string[] => {
    const own = alphabet.filter((each) => pattern.test(each));
    return own.length > 0 ? own : digits.filter((each) => pattern.test(each));
  };
  const made = (rule: Rule): fc.Arbitrary<string> => {
    switch (rule.kind) {
      case 'text':
        return fc.constant(rule.text);
      case 'class':
        return fc.constantFrom(...charactersOf(rule.pattern));
      case 'name':
        return made(ruleOf(rule.name));
      case 'all':
        return fc.tuple(...rule.of.map(made)).map((parts) => parts.join(''));
      case 'any':
        return fc.oneof(...rule.of.map(made));
      case 'repeated': {
        const most = rule.sign === '?' ? 1 : mostRepeats;
        const parts = fc.array(made(rule.rule), { minLength: rule.sign === '+' ? 1 : 0, maxLength: most });
        return parts.map((each) => each.join(''));
      }
      case 'without': {
        const not = new RegExp(`^(?:${patternOf(rule.not)})$`, 'u');
        return made(rule.rule).filter((text) => !not.test(text));
      }
    }
  };
  const patternOf = (rule: Rule): string => {
    switch (rule.kind) {
      case 'text':
        return rule.text.replace(/[\\^$.*+?()[\]{}|]/gu, '\\$&');
      case 'class':
        return rule.pattern.source;
      case 'name':
        return patternOf(ruleOf(rule.name));
      case 'all':
        return rule.of.map(patternOf).join('');
      case 'any':
        return `(?:${rule.of.map(patternOf).join('|')})`;
      case 'repeated':
        return `(?:${patternOf(rule.rule)})${rule.sign}`;
      case 'without':
        return `(?:(?!(?:${patternOf(rule.not)})$)${patternOf(rule.rule)})`;
    }
  };
  return made(ruleOf(start));
}
