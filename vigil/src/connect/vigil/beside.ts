// Lines of Vigil's own format that are no post: a person's complaint, and word that something is gone.
import type { Platform } from '../../core/item.ts';
import { accountId, itemId } from '../../core/item.ts';
import { noticeId } from '../../core/notice.ts';
import type { Bundle } from '../bundle.ts';
import { type Fields, idOf, isFields, textOf } from '../fields.ts';
import { Unfit } from '../format.ts';
import { momentOf } from '../time.ts';
import type { NoticeField, RemovedField } from './client.ts';

/** Adds the complaint of `{"notice": {…}}` or of a line whose `kind` is `notice`. Throws `Unfit` without an id or an account. */
export function addNotice(bundle: Bundle, line: Fields, platform: Platform, receivedAt: number): void {
  const field: NoticeField = isFields(line.notice) ? line.notice : line;
  const id = idOf(field.id, 'the id of the notice');
  const about = refOf(field.account ?? field.about, 'the account of the notice');
  if (id === undefined) throw new Unfit('a notice without an id');
  if (about === undefined) throw new Unfit('a notice that names no account');
  const by = refOf(field.by, 'by');
  bundle.notices.push({
    id: noticeId(id),
    platform,
    about: accountId(about),
    items: listOf(field.items)
      .map((entry) => itemId(refOf(entry, 'an entry of items') ?? ''))
      .filter((item) => item !== ''),
    ...(by === undefined ? {} : { by: accountId(by) }),
    category: textOf(field.category, 'category') ?? '',
    comment: textOf(field.comment, 'comment') ?? '',
    createdAt: timeOf(field.createdAt, receivedAt, 'createdAt'),
    trustedFlagger: field.trustedFlagger === true,
  });
}

/** Adds the removal of `{"removed": {"item"|"account": …}}`, of `{"removed": "<item id>"}`, or of a line whose `kind` is `removed`. */
export function addRemoval(bundle: Bundle, line: Fields, platform: Platform, receivedAt: number): void {
  const bare = line.removed === true || isFields(line.removed) || line.removed === undefined ? undefined : line.removed;
  const field: RemovedField = bare === undefined ? (isFields(line.removed) ? line.removed : line) : { item: bare };
  const item = refOf(field.item, 'the item removed');
  const account = refOf(field.account, 'the account removed');
  if (item === undefined && account === undefined)
    throw new Unfit('a removal that names neither an item nor an account');
  bundle.removals.push({
    platform,
    ...(item === undefined ? {} : { item: itemId(item) }),
    ...(account === undefined ? {} : { account: accountId(account) }),
    reason: textOf(field.reason, 'reason') ?? 'removed',
    at: timeOf(field.at, receivedAt, 'at'),
  });
}

function refOf(value: unknown, name: string): string | undefined {
  return isFields(value) ? idOf(value.id, name) : idOf(value, name);
}

function listOf(value: unknown): readonly unknown[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : [value];
}

function timeOf(value: unknown, receivedAt: number, name: string): number {
  if (value === undefined || value === null) return receivedAt;
  const moment = momentOf(value);
  if (moment === undefined) throw new Unfit(`${name} is neither ISO 8601 nor milliseconds since 1970`);
  return moment;
}
