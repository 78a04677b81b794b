import { type DragEvent, useState } from 'react';
import { UploadIcon } from '#extension/ui/icons.tsx';

/** A file, dropped or chosen. */
export function FileDrop({
  label,
  hint,
  disabled,
  onFiles,
}: {
  label: string;
  hint: string;
  disabled: boolean;
  onFiles: (files: File[]) => void;
}) {
  const [isOver, setOver] = useState(false);
  const over = (event: DragEvent) => {
    event.preventDefault();
    setOver(!disabled);
  };
  return (
    <label
      className={`file-drop${isOver ? ' file-drop-over' : ''}`}
      aria-disabled={disabled || undefined}
      onDragOver={over}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        if (!disabled) onFiles([...event.dataTransfer.files]);
      }}
    >
      <input
        type="file"
        className="visually-hidden"
        accept=".csv,text/csv"
        disabled={disabled}
        aria-label={label}
        onChange={(event) => {
          onFiles([...(event.target.files ?? [])]);
          // The same file can be chosen again after it was corrected.
          event.target.value = '';
        }}
      />
      <UploadIcon />
      <span>
        <span className="file-drop-choose">{label}</span> or drop it here
      </span>
      <span className="field-hint">{hint}</span>
    </label>
  );
}
