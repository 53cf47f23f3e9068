import * as z from 'zod/mini';

const sha = z.string().check(z.regex(/^[0-9a-f]{40}$/));
const message = z.string().check(z.maxLength(2000));
const home = z.object({ full_name: z.string() });

/** What Decap sends to be written, and what of GitHub's pull requests is read. Whatever else is in it is left out. */
export const shapes = {
  blob: z.object({
    content: z.string().check(
      z.regex(/^[A-Za-z0-9+/]*={0,2}$/),
      z.refine((text) => text.length % 4 === 0),
    ),
    encoding: z.literal('base64'),
  }),
  tree: z.object({
    base_tree: sha,
    tree: z.array(
      z.object({
        path: z.string(),
        mode: z.literal('100644'),
        type: z.literal('blob'),
        sha: z.nullable(sha),
      }),
    ),
  }),
  commit: z.object({ message, tree: sha, parents: z.array(sha).check(z.length(1)) }),
  made: z.object({ sha }),
  move: z.object({ sha, ref: z.optional(z.string()) }),
  pulls: z.object({ title: message, body: z.optional(message), head: z.string(), base: z.string() }),
  found: z.object({
    head: z.object({ ref: z.string(), repo: z.nullable(home) }),
    base: z.object({ ref: z.string(), repo: home }),
  }),
  labels: z.object({
    labels: z.array(z.string().check(z.regex(/^decap-cms\/[\w-]{1,40}$/))).check(z.maxLength(5)),
  }),
  state: z.object({ state: z.enum(['open', 'closed']) }),
  merge: z.object({ sha, commit_message: z.optional(message), merge_method: z.literal('squash') }),
} as const;
