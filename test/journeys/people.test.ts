// Whoever has the machine lists, invites and disables people at the terminal; an admin needs no signature there, everybody else does once there are two.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type FreshDatabase, freshDatabase } from '../database.ts';
import { vigil } from './journey.fixture.ts';

let database: FreshDatabase;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.drop());

test('vigil people invites and says what to do about bad words', async () => {
  const ask = (...words: string[]) => vigil(['people', ...words, '--database', database.url]);
  const nobody = await ask();
  expect(nobody).toMatchObject({ code: 0 });
  expect(nobody.err).toContain('Nobody is set up');
  const made = await ask('invite', '--name', 'Ada', '--role', 'admin', '--at', 'https://vigil.example/', '--json');
  expect(made.code, made.err).toBe(0);
  expect(JSON.parse(made.out)).toMatchObject({
    link: expect.stringMatching(/^https:\/\/vigil\.example\/#invite=[\w-]{43}$/),
    waiting: false,
  });
  const wrong = await ask('invite', '--name', 'Bo', '--role', 'king');
  expect(wrong).toMatchObject({ code: 2 });
  expect(wrong.err).toContain('A role is one of reviewer');
  expect(await ask('disable', 'P-000000000000')).toMatchObject({ code: 2 });
});
