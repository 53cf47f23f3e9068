import { readFileSync } from 'node:fs';

/**
 * Waits until somebody wants this process to end: a signal, or the death of what started it. npm hands no SIGTERM on
 * and leaves a shell behind, so npm itself is watched too.
 * @returns {Promise<string>} the signal's name, or `parent`
 */
export function stopped() {
  return new Promise((resolve) => {
    for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(name, () => resolve(name));
    const born = parents();
    setInterval(() => parents() !== born && resolve('parent'), 500).unref();
  });
}

function parents() {
  const parent = process.ppid;
  const shell = process.env.npm_lifecycle_event ? stat(parent) : undefined;
  return shell && /^(?:sh|dash|bash)$/.test(shell.name) ? `${parent} ${shell.parent}` : String(parent);
}

/**
 * @param {number} pid
 * @returns {{ name: string, parent: number } | undefined} nothing where there is no /proc
 */
function stat(pid) {
  try {
    const [, name = '', parent = ''] =
      /^\d+ \((.*)\) \S (\d+)/s.exec(readFileSync(`/proc/${pid}/stat`, 'utf8')) ?? [];
    return { name, parent: Number(parent) };
  } catch {
    return undefined;
  }
}
