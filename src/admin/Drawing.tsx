import { type ChangeEvent, useState } from 'react';
import { chosen } from './language';
import { drawingFault } from './master';
import { say } from './words';

interface Props {
  readonly value?: string;
  readonly onChange: (value: string) => void;
  readonly forID: string;
  readonly classNameWrapper: string;
  readonly entry?: { get(key: string): unknown };
}

/** The field of a master drawing: shows it and takes a new one, which is checked before anything else happens. */
export function Drawing({ value = '', onChange, forID, classNameWrapper, entry }: Props) {
  const language = chosen();
  const [fault, setFault] = useState<string>();
  const take = async ({ target }: ChangeEvent<HTMLInputElement>) => {
    const svg = await target.files?.[0]?.text();
    if (svg === undefined) return;
    const found = drawingFault(String(entry?.get('slug') ?? ''), svg, language);
    setFault(found);
    if (!found) onChange(svg);
  };
  return (
    <div className={`${classNameWrapper} admin-drawing`}>
      {value && <img alt="" src={`data:image/svg+xml,${encodeURIComponent(value)}`} />}
      <input
        id={forID}
        type="file"
        accept=".svg,image/svg+xml"
        data-drawing="1"
        aria-label={say(language, 'logo.choose')}
        onChange={take}
      />
      {fault && (
        <p role="alert">
          {say(language, 'logo.refused')}: {fault}
        </p>
      )}
    </div>
  );
}
