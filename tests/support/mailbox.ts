import type { TestProject } from 'vitest/node';
import { startMailbox } from '../../tools/mailbox.mjs';
import type {} from './site';

/**
 * Starts a mailbox that tests in workerd can reach (vitest's `globalSetup`).
 * @returns what takes it away again
 */
export default async function setup(project: TestProject) {
  const mailbox = await startMailbox();
  project.provide('mailboxUrl', mailbox.url);
  return () => mailbox.close();
}
