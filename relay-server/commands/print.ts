/** Writes one line for people. */
export type Print = (line: string) => void;
