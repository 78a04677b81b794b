import { AlertDialog } from '@base-ui/react/alert-dialog';
import type { ReactNode } from 'react';
import './button.css';
import './confirm-button.css';

/** A button whose deed is asked about once more. */
export function ConfirmButton({
  label,
  title,
  children,
  confirm,
  disabled = false,
  onConfirm,
}: {
  label: string;
  title: string;
  children: ReactNode;
  confirm: string;
  disabled?: boolean;
  onConfirm: () => void;
}) {
  return (
    <AlertDialog.Root>
      <AlertDialog.Trigger className="button button-danger" disabled={disabled}>
        {label}
      </AlertDialog.Trigger>
      <AlertDialog.Portal>
        <AlertDialog.Backdrop className="dialog-backdrop" />
        <AlertDialog.Popup className="dialog">
          <AlertDialog.Title className="dialog-title">{title}</AlertDialog.Title>
          <AlertDialog.Description>{children}</AlertDialog.Description>
          <div className="dialog-actions">
            <AlertDialog.Close className="button">Cancel</AlertDialog.Close>
            <AlertDialog.Close className="button button-danger-solid" onClick={onConfirm}>
              {confirm}
            </AlertDialog.Close>
          </div>
        </AlertDialog.Popup>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}
