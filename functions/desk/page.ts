import type { Faults } from '../../src/forms/form';
import type { Staff } from '../staff/sign';
import type { World } from '../world';
import type { DeskView } from './shown';

/** A request of somebody who may make it. */
export interface Visit {
  readonly world: World;
  readonly by: Staff;
  /** What fills the bracket of the path. */
  readonly id: string;
  readonly query: URLSearchParams;
}

/** What became of a form: done, and where to go on from; what is wrong with it; or a file. */
export type Outcome =
  | { readonly done: string; readonly to?: string }
  | { readonly faults: Faults }
  | { readonly file: Response }
  | 'missing';

/** A page of the desk: what it shows, and what can be done on it. */
export interface Page {
  look(visit: Visit): Promise<DeskView | undefined>;
  readonly acts?: Readonly<Record<string, (visit: Visit, data: FormData) => Promise<Outcome>>>;
}
