import type { Cms } from './core';
import { DoorBackend } from './door';
import { LocalBackend } from './local';

/** Makes known to Decap where it can read and write; the working tree only on a person's own computer. */
export function register(cms: Cms): void {
  if (LOCAL) {
    cms.registerBackend('proxy', LocalBackend);
    // Nobody signs in to their own computer.
    localStorage.setItem('decap-cms-user', JSON.stringify({ backendName: 'proxy' }));
  }
  if (!LOCAL) cms.registerBackend('github', DoorBackend);
}
