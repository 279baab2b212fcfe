// People in a real browser with a real (virtual) authenticator: from the first link to a signed-in reviewer who decides a case, and the way back when nobody can sign in.
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildAsShipped, findChromium, openPage, startChromium } from './chromium.fixture.ts';
import { codeOf, PASSWORD } from './people.fixture.ts';
import { CONSOLE_KEY, lines, offer, type Running, startVigil } from './running.fixture.ts';

const chromium = findChromium();
/** Where to put pictures for whoever wants to look; none without it. */
const PICTURES = process.env['VIGIL_PICTURES'];

/** Screens that are also checked for whoever cannot see them. */
const LOOKED_AT: readonly string[] = ['set-up', 'credential', 'code', 'people-waiting', 'me', 'sign-in'];

describe.skipIf(chromium === undefined)('people in the console', () => {
  let folder: string;
  let vigil: Running;
  let browser: Browser;
  let home: string;
  let axe: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'vigil-people-'));
    await buildAsShipped(folder);
    vigil = await startVigil({ consoleFolder: folder });
    axe = await readFile(new URL('../../../node_modules/axe-core/axe.min.js', import.meta.url), 'utf8');
    home = vigil.url.replace('127.0.0.1', 'localhost');
    const headers = {
      authorization: `Bearer ${await vigil.key('items:write')}`,
      'content-type': 'application/x-ndjson',
    };
    await fetch(`${vigil.url}/v1/items`, {
      method: 'POST',
      body: lines([offer('1', 'seller1'), offer('2', 'seller2')]),
      headers,
    });
    browser = await startChromium(chromium as string);
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    await vigil?.close();
    await rm(folder, { recursive: true, force: true });
  });

  /** A browser whose device makes passkeys and always recognises its owner. */
  async function sitDown(): Promise<{ page: Page; complaints: string[] }> {
    const opened = await openPage(browser);
    const devices = await opened.page.context().newCDPSession(opened.page);
    await devices.send('WebAuthn.enable');
    await devices.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        protocol: 'ctap2',
        transport: 'internal',
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
      },
    });
    return opened;
  }
  const heading = (page: Page, name: string | RegExp): Promise<void> =>
    page.getByRole('heading', { level: 1, name }).waitFor();
  /** What axe finds wrong with the screen for whoever cannot see it, or not well. */
  async function faultsOf(page: Page): Promise<readonly string[]> {
    await page.evaluate(axe);
    return page.evaluate(
      `axe.run({ resultTypes: ['violations'] }).then(({ violations }) => violations.map(({ id, nodes }) => id + ': ' + nodes[0].html))`,
    );
  }
  async function picture(page: Page, name: string): Promise<void> {
    if (LOOKED_AT.includes(name)) expect(await faultsOf(page), name).toEqual([]);
    if (PICTURES !== undefined) await page.screenshot({ path: join(PICTURES, `${name}.png`), fullPage: true });
  }
  async function invite(admin: Page, name: string, ...roles: string[]): Promise<string> {
    const form = admin.getByRole('region', { name: 'Invite somebody' });
    await form.getByLabel('Name').fill(name);
    for (const role of roles) await form.getByRole('checkbox', { name: role, exact: true }).check();
    await form.getByRole('button', { name: 'Make the link' }).click();
    const link = await admin.getByRole('textbox', { name: `The link for ${name}` }).inputValue();
    await admin.getByRole('button', { name: 'Done' }).click();
    return link;
  }

  test('from the link of the terminal to a reviewer who decides, a second admin who signs, and the way back in', async () => {
    const { page: old } = await openPage(browser);
    await old.goto(`${home}/#key=${CONSOLE_KEY}`);
    await old.getByText('Live', { exact: true }).waitFor();
    const { page: ada, complaints } = await sitDown();
    await ada.goto(`${home}/#key=${CONSOLE_KEY}`);
    await ada.getByText('Live', { exact: true }).waitFor();
    await picture(ada, 'alone');
    await ada.getByRole('link', { name: 'This machine' }).click();
    await heading(ada, 'Set up the first person');
    await ada.getByLabel('Your name').fill('Ada');
    await ada.getByRole('checkbox', { name: 'reviewer', exact: true }).check();
    await picture(ada, 'set-up');
    await ada.getByRole('button', { name: 'Go on' }).click();
    await picture(ada, 'credential');
    await ada.getByLabel('What to call it').fill('work laptop');
    await ada.getByRole('button', { name: 'Make a passkey' }).click();
    await heading(ada, 'People');
    await ada.getByText('Ada set this Vigil up and sees cases although admin.').waitFor();
    await picture(ada, 'people-first');
    for (const key of ['g', 'q']) await old.keyboard.press(key);
    await heading(old, 'People are set up here');
    await old.getByRole('button', { name: 'Sign in' }).click();
    await heading(old, 'Sign in');

    const { page: bo } = await sitDown();
    await bo.goto(await invite(ada, 'Bo', 'reviewer'));
    await heading(bo, 'Welcome, Bo');
    expect(bo.url()).not.toContain('invite');
    await picture(bo, 'welcome');
    await bo.getByLabel('Password', { exact: true }).fill(PASSWORD);
    await bo.getByRole('button', { name: 'Next' }).click();
    await bo.getByRole('img', { name: 'QR code with the secret for your app' }).waitFor();
    await picture(bo, 'code');
    const secret = ((await bo.locator('.secret').textContent()) ?? '').replaceAll(' ', '');
    await bo.getByLabel('Six digits that the app shows now').fill('000000');
    await bo.getByRole('button', { name: 'Finish' }).click();
    await bo.getByRole('alert').filter({ hasText: 'six digits' }).waitFor();
    await bo.getByLabel('Six digits that the app shows now').fill(codeOf(secret, Date.now()));
    await bo.getByRole('button', { name: 'Finish' }).click();
    await heading(bo, /accounts offered the forbidden trade/);
    expect(await bo.getByRole('link', { name: 'People', exact: true }).count()).toBe(0);
    for (const key of ['g', 'q']) await bo.keyboard.press(key);
    await bo.locator('table.queue tr[data-index]').first().waitFor();
    for (const key of ['j', 'o']) await bo.keyboard.press(key);
    await bo.getByText('Deciding as Bo').waitFor();
    const first = ((await bo.getByRole('heading', { level: 1 }).textContent()) ?? '').replace('Case ', '');
    await bo.keyboard.press('v');
    await bo.getByText('its suspension is ordered').waitFor();
    await bo.keyboard.press('Enter');
    await bo.getByText(`Case ${first}: violating. 2 orders are pending.`).waitFor();
    const { rows } = await vigil.store.pool.query(`select author->>'name' as by from decision where not interim`);
    expect(rows).toEqual([{ by: 'Bo' }]);
    await bo.goto(`${home}/#/people`);
    await bo.getByRole('heading', { name: 'Not among your tasks' }).waitFor();
    await bo.getByText('Who may: admin, auditor.').waitFor();
    await picture(bo, 'barred');
    await bo.goto(`${home}/#/me`);
    await heading(bo, 'Bo');
    await bo.getByText('with password and code').waitFor();
    await picture(bo, 'me');
    await bo.getByRole('button', { name: 'Sign out' }).click();
    await heading(bo, 'Sign in');
    await picture(bo, 'sign-in');

    const { page: cy } = await sitDown();
    await cy.goto(await invite(ada, 'Cy', 'admin'));
    await cy.getByRole('button', { name: 'Make a passkey' }).click();
    await heading(cy, /accounts offered/);
    await picture(cy, 'admin-today');
    expect(await cy.getByRole('link', { name: /^Queue/ }).count()).toBe(0);
    await ada.getByText('Roles and invitations need the signature of another admin.').waitFor();
    await invite(ada, 'Ed', 'reviewer');
    const row = ada.getByRole('row', { name: /^Ed invited reviewer not in yet: the link is valid until/ });
    await row.getByRole('button', { name: 'Take back the link for Ed' }).click();
    await row.waitFor({ state: 'detached' });
    const di = await invite(ada, 'Di', 'auditor');
    for (const key of ['g', 'p']) await cy.keyboard.press(key);
    const sign = cy.getByRole('button', { name: 'Sign the tasks of Di' });
    await sign.waitFor();
    await picture(cy, 'people-waiting');
    await sign.click();
    await cy.getByRole('heading', { name: 'Waits for a signature' }).waitFor({ state: 'detached' });
    await cy.setViewportSize({ width: 320, height: 700 });
    expect(await cy.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(320);
    await picture(cy, 'people-narrow');
    await cy.setViewportSize({ width: 1280, height: 720 });
    await cy.getByRole('link', { name: 'Cy: your way in' }).click();
    await cy.getByRole('button', { name: 'Sign out' }).click();
    await cy.getByRole('button', { name: 'Sign in with a passkey' }).click();
    await heading(cy, 'Cy');
    await cy.goto(di);
    await heading(cy, 'Welcome, Di');

    const { page: lost } = await openPage(browser);
    await lost.goto(`${home}/#key=${CONSOLE_KEY}`);
    await heading(lost, 'People are set up here');
    await lost.getByLabel('Name of the admin').fill('Ed');
    await lost.getByRole('button', { name: 'Invite' }).click();
    await lost.getByRole('textbox', { name: 'The link for Ed' }).waitFor();
    await picture(lost, 'recovery');
    expect(complaints).toEqual([]);
  }, 120_000);
});
