import { Button } from '#extension/ui/button.tsx';
import { ForwardIcon } from '#extension/ui/icons.tsx';
import { type ScreenId, screenOf } from './screens.ts';

/** Leads to a list of the mapping, from where something about it is told. */
export const OpenMapping = ({
  screen,
  openMapping,
}: {
  screen: ScreenId;
  openMapping: (screen: ScreenId) => void;
}) => (
  <Button onClick={() => openMapping(screen)}>
    Open the mapping of {screenOf(screen).label.toLowerCase()}
    <ForwardIcon />
  </Button>
);
