import { useEffect, useState } from 'react';
import { Notice } from '#extension/ui/notice.tsx';
import { ReadAgain } from './again.tsx';

/** A page answers within a second or two; after this the person is offered to ask again. */
const patience = 6000;

/** The click has arrived, what the page says has not. */
export function Unread({ sourceKey, clickedAt }: { sourceKey: string; clickedAt: number }) {
  const [late, setLate] = useState(() => Date.now() - clickedAt > patience);
  useEffect(() => {
    const left = Math.max(0, clickedAt + patience - Date.now());
    const timer = setTimeout(() => setLate(true), left);
    return () => clearTimeout(timer);
  }, [clickedAt]);
  if (!late) return <Notice tone="busy" title="Reading the page" />;
  return (
    <Notice tone="warning" title="The page has not answered.">
      <p>Reload it, or open the invoice, and press Read again.</p>
      <div className="row">
        <ReadAgain sourceKey={sourceKey} />
      </div>
    </Notice>
  );
}
