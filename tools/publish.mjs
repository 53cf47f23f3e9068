import { build, home } from './build.mjs';

/** `npm run build`: builds for the address in SITE_ORIGIN, and shows how it goes. */
await build({ origin: process.env.SITE_ORIGIN ?? home, show: true });
