/** Where the CMS reads and writes: the part of Decap's configuration that tells so. */
export interface Backend {
  readonly name: string;
  readonly [more: string]: unknown;
}

/**
 * On a person's own computer the working tree, through the decap-server that `npm start` has begun; elsewhere the
 * Worker's own door, to which the session of the desk opens the way.
 * @param place the origin of the page, such as `https://example.fi`
 */
export async function backendOf(place: string): Promise<Backend> {
  if (LOCAL) {
    const { url } = (await (await fetch('/admin/local.json')).json()) as { url: string };
    return { name: 'proxy', proxy_url: url };
  }
  return {
    name: 'github',
    repo: 'site/content',
    branch: 'main',
    api_root: `${place}/api/cms/github`,
    base_url: place,
    auth_endpoint: 'api/cms/sign-in',
    squash_merges: true,
    preview_context: 'deploy/preview',
  };
}
