// Shows that codes are taken about now only, and that a sealed secret opens for its person under its store and not otherwise.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { newCodeSecret, openSecret, periodOf, sealSecret } from './one-time-code.ts';
import { isPassword, keepPassword, weaknessOf } from './password.ts';
import { codeOf } from './people.fixture.ts';

const NOW = 1_800_000_000_000;

test('a code is good in its own half minute and the ones beside it, and names its period', () => {
  const { secret, uri } = newCodeSecret('Ada');
  expect(uri).toContain(`secret=${secret}`);
  const code = codeOf(secret, NOW);
  for (const [later, good] of [
    [0, true],
    [29_999, true],
    [-30_000, true],
    [61_000, false],
    [-90_000, false],
  ] as const)
    expect(periodOf(secret, code, NOW + later)).toBe(good ? NOW / 30_000 : undefined);
  for (const wrong of ['', '12345', '1234567', 'abcdef', '１２３４５６'])
    expect(periodOf(secret, wrong, NOW)).toBeUndefined();
});

test('what is sealed opens only whole, for its person, under its store', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), fc.nat(), (secret, person, at) => {
      const sealed = sealSecret(secret, person, 'store');
      expect(openSecret(sealed, person, 'store')).toBe(secret);
      expect(openSecret(sealed, `${person}x`, 'store')).toBeUndefined();
      expect(openSecret(sealed, person, 'other')).toBeUndefined();
      const changed = Buffer.from(sealed);
      changed.writeUInt8(changed.readUInt8(at % changed.length) ^ 1, at % changed.length);
      expect(openSecret(changed, person, 'store')).toBeUndefined();
      expect(openSecret(sealed.subarray(0, at % sealed.length), person, 'store')).toBeUndefined();
    }),
    { numRuns: 50 },
  );
});

test('a password is kept as argon2id with a salt of its own, in any spelling of the same letters', async () => {
  const kept = await keepPassword('Ångström green chairs');
  expect(kept).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/);
  expect(await keepPassword('Ångström green chairs')).not.toBe(kept);
  expect(await isPassword('A\u030angstro\u0308m green chairs', kept)).toBe(true);
  expect(await isPassword('angström green chairs', kept)).toBe(false);
  expect(await isPassword('', undefined)).toBe(false);
});

test('what anybody would try first is no password', () => {
  for (const bad of [
    'short',
    'passwordpassword',
    'vigilvigilvigil',
    'ada ada ada ada',
    '111111111111',
    'qwertyqwerty12',
  ])
    expect(weaknessOf(bad, 'Ada'), bad).toBeDefined();
  expect(weaknessOf('four plain garden chairs', 'Ada')).toBeUndefined();
});
