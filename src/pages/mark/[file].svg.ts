import type { APIRoute, GetStaticPaths } from 'astro';
import * as settings from '../../collections/read';
import { sampleYears } from '../../components/years';
import { readMasters } from '../../kit/draw';
import { previews } from '../../kit/preview';
import { kitWordsOf } from '../../kit/words';

export const prerender = true;

const drawn = previews(readMasters(settings.masterText), kitWordsOf(settings, ''), sampleYears());

export const getStaticPaths: GetStaticPaths = () => [...drawn.keys()].map((file) => ({ params: { file } }));

/** The pictures of the public page of the logo kit, drawn from the master drawings. */
export const GET: APIRoute = ({ params }) =>
  new Response(drawn.get(params['file'] ?? '')?.() ?? '', { headers: { 'Content-Type': 'image/svg+xml' } });
