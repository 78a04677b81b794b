import type { ReactNode } from 'react';

/** 16 px line icons; decorative, so the words beside them carry the meaning. */
const icon = (drawing: ReactNode) =>
  function Icon() {
    return (
      <svg
        className="icon"
        width="16"
        height="16"
        viewBox="0 0 16 16"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.6"
        strokeLinecap="round"
        strokeLinejoin="round"
        aria-hidden="true"
        focusable="false"
      >
        {drawing}
      </svg>
    );
  };

export const CheckIcon = icon(<path d="m3.2 8.4 3.1 3.1 6.5-7" />);
export const CheckCircleIcon = icon(
  <>
    <circle cx="8" cy="8" r="6.3" />
    <path d="m5.3 8.2 1.9 1.9 3.5-3.9" />
  </>,
);
export const AlertIcon = icon(
  <>
    <path d="M8 2.2 14.3 13H1.7L8 2.2Z" />
    <path d="M8 6.4v3M8 11.4v.1" />
  </>,
);
export const InfoIcon = icon(
  <>
    <circle cx="8" cy="8" r="6.3" />
    <path d="M8 7.4v3.4M8 5.1v.1" />
  </>,
);
export const ExternalIcon = icon(
  <path d="M9.5 2.8h3.7v3.7M13 3 7.5 8.5M6.5 3.8H4a1.2 1.2 0 0 0-1.2 1.2v7A1.2 1.2 0 0 0 4 13.2h7a1.2 1.2 0 0 0 1.2-1.2V9.5" />,
);
export const ChevronIcon = icon(<path d="m4.5 6.2 3.5 3.6 3.5-3.6" />);
export const BackIcon = icon(<path d="M9.8 3.5 5.2 8l4.6 4.5" />);
export const ForwardIcon = icon(<path d="M6.2 3.5 10.8 8l-4.6 4.5" />);
export const RefreshIcon = icon(<path d="M13.2 8A5.2 5.2 0 1 1 11.5 4.2M13.3 2.5v2.7h-2.7" />);
export const KeyboardIcon = icon(
  <>
    <rect x="1.6" y="4" width="12.8" height="8" rx="1.4" />
    <path d="M4.4 6.7v.1M7 6.7v.1M9.6 6.7v.1M11.9 6.7v.1M5.2 9.6h5.6" />
  </>,
);
export const PlusIcon = icon(<path d="M8 3.2v9.6M3.2 8h9.6" />);
export const CloseIcon = icon(<path d="m4.2 4.2 7.6 7.6M11.8 4.2l-7.6 7.6" />);
export const ClockIcon = icon(
  <>
    <circle cx="8" cy="8" r="6.3" />
    <path d="M8 4.6V8l2.4 1.6" />
  </>,
);
export const DownloadIcon = icon(<path d="M8 2.6v7.6M4.9 7.2 8 10.3l3.1-3.1M2.8 13.2h10.4" />);
export const UploadIcon = icon(<path d="M8 10.4V2.8M4.9 5.8 8 2.7l3.1 3.1M2.8 13.2h10.4" />);
export const LayersIcon = icon(
  <path d="m8 2.4 5.8 3L8 8.4l-5.8-3 5.8-3ZM2.2 8.4l5.8 3 5.8-3M2.2 11.2l5.8 3 5.8-3" />,
);

/** The counterfoil: a stub, a perforation and the part that was handed on. */
export function Mark({ size = 22 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <path
        className="mark-body"
        d="M6 5h20a3 3 0 0 1 3 3v16a3 3 0 0 1-3 3H6a3 3 0 0 1-3-3V8a3 3 0 0 1 3-3Z"
      />
      <path className="mark-perforation" d="M11.5 7v18" strokeDasharray="2 2.6" />
      <path className="mark-check" d="m15.8 16.3 3 3 5.7-6.3" />
    </svg>
  );
}
