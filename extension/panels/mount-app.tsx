import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { type PanelWorld, PanelWorldProvider } from './panel-world.ts';
import '../ui/tokens.css';
import '../ui/base.css';

export function mountApp(world: PanelWorld, element: HTMLElement): void {
  createRoot(element).render(
    <PanelWorldProvider value={world}>
      <App />
    </PanelWorldProvider>,
  );
}
