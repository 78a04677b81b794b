export type ChangeOperation = 'Create' | 'Update' | 'Delete' | 'Void' | 'Merge' | 'Emailed';

/** One change of one object, by whichever hand: what webhooks tell of (contract §8.1). */
export type Change = {
  realm: string;
  entity: string;
  id: string;
  operation: ChangeOperation;
  /** Milliseconds, simulator clock. */
  at: number;
  /** The object a merge swallowed. */
  deletedId?: string;
};

export type ChangeListener = (change: Change) => void;
