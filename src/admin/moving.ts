/**
 * From one entry straight to another, as a bookmark or the browser's history leads, Decap keeps parts of the first and
 * may fail on the second: then everything is drawn anew, before Decap sees the step. Saving a new entry gives it its name and is no such step.
 */
export function watch(): void {
  addEventListener('hashchange', (event) => {
    const [from, to] = [placeOf(event.oldURL), placeOf(event.newURL)];
    if (!from || !to) return;
    const isOther = from.slug !== undefined && to.slug !== undefined && from.slug !== to.slug;
    if (from.collection === to.collection && !isOther) return;
    event.stopImmediatePropagation();
    location.reload();
  });
}

function placeOf(url: string): { collection: string; slug: string | undefined } | undefined {
  const [, collection, slug] = /#\/collections\/([^/?]+)\/(?:new|entries\/([^?]+))(?:$|\?)/.exec(url) ?? [];
  return collection ? { collection, slug } : undefined;
}
