/** Whether what lies behind an element is dark: its first ancestor with a solid background says. */
export function isOnDark(element: Element): boolean {
  for (let at: Element | null = element; at; at = at.parentElement) {
    const colour = getComputedStyle(at).backgroundColor;
    const [red, green = 0, blue = 0, alpha = 1] = colour.match(/[\d.]+/g)?.map(Number) ?? [];
    if (!colour.startsWith('rgb') || red === undefined || alpha < 0.5) continue;
    return red * 3 + green * 6 + blue < 1100;
  }
  return false;
}
