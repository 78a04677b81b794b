/** A first guess at what colleagues would call this browser: “Firefox on Windows”. */
export function deviceName(userAgent: string): string {
  const find = (names: [RegExp, string][], other: string) =>
    names.find(([sign]) => sign.test(userAgent))?.[1] ?? other;
  const browser = find(
    [
      [/\bEdg\//, 'Edge'],
      [/\bFirefox\//, 'Firefox'],
      [/\bChrome\//, 'Chrome'],
    ],
    'Browser',
  );
  const system = find(
    [
      [/Windows/, 'Windows'],
      [/CrOS/, 'ChromeOS'],
      [/Android/, 'Android'],
      [/Mac OS X/, 'Mac'],
      [/Linux/, 'Linux'],
    ],
    'this computer',
  );
  return `${browser} on ${system}`;
}
