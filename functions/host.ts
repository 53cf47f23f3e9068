import type { Shown } from './shown';
import type { Bindings, World } from './world';

/** What every route of the app finds in its context. */
export interface Host {
  Bindings: Bindings;
  Variables: {
    world: World;
    /** Answers with the page at this address, showing this. */
    show: (shown: Shown, status?: number) => Promise<Response>;
    /** Answers that there is no such page, whatever file lies at this address. */
    missing: () => Promise<Response>;
  };
}
