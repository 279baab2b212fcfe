// Shows that no set of roles lets one pair of hands do what two should, and that names which look alike are one name.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { clashOf, findRoles, nameKey, PERSON_NAME, withoutException } from './person.ts';
import { permissionsAlone, permissionsOf, permissionsOfKey, ROLES, type Role, rolesWith } from './role.ts';

const anyRoles = fc.uniqueArray(fc.constantFrom(...(Object.keys(ROLES) as Role[])));

test('roles that may be held together never join appointing people with seeing cases, nor exporting with filing', () => {
  fc.assert(
    fc.property(anyRoles, fc.boolean(), (roles, first) => {
      if (clashOf(roles, first) !== undefined) return;
      expect(roles.includes('custodian') && roles.includes('lead')).toBe(false);
      const may = permissionsOf(roles);
      if (!first) expect(may.includes('people:write') && may.some((one) => one.startsWith('cases:'))).toBe(false);
    }),
  );
});

test('the exception of the first person ends with an admin who sees no cases, and takes nothing else away', () => {
  fc.assert(
    fc.property(anyRoles, (others) => {
      const roles: readonly Role[] = ['admin', ...others.filter((one) => one !== 'admin')];
      const left = withoutException(roles);
      expect(left).toContain('admin');
      expect(clashOf(left)).toBeUndefined();
      for (const gone of roles.filter((one) => !left.includes(one))) expect(clashOf(['admin', gone])).toBeDefined();
    }),
  );
  expect(withoutException(['reviewer', 'senior'])).toEqual(['reviewer', 'senior']);
});

test('words are roles only when all of them are, each once', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.constantFrom(...Object.keys(ROLES)), fc.string())), (words) => {
      const found = findRoles(words);
      expect(found === undefined).toBe(words.some((word) => !Object.hasOwn(ROLES, word)));
      if (found !== undefined) expect(new Set(found)).toEqual(new Set(words));
    }),
  );
});

test('names that look alike have one key; a name cannot pass for a key or hide characters', () => {
  expect(nameKey('  ＡＤＡ   Ｌovelace ')).toBe(nameKey('ada lovelace'));
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 0xffff })).map((units) => String.fromCharCode(...units)),
      (name) => {
        expect(nameKey(nameKey(name))).toBe(nameKey(name));
      },
    ),
  );
  for (const name of ['key:K-1', 'session:1', 'A\u202eda', 'A\u0000da', 'A\u200bda', ''])
    expect(PERSON_NAME.test(name)).toBe(false);
  for (const name of ['Ada Lovelace', 'Ну́рия', "D'Arc-Öz", '李 3']) expect(PERSON_NAME.test(name)).toBe(true);
});

test('a key may what it could before there were roles, and no more; every permission of a person has a role', () => {
  expect(permissionsOfKey(['cases:read'])).toEqual(['cases:read', 'today:read', 'shelf:read', 'quality:read']);
  expect(permissionsOfKey(['items:write'])).toEqual(['items:write']);
  for (const one of permissionsAlone(true)) expect(rolesWith(one).length).toBeGreaterThan(0);
  expect(permissionsAlone(false).every((one) => /:(read|reveal)$/.test(one))).toBe(true);
});
