// A reviewer decides: offenders are ordered out, the innocent are shielded until they post anew, and whoever may be a victim or a minor reaches a specialist.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type FreshDatabase, freshDatabase } from '../database.ts';
import { ask, type Folder, lastOf, linesOf, postLine, STAND_IN, tempFolder, vigil } from './journey.fixture.ts';

let folder: Folder;
let database: FreshDatabase;
beforeAll(() => {
  folder = tempFolder();
});
afterAll(() => folder.drop());
beforeEach(async () => {
  database = await freshDatabase();
  return () => database.drop();
});

const OFFER = 'Selling blenvik, price list ready, dm me';

async function replay(lines: readonly string[], ...more: readonly string[]): Promise<void> {
  const ran = await vigil(['replay', '-', '--lexicon', STAND_IN, '--database', database.url, '--json', ...more], {
    input: `${lines.join('\n')}\n`,
  });
  expect(ran.code, ran.err).toBe(0);
}
const cases = async () =>
  linesOf<{ id: string; account: string; route: string }>(
    (await vigil(['cases', '--json', '--database', database.url])).out,
  );
const decide = (id: string, ...more: readonly string[]) =>
  vigil(['decide', id, '--by', 'ada', '--database', database.url, '--json', ...more]);
const notice = (id: string, about: string): string => JSON.stringify({ notice: { id, about, by: `p${id}` } });

describe('a decision', () => {
  test('on an offender leaves two pending orders, and cannot be made twice', async () => {
    await replay([postLine('1', 'offender', OFFER)]);
    const [first] = await cases();
    const made = await decide(first?.id ?? '', '--outcome', 'violating');
    expect(made.code, made.err).toBe(0);
    expect(lastOf(made.out)).toMatchObject({ state: 'decided', outcome: 'violating' });
    expect(await ask(database.url, 'select kind, state from orders order by step')).toEqual([
      { kind: 'preserve', state: 'pending' },
      { kind: 'enforce', state: 'pending' },
    ]);
    expect(await cases()).toEqual([]);
    const again = await decide(first?.id ?? '', '--outcome', 'violating');
    expect(again.code).toBe(2);
    expect(again.err).toContain('decided already');
    expect((await vigil(['audit', 'verify', '--database', database.url])).code).toBe(0);
  });

  test('waits for a second person, whom the terminal lists it for; the first cannot sign, and who is late in the policy fails the doctor', async () => {
    await replay([postLine('1', 'offender', OFFER)]);
    const [first] = await cases();
    const made = await decide(first?.id ?? '', '--outcome', 'violating', '--reason', 'sells BLENVIK by @qivtrade');
    const { decision, stands } = lastOf(made.out) as { decision: string; stands: boolean };
    expect(stands).toBe(false);
    const sign = (...more: readonly string[]) => vigil(['sign', ...more, '--database', database.url]);
    expect(linesOf((await sign('--json')).out)).toMatchObject([{ decision, by: 'ada', causes: ['suspension'] }]);
    const asked = ['case', first?.id ?? '', '--database', database.url];
    for (const { out } of [await sign('--json'), await vigil(asked), await vigil([...asked, '--json'])])
      expect(out).toMatch(/sells B•+K by @•+e/);
    expect((await vigil([...asked, '--reveal'])).out).toContain('sells BLENVIK by @qivtrade');
    const own = await sign(decision, '--give', '--by', 'Ada');
    expect([own.code, own.err]).toEqual([2, expect.stringContaining('Nobody signs an act of their own')]);
    expect((await sign(decision, '--give', '--by', 'bo')).out).toContain('given by bo');
    await ask(database.url, 'update orders set created_ms = created_ms - 7200000');
    const doctor = await vigil(['doctor', '--json', '--database', database.url]);
    const checks = linesOf<{ check: string; ok: boolean; found: string }>(doctor.out);
    expect(checks.find(({ check }) => check === 'orders')).toMatchObject({
      ok: false,
      found: expect.stringContaining('late'),
    });
    expect(checks.find(({ check }) => check === 'signatures')).toMatchObject({ ok: true });
  });

  test('that clears an account shields it from complaints until it posts something new', async () => {
    await replay([postLine('1', 'joker', OFFER)]);
    const [first] = await cases();
    expect((await decide(first?.id ?? '', '--outcome', 'not-violating')).code).toBe(2);
    expect((await decide(first?.id ?? '', '--outcome', 'not-violating', '--innocent', 'joker')).code).toBe(0);
    await replay([...'123456789'].map((n) => notice(n, 'joker')));
    expect(await cases()).toEqual([]);
    await replay([postLine('2', 'joker', 'drovalt, price list, dm me', '2026-11-23T10:00:00Z')]);
    const [second] = await cases();
    expect(second?.account).toBe('joker');
    expect(second?.id).not.toBe(first?.id);
  });

  test('comes sooner where a trusted flagger has complained about somebody who posted an offer', async () => {
    const flagged = JSON.stringify({ notice: { id: 'n', about: 'quiet', by: 'hotline', trustedFlagger: true } });
    await replay([postLine('1', 'loud', 'blenvik drovalt'), postLine('2', 'quiet', 'blenvik'), flagged]);
    const rows = await ask<{ account: string; wait: number; jumps: boolean }>(
      database.url,
      'select account, jumps, (due_ms - opened_ms) / 60000 as wait from case_file order by account',
    );
    expect(rows.map(({ account, jumps, wait }) => [account, jumps, Number(wait)])).toEqual([
      ['loud', false, 1_440],
      ['quiet', true, 60],
    ]);
    expect((await cases()).map((one) => one.account)).toEqual(['quiet', 'loud']);
  });

  test('is not needed from anybody but a specialist where the platform says that the account is a minor', async () => {
    await replay(
      [postLine('1', { id: 'young', declaredAge: 13 }, OFFER)],
      '--policy',
      folder.put('p.yaml', 'interim: limit\n'),
    );
    const [first] = await cases();
    expect(first?.route).toBe('specialist');
    expect(await ask(database.url, 'select 1 from orders')).toEqual([]);
    const refused = await decide(first?.id ?? '', '--outcome', 'violating');
    expect(refused.code).toBe(2);
    expect(refused.err).toContain('specialist');
    const made = await decide(first?.id ?? '', '--outcome', 'possible-victim', '--specialist');
    expect(lastOf(made.out)).toMatchObject({ state: 'decided' });
    expect(await ask(database.url, 'select kind from orders')).toEqual([{ kind: 'preserve' }]);
  });

  test("is a specialist's where the account's own words are cues of a victim, and those words add no bits", async () => {
    const list = folder.put(
      'cues.yaml',
      'id: cues\ntitle: Cues\nlicence: CC0-1.0\nterms:\n  - {id: cue, term: "glimpered frond", family: victim, kind: phrase}\n',
    );
    await replay(
      [postLine('1', 'a', OFFER), postLine('2', 'b', `${OFFER} glimpered frond`)],
      '--lexicon',
      STAND_IN,
      list,
    );
    const found = await cases();
    const bits = await ask<{ id: string; bits: number }>(database.url, 'select id, bits from account order by id');
    expect(found.map((one) => [one.account, one.route]).sort()).toEqual([
      ['a', 'review'],
      ['b', 'specialist'],
    ]);
    expect(bits[1]?.bits).toBe(bits[0]?.bits);
  });
});
