import { cf, finalize } from '@astrojs/cloudflare/fetch';
import { astro, FetchState } from 'astro/fetch';
import { appOf, type Draw } from './app';
import { tick } from './clock';
import { type Bindings, worldOf } from './world';

const draw: Draw = async (request, env, context, shown) => {
  const state = new FetchState(request);
  Object.assign(state.locals, shown);
  const asset = await cf(state, env, context as ExecutionContext);
  return asset ?? finalize(state, await astro(state));
};

const app = appOf(draw, worldOf);

export default {
  fetch: app.fetch,
  async scheduled(_event, env) {
    await tick(worldOf(env));
  },
} satisfies ExportedHandler<Bindings>;
