// Why a draft cannot be sent as it is: told beside the button before anybody presses it, in the words of what to do next.
import type { CaseLine } from '../../../vigil/src/server/shapes.ts';
import { shortMoment } from '../times.ts';
import { words } from '../words.ts';
import type { Draft } from './useDraft.ts';
import { membersOf, type Previewed } from './usePreview.ts';

const says = words.decide;

/** The sentence; empty when nothing stands in the way, as far as this page knows. The server judges again. */
export function refusalOf(
  { id, claim, route }: Pick<CaseLine, 'id' | 'claim' | 'route'>,
  draft: Draft,
  preview: Previewed | undefined,
): string {
  const { outcome, innocent, specialist } = draft;
  if (outcome === undefined) return says.chooseOutcome;
  if (outcome === 'not-violating' && innocent === undefined) return says.chooseInstead;
  if (claim !== null && !claim.mine) return `${says.heldBy(claim.by, shortMoment(claim.until))} ${says.kept}`;
  if (route === 'specialist' && outcome === 'violating' && !specialist) return says.onlySpecialist;
  if (draft.whole === true) return refusalOfRing(preview);
  return (preview?.fresh && preview.rows.find((row) => row.case === id)?.why) || '';
}

function refusalOfRing(preview: Previewed | undefined): string {
  const members = membersOf(preview);
  if (members === undefined) return says.previewing;
  return members.length > 0 ? '' : (preview?.rows.find(({ why }) => why !== null)?.why ?? says.previewing);
}
