import { Dialog } from '@base-ui/react/dialog';
import type { ReactNode, RefObject } from 'react';
import { CloseIcon } from './icons.tsx';
import { LiveRegion } from './live-region.tsx';
import './confirm-button.css';
import './sheet.css';

/**
 * A task of its own over the panel: all of it beside a page, a window in the middle of a tab. What is
 * behind it is silent, so it has a live region of its own.
 */
export function Sheet({
  title,
  returnTo,
  onClose,
  children,
}: {
  title: string;
  /** Gets the focus when the sheet is closed. */
  returnTo: RefObject<HTMLElement | null>;
  onClose: () => void;
  children: ReactNode;
}) {
  return (
    <Dialog.Root open onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="dialog-backdrop" />
        <Dialog.Popup className="sheet" finalFocus={returnTo}>
          <LiveRegion>
            <header className="sheet-head">
              <Dialog.Title className="sheet-title">{title}</Dialog.Title>
              <Dialog.Close className="sheet-close" aria-label="Close">
                <CloseIcon />
              </Dialog.Close>
            </header>
            {children}
          </LiveRegion>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

/** The part of a sheet that scrolls. */
export const SheetBody = ({ children }: { children: ReactNode }) => (
  <div className="sheet-body">{children}</div>
);

/** What is done at the end; always in view. */
export const SheetFoot = ({ children }: { children: ReactNode }) => (
  <footer className="sheet-foot">{children}</footer>
);
