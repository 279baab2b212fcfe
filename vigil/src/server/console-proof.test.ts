// An open session is not yet its person: signing a suspension for good and revealing beyond the hour's share ask for a fresh proof, over HTTP and in the console.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DEFAULT_POLICY } from '../core/policy.ts';
import { buildAsShipped, findChromium, openPage, startChromium } from './chromium.fixture.ts';
import { addPerson, type Browser, codeOf, enrolWithCode, PASSWORD, signIn } from './people.fixture.ts';
import { type Running, startVigil } from './running.fixture.ts';
import { decide, openCase, type Seat } from './seat.fixture.ts';

const chromium = findChromium();
const MINUTE = 60_000;
const settings = { proofMs: 5 * MINUTE, idleMs: 300 * MINUTE };
let now = Date.now();
let folder: string;
let vigil: Running;
let ada: Seat;
let bo: Browser;
let secret: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vigil-proof-'));
  if (chromium !== undefined) await buildAsShipped(folder);
  const parts = { now: () => now, consoleFolder: folder, people: settings, limits: { revealsAnHour: 2 } };
  vigil = await startVigil(parts, { ...DEFAULT_POLICY, secondLook: 0 });
  await addPerson(vigil, 'Root', ['admin']);
  const first = await signIn(vigil, await addPerson(vigil, 'Ada', ['senior']), now);
  ada = (method, path, body) => first.ask(method, path, body);
  bo = await signIn(vigil, await addPerson(vigil, 'Bo', ['senior']), now);
  secret = await enrolWithCode(bo, { self: true }, now);
}, 60_000);
afterAll(async () => {
  await vigil?.close();
  await rm(folder, { recursive: true, force: true });
});

const later = (minutes: number): void => {
  now += minutes * MINUTE;
};
const prove = (some: object = {}) =>
  bo.ask('POST', '/v1/session/proof/password', { password: PASSWORD, code: codeOf(secret, now), ...some });
async function wanted(): Promise<{ readonly id: string; readonly decision: string }> {
  const { id } = await openCase(vigil);
  return { id, decision: (await decide(ada, id)).body.decision };
}
const sign = (decision: string, verdict = 'give') =>
  bo.ask('POST', `/v1/decisions/${decision}/signature`, { verdict, reason: 'looked' });
const REFUSED = { status: 403, body: { code: 'proof-wanted', detail: expect.stringContaining('/v1/session/proof') } };

test('a suspension is signed by whoever has shown lately who they are; to refuse one, anybody who is signed in may', async () => {
  const [one, two, three] = [await wanted(), await wanted(), await wanted()];
  expect((await sign(one.decision)).status, 'just signed in').toBe(200);
  later(6);
  expect(await sign(two.decision)).toMatchObject(REFUSED);
  expect((await sign(three.decision, 'refuse')).status).toBe(200);
  expect((await prove({ password: 'another plain garden' })).status).toBe(422);
  expect((await prove({ code: '000000' })).status).toBe(422);
  expect(await sign(two.decision), 'a wrong proof is none').toMatchObject(REFUSED);
  expect((await bo.ask('GET', '/v1/session')).status, 'and ends no session').toBe(200);
  expect((await prove()).status).toBe(204);
  expect((await sign(two.decision)).status).toBe(200);
  const key = { authorization: `Bearer ${await vigil.keyOf('Bo', 'cases:read')}` };
  expect((await bo.ask('POST', '/v1/session/proof/password', { password: 'x', code: '1' }, key)).status).toBe(409);
});

test('beyond the hour’s share of reveals a fresh proof gives the share once more, and then one waits', async () => {
  later(70);
  const { id } = await openCase(vigil);
  const reveal = async () => (await bo.ask('POST', `/v1/cases/${id}/reveals`, {})).status;
  expect([await reveal(), await reveal()]).toEqual([200, 200]);
  expect(await bo.ask('POST', `/v1/cases/${id}/reveals`, {})).toMatchObject(REFUSED);
  expect((await prove()).status).toBe(204);
  expect([await reveal(), await reveal(), await reveal()]).toEqual([200, 200, 429]);
});

describe.skipIf(chromium === undefined)('in the console', () => {
  test('a dialog asks for the proof over the screen, tells what was wrong with it, and the act goes on by itself', async () => {
    later(70);
    const { id } = await wanted();
    const browser = await startChromium(chromium as string);
    const { page, complaints } = await openPage(browser);
    const cookies = [...bo.cookies].map(([name, value]) => ({ name, value, url: vigil.url }));
    await page.context().addCookies(cookies);
    await page.goto(`${vigil.url}/#/signatures`);
    await page.getByRole('link', { name: id }).waitFor();
    await page.keyboard.press('j');
    await page.keyboard.press('y');
    const dialog = page.getByRole('dialog', { name: 'Is it still you?' });
    await dialog.waitFor();
    const code = codeOf(secret, now);
    await dialog.getByLabel('Password').first().fill('another plain garden');
    await dialog.getByLabel('Code from your app').fill(code);
    await dialog.getByRole('button', { name: 'Go on' }).click();
    await dialog.getByText('That did not fit', { exact: false }).or(dialog.getByRole('alert')).first().waitFor();
    if (process.env['VIGIL_PICTURES'] !== undefined)
      await page.screenshot({ path: join(process.env['VIGIL_PICTURES'], 'proof.png') });
    await dialog.getByLabel('Password').first().fill(PASSWORD);
    await dialog.getByRole('button', { name: 'Go on' }).click();
    await page.getByText(`Case ${id}: signed.`).waitFor();
    expect(complaints.filter((one) => !one.includes('403') && !one.includes('422'))).toEqual([]);
    await browser.close();
  }, 60_000);
});
