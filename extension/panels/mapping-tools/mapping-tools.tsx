import { createContext, type ReactNode, useContext, useRef, useState } from 'react';
import type { TermRef } from '#shared/mapping/term.ts';
import { MappingCascade } from '../mapping-cascade/mapping-cascade.tsx';
import { MappingCsv } from '../mapping-csv/mapping-csv.tsx';
import { MappingHistory, TermHistory } from '../mapping-history/mapping-history.tsx';
import type { Screen } from '../mapping-panel/screens.ts';
import type { Changes } from './changes.ts';

/** What can be opened over the mapping screens. */
export type Tool = { name: 'history' | 'csv' | 'cascade' } | { name: 'term'; term: TermRef };

const Tools = createContext<(tool: Tool, returnTo: HTMLElement | null) => void>(() => {});

/** Opens a tool; the element gets the focus when it is closed. */
export const useTools = () => useContext(Tools);

/** The tools stand outside the lists, so that no key pressed in them reaches a list. */
export function MappingTools({
  screen,
  realmId,
  memberId,
  isAdmin,
  changes,
  children,
}: {
  screen: Screen;
  realmId: string;
  memberId: string;
  isAdmin: boolean;
  changes: Changes;
  children: ReactNode;
}) {
  const [tool, setTool] = useState<Tool>();
  const returnTo = useRef<HTMLElement>(null);
  const open = (next: Tool, from: HTMLElement | null) => {
    returnTo.current = from;
    setTool(next);
  };
  const shown = {
    ...{ realmId, memberId, returnTo },
    changes: isAdmin ? changes : undefined,
    onClose: () => setTool(undefined),
  };
  return (
    <Tools value={open}>
      {children}
      {tool?.name === 'history' && <MappingHistory {...shown} screen={screen} />}
      {tool?.name === 'term' && <TermHistory {...shown} term={tool.term} />}
      {tool?.name === 'csv' && <MappingCsv {...shown} screen={screen} />}
      {tool?.name === 'cascade' && <MappingCascade {...shown} />}
    </Tools>
  );
}
