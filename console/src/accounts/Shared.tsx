// Values found in this account's items that other accounts with a file use too.
import type { CaseView } from '../../../vigil/src/server/shapes.ts';
import { words } from '../words.ts';

/** The panel. */
export function Shared({ shared }: { readonly shared: CaseView['shared'] }) {
  return (
    <section className="panel" aria-labelledby="shared">
      <header>
        <h2 id="shared">{words.case.shared}</h2>
      </header>
      {shared.length === 0 && <p className="quiet">{words.case.sharedNone}</p>}
      <ul className="shared">
        {shared.map((one, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: masked values are not unique, and the list is replaced as a whole.
          <li key={place}>
            <span>
              {one.service} {one.kind} <bdi className="id">{one.value}</bdi>
            </span>
            <b>{words.case.sharedSays(one.accounts)}</b>
          </li>
        ))}
      </ul>
    </section>
  );
}
