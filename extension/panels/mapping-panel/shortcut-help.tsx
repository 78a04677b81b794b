import { Popover } from '@base-ui/react/popover';
import { memo } from 'react';
import { KeyboardIcon } from '#extension/ui/icons.tsx';

interface Shortcut {
  keys: string[];
  deed: string;
  adminOnly?: boolean;
}

const command = /Mac|iP/.test(navigator.platform) ? '⌘' : 'Ctrl';

const shortcuts: Shortcut[] = [
  { keys: ['↑', '↓'], deed: 'Go from row to row' },
  { keys: ['Enter'], deed: 'Open the row; type to search, Enter takes what is marked' },
  { keys: [command, 'Enter'], deed: 'Accept the suggestion or the new name', adminOnly: true },
  { keys: ['Alt', 'I'], deed: 'Set aside, or bring back', adminOnly: true },
  { keys: [command, 'Z'], deed: 'Undo the last step, also of another list', adminOnly: true },
  { keys: ['/'], deed: 'Search the list' },
  { keys: ['Esc'], deed: 'Close the row' },
];

/** Every key of the mapping screens; they work inside the panel only. */
export const ShortcutHelp = memo(({ isAdmin }: { isAdmin: boolean }) => {
  return (
    <Popover.Root>
      <Popover.Trigger className="button button-quiet" aria-label="Keyboard shortcuts">
        <KeyboardIcon />
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Positioner className="shortcut-positioner" sideOffset={4} align="end">
          <Popover.Popup className="shortcuts">
            <Popover.Title className="shortcuts-title">Keyboard shortcuts</Popover.Title>
            <dl className="shortcut-list">
              {shortcuts
                .filter(({ adminOnly }) => isAdmin || !adminOnly)
                .map(({ keys, deed }) => (
                  <div key={deed} className="shortcut">
                    <dt>
                      {keys.map((key) => (
                        <kbd key={key}>{key}</kbd>
                      ))}
                    </dt>
                    <dd>{deed}</dd>
                  </div>
                ))}
            </dl>
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
});
