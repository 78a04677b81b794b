import { Notice } from '#extension/ui/notice.tsx';

/** The person said no to the browser's question. */
export const PermissionRefused = ({ what }: { what: string }) => (
  <Notice tone="warning" role="alert" title="The permission was not given.">
    <p>
      Without it Counterfoil cannot reach {what}, so nothing was changed. Press the button again and
      choose Allow.
    </p>
  </Notice>
);
