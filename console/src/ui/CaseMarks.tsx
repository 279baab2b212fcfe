// The small marks by which a case is told at a glance: how soon, how strong, by what. Each says it in word and shape, not in colour alone.
import { duration, moment } from '../times.ts';
import { signed } from '../words/counting.ts';
import { signs } from '../words/locale.ts';
import { words } from '../words.ts';
import { Foreign } from './Foreign.tsx';
import { useNow } from './useNow.ts';

/** A filled diamond and a word for urgent, a hollow circle and a word for standard. */
export function SeverityMark({ severity }: { readonly severity: 'urgent' | 'standard' }) {
  return (
    <span className="severity" data-severity={severity}>
      <svg width="12" height="12" viewBox="0 0 12 12" aria-hidden="true">
        {severity === 'urgent' ? (
          <path d="M6 0l6 6-6 6-6-6z" fill="currentColor" />
        ) : (
          <circle cx="6" cy="6" r="4.500" fill="none" stroke="currentColor" strokeWidth="1.500" />
        )}
      </svg>
      {words.queue.severity[severity]}
    </span>
  );
}

const SOON_MS = 15 * 60_000;

/** "due in 42 min", "overdue by 3 h", with the moment itself behind it. */
export function DueTime({ dueAt }: { readonly dueAt: number }) {
  const left = dueAt - useNow();
  const state = left < 0 ? 'over' : left < SOON_MS ? 'soon' : 'fine';
  const text = left < 0 ? words.due.by(duration(-left)) : left < 60_000 ? words.due.now : words.due.in(duration(left));
  return (
    <time className="due" data-state={state} dateTime={new Date(dueAt).toISOString()} title={moment(dueAt)}>
      {text}
    </time>
  );
}

/** How long ago something began. */
export function Since({ at }: { readonly at: number }) {
  return (
    <time dateTime={new Date(at).toISOString()} title={moment(at)}>
      {duration(useNow() - at)}
    </time>
  );
}

/** How many families fit beside each other in a row of the queue. */
const FAMILIES_SHOWN = 4;

/** Families as small tags, strongest first; those past the fourth are counted and named in the title. */
export function Families({ reasons }: { readonly reasons: readonly FamilyBits[] }) {
  const rest = reasons.slice(FAMILIES_SHOWN);
  return (
    <ul className="families">
      {reasons.slice(0, FAMILIES_SHOWN).map((one) => (
        <li key={one.family} data-for={one.bits < 0}>
          {nameOf(one)} <b>{signed(one.bits)}</b>
        </li>
      ))}
      {rest.length > 0 && (
        <li title={rest.map((one) => `${nameOf(one)} ${signed(one.bits)}`).join(signs.comma)}>
          {words.queue.moreFamilies(rest.length)}
        </li>
      )}
    </ul>
  );
}

interface FamilyBits {
  readonly family: string;
  readonly bits: number;
}

function nameOf({ family }: FamilyBits): string {
  return words.families[family] ?? family;
}

/** A long id with its middle left out, whole in the title; drawn as a stranger's text, which it is. */
export function ShortId({ id }: { readonly id: string }) {
  return (
    <span className="id">
      <Foreign text={id} most={20} />
    </span>
  );
}
