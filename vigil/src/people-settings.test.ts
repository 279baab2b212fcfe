// Shows that what the environment says of people is taken as it is meant, or refused with the name of the variable.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readPeopleSettings } from './people-settings.ts';

test('nothing said changes nothing; an address, spans and a provider are taken', () => {
  expect(readPeopleSettings({})).toEqual({});
  expect(
    readPeopleSettings({
      VIGIL_ORIGIN: 'https://vigil.example/',
      VIGIL_IDLE_MINUTES: '5',
      VIGIL_SESSION_MINUTES: '480',
      VIGIL_PROOF_MINUTES: '2',
      VIGIL_OIDC_ISSUER: 'https://id.example',
      VIGIL_OIDC_CLIENT: 'vigil',
    }),
  ).toEqual({
    origin: 'https://vigil.example',
    idleMs: 300_000,
    proofMs: 120_000,
    absoluteMs: 28_800_000,
    oidc: { issuer: 'https://id.example', clientId: 'vigil', label: 'id.example' },
  });
});

test('an address without TLS, with a path, or a provider half said is refused', () => {
  for (const VIGIL_ORIGIN of [
    'http://vigil.example',
    'https://vigil.example/console',
    'vigil.example',
    'https://a@b.example',
  ])
    expect(() => readPeopleSettings({ VIGIL_ORIGIN })).toThrow(/VIGIL_ORIGIN/);
  expect(() => readPeopleSettings({ VIGIL_OIDC_ISSUER: 'https://id.example' })).toThrow(/VIGIL_OIDC_CLIENT/);
  expect(() => readPeopleSettings({ VIGIL_OIDC_ISSUER: 'http://id.example', VIGIL_OIDC_CLIENT: 'v' })).toThrow(/https/);
  for (const VIGIL_IDLE_MINUTES of ['0', '-1', '1.5', 'soon', '99999'])
    expect(() => readPeopleSettings({ VIGIL_IDLE_MINUTES })).toThrow(/VIGIL_IDLE_MINUTES/);
});

test('whatever the address is, it is refused in words or is an origin without TLS only on this machine', () => {
  fc.assert(
    fc.property(fc.oneof(fc.webUrl(), fc.string()), (VIGIL_ORIGIN) => {
      try {
        const { origin } = readPeopleSettings({ VIGIL_ORIGIN });
        expect(origin === undefined || origin.startsWith('https://') || /localhost|127\.0\.0\.1|::1/.test(origin)).toBe(
          true,
        );
      } catch (error) {
        expect((error as Error).name).toBe('UsageError');
      }
    }),
  );
});
