/** How often the address is looked at where the Navigation API is missing. */
const pause = 1000;

/** Calls back when a single-page app changes its address, maybe before the page follows. */
export function onNavigation(callback: () => void, signal: AbortSignal): void {
  const { navigation } = globalThis as { navigation?: EventTarget };
  if (navigation) {
    navigation.addEventListener('navigate', callback, { signal });
    return;
  }
  let { href } = location;
  const timer = setInterval(() => {
    if (href === location.href) return;
    ({ href } = location);
    callback();
  }, pause);
  signal.addEventListener('abort', () => clearInterval(timer));
}
