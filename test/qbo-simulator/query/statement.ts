export type Operator = '=' | '!=' | '<' | '>' | '<=' | '>=' | 'IN' | 'LIKE';

/** A literal of a condition: quoted text, a bare boolean, or the server's date. */
export type Literal = string | boolean | { currentDate: true };

export type Condition = { property: string; operator: Operator; values: Literal[] };

/** A parsed statement (contract §4). */
export type Statement = {
  entity: string;
  count: boolean;
  /** Named properties of a projection; empty for `*`. */
  properties: string[];
  conditions: Condition[];
  order: { property: string; descending: boolean }[];
  /** 1-based. */
  startPosition: number | undefined;
  maxResults: number | undefined;
};
