import entities from './entities.json' with { type: 'json' };

export type Operation =
  | 'create'
  | 'read'
  | 'query'
  | 'fullUpdate'
  | 'sparseUpdate'
  | 'delete'
  | 'void'
  | 'send'
  | 'pdf'
  | 'upload'
  | 'download';

/** What the reference says about one property. */
export type Field = {
  /** A scalar name, a nested type, or either followed by `[]`. */
  type: string;
  required?: boolean | 'conditional';
  requiredForUpdate?: boolean;
  readOnly?: boolean;
  maxLength?: number;
  enum?: string[];
  /** The entity a ReferenceType points at. */
  ref?: string;
  filterable?: boolean;
  sortable?: boolean;
};

export type Shape = { operations: Operation[]; fields: { [name: string]: Field } };

const catalog = entities as unknown as { [name: string]: Shape };

/** The published shape of an entity (`Invoice`). */
export function shapeOf(entity: string): Shape {
  const shape = catalog[entity];
  if (shape === undefined) throw new Error(`no such entity in the catalog: ${entity}`);
  return shape;
}

/** The shape of a nested type (`SalesItemLineDetail`); undefined when it is not described. */
export function nestedShape(type: string): Shape | undefined {
  return catalog[`Type:${type}`];
}

/** Whether the catalog knows an entity of that name, in any letter case; gives its proper name. */
export function entityNamed(name: string): string | undefined {
  const wanted = name.toLowerCase();
  return Object.keys(catalog).find((key) => !key.includes(':') && key.toLowerCase() === wanted);
}
