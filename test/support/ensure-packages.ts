import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/**
 * One shell run under one lock, so that two test processes never install at once.
 * policy-rc.d keeps Debian from starting the services that come with a package.
 */
const INSTALL = `
set -e
policy=/usr/sbin/policy-rc.d
if [ ! -e $policy ]; then
  printf '#!/bin/sh\\nexit 101\\n' >$policy
  chmod 755 $policy
  trap 'rm -f $policy' EXIT
fi
apt-get update -q
apt-get install -y -q --no-install-recommends -o DPkg::Lock::Timeout=300 "$@"
`;

/** Which of these Debian packages are not installed (all of them where there is no dpkg). */
export async function missingDebianPackages(names: readonly string[]): Promise<string[]> {
  const states = await Promise.all(names.map(isInstalled));
  return names.filter((_, index) => !states[index]);
}

/**
 * Makes sure the Debian packages are there; installs what is missing when run as root.
 * Services that come with them are not started. Throws an Error that names the missing
 * packages and the command to install them when it cannot do so itself.
 */
export async function ensureDebianPackages(names: readonly string[]): Promise<void> {
  const missing = await missingDebianPackages(names);
  if (missing.length === 0) return;
  const byHand = `sudo apt-get install --no-install-recommends ${names.join(' ')}`;
  if (process.getuid?.() !== 0 || !(await hasCommand('apt-get'))) {
    throw new Error(`Missing Debian packages: ${missing.join(', ')}. Install them: ${byHand}`);
  }
  try {
    await run('flock', ['/tmp/counterfoil-apt.lock', 'sh', '-c', INSTALL, 'install', ...names], {
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      maxBuffer: 64 * 1024 * 1024,
    });
  } catch (error) {
    const output = error instanceof Error && 'stderr' in error ? String(error.stderr) : '';
    throw new Error(`Could not install ${missing.join(', ')}. Try: ${byHand}\n${output}`, {
      cause: error,
    });
  }
}

async function isInstalled(name: string): Promise<boolean> {
  try {
    const { stdout } = await run('dpkg-query', ['-W', `-f=\${db:Status-Status}`, name]);
    return stdout === 'installed';
  } catch {
    return false;
  }
}

async function hasCommand(name: string): Promise<boolean> {
  try {
    await run('sh', ['-c', 'command -v "$1"', 'sh', name]);
    return true;
  } catch {
    return false;
  }
}
