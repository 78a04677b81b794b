import { execFile } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** A key and the certificate that it signs for itself. */
export interface Certificate {
  key: string;
  cert: string;
}

/** Makes a certificate for addresses of this machine, good for two days, with Debian's openssl. */
export async function makeCertificate(addresses: string[]): Promise<Certificate> {
  const folder = mkdtempSync(join(tmpdir(), 'counterfoil-certificate-'));
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
  const names = addresses.map((address) => `IP:${address}`).join(',');
  try {
    await promisify(execFile)('openssl', [
      ...['req', '-x509', '-nodes', '-days', '2', '-subj', '/CN=Counterfoil test'],
      ...['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1'],
      ...['-addext', `subjectAltName=${names}`, '-keyout', key, '-out', cert],
    ]);
    return { key: await readFile(key, 'utf8'), cert: await readFile(cert, 'utf8') };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
