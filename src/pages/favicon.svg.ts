import type { APIRoute } from 'astro';
import master from '../../content/logo/symbol.svg?raw';

export const prerender = true;

/** The master drawing of the mark, so that a new one renews the favicon. */
export const GET: APIRoute = () => new Response(master, { headers: { 'Content-Type': 'image/svg+xml' } });
