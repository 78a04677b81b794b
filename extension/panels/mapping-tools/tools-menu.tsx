import { Menu } from '@base-ui/react/menu';
import { memo, useRef } from 'react';
import { ChevronIcon, ClockIcon, DownloadIcon, LayersIcon } from '#extension/ui/icons.tsx';
import { type Tool, useTools } from './mapping-tools.tsx';
import './tools-menu.css';

const entries = [
  { name: 'history', Icon: ClockIcon, label: 'History' },
  { name: 'csv', Icon: DownloadIcon, label: 'Download or upload as CSV' },
  { name: 'cascade', Icon: LayersIcon, label: 'Map items by category' },
] as const satisfies (Tool & { Icon: unknown; label: string })[];

/** What is done with a whole list. */
export const ToolsMenu = memo(() => {
  const open = useTools();
  const trigger = useRef<HTMLButtonElement>(null);
  // Not at the end of the page, which is outside every landmark.
  const place = useRef<HTMLSpanElement>(null);
  return (
    <span ref={place}>
      <Menu.Root>
        <Menu.Trigger ref={trigger} className="button button-quiet">
          More
          <ChevronIcon />
        </Menu.Trigger>
        <Menu.Portal container={place}>
          <Menu.Positioner className="menu-positioner" align="end" sideOffset={4}>
            <Menu.Popup className="menu">
              {entries.map(({ name, Icon, label }) => (
                <Menu.Item
                  key={name}
                  className="menu-item"
                  onClick={() => open({ name }, trigger.current)}
                >
                  <Icon />
                  {label}
                </Menu.Item>
              ))}
            </Menu.Popup>
          </Menu.Positioner>
        </Menu.Portal>
      </Menu.Root>
    </span>
  );
});
