// Finds Indicators: handles for other services, invite links, payment addresses, plain links, the hash of media and near-duplicate texts. Dear, so a clean text is looked at quickly first (`mayHoldIndicators`).
import { LinkifyIt } from 'linkify-it';
import tlds from 'tlds' with { type: 'json' };
import type { Indicator } from '../core/indicator.ts';
import type { Item } from '../core/item.ts';
import { BANDS_SERVICE, bandsOf } from './rings/minhash.ts';

/** Longer texts are looked at only so far; what lies behind is still screened for terms. */
const TEXT_UNITS = 16_384;
const MOST = 50;
/** A longer value is cut: no service has handles or paths like that, and an index row is bounded. */
const VALUE_UNITS = 500;

const links = new LinkifyIt().tlds(tlds).set({ fuzzyEmail: true, fuzzyLink: true });

/** Hosts whose paths name a person, a group or a wallet rather than a page. */
const HOSTS: ReadonlyMap<string, { readonly kind: Indicator['kind']; readonly service: string }> = new Map([
  ['t.me', { kind: 'invite', service: 'telegram' }],
  ['telegram.me', { kind: 'invite', service: 'telegram' }],
  ['discord.gg', { kind: 'invite', service: 'discord' }],
  ['discord.com', { kind: 'invite', service: 'discord' }],
  ['chat.whatsapp.com', { kind: 'invite', service: 'whatsapp' }],
  ['wa.me', { kind: 'handle', service: 'whatsapp' }],
  ['signal.group', { kind: 'invite', service: 'signal' }],
  ['signal.me', { kind: 'handle', service: 'signal' }],
  ['matrix.to', { kind: 'invite', service: 'matrix' }],
  ['line.me', { kind: 'invite', service: 'line' }],
  ['invite.viber.com', { kind: 'invite', service: 'viber' }],
  ['cash.app', { kind: 'payment', service: 'cashapp' }],
  ['paypal.me', { kind: 'payment', service: 'paypal' }],
  ['venmo.com', { kind: 'payment', service: 'venmo' }],
]);

const SERVICES =
  'telegram|tele|tg|discord|whatsapp|signal|wickr|kik|snapchat|snap|session|threema|matrix|viber|line|wechat|skype|instagram|insta|ig';
