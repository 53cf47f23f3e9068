import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** Address of a host that is asked for builds, without a slash at the end; `/broken` takes nothing. */
    hookUrl: string;
  }
}

/** Starts what a host's deploy hook is to the Worker (vitest's `globalSetup`). @returns what takes it away again */
export default async function setup(project: TestProject) {
  let calls: string[] = [];
  const server = createServer((request, response) => {
    if (request.url === '/calls.json') {
      if (request.method === 'DELETE') calls = [];
      return response.setHeader('content-type', 'application/json').end(JSON.stringify(calls));
    }
    calls.push(`${request.method} ${request.url}`);
    return response.writeHead(request.url === '/broken' ? 503 : 200).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  project.provide('hookUrl', `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  return () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
}
