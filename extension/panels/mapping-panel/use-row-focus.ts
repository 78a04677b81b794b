import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { MappingRow } from './mapping-rows.ts';

/**
 * Where the keyboard is in a list of which only a part is drawn. Elements are shared: a row's place
 * has one, whichever row stands there, so the focus is moved whenever rows come or go.
 */
export function useRowFocus(
  rows: readonly MappingRow[],
  box: RefObject<HTMLElement | null>,
  scrollTo: (index: number) => void,
) {
  const [activeId, setActiveId] = useState<string>();
  /** The row that gets the focus once it is drawn. */
  const wanted = useRef<string>(undefined);
  /** Whether the focus is in the list; an element that is gone has told nobody. */
  const holds = useRef(false);
  /** The place that had the focus last. */
  const place = useRef(0);
  const drawnAt = (index: number) =>
    box.current?.querySelector<HTMLElement>(`[data-index="${index}"]`);
  const focusWanted = () => {
    if (wanted.current === undefined) return;
    const drawn = drawnAt(placeOf(rows, wanted.current));
    // An open row is drawn anew when it closes.
    if (!drawn || drawn.classList.contains('mapping-row-open')) return;
    wanted.current = undefined;
    drawn.focus({ preventScroll: true });
  };
  // A row that was far away is drawn one step later.
  useEffect(focusWanted);
  // biome-ignore lint/correctness/useExhaustiveDependencies: not when a person goes elsewhere
  useLayoutEffect(() => {
    const isInRow = document.activeElement?.matches('[data-index]') && holds.current;
    const isLost = holds.current && document.activeElement === document.body;
    if (!isInRow && !isLost) return;
    // A row that went far away, or for good, leaves its place to the next one.
    const index = activeId === undefined ? -1 : placeOf(rows, activeId);
    const here = rows[drawnAt(index) ? index : Math.min(place.current, rows.length - 1)];
    if (!here) return;
    setActiveId(here.id);
    wanted.current = here.id;
  }, [rows]);
  const goToRow = (id: string) => {
    wanted.current = id;
    setActiveId(id);
    const index = placeOf(rows, id);
    if (index >= 0) scrollTo(index);
    focusWanted();
  };
  return {
    /** The place of the row that Tab leads to. */
    at: activeId === undefined ? 0 : Math.max(0, placeOf(rows, activeId)),
    onFocus(id: string, index: number) {
      holds.current = true;
      place.current = index;
      setActiveId(id);
    },
    onBlur() {
      holds.current = false;
    },
    setActiveId,
    goToRow,
    /** The row at a place, or the nearest one. */
    goTo(index: number) {
      const next = rows[Math.max(0, Math.min(index, rows.length - 1))];
      if (next) goToRow(next.id);
    },
  };
}

const placeOf = (rows: readonly MappingRow[], wanted: string): number =>
  rows.findIndex(({ id }) => id === wanted);
