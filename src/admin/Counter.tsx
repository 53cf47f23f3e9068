import { type ReactNode, useEffect, useState } from 'react';
import type { ImmutableMap } from './core';
import { type Count, count } from './counting';
import { chosen } from './language';
import { say } from './words';

/** How long somebody has stopped writing before the count is read out, in milliseconds. */
const pause = 1_000;

interface Control {
  new (props: never): { props: { field: ImmutableMap; value?: unknown; forID: string }; render(): ReactNode };
}

/** Counts the characters under a field of text that takes only so many. */
export function counted(Base: Control): unknown {
  return class Counted extends Base {
    override render() {
      const { field, value, forID } = this.props;
      const most = field.get('most');
      if (typeof most !== 'number') return super.render();
      return (
        <>
          {super.render()}
          <Counter
            field={forID}
            found={count(String(value ?? ''), most, field.get('least') as number | undefined)}
          />
        </>
      );
    }
  };
}

/** Seen while its field is written in, or when the text does not fit; read out only where the limit is near. */
function Counter({ field, found }: { readonly field: string; readonly found: Count }) {
  const { state, characters } = found;
  const words = say(chosen(), `count.${state === 'near' ? 'fine' : state}`, { n: String(characters) });
  const heard = state === 'near' || state === 'over' ? words : '';
  const [said, setSaid] = useState('');
  useEffect(() => {
    document.getElementById(field)?.setAttribute('aria-describedby', `${field}-count`);
  }, [field]);
  useEffect(() => {
    const timer = setTimeout(() => setSaid(heard), pause);
    return () => clearTimeout(timer);
  }, [heard]);
  return (
    <>
      <span id={`${field}-count`} className={`admin-count is-${state}`}>
        {words}
      </span>
      <span role="status" className="admin-heard">
        {said}
      </span>
    </>
  );
}
