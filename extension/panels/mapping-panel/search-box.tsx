import { type RefObject, startTransition, useState } from 'react';

/** A letter is drawn at once; the rows that it finds follow, and never hold up the next letter. */
export function SearchBox({
  search,
  onQuery,
}: {
  search: RefObject<HTMLInputElement | null>;
  onQuery: (query: string) => void;
}) {
  const [text, setText] = useState('');
  return (
    <input
      ref={search}
      type="search"
      className="field-input"
      aria-label="Search the list"
      aria-keyshortcuts="/"
      placeholder="Search"
      autoComplete="off"
      spellCheck={false}
      value={text}
      onChange={({ target }) => {
        setText(target.value);
        startTransition(() => onQuery(target.value));
      }}
    />
  );
}
