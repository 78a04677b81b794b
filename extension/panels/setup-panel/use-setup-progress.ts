import { useState } from 'react';

/** Which of the steps after connecting were gone through, for one company; kept while other views are looked at. */
export interface SetupProgress {
  isConfirmed(realmId: string | undefined): boolean;
  hasDefaults(realmId: string | undefined): boolean;
  confirm(realmId: string): void;
  leaveDefaults(realmId: string): void;
}

export function useSetupProgress(): SetupProgress {
  const [confirmed, setConfirmed] = useState<string>();
  const [defaults, setDefaults] = useState<string>();
  return {
    isConfirmed: (realmId) => realmId !== undefined && confirmed === realmId,
    hasDefaults: (realmId) => realmId !== undefined && defaults === realmId,
    confirm: setConfirmed,
    leaveDefaults: setDefaults,
  };
}
