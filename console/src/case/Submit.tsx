// The foot of a decision, always in view: what is chosen, what stands in its way or must follow, and the button. What would be refused cannot be pressed, and says why.
import { Button } from '@mantine/core';
import { shortMoment } from '../times.ts';
import { signs } from '../words/locale.ts';
import { words } from '../words.ts';
import type { Deciding } from './useDecision.ts';

const says = words.decide;

/** The foot. */
export function Submit({ deciding }: { readonly deciding: Deciding }) {
  const { draft, submit, ready, sending, failed } = deciding;
  const { outcome, innocent } = draft;
  const because = outcome === 'not-violating' && innocent !== undefined;
  return (
    <div className="submit">
      {outcome !== undefined && (
        <p className="drafted">
          <b>{says.outcomes[outcome]}</b>
          {because && `${signs.comma}${says.innocent[innocent]}`}
        </p>
      )}
      <Next deciding={deciding} />
      <Button
        fullWidth
        disabled={!ready}
        aria-describedby="submit-says"
        onClick={submit}
        rightSection={<kbd>Enter</kbd>}
      >
        {sending ? says.sending : failed ? says.again : says.submit}
      </Button>
    </div>
  );
}

/** What came of the last try, else what is missing, else who must sign. Whoever tries all the same hears it again. */
function Next({ deciding: { sending, trouble, refusal, tried, preview } }: { readonly deciding: Deciding }) {
  if (trouble !== '')
    return (
      <p id="submit-says" className="alarm" role="alert" dir="auto">
        {trouble}
      </p>
    );
  if (refusal !== '' && !sending)
    return (
      <p
        key={tried}
        id="submit-says"
        className={tried > 0 ? 'alarm' : 'quiet'}
        role={tried > 0 ? 'alert' : 'status'}
        dir="auto"
      >
        {refusal}
      </p>
    );
  const due = preview?.fresh ? preview.signature?.dueAt : undefined;
  return (
    <p id="submit-says" className="quiet">
      {due !== undefined && says.mustSign(shortMoment(due))}
    </p>
  );
}
