import { useEffect, useRef } from 'react';
import type { SeenTerm } from '#extension/store/records.ts';
import { CreateTarget } from '../export-panel/create-target.tsx';
import { useSettings } from '../settings-panel/use-settings.ts';
import type { MappingRow } from './mapping-rows.ts';

/** A new counterpart: clients below the client they belong to, items with the practice’s income account. */
export function CreateHere({
  term,
  parent,
  realmId,
  onCreated,
  onCancel,
}: {
  term: SeenTerm;
  parent: MappingRow | undefined;
  realmId: string;
  onCreated: () => void;
  onCancel: () => void;
}) {
  const view = useSettings(realmId);
  const isReady = view !== undefined;
  const box = useRef<HTMLDivElement>(null);
  // The button that asked for it is gone, and the keyboard with it.
  useEffect(() => {
    if (!isReady) return;
    box.current?.querySelector('input')?.focus();
    // As much of the form as there is room for, not its first line alone.
    box.current?.scrollIntoView?.({ block: 'nearest' });
  }, [isReady]);
  const isOpen = useRef(true);
  useEffect(() => {
    isOpen.current = true;
    return () => {
      isOpen.current = false;
    };
  }, []);
  if (!isReady) return null;
  const under = term.under && {
    name: term.under.name,
    targetId: parent?.targetId ?? undefined,
    targetName: parent?.target?.name,
  };
  return (
    <div ref={box}>
      <CreateTarget
        term={term}
        realmId={realmId}
        under={under}
        currency={undefined}
        usualAccountId={view?.settings.incomeAccountId ?? null}
        // Whoever went on to another row meanwhile stays there.
        onCreated={() => isOpen.current && onCreated()}
        onCancel={onCancel}
      />
    </div>
  );
}
