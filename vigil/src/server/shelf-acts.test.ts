// The shelf over HTTP: grouped by reason, looked at as bounded bytes behind an audit line, tried again after a mend; and the policy told with what it bears on.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inTransaction } from '../store/connection.ts';
import { putShelf } from '../store/shelf.ts';
import { addPerson, type Browser, signIn } from './people.fixture.ts';
import { lines, offer, type Running, startVigil } from './running.fixture.ts';
import { PolicyView, SettingsView } from './settings-shapes.ts';
import { LOOK_BYTES, ShelfLook, ShelfPieces, ShelfReasons } from './shelf-shapes.ts';

let vigil: Running;
let lea: Browser;
let rex: Browser;
const MENDED = 'it was of a format that nobody knew';
const BROKEN = 'no JSON';
beforeAll(async () => {
  vigil = await startVigil();
  await addPerson(vigil, 'Root', ['admin']);
  lea = await signIn(vigil, await addPerson(vigil, 'Lea', ['lead']));
  rex = await signIn(vigil, await addPerson(vigil, 'Rex', ['reviewer']));
  const put = (source: string, why: string, raw: Buffer) =>
    inTransaction(vigil.store.pool, (client) =>
      putShelf(client, [{ origin: { offset: 0, length: raw.length }, why, at: 0, raw, last: true }], {
        source,
        now: Date.now(),
      }),
    );
  await put('http:one', MENDED, Buffer.from(lines([offer('1', 'late-seller')])));
  await put('http:two', BROKEN, Buffer.from(`${'\u0000'.repeat(LOOK_BYTES)}<b>bold</b>`));
  await put('old.ndjson', BROKEN, Buffer.from('{"half'));
});
afterAll(() => vigil.close());

const pieces = async (why: string) =>
  ShelfPieces.parse((await lea.ask('GET', `/v1/shelf/pieces?${new URLSearchParams({ why })}`)).body).pieces;

test('Pieces are grouped by reason, requests over HTTP as one source', async () => {
  const { reasons } = ShelfReasons.parse((await rex.ask('GET', '/v1/shelf/reasons')).body);
  expect(reasons.map(({ why, pieces: many }) => [why, many])).toEqual([
    [BROKEN, 2],
    [MENDED, 1],
  ]);
  expect(reasons[0]?.sources).toEqual([
    { source: 'http', pieces: 1 },
    { source: 'old.ndjson', pieces: 1 },
  ]);
});

test('Bytes are looked at a bounded stretch at a time, by whoever mends, and each look is in the audit log', async () => {
  const id = (await pieces(BROKEN)).find(({ source }) => source === 'http')?.id;
  const first = ShelfLook.parse((await lea.ask('POST', `/v1/shelf/${id}/look`, {})).body);
  expect([first.hex.length, Number.parseInt(first.hex, 16)]).toEqual([LOOK_BYTES * 2, 0]);
  const next = ShelfLook.parse((await lea.ask('POST', `/v1/shelf/${id}/look`, { from: LOOK_BYTES })).body);
  expect(Buffer.from(next.hex, 'hex').toString()).toBe('<b>bold</b>');
  const beyond = await lea.ask('POST', `/v1/shelf/${id}/look`, { from: Number.MAX_SAFE_INTEGER });
  expect(beyond.body).toMatchObject({ hex: '' });
  expect((await rex.ask('POST', `/v1/shelf/${id}/look`, {})).status).toBe(403);
  const { rows } = await vigil.store.pool.query(
    `select 1 from audit_entry where act = 'shelf.revealed' and subject = $1`,
    [id],
  );
  expect(rows).toHaveLength(3);
});

test('What is understood after a mend is screened like any other post and leaves the shelf; what is not stays whole', async () => {
  expect((await rex.ask('POST', '/v1/shelf/again', { why: MENDED })).status).toBe(403);
  expect((await lea.ask('POST', '/v1/shelf/again', { why: MENDED })).body).toEqual({ read: 1, left: 0, more: 0 });
  const { rows } = await vigil.store.pool.query(`select 1 from case_file where account = 'late-seller'`);
  expect(rows).toHaveLength(1);
  expect(await pieces(MENDED)).toEqual([]);
  const before = await pieces(BROKEN);
  expect((await lea.ask('POST', '/v1/shelf/again', { why: BROKEN })).body).toEqual({ read: 0, left: 2, more: 0 });
  expect(await pieces(BROKEN)).toEqual(before);
  expect((await lea.ask('POST', '/v1/shelf/again', { id: 'S-000000000000' })).status).toBe(404);
  expect((await lea.ask('POST', '/v1/shelf/again', {})).status).toBe(400);
});

test('The policy says what each number bears on, and the settings how the installation stands', async () => {
  const policy = PolicyView.parse((await rex.ask('GET', '/v1/policy')).body);
  const touches = Object.fromEntries(policy.numbers.map((one) => [one.key, one.touches]));
  expect(policy.open).toEqual({ urgent: 1, standard: 0 });
  expect(touches).toMatchObject({
    urgentBits: 1,
    'weights.joint.offer': 1,
    'weights.media.known-hash': 0,
    repeatDays: null,
  });
  expect(policy.numbers.every(({ own }) => !own)).toBe(true);
  const settings = SettingsView.parse((await rex.ask('GET', '/v1/settings')).body);
  expect(settings.checks.map(({ check }) => check)).toContain('durability');
  expect(settings.sources).toMatchObject([{ source: 'http' }, { source: 'old.ndjson' }]);
  expect(settings).toMatchObject({ judgement: { model: null, certificate: null }, inputs: [{ platform: 'own' }] });
  expect((await rex.ask('POST', '/v1/policy/trial', { text: '' })).status).toBe(403);
});
