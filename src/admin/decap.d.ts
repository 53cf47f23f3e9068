/** The parts of Decap's packages that the admin uses; the packages bring no types of their own. */
declare module 'decap-cms-backend-github' {
  import type { ComponentType } from 'react';

  /** What the backend asks GitHub with. */
  export interface Api {
    requestHeaders(more?: Record<string, string>): Promise<Record<string, string>>;
    /** @throws an error with GitHub's `status` */
    getFileSha(path: string, options: { branch: string }): Promise<string>;
    readFile(path: string, sha: string): Promise<string>;
    readFileMetadata(path: string, sha: string): Promise<{ author: string; updatedOn: string }>;
    getPullRequestAuthor(pull: unknown): Promise<string | undefined>;
    closeIssueOnPublish(collection: string, slug: string): Promise<void>;
    closeEntryNotesIssue(collection: string, slug: string): Promise<void>;
    patchBranch(branch: string, sha: string, options?: unknown): Promise<unknown>;
  }
  export class GitHubBackend {
    api: Api;
    branch: string;
    pollingManager: { destroy(): void } | undefined;
    authComponent(): ComponentType<{ onLogin: (user: { token: string }) => void }>;
    authenticate(user: { token: string }): Promise<unknown>;
    logout(): void;
    restoreUser(user: unknown): Promise<unknown>;
    status(): Promise<{ auth: { status: boolean }; api: { status: boolean; statusPage: string } }>;
    getEntry(path: string): Promise<{ file: { path: string; id: string | null }; data: string }>;
    persistEntry(entry: unknown, options: unknown): Promise<unknown>;
    persistMedia(file: unknown, options: unknown): Promise<unknown>;
    deleteFiles(paths: readonly string[], message: string): Promise<unknown>;
  }
}
declare module 'decap-cms-lib-util' {
  export const localForage: {
    ready(): Promise<void>;
    keys(): Promise<string[]>;
    getItem(key: string): Promise<unknown>;
    removeItem(key: string): Promise<void>;
  };
}
declare module 'decap-cms-backend-proxy' {
  export class ProxyBackend {
    getEntry(path: string): Promise<{ data: string }>;
    persistEntry(entry: unknown, options: unknown): Promise<unknown>;
  }
}
declare module 'decap-cms-locales/dist/esm/en' {
  const phrases: import('./locales/merged').Phrases;
  export default phrases;
}
declare module 'decap-cms-locales/dist/esm/sv' {
  const phrases: import('./locales/merged').Phrases;
  export default phrases;
}
declare module 'decap-cms-locales/src/en/index.js' {
  const phrases: import('./locales/merged').Phrases;
  export default phrases;
}
declare module 'decap-cms-locales/src/sv/index.js' {
  const phrases: import('./locales/merged').Phrases;
  export default phrases;
}
declare module 'decap-cms-widget-*' {
  const widget: { Widget(): { readonly name: string; readonly controlComponent: unknown } };
  export default widget;
}
/** Whether this build is for a person's own computer. */
declare const LOCAL: boolean;
/** The names of the files in `content/logo`, without their ending. */
declare const DRAWINGS: readonly string[];
