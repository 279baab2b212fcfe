// Values found in an account's items that other accounts with a file use too, as the strangers' text they are.
import type { CaseView } from '../../../vigil/src/server/shapes.ts';
import { words } from '../words.ts';
import { Foreign } from './Foreign.tsx';

/** The list, or a sentence where there is nothing. */
export function SharedValues({ shared }: { readonly shared: CaseView['shared'] }) {
  return (
    <>
      {shared.length === 0 && <p className="quiet">{words.case.sharedNone}</p>}
      <ul className="shared">
        {shared.map((one, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: masked values are not unique, and the list is replaced as a whole.
          <li key={place}>
            <span>
              {words.rings.kind(one.kind)} <Foreign text={one.service} most={40} />{' '}
              <span className="id">
                <Foreign text={one.value} most={48} />
              </span>
            </span>
            <b>{words.case.sharedSays(one.accounts)}</b>
          </li>
        ))}
      </ul>
    </>
  );
}