const SAME: Readonly<Record<string, string>> = {
  tele: 'telegram',
  tg: 'telegram',
  snap: 'snapchat',
  insta: 'instagram',
  ig: 'instagram',
};
const HANDLE = '[A-Za-z0-9][A-Za-z0-9._-]{2,38}[A-Za-z0-9_]';
/** `telegram: name`, `tg @name`, `wickr me - name`. A colon, dash or at-sign is needed: without one it is ordinary speech. */
const SERVICE_FIRST = new RegExp(
  `\\b(${SERVICES})(?:\\s(?:me|id|name|user))?\\s?(?:[:=\\-–>]{1,2}\\s?@?|\\s@|@)(${HANDLE})`,
  'gi',
);
/** `@name on telegram`. */
const HANDLE_FIRST = new RegExp(`@(${HANDLE})\\s(?:on|at|in)\\s(${SERVICES})\\b`, 'gi');
/** Host without `www.`, and path; linkify-it has already found where the address begins and ends. */
const HTTP = /^https?:\/\/(?:[^/?#@]*@)?(?:www\.)?([^/:?#]+)(?::\d+)?([^?#]*)/i;
const WALLETS: readonly { readonly service: string; readonly pattern: RegExp }[] = [
  { service: 'bitcoin', pattern: /\b(?:bc1[02-9ac-hj-np-z]{25,62}|[13][1-9A-HJ-NP-Za-km-z]{25,34})\b/g },
  { service: 'ethereum', pattern: /\b0x[0-9a-fA-F]{40}\b/g },
  { service: 'monero', pattern: /\b[48][1-9A-HJ-NP-Za-km-z]{94}\b/g },
  { service: 'cashapp', pattern: /\bcash\s?app\s?:?\s?\$[A-Za-z][A-Za-z0-9_]{1,19}\b/gi },
];

/** True for a value that says how to get in touch or how to pay; a plain link does not. */
export function isTradeCue(one: Indicator): boolean {
  return one.kind === 'handle' || one.kind === 'invite' || one.kind === 'payment';
}

/**
 * Everything in an item that can tie its author to others: the values in its text, the exact hash of its media, and sixteen bands of the text itself
 * (kind `bio` on a profile, else `text`), where it is long enough. Somebody else's words, such as a quoted post, tie nobody: the answer is empty.
 */
export function indicatorsOf(item: Item): readonly Indicator[] {
  if (!item.selfAuthored) return [];
  const { media, text } = item;
  const hash: readonly Indicator[] =
    media === undefined ? [] : [{ kind: 'hash', service: media.algorithm, value: media.value, start: 0, end: 0 }];
  if (text === '') return hash;
  const kind = item.surface === 'profile' ? 'bio' : 'text';
  const bands = (bandsOf(text) ?? []).map(
    (value): Indicator => ({ kind, service: BANDS_SERVICE, value, start: 0, end: text.length }),
  );
  return [...findIndicators(text), ...hash, ...bands];
}

/** True for a text with a way to get in touch or to pay. Cheap enough for every text. */
export function holdsCue(text: string): boolean {
  return mayHoldIndicators(text) && findIndicators(text).some(isTradeCue);
}

/** What every address has: `//`, or a dot or its like inside a word. */
const LINKISH = /:\/\/|[^\s.][.\u3002\uff0e\uff61][^\s.]/;
/** No wallet address is shorter. */
const WALLET_UNITS = 26;

/** False only for a text without any indicator; far cheaper than looking for them, because nearly all texts end in the first loop. */
export function mayHoldIndicators(text: string): boolean {
  const { dots, handles, wallets } = signsOf(text);
  if (dots && LINKISH.test(text)) return true;
  if (handles && (matches(SERVICE_FIRST, text) || matches(HANDLE_FIRST, text))) return true;
  return wallets && WALLETS.some(({ pattern }) => matches(pattern, text));
}

/** Which signs a text holds: those inside addresses, between a service and a handle, and a run of letters and digits as long as a wallet's. */
function signsOf(text: string): { readonly dots: boolean; readonly handles: boolean; readonly wallets: boolean } {
  let dots = false;
  let handles = false;
  let wallets = false;
  let run = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if ((code >= 97 && code <= 122) || (code >= 48 && code <= 57) || (code >= 65 && code <= 90)) {
      if (++run === WALLET_UNITS) wallets = true;
      continue;
    }
    run = 0;
    if (code === 32) continue;
    if (code === 46 || code === 0x3002 || code === 0xff0e || code === 0xff61) dots = true;
    else if (code === 36) wallets = true;
    else if (code === 58 || code === 61 || code === 45 || code === 62 || code === 64 || code === 0x2013) {
      handles = true;
      if (code === 58) dots = true;
    }
  }
  return { dots, handles, wallets };
}

function matches(pattern: RegExp, text: string): boolean {
  const found = pattern.test(text);
  pattern.lastIndex = 0; // a pattern that is asked for all matches goes on from here
  return found;
}

/** All indicators of a text, by position, each value once, at most fifty. */
export function findIndicators(text: string): readonly Indicator[] {
  const bounded = text.length > TEXT_UNITS ? text.slice(0, TEXT_UNITS) : text;
  const all = [...fromLinks(bounded), ...fromHandles(bounded), ...fromWallets(bounded)];
  const seen = new Set<string>();
  return all
    .map(storable)
    .sort((a, b) => a.start - b.start || a.end - b.end)
    .filter((one) => {
      const key = `${one.kind}\u0000${one.service}\u0000${one.value}`;
      return seen.has(key) ? false : seen.add(key);
    })
    .slice(0, MOST);
}

/** Half characters and NUL are legal in a post, and no database takes them in a value: one such link must not stop a whole batch. */
function storable(one: Indicator): Indicator {
  return { ...one, service: plain(one.service), value: plain(one.value) };
}

function plain(value: string): string {
  return value.slice(0, VALUE_UNITS).toWellFormed().replaceAll('\u0000', '\ufffd');
}

function fromLinks(text: string): Indicator[] {
  const out: Indicator[] = [];
  if (!LINKISH.test(text)) return out;
  for (const found of links.match(text) ?? []) {
    const parts = HTTP.exec(found.url);
    if (parts === null) continue;
    const host = (parts[1] as string).toLowerCase();
    const path = (parts[2] as string).replace(/^\/+|\/+$/g, '');
    const known = HOSTS.get(host);
    const place = { start: found.index, end: found.lastIndex };
    if (known === undefined || path === '')
      out.push({ kind: 'link', service: host, value: `${host}/${path}`, ...place });
    else out.push({ ...known, value: /^(joinchat|invite|\+)/.test(path) ? path : path.toLowerCase(), ...place });
  }
  return out;
}

function fromHandles(text: string): Indicator[] {
  const out: Indicator[] = [];
  const add = (service: string, handle: string, start: number, length: number): void => {
    const name = service.toLowerCase();
    out.push({ kind: 'handle', service: SAME[name] ?? name, value: handle.toLowerCase(), start, end: start + length });
  };
  for (const found of text.matchAll(SERVICE_FIRST))
    add(found[1] as string, found[2] as string, found.index, found[0].length);
  for (const found of text.matchAll(HANDLE_FIRST))
    add(found[2] as string, found[1] as string, found.index, found[0].length);
  return out;
}

function fromWallets(text: string): Indicator[] {
  return WALLETS.flatMap(({ service, pattern }) =>
    [...text.matchAll(pattern)].map((found): Indicator => {
      const value = service === 'cashapp' ? found[0].slice(found[0].indexOf('$')).toLowerCase() : found[0];
      return { kind: 'payment', service, value, start: found.index, end: found.index + found[0].length };
    }),
  );
}
