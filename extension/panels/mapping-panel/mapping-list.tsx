import { useVirtualizer } from '@tanstack/react-virtual';
import {
  type KeyboardEvent,
  type RefObject,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import { useAnnounce } from '#extension/ui/live-region.tsx';
import type { Catalogues } from '../use-catalogues.ts';
import { ClosedRow, nameOfRow, quickChoice } from './closed-row.tsx';
import type { MappingRow } from './mapping-rows.ts';
import { OpenRow } from './open-row.tsx';
import { type Choice, stepOf } from './step.ts';
import type { Decisions } from './use-decisions.ts';
import { useRowFocus } from './use-row-focus.ts';

const rowHeight = 68;
/** Screen readers leave the arrow keys to it, and its rows can be open or closed. */
const treegrid = { role: 'treegrid' } as const;

/** The rows in view, of any number. The arrow keys move, Enter opens, and the keyboard never gets lost. */
export function MappingList({
  label,
  rows,
  parentOf,
  catalogues,
  realmId,
  isAdmin,
  decisions,
  search,
}: {
  label: string;
  rows: MappingRow[];
  parentOf: (row: MappingRow) => MappingRow | undefined;
  catalogues: Catalogues;
  realmId: string;
  isAdmin: boolean;
  decisions: Decisions;
  search: RefObject<HTMLInputElement | null>;
}) {
  const box = useRef<HTMLDivElement>(null);
  const announce = useAnnounce();
  const [openId, setOpenId] = useState<string>();
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => box.current,
    estimateSize: () => rowHeight,
    overscan: 3,
    initialRect: { width: 360, height: 600 },
  });
  const { at, goTo, goToRow, setActiveId, onFocus, onBlur } = useRowFocus(rows, box, (index) =>
    virtual.scrollToIndex(index),
  );
  // Before it is painted: an open row is much higher than a closed one.
  useLayoutEffect(() => {
    const open = box.current?.querySelector<HTMLTableRowElement>('.mapping-row-open');
    if (open) virtual.measureElement(open);
  });
  // All of it in view, or its top where it is higher than the list.
  useLayoutEffect(() => {
    const list = box.current;
    const open = list?.querySelector('.mapping-row-open')?.getBoundingClientRect();
    if (!openId || !list || !open) return;
    const inside = list.getBoundingClientRect();
    const hidden = open.bottom - inside.bottom;
    if (hidden > 0) list.scrollTop += Math.min(hidden, open.top - inside.top);
  }, [openId]);

  // What was begun in a row may end when another one is open already.
  const openNow = useRef(openId);
  useEffect(() => {
    openNow.current = openId;
  }, [openId]);
  const close = (row: MappingRow) => {
    if (openNow.current !== row.id) return;
    setOpenId(undefined);
    goToRow(row.id);
  };
  const choose = async (row: MappingRow, choice: Choice) => {
    const index = rows.indexOf(row);
    const next = rows[index + 1] ?? rows[index - 1] ?? row;
    setOpenId(undefined);
    goToRow(next.id);
    const kept = await decisions.apply([stepOf(row, choice)]);
    if (kept) announce(`${nameOfRow(row)}: ${wordOf(choice)}.`);
  };
  const onKey = (event: KeyboardEvent<HTMLElement>, row: MappingRow, index: number) => {
    if (event.key === 'Escape' && openId === row.id) {
      setOpenId(undefined);
      goToRow(row.id);
      return;
    }
    const quick = isAdmin ? quickChoice(row) : undefined;
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && quick) {
      // The open search has taken what is highlighted.
      if (event.defaultPrevented) return;
      event.preventDefault();
      void choose(row, quick.choice);
      return;
    }
    // The letter as printed: with Alt some keyboards write another one.
    if (event.altKey && event.code === 'KeyI' && isAdmin) {
      event.preventDefault();
      void choose(row, row.ignored ? { targetId: null } : { ignored: true });
      return;
    }
    if (event.target !== event.currentTarget) return;
    const page = Math.max(1, Math.floor((box.current?.clientHeight ?? 0) / rowHeight) - 1);
    const moves: Record<string, number> = {
      ArrowDown: index + 1,
      ArrowUp: index - 1,
      PageDown: index + page,
      PageUp: index - page,
      Home: 0,
      End: rows.length - 1,
    };
    const move = moves[event.key];
    if (move !== undefined) {
      event.preventDefault();
      if (move < 0 && event.key === 'ArrowUp') search.current?.focus();
      else goTo(move);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      setActiveId(row.id);
      setOpenId(row.id);
    }
  };
  return (
    <div ref={box} className="mapping-list">
      <table {...treegrid} className="mapping-table" aria-label={label} aria-rowcount={rows.length}>
        <tbody className="mapping-rows" style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map(({ index, start }) => {
            const row = rows[index];
            if (!row) return null;
            const isOpen = row.id === openId;
            return (
              <tr
                key={isOpen ? row.id : index}
                ref={virtual.measureElement}
                data-index={index}
                aria-rowindex={index + 1}
                aria-expanded={isOpen}
                tabIndex={index === at ? 0 : -1}
                className={`mapping-row${isOpen ? ' mapping-row-open' : ''}${row.seen?.under ? ' mapping-row-under' : ''}`}
                style={{ transform: `translateY(${start}px)` }}
                onKeyDown={(event) => onKey(event, row, index)}
                onFocus={() => onFocus(row.id, index)}
                onBlur={onBlur}
                onClick={() => !isOpen && setOpenId(row.id)}
              >
                {isOpen ? (
                  <OpenRow
                    row={row}
                    parent={parentOf(row)}
                    catalogues={catalogues}
                    realmId={realmId}
                    isAdmin={isAdmin}
                    onChoose={(choice) => void choose(row, choice)}
                    onClose={() => close(row)}
                  />
                ) : (
                  <ClosedRow
                    row={row}
                    isAdmin={isAdmin}
                    onChoose={(choice) => void choose(row, choice)}
                  />
                )}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

const wordOf = (choice: Choice): string => {
  if ('ignored' in choice) return 'set aside';
  return choice.targetId ? 'saved' : 'no counterpart any more';
};
