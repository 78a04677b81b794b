import type { Switches } from '../options.ts';
import { faults } from '../protocol/fault.ts';
import type { Condition, Literal, Operator, Statement } from './statement.ts';
import { type Token, tokenize } from './tokenize.ts';

const operators = new Set(['=', '!=', '<', '>', '<=', '>=']);

/** Reads one statement of the query language (contract §4); throws 4000 where it does not parse. */
export function parseQuery(
  source: string,
  { notEquals, backslash }: Pick<Switches, 'notEquals' | 'backslash'>,
): Statement {
  return new Parser(tokenize(source, backslash), notEquals).statement();
}

class Parser {
  readonly #tokens: Token[];
  readonly #notEquals: boolean;
  #position = 0;

  constructor(tokens: Token[], notEquals: boolean) {
    this.#tokens = tokens;
    this.#notEquals = notEquals;
  }

  statement(): Statement {
    this.#keyword('SELECT');
    const { count, properties } = this.#selection();
    this.#keyword('FROM');
    const entity = this.#word();
    const conditions = this.#accept('WHERE') ? this.#conditions() : [];
    const order = this.#acceptOrder() ? this.#order() : [];
    const startPosition = this.#accept('STARTPOSITION') ? this.#integer() : undefined;
    const maxResults = this.#accept('MAXRESULTS') ? this.#integer() : undefined;
    if (this.#peek().kind !== 'end') throw this.#unexpected();
    return { entity, count, properties, conditions, order, startPosition, maxResults };
  }

  #selection(): Pick<Statement, 'count' | 'properties'> {
    if (this.#accept('*')) return { count: false, properties: [] };
    const first = this.#word();
    if (first.toLowerCase() === 'count' && this.#accept('(')) {
      this.#keyword('*');
      this.#keyword(')');
      return { count: true, properties: [] };
    }
    const properties = [first];
    while (this.#accept(',')) properties.push(this.#word());
    return { count: false, properties };
  }

  #conditions(): Condition[] {
    const conditions = [this.#condition()];
    while (this.#accept('AND')) conditions.push(this.#condition());
    return conditions;
  }

  #condition(): Condition {
    const property = this.#word();
    if (this.#accept('IN')) return { property, operator: 'IN', values: this.#values() };
    if (this.#accept('LIKE')) return { property, operator: 'LIKE', values: [this.#literal()] };
    const operator = this.#peek().text;
    if (!operators.has(operator) || (operator === '!=' && !this.#notEquals)) {
      throw this.#unexpected();
    }
    this.#position += 1;
    return { property, operator: operator as Operator, values: [this.#literal()] };
  }

  #values(): Literal[] {
    this.#keyword('(');
    const values = [this.#literal()];
    while (this.#accept(',')) values.push(this.#literal());
    this.#keyword(')');
    return values;
  }

  #literal(): Literal {
    const token = this.#peek();
    const word = token.kind === 'word' ? token.text.toLowerCase() : '';
    if (token.kind !== 'text' && !['true', 'false', 'current_date'].includes(word)) {
      throw this.#unexpected();
    }
    this.#position += 1;
    if (token.kind === 'text') return token.text;
    return word === 'current_date' ? { currentDate: true } : word === 'true';
  }

  #acceptOrder(): boolean {
    if (this.#accept('ORDERBY')) return true;
    if (!this.#accept('ORDER')) return false;
    this.#keyword('BY');
    return true;
  }

  #order(): Statement['order'] {
    const order: Statement['order'] = [];
    do {
      const property = this.#word();
      const descending = this.#accept('DESC');
      if (!descending) this.#accept('ASC');
      order.push({ property, descending });
    } while (this.#accept(','));
    return order;
  }

  #integer(): number {
    const token = this.#peek();
    if (token.kind !== 'number' || !/^\d+$/.test(token.text)) throw this.#unexpected();
    this.#position += 1;
    return Number(token.text);
  }

  #word(): string {
    const token = this.#peek();
    if (token.kind !== 'word') throw this.#unexpected();
    this.#position += 1;
    return token.text;
  }

  /** Takes the next token when it is this keyword or symbol, in any letter case. */
  #accept(expected: string): boolean {
    const token = this.#peek();
    if (token.kind === 'text' || token.text.toUpperCase() !== expected) return false;
    this.#position += 1;
    return true;
  }

  #keyword(expected: string): void {
    if (!this.#accept(expected)) throw this.#unexpected(expected);
  }

  #peek(): Token {
    return this.#tokens[this.#position] ?? { kind: 'end', text: '<EOF>', at: 0 };
  }

  #unexpected(expected?: string) {
    const token = this.#peek();
    const hint = expected === undefined ? '' : ` Was expecting: "${expected}"`;
    return faults.queryParse(
      `Encountered "${token.text}" at line 1, column ${token.at + 1}.${hint}`,
    );
  }
}
