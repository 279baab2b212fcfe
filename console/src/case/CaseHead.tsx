// The head of a case: which account, how urgent, since when, in one line that stays.
import type { CaseView } from '../../../vigil/src/server/shapes.ts';
import { moment, shortMoment } from '../times.ts';
import { DueTime, SeverityMark, Since } from '../ui/CaseMarks.tsx';
import { Foreign } from '../ui/Foreign.tsx';
import { addressOf } from '../useRoute.ts';
import { signs } from '../words/locale.ts';
import { words } from '../words.ts';

/** The head. */
export function CaseHead({ view }: { readonly view: CaseView }) {
  const { case: one } = view;
  return (
    <header className="case-head">
      <p className="crumb">
        <a href={addressOf({ name: 'queue' })}>
          {signs.back} {words.case.back}
        </a>
      </p>
      <h1>{words.case.title(one.id)}</h1>
      <p className="marks">
        <SeverityMark severity={one.severity} /> <DueTime dueAt={one.dueAt} />
        {one.route === 'specialist' && <strong title={words.case.specialistSays}>{words.case.specialist}</strong>}
      </p>
      <dl className="facts">
        <div>
          <dt>{words.case.account}</dt>
          <dd className="id">
            <Foreign text={one.account} most={40} />
          </dd>
        </div>
        <div>
          <dt>{words.case.platform}</dt>
          <dd>
            <Foreign text={one.platform} most={30} />
          </dd>
        </div>
        <div>
          <dt>{words.case.offering}</dt>
          <dd>
            <Since at={one.firstSeen} />
          </dd>
        </div>
        <div>
          <dt>{words.case.opened}</dt>
          <dd title={moment(one.openedAt)}>{shortMoment(one.openedAt)}</dd>
        </div>
      </dl>
    </header>
  );
}
