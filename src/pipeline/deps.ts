import type { Clock } from '../clock.ts';
import type { Stores } from '../stores/stores.ts';
import type { House } from './house.ts';

/** What every step that keeps something needs: where to keep it, by whose rules, and when. */
export interface Deps {
  readonly stores: Stores;
  readonly house: House;
  readonly clock: Clock;
  /** Whether another process alone may write the public site: steps record what was decided, and it does the rest. */
  readonly publishesElsewhere?: boolean;
}
