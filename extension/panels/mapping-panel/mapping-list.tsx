import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type RefObject, useEffect, useRef, useState } from 'react';
import { useAnnounce } from '#extension/ui/live-region.tsx';
import type { Catalogues } from '../use-catalogues.ts';
import { ClosedRow, nameOfRow } from './closed-row.tsx';
import type { MappingRow } from './mapping-rows.ts';
import { OpenRow } from './open-row.tsx';
import type { Decisions } from './use-decisions.ts';

const rowHeight = 68;

/** The rows in view, of any number. The arrow keys move, Enter opens, and the keyboard never gets lost. */
export function MappingList({
  label,
  rows,
  catalogues,
  realmId,
  isAdmin,
  decisions,
  search,
}: {
  label: string;
  rows: MappingRow[];
  catalogues: Catalogues;
  realmId: string;
  isAdmin: boolean;
  decisions: Decisions;
  search: RefObject<HTMLInputElement | null>;
}) {
  const box = useRef<HTMLDivElement>(null);
  const announce = useAnnounce();
  const [at, setAt] = useState(0);
  const [openId, setOpenId] = useState<string>();
  /** The row that gets the focus once it is drawn. */
  const wanted = useRef<number | null>(null);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => box.current,
    estimateSize: () => rowHeight,
    getItemKey: (index) => rows[index]?.id ?? index,
    overscan: 6,
    initialRect: { width: 360, height: 600 },
  });
  const active = Math.min(at, rows.length - 1);
  const goTo = (index: number) => {
    const next = Math.max(0, Math.min(index, rows.length - 1));
    wanted.current = next;
    setAt(next);
    virtual.scrollToIndex(next);
    focusWanted();
  };
  const focusWanted = () => {
    if (wanted.current === null) return;
    const row = box.current?.querySelector<HTMLElement>(`[data-index="${wanted.current}"]`);
    if (!row) return;
    wanted.current = null;
    row.focus({ preventScroll: true });
  };
  // A row that was far away is drawn one step later.
  useEffect(focusWanted);

  const decide = async (row: MappingRow, targetId: string | null, step = 0) => {
    const index = rows.indexOf(row);
    const saved = await decisions.decide([{ row, targetId }]);
    if (!saved) return;
    setOpenId(undefined);
    wanted.current = Math.min(index + step, rows.length - 1);
    setAt(wanted.current);
    announce(`${nameOfRow(row)}: saved.`);
  };
  const onKey = (event: KeyboardEvent<HTMLElement>, row: MappingRow, index: number) => {
    if (event.key === 'Escape' && openId === row.id) {
      setOpenId(undefined);
      goTo(index);
      return;
    }
    const [first] = row.suggestions;
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && first && isAdmin) {
      event.preventDefault();
      void decide(row, first.targetId);
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
      if (move < 0) search.current?.focus();
      else goTo(move);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      setAt(index);
      setOpenId(row.id);
    }
  };
  return (
    <div ref={box} className="mapping-list">
      <table className="mapping-table" aria-label={label} aria-rowcount={rows.length}>
        <tbody className="mapping-rows" style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map(({ index, key, start }) => {
            const row = rows[index];
            if (!row) return null;
            const isOpen = row.id === openId;
            return (
              <tr
                key={key}
                ref={virtual.measureElement}
                data-index={index}
                aria-rowindex={index + 1}
                aria-expanded={isOpen}
                tabIndex={index === active ? 0 : -1}
                className={`mapping-row${isOpen ? ' mapping-row-open' : ''}${row.seen?.under ? ' mapping-row-under' : ''}`}
                style={{ transform: `translateY(${start}px)` }}
                onKeyDown={(event) => onKey(event, row, index)}
                onFocus={() => setAt(index)}
                onClick={() => !isOpen && setOpenId(row.id)}
              >
                {isOpen ? (
                  <OpenRow
                    row={row}
                    catalogues={catalogues}
                    realmId={realmId}
                    isAdmin={isAdmin}
                    decisions={decisions}
                    onDecide={(targetId) => void decide(row, targetId)}
                    onClose={() => {
                      setOpenId(undefined);
                      goTo(index);
                    }}
                  />
                ) : (
                  <ClosedRow
                    row={row}
                    isAdmin={isAdmin}
                    onAccept={(targetId) => void decide(row, targetId)}
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
