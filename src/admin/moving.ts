import { dayAt } from '../programme/day';

/**
 * From one entry straight to another, as a bookmark or the browser's history leads, Decap keeps parts of the first and
 * may fail on the second: then everything is drawn anew, before Decap sees the step. Saving a new entry gives it its
 * name and is no such step. So it is for a new entry when the CMS was opened on an earlier day, whose date it would
 * have. While a new entry is open, the page bears the class `is-new`.
 */
export function watch(): void {
  const opened = dayAt(new Date());
  mark();
  addEventListener('hashchange', (event) => {
    mark();
    const [from, to] = [placeOf(event.oldURL), placeOf(event.newURL)];
    if (to && isNew(to) && opened !== dayAt(new Date())) {
      event.stopImmediatePropagation();
      location.reload();
      return;
    }
    if (!from || !to) return;
    const isOther = from.slug !== undefined && to.slug !== undefined && from.slug !== to.slug;
    if (from.collection === to.collection && !isOther) return;
    event.stopImmediatePropagation();
    location.reload();
  });
}

interface Place {
  readonly collection: string;
  readonly slug: string | undefined;
}

function mark(): void {
  const place = placeOf(location.href);
  document.documentElement.classList.toggle('is-new', place !== undefined && isNew(place));
}

function isNew({ slug }: Place): boolean {
  return slug === undefined;
}

function placeOf(url: string): Place | undefined {
  const [, collection, slug] = /#\/collections\/([^/?]+)\/(?:new|entries\/([^?]+))(?:$|\?)/.exec(url) ?? [];
  return collection ? { collection, slug } : undefined;
}
