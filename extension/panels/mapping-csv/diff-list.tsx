import { useVirtualizer } from '@tanstack/react-virtual';
import { useMemo, useRef } from 'react';
import type { DiffLine } from '#shared/mapping/csv/diff-lines.ts';
import { explain } from '#shared/problem.ts';
import { FromTo } from '../mapping-tools/from-to.tsx';
import { type Names, useNames } from '../mapping-tools/use-names.ts';
import { termWords } from '../words.ts';

/** Rows of a file, of any number; those in view are drawn. */
export function DiffList({
  label,
  lines,
  realmId,
}: {
  label: string;
  lines: DiffLine[];
  realmId: string;
}) {
  const box = useRef<HTMLDivElement>(null);
  const kinds = useMemo(
    () => [...new Set(lines.flatMap((line) => (line.state === 'refused' ? [] : [line.term.kind])))],
    [lines],
  );
  const names = useNames(kinds, realmId);
  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => box.current,
    estimateSize: () => 62,
    getItemKey: (index) => lines[index]?.line ?? index,
    overscan: 8,
    initialRect: { width: 360, height: 600 },
  });
  return (
    <section ref={box} className="csv-diff" aria-label={label} {...scrolledByKeys}>
      <ul className="csv-lines" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, key, start }) => {
          const line = lines[index];
          return (
            line && (
              <li
                key={key}
                ref={virtual.measureElement}
                data-index={index}
                aria-setsize={lines.length}
                aria-posinset={index + 1}
                className="csv-line"
                style={{ transform: `translateY(${start}px)` }}
              >
                <span className="csv-number">Line {line.line}</span>
                <span className="csv-name">{line.name || 'Unnamed'}</span>
                <Said line={line} names={names} />
              </li>
            )
          );
        })}
      </ul>
    </section>
  );
}

/** No row in it takes the focus, so the list itself does. */
const scrolledByKeys = { tabIndex: 0 };

function Said({ line, names }: { line: DiffLine; names: Names }) {
  if (line.state === 'refused') {
    const { sentence, next } = explain(line.problem);
    return (
      <span className="csv-said">
        <span className="csv-problem">{sentence}</span> {next}
      </span>
    );
  }
  const { kind } = line.term;
  return (
    <span className="csv-said">
      {line.state === 'unchanged' ? (
        names.ofDecision(kind, line.after)
      ) : (
        <FromTo kind={kind} from={line.before} to={line.after} names={names} />
      )}
      <span className="csv-kind">{termWords[kind]}</span>
    </span>
  );
}
